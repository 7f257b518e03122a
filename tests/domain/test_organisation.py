"""Who held which role, in which team, on a day (regulation.md, B.1; P1-2.11)."""

from datetime import date

import pytest

from domain.facts.organisation import (
    GradeAssigned,
    RoleAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.organisation import Organisation
from domain.roles import Role
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2, moment


def on(day: str) -> date:
    return moment(day).date()


def assigned(role: str, from_on: str, to_on: str | None = None, **more: object) -> Organisation:
    """Give A1 another role for some time."""
    book = Book()
    fields = {"assigned": role, "from_on": from_on, "to_on": to_on, "appointed_by": "H1", **more}
    book.write(RoleAssigned, "2006-01-15", staff="A1", by="H1", **fields)
    return book.department.people


def test_somebody_holds_the_post_they_were_engaged_in() -> None:
    people = Book().department.people
    assert people.roles("A1", on("2006-02-10")) == {Role.CUSTOMER_ASSISTANT}
    assert people.roles("nobody", on("2006-02-10")) == frozenset()
    assert not people.known("nobody")
    assert people.engaged("nobody") is None


def test_hrs_manager_is_hr() -> None:
    people = Book().department.people
    assert people.holds("H1", Role.HR, on("2006-02-10"))
    assert people.holds("H1", Role.HR_MANAGER, on("2006-02-10"))
    assert not people.holds("H2", Role.HR_MANAGER, on("2006-02-10"))
    assert people.in_office(Role.HR, on("2006-02-10")) == ("H1", "H2", "H3")


@pytest.mark.parametrize(
    ("day", "role"),
    [
        ("2006-01-31", Role.CUSTOMER_ASSISTANT),
        ("2006-02-01", Role.FOREMAN),
        ("2006-02-28", Role.FOREMAN),
        ("2006-03-01", Role.CUSTOMER_ASSISTANT),
    ],
)
def test_a_later_post_takes_the_place_of_an_earlier_while_it_lasts(day: str, role: Role) -> None:
    people = assigned("foreman", "2006-02-01", "2006-02-28")
    assert people.roles("A1", on(day)) == {role}


def test_a_membership_stands_beside_a_post() -> None:
    people = assigned("special_team", "2006-02-01")
    both = {Role.CUSTOMER_ASSISTANT, Role.SPECIAL_TEAM}
    assert people.roles("A1", on("2006-02-10")) == both


@pytest.mark.parametrize(("day", "there"), [("2006-02-14", True), ("2006-02-15", False)])
def test_who_left_holds_no_role_from_the_day_after(day: str, *, there: bool) -> None:
    book = Book()
    book.write(StaffMemberLeft, "2006-02-14", staff="A1", reason="resigned", by="H1")
    people = book.department.people
    assert bool(people.roles("A1", on(day))) == there
    assert people.known("A1")


def test_who_left_in_the_quarter_has_a_score_of_it_and_of_none_after_it() -> None:
    book = Book()
    book.write(StaffMemberLeft, "2006-02-14", staff="A1", reason="resigned", by="H1")
    people = book.department.people
    assert "A1" in people.assessed(Q1)
    assert "A1" not in people.assessed(Q2)
    assert people.post("A1", Q1) == Role.CUSTOMER_ASSISTANT


def test_who_left_has_no_post_in_a_later_quarter() -> None:
    book = Book()
    book.write(StaffMemberLeft, "2006-02-14", staff="A1", reason="resigned", by="H1")
    assert book.department.people.post("A1", Q2) is None


def test_who_came_after_a_quarter_has_no_post_in_it() -> None:
    book = Book()
    fields = {"staff": "A13", "name": "A13", "position": "customer_assistant", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-04-01", **fields)
    people = book.department.people
    assert (people.post("A13", Q1), people.post("A13", Q2)) == (None, Role.CUSTOMER_ASSISTANT)


def test_assessed_are_foremen_and_assistants_each_once() -> None:
    people = Book().department.people
    assert people.assessed(Q1) == ("F1", "F2", *(f"A{number}" for number in range(1, 13)))


def test_the_post_held_last_in_the_quarter_is_the_one_assessed() -> None:
    people = assigned("foreman", "2006-03-31")
    assert people.post("A1", Q1) == Role.FOREMAN
    assert people.assessed(Q1).count("A1") == 1
    assert people.post("S", Q1) is None


def test_who_rose_above_the_assessed_posts_has_no_score() -> None:
    people = assigned("deputy_supervisor", "2006-03-31")
    assert "A1" not in people.assessed(Q1)


def test_a_whole_quarter_has_its_first_and_its_last_day() -> None:
    book = Book()
    fields = {"staff": "A13", "name": "A13", "position": "customer_assistant", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-01-02", **fields)
    people = book.department.people
    assert [people.whole_quarter(staff, Q1) for staff in ("A1", "A13", "S")] == [
        *(True, False, False),
    ]


@pytest.mark.parametrize(("day", "team"), [("2006-02-28", "T1"), ("2006-03-01", "T2")])
def test_a_team_changes_from_its_day_on(day: str, team: str) -> None:
    book = Book()
    moved = {"team_id": "T2", "foreman_id": "F2", "from_on": "2006-03-01"}
    book.write(TeamMembershipChanged, "2006-02-20", staff="A1", **moved)
    people = book.department.people
    assert people.team("A1", on(day)) == team
    assert ("A1" in people.members("T2", on(day))) == (team == "T2")
    assert people.foremen_of("A1", on(day)) == (f"F{team[1]}",)


def test_before_the_engagement_there_is_no_team_and_no_foreman() -> None:
    people = Book().department.people
    assert people.team("A1", on("2003-12-31")) is None
    assert people.foremen_of("S", on("2006-02-10")) == ()


def test_a_foreman_does_not_lead_the_own_person() -> None:
    assert Book().department.people.foremen_of("F1", on("2006-02-10")) == ()


def test_after_an_acting_post_the_team_is_the_old_one() -> None:
    people = assigned("foreman", "2006-02-01", "2006-02-28", team_id="T2")
    assert people.team("A1", on("2006-02-10")) == "T2"
    assert people.team("A1", on("2006-03-31")) == "T1"


def test_a_member_of_the_special_team_has_a_home_and_a_term() -> None:
    book = Book()
    members = ({"staff_id": "I3", "home_department": "sales"},)
    fields = {"leader_id": "H1", "members": members, "from_on": "2006-01-01"}
    book.write(SpecialInspectionTeamFormed, by="H1", to_on="2006-01-31", **fields)
    people = book.department.people
    assert (people.home("I3"), people.home("A1")) == ("sales", None)
    assert people.holds("I3", Role.SPECIAL_TEAM, on("2006-01-31"))
    assert not people.holds("I3", Role.SPECIAL_TEAM, on("2006-02-01"))


@pytest.mark.parametrize(
    ("day", "grade"), [("2006-03-31", 3), ("2006-04-01", 2), ("2006-07-01", 1), ("2006-10-01", 3)]
)
def test_a_grade_is_in_force_until_the_next(day: str, grade: int) -> None:
    book = Book()
    for since, given in (("2006-04-01", 2), ("2006-07-01", 1), ("2006-10-01", 3)):
        fields = {"grade": given, "effective_from": since}
        book.write(GradeAssigned, "2006-03-20", staff="A1", by="H1", **fields)
    assert book.department.people.grade("A1", on(day)) == grade


def test_everybody_who_ever_held_a_role_is_known() -> None:
    everybody = Book().department.people.everybody()
    assert {"M", "S", "F1", "A12", "I2"} <= set(everybody)


def test_an_office_held_for_part_of_a_period_was_held_in_it() -> None:
    people = assigned("foreman", "2006-02-01", "2006-02-28")
    first, last = Q1.first_day, Q1.last_day
    assert "A1" in people.in_office_between(Role.FOREMAN, first, last)
    following = Quarter(2006, 2)
    assert "A1" not in people.in_office_between(
        Role.FOREMAN, following.first_day, following.last_day
    )
