"""More than thirty points found in a month cost the duty foreman ten (P1-2.9-e, P1-4.7)."""

import pytest

from domain.line import total
from domain.rules.inspected import inspected
from domain.rules.inspections import foreman_penalties, why_no_penalty
from domain.values import Month
from tests.builders import Book, Day, Number
from tests.cast import Q2, shown

MARCH = Month(2006, 3)
FOREMEN = ("F1", "F2")


def found(*points: Number, duty: tuple[str, ...] = ("F1",)) -> Book:
    """Inspect once a day in March, with these points."""
    book = Book()
    for day, one in enumerate(points, start=1):
        book.inspect(one, duty=duty, on=f"2006-03-{day:02d}")
    return book


def lost(book: Book, foreman: str = "F1") -> str:
    return shown(total(foreman_penalties(book.dossier(foreman))))


@pytest.mark.parametrize(
    ("points", "penalty"),
    [
        pytest.param((), "0", id="no inspection"),
        pytest.param((30,), "0", id="thirty is not more than thirty"),
        pytest.param(("30.5",), "10", id="half a point more"),
        pytest.param((31,), "10", id="one more"),
        pytest.param((18, 12), "0", id="thirty in two inspections"),
        pytest.param((18, 13), "10", id="thirty-one in two"),
        pytest.param((31, 32), "10", id="once a month"),
    ],
)
def test_a_month_of_more_than_thirty_costs_ten_points_once(
    points: tuple[Number, ...], penalty: str
) -> None:
    assert lost(found(*points)) == penalty


def test_each_month_is_judged_by_itself() -> None:
    book = Book()
    for on in ("2006-01-31", "2006-02-01"):
        book.inspect(20, on=on)
    assert lost(book) == "0"  # F-35
    for on in ("2006-01-30", "2006-02-02"):
        book.inspect(11, on=on)
    assert lost(book) == "20"


def test_two_foremen_on_duty_answer_each_for_all_of_it() -> None:
    book = found(31, duty=FOREMEN)
    assert [lost(book, foreman) for foreman in FOREMEN] == ["10", "10"]


def test_a_foreman_answers_for_what_was_found_on_duty_alone() -> None:
    book = found(20, 11)
    book.inspect(30, duty=("F2",), on="2006-03-20")
    assert [lost(book, foreman) for foreman in FOREMEN] == ["10", "0"]


def test_a_reversed_finding_no_longer_counts() -> None:
    book = Book()
    entry = book.inspect(29, 4, on="2006-03-01")
    assert lost(book) == "10"
    book.reverse(entry, target={"entry": entry.fact.id, "finding": 2})
    assert lost(book) == "0"  # F-37: 33 − 4


def test_a_reversed_inspection_no_longer_counts() -> None:
    book = found(20)
    book.reverse(book.inspect(11, on="2006-03-20"))
    assert lost(book) == "0"


def test_inspections_are_told_by_day_whatever_the_order_they_came_in() -> None:
    book = Book()
    for on in ("2006-03-21", "2006-03-03"):
        book.inspect(5, on=on)
    assert [one.day.day for one in inspected(book.department, MARCH)] == [3, 21]


def test_an_inspection_without_findings_has_no_points() -> None:
    book = Book()
    book.inspect(on="2006-03-03")
    assert [one.points for one in inspected(book.department, MARCH)] == [0]
    single = Book({"inspection.points_meaning": "single_item"})
    single.inspect(on="2006-03-03")
    assert [one.points for one in inspected(single.department, MARCH)] == [0]


def test_an_inspection_recorded_after_publication_costs_the_foreman_nothing() -> None:
    book = Book()
    book.publish("F1")
    book.inspect(31, on="2006-03-28", recorded="2006-04-14")
    assert lost(book) == "0"
    (line,) = why_no_penalty(book.dossier("F1"))
    assert line.message.id == "line.without_effect"


def test_ten_points_belong_to_the_quarter_of_the_inspection() -> None:
    book = found(31)
    assert foreman_penalties(book.dossier("F1", Q2)) == ()


def test_an_edition_may_take_the_points_from_another_score() -> None:
    book = Book({"inspection.foreman_score_period": "month_score"})
    book.inspect(31)
    assert foreman_penalties(book.dossier("F1")) == ()


@pytest.mark.parametrize("on", ["2006-03-01", "2006-03-31"])
def test_the_month_has_its_first_and_its_last_day(on: Day) -> None:
    book = Book()
    book.inspect(31, on=on)
    assert lost(book) == "10"


def test_the_line_names_each_inspection_with_its_points() -> None:
    (line,) = foreman_penalties(found(18, 13).dossier("F1"))
    assert [shown(one.amount) for one in line.lines] == ["18", "13"]
    assert (shown(line.amount), line.clause, len(line.entries)) == ("10", "P1-4.7", 2)


def test_thirty_points_get_a_line_that_says_why_they_cost_nothing() -> None:
    (line,) = why_no_penalty(found(30).dossier("F1"))
    assert (shown(line.amount), line.message.id) == ("0", "line.inspection.not_over")
    assert shown(line.message.values["found"]) == "30"


def test_by_each_inspection_the_largest_is_what_is_not_over() -> None:
    book = Book({"inspection.trigger_scope": "per_inspection"})
    for on in ("2006-03-03", "2006-03-21"):
        book.inspect(20, on=on)
    (line,) = why_no_penalty(book.dossier("F1"))
    assert shown(line.message.values["found"]) == "20"


def test_a_foreman_for_whom_another_answers_is_told_so() -> None:
    book = Book({"inspection.foreman_attribution": "foreman_on_duty_when_total_crosses_30"})
    book.inspect(31, on="2006-03-03", duty=("F2",))
    book.inspect(31, on="2006-03-21")
    (line,) = why_no_penalty(book.dossier("F1"))
    assert line.message.values["why"] == type(line.message)("line.inspection.shared", {})


def test_months_without_an_inspection_need_no_line() -> None:
    assert why_no_penalty(Book().dossier("F1")) == ()
    assert why_no_penalty(found(31).dossier("F1")) == ()
