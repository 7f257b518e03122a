"""The estate manager's adjustment reaches the department, a team or a person (P1-2.12)."""

import pytest

from domain.facts.organisation import TeamMembershipChanged
from domain.facts.quarter import ResultAdjusted
from domain.rules.adjustment import adjustments
from tests.builders import Book
from tests.cast import Q2, shown


def adjusted(scope: str, name: str, delta: str = "2") -> Book:
    book = Book()
    fields = {"by": "M", "quarter": "2006Q1", "scope": scope, "scope_id": name}
    book.write(ResultAdjusted, "2006-04-05", delta=delta, external_influence="flood", **fields)
    return book


def delta(book: Book, staff: str) -> str:
    return " ".join(shown(line.amount) for line in adjustments(book.dossier(staff)))


@pytest.mark.parametrize(
    ("scope", "name", "reached"),
    [
        pytest.param("department", "customer-service", ["2", "2", "2"], id="everybody"),
        pytest.param("team", "T1", ["2", "", "2"], id="a team, its foreman with it"),
        pytest.param("person", "A1", ["2", "", ""], id="one person"),
        pytest.param("person", "A9", ["", "", ""], id="somebody else"),
    ],
)
def test_an_adjustment_reaches_whom_it_names(scope: str, name: str, reached: list[str]) -> None:
    book = adjusted(scope, name)
    assert [delta(book, staff) for staff in ("A1", "A7", "F1")] == reached


def test_adjustments_go_in_both_directions_and_add_up_line_by_line() -> None:
    book = adjusted("department", "customer-service", "-1.5")
    fields = {"by": "M", "quarter": "2006Q1", "scope_id": "customer-service"}
    book.write(ResultAdjusted, "2006-04-06", delta="3", external_influence="fair", **fields)
    assert delta(book, "A1") == "-1.5 3"


def test_an_adjustment_is_of_one_quarter() -> None:
    assert adjustments(adjusted("person", "A1").dossier(quarter=Q2)) == ()


def test_the_team_is_that_of_the_quarters_last_day() -> None:
    book = adjusted("team", "T1")
    moved = {"team_id": "T2", "foreman_id": "F2", "from_on": "2006-03-31"}
    book.write(TeamMembershipChanged, "2006-03-31", staff="A1", **moved)
    assert delta(book, "A1") == ""
