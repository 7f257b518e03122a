"""Which quarter a fact counts for, and whether it came too late to count (P1-2.10/6 and /7)."""

import pytest

from domain.facts.standards import PolicyOptionSet
from domain.rules.inspections import why_no_penalty
from domain.rules.late_records import attribution
from domain.values import Quarter
from domain.wording import say
from tests.builders import Book
from tests.cast import Q1, Q2, shown

CHARGED = {"score.late_record_limit": "charge_to_current_quarter"}
RECORDED = {"score.deduction_date": "date_recorded"}


def sums(book: Book, *quarters: Quarter) -> str:
    return " ".join(shown(book.score(quarter=one).points["grooming"].sum) for one in quarters)


def test_what_came_before_publication_counts_and_what_came_after_is_a_line_of_nothing() -> None:
    book = Book()
    book.deduct(1, "2006-03-28", recorded="2006-04-09")
    book.publish(on="2006-04-10")
    late = book.deduct(2, "2006-03-28", recorded="2006-04-10")
    first, second = book.score().points["grooming"].lines
    assert (shown(first.amount), shown(second.amount)) == ("1", "0")
    assert second.entries == (late,)
    assert second.message.id == "line.without_effect"


def test_the_publication_of_somebody_elses_result_closes_nothing() -> None:
    book = Book()
    book.publish("A2")
    book.deduct(2, "2006-03-28", recorded="2006-04-14")
    assert sums(book, Q1) == "2"


def test_a_fact_of_another_quarter_is_not_even_a_line() -> None:
    book = Book()
    entry = book.deduct(2, "2006-05-01")
    assert attribution(book.dossier(), entry) is None


def test_charged_to_the_current_quarter_it_counts_there_alone() -> None:
    book = Book(CHARGED)
    book.publish()
    book.deduct(2, "2006-03-28", recorded="2006-07-02")
    assert sums(book, Q1, Q2, Quarter(2006, 3)) == "0 0 2"


def test_what_came_in_time_is_charged_to_its_own_quarter() -> None:
    book = Book(CHARGED)
    book.deduct(2, "2006-03-28")
    book.publish()
    assert sums(book, Q1, Q2) == "2 0"


def finding(readings: dict[str, str]) -> Book:
    """Find grooming points of A1 on 03-28, after A1's publication."""
    book = Book(readings)
    book.publish()
    ref = {"code": "grooming", "version": 1, "item": "G0"}
    found = {"standard_ref": ref, "points": "2", "staff_id": "A1"}
    book.inspect(on="2006-03-28", recorded="2006-04-14", findings=(found,))
    return book


@pytest.mark.parametrize("readings", [CHARGED, RECORDED], ids=["charged", "date recorded"])
def test_a_finding_that_another_quarter_bears_is_not_lost(readings: dict[str, str]) -> None:
    # Either reading takes the two points out of 2006Q1, so 2006Q2 must have them.
    assert sums(finding(readings), Q1, Q2) == "0 2"


def test_a_foremans_ten_points_that_another_quarter_bears_are_not_lost() -> None:
    book = Book(CHARGED)
    book.publish("F1")
    book.inspect(31, on="2006-03-28", recorded="2006-04-14")
    lost = [shown(book.score("F1", quarter).penalties) for quarter in (Q1, Q2)]
    assert lost == ["0", "10"]


def test_a_paper_counts_as_recorded_on_the_day_written_on_it() -> None:
    book = Book(RECORDED)
    # Written down in the first quarter, imported in the second: in time by the paper.
    book.deduct(2, "2006-03-28", written_on="2006-03-28", recorded="2006-04-14")
    assert sums(book, Q1, Q2) == "2 0"


def test_a_fact_that_another_quarter_bears_is_a_line_of_nothing_in_its_own() -> None:
    book = Book(CHARGED)
    edition = book.publish()
    entry = book.deduct(2, "2006-03-28", recorded="2006-07-02")
    (line,) = book.score().points["grooming"].lines
    assert (shown(line.amount), line.message.id) == ("0", "line.without_effect")
    assert line.message.values["why"] == say("line.counts_in", quarter=Quarter(2006, 3))
    assert line.entries[0] == entry
    assert line.lines[0].entries == (edition,)


def test_two_quarters_never_read_one_fact_differently() -> None:
    book = Book()
    option = {"key": "score.deduction_date", "value": "date_recorded", "reason": "fairer"}
    book.write(PolicyOptionSet, "2006-03-01", by="H1", effective_from="2006-04-01", **option)
    # The first quarter's reading is the day observed; the second quarter's comes later.
    book.deduct(2, "2006-03-28", recorded="2006-04-02")
    assert sums(book, Q1, Q2) == "2 0"


def test_recorded_for_a_quarter_that_is_published_too_it_counts_nowhere() -> None:
    book = Book(RECORDED)
    book.publish()
    book.publish(quarter=Q2, on="2006-07-10")
    # Written down in 2006Q2, of which the result is out before the paper comes in.
    book.deduct(2, "2006-03-28", written_on="2006-04-14", recorded="2006-07-12")
    assert sums(book, Q1, Q2, Quarter(2006, 3)) == "0 0 0"


def test_after_publication_is_what_the_ledger_says_whatever_day_the_paper_bears() -> None:
    book = Book()
    book.publish()
    book.deduct(2, "2006-03-28", written_on="2006-03-28", recorded="2006-04-14")
    assert sums(book, Q1) == "0"


def test_what_happened_before_the_regulation_began_counts_in_no_quarter() -> None:
    book = Book()
    entry = book.deduct(2, "2003-12-31")
    assert attribution(book.dossier(), entry) is None
    assert sums(book, Q1) == "0"


def month_of(*inspections: tuple[int, str]) -> list[str]:
    """Inspect in March, recorded on these days; say what F1 loses in three quarters."""
    book = Book(CHARGED)
    for points, recorded in inspections:
        if recorded > "2006-04-10" and not book.dossier("F1").published:
            book.publish("F1")
        book.inspect(points, on="2006-03-28", recorded=recorded)
    quarters = (Q1, Q2, Quarter(2006, 3))
    return [shown(book.score("F1", quarter).penalties) for quarter in quarters]


@pytest.mark.parametrize(
    ("inspections", "lost"),
    [
        pytest.param([(20, "2006-03-28"), (15, "2006-04-14")], "0 10 0", id="over with the late"),
        pytest.param([(31, "2006-03-28"), (5, "2006-04-14")], "10 0 0", id="over before it"),
        pytest.param([(31, "2006-03-28"), (31, "2006-04-14")], "10 0 0", id="once a month"),
        pytest.param([(15, "2006-04-14"), (20, "2006-07-02")], "0 0 10", id="two late ones"),
        pytest.param([(15, "2006-04-14"), (15, "2006-07-02")], "0 0 0", id="thirty in all"),
    ],
)
def test_the_quarter_in_which_a_month_goes_over_thirty_bears_the_ten_points(
    inspections: list[tuple[int, str]], lost: str
) -> None:
    assert month_of(*inspections) == lost.split()


def test_a_month_that_an_earlier_quarter_bore_says_so() -> None:
    book = Book(CHARGED)
    book.inspect(31, on="2006-03-03")
    book.publish("F1")
    book.inspect(32, on="2006-03-28", recorded="2006-04-14")
    (line,) = why_no_penalty(book.dossier("F1", Q2))
    assert line.message.values["why"] == say("line.inspection.borne")


def test_a_finding_that_came_too_late_is_a_line_of_nothing() -> None:
    (line,) = finding({}).score().points["grooming"].lines
    assert (shown(line.amount), line.message.id) == ("0", "line.without_effect")
