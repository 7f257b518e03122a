"""Three incidents the foreman did not find cost the foreman ten points (P1-2.9-f)."""

import pytest

from domain.facts.organisation import (
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.line import total
from domain.rules.cheating import foreman_penalties, incidents, missed
from tests.builders import Book
from tests.cast import Q1, Q2, shown

DAYS = ("2006-01-10", "2006-02-14", "2006-03-15", "2006-03-16")


def cheated(times: int, by: str = "H1") -> Book:
    book = Book()
    for on in DAYS[:times]:
        book.cheat(on, by=by)
    return book


def lost(book: Book, foreman: str = "F1") -> str:
    return shown(total(foreman_penalties(book.dossier(foreman))))


@pytest.mark.parametrize(("times", "points"), [(0, "0"), (1, "0"), (2, "0"), (3, "10"), (4, "10")])
def test_three_incidents_reach_it_and_more_cost_no_more(times: int, points: str) -> None:
    assert lost(cheated(times)) == points


def test_the_third_incident_says_when_it_was_reached() -> None:
    (found,) = missed(cheated(4).department, Q1)
    assert (found.whose, str(found.reached_on), len(found.counted)) == ("A1", DAYS[2], 4)


def test_what_the_foreman_found_is_not_held_against_the_foreman() -> None:
    assert lost(cheated(4, "F1")) == "0"


def test_what_another_teams_foreman_found_the_own_one_did_not() -> None:
    assert lost(cheated(3, "F2")) == "10"


def test_reports_nobody_confirmed_are_not_incidents() -> None:
    book = Book()
    for on in DAYS:
        book.report(on)
    assert incidents(book.department, "A1") == ()
    assert lost(book) == "0"


def test_incidents_are_counted_by_the_quarter_they_were_committed_in() -> None:
    book = cheated(2)
    book.cheat("2006-04-01", found="2006-03-31")
    assert [missed(book.department, quarter) for quarter in (Q1, Q2)] == [(), ()]


def test_incidents_of_two_assistants_are_not_added_together() -> None:
    book = cheated(2)
    for on in DAYS[:2]:
        book.cheat(on, staff="A2")
    assert lost(book) == "0"


def test_each_foreman_who_led_the_assistant_at_an_incident_answers() -> None:
    book = cheated(2)
    moved = {"team_id": "T2", "foreman_id": "F2", "from_on": "2006-03-01"}
    book.write(TeamMembershipChanged, "2006-03-01", staff="A1", **moved)
    book.cheat(DAYS[2])
    assert (lost(book), lost(book, "F2")) == ("10", "10")


def test_a_foremans_own_incidents_are_not_an_assistants() -> None:
    book = Book()
    for on in DAYS[:3]:
        book.cheat(on, staff="F1")
    assert missed(book.department, Q1) == ()


def test_an_assistant_has_no_penalty_of_a_foreman() -> None:
    assert foreman_penalties(cheated(3).dossier("A2")) == ()


def test_incidents_are_told_in_the_order_they_were_committed() -> None:
    book = Book()
    for on in reversed(DAYS):
        book.cheat(on, found="2006-03-20")
    assert [str(one.committed_on) for one in incidents(book.department, "A1")] == list(DAYS)


def test_an_assistant_who_left_in_the_quarter_still_counts() -> None:
    book = cheated(3)
    book.write(StaffMemberLeft, "2006-03-20", staff="A1", reason="dismissed", by="H1")
    assert lost(book) == "10"


def test_the_line_rests_on_every_report_and_confirmation() -> None:
    book = cheated(3)
    (line,) = foreman_penalties(book.dossier("F1"))
    assert len(line.entries) == 6
    assert line.clause == "P1-2.9-f"


def test_counted_by_team_somebody_without_a_team_is_counted_alone() -> None:
    book = Book({"cheating.count_unit": "per_team_per_quarter"})
    fields = {"staff": "A13", "name": "A13", "position": "customer_assistant", "by": "H1"}
    book.write(StaffMemberEngaged, "2005-12-01", **fields)
    for on in DAYS[:3]:
        book.cheat(on, staff="A13")
    assert [found.whose for found in missed(book.department, Q1)] == ["A13"]


def test_counted_by_team_the_third_incident_of_the_team_reaches_it() -> None:
    book = Book({"cheating.count_unit": "per_team_per_quarter"})
    for on, staff in zip(DAYS, ("A3", "A1", "A2", "A7"), strict=True):
        book.cheat(on, staff=staff)
    (found,) = missed(book.department, Q1)
    assert (found.whose, str(found.reached_on)) == ("T1", DAYS[2])
