"""The attitude score: forms of three parts, weighed 40/40/20 (P1-2.8)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.facts.envelope import ERASED
from domain.facts.organisation import (
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.rules.attitude import attitude, form_score, tally
from tests.builders import Book
from tests.cast import Q2, shown


def rated(book: Book, staff: str = "A1") -> str:
    return shown(attitude(book.dossier(staff)).score)


def full(*members: int) -> Book:
    """Let supervisor and foreman say 9, and members what they say."""
    book = Book()
    for rater in ("S", "F1"):
        book.form(rater, 9)
    for number, score in enumerate(members, start=2):
        book.form(f"A{number}", score)
    return book


@given(st.lists(st.decimals(0, 10, places=1), min_size=1, max_size=12))
def test_a_form_is_the_mean_of_its_items(items: list[Decimal]) -> None:
    score = form_score(Book().form("S", *(str(item) for item in items)))
    assert score is not None
    assert score * len(items) == sum(items)


def test_without_a_form_there_is_no_score() -> None:
    found = attitude(Book().dossier())
    assert (found.score, found.forms, found.pending) == (None, (), False)


def test_three_parts_are_weighed_forty_forty_twenty() -> None:
    found = attitude(full(4).dossier())
    # 0.4·9 + 0.4·9 + 0.2·4
    assert shown(found.score) == "8"
    assert found.complete
    assert [shown(line.amount) for line in found.lines] == ["3.6", "3.6", "0.8"]
    assert [len(line.entries) for line in found.lines] == [1, 1, 1]


def test_members_count_by_their_mean_exactly() -> None:
    # (4 + 5 + 5)/3 = 14/3; 7.2 + 14/15 = 122/15
    assert rated(full(4, 5, 5)) == "122/15"


def test_one_form_is_awaiting_the_other_parts_and_stands_alone_at_the_close() -> None:
    book = Book()
    book.form("S", 9, 8, 10, 7, 8)
    waiting = attitude(book.dossier())
    assert (waiting.score, waiting.pending, waiting.complete) == (None, True, False)
    book.close()
    assert rated(book) == "8.4"  # F-14: 42/5
    assert not attitude(book.dossier()).complete


def test_the_form_of_a_foreman_who_leads_another_team_does_not_count() -> None:
    book = full(4)
    book.form("F2", 0, rater_capacity="foreman")
    assert rated(book) == "8"


def test_forms_that_are_of_no_part_are_as_good_as_none() -> None:
    book = Book()
    book.form("F2", 0, rater_capacity="foreman")
    book.form("A7", 0)
    book.form("A1", 10, rater_capacity="self")
    book.close()
    found = attitude(book.dossier())
    assert (found.score, found.forms, found.pending) == (None, (), False)


def test_a_colleague_who_joins_the_team_by_the_quarters_end_is_a_peer() -> None:
    book = full(4)
    book.form("A7", 6, on="2006-03-10")
    moved = {"team_id": "T1", "foreman_id": "F1", "from_on": "2006-03-31"}
    book.write(TeamMembershipChanged, "2006-03-31", staff="A7", **moved)
    # 0.4·9 + 0.4·9 + 0.2·(4 + 6)/2
    assert rated(book) == "8.2"


def test_a_member_who_left_the_team_before_the_end_is_no_peer() -> None:
    book = full(4, 10)
    moved = {"team_id": "T2", "foreman_id": "F2", "from_on": "2006-03-31"}
    book.write(TeamMembershipChanged, "2006-03-31", staff="A3", **moved)
    assert rated(book) == "8"


def test_a_form_of_another_quarter_does_not_count() -> None:
    book = full(4)
    book.form("S", 0, quarter=Q2)
    assert rated(book) == "8"


def test_a_reversed_form_leaves_the_one_before_it() -> None:
    book = full(4)
    again = book.form("S", 0)
    book.reverse(again)
    assert rated(book) == "8"


def test_an_erased_form_counts_no_more_and_is_still_there() -> None:
    book = full(4)
    form = book.form("A3", 10)
    erased = form.fact.model_copy(update={"item_scores": ERASED, "comment": ERASED})
    book.entries[-1] = type(form)(form.log, form.position, form.recorded_at, form.stream, erased)
    found = attitude(book.dossier())
    assert shown(found.score) == "8"
    assert len(found.forms) == 4


def test_with_every_form_erased_there_is_no_score() -> None:
    book = Book()
    book.form("S", 9, item_scores=ERASED, comment=ERASED)
    found = attitude(book.dossier())
    assert (found.score, len(found.forms)) == (None, 1)


def test_the_last_tally_is_the_one_in_force() -> None:
    book = full(4)
    book.tally()
    second = book.tally()
    assert tally(book.dossier()) == second
    assert tally(Book().dossier()) is None


def test_a_foreman_awaits_no_form_of_a_foreman() -> None:
    book = Book()
    for rater, score in (("S", 9), ("A1", 8), ("A2", 7)):
        book.form(rater, score, ratee="F1")
    found = attitude(book.dossier("F1"))
    assert (shown(found.score), found.complete) == ("8.5", True)  # F-17


def test_a_foreman_who_is_not_rated_has_no_part_and_no_line() -> None:
    book = Book({"attitude.foreman_ratee": "not_rated_term_zero"})
    book.form("S", 9, ratee="F1")
    found = attitude(book.dossier("F1"))
    assert (shown(found.score), found.lines, found.complete) == ("0", (), True)


def successor() -> Book:
    """Let S leave in February and S2 come, both of whom fill in a form."""
    book = Book()
    book.write(StaffMemberLeft, "2006-02-14", staff="S", reason="resigned", by="H1")
    fields = {"staff": "S2", "name": "S2", "position": "supervisor", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-02-15", **fields)
    for rater, score in (("F1", 9), ("A2", 4)):
        book.form(rater, score)
    return book


def test_the_supervisor_at_the_quarters_end_is_the_one_who_counts() -> None:
    book = successor()
    book.form("S", 0, on="2006-02-10", recorded="2006-02-10")
    book.form("S2", 9, rater_capacity="supervisor")
    assert rated(book) == "8"


def test_a_former_supervisors_form_counts_no_more_when_its_paper_comes_late() -> None:
    book = successor()
    book.form("S2", 9, rater_capacity="supervisor")
    book.form("S", 0, on="2006-02-10", written_on="2006-02-10", recorded="2006-03-30")
    assert rated(book) == "8"  # attitude.supervisor_changed: the last in office
