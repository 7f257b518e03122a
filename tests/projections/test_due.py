"""What is due of whom: lists, filters, the docket's part (regulation.md, E)."""

from datetime import date

from domain.roles import Role
from overviews import due_now
from projections.docket import Docket
from projections.due import Due, due, of_person, of_role
from rehearsal.quarters_end import appeal
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.projections.test_docket import lodged, published

TODAY = date(2006, 4, 1)


def rows(book: Book, today: date = TODAY) -> tuple[Due, ...]:
    return due(book.department, (Q1, Q2), today, Docket((), ()))


def test_what_lasts_over_two_quarters_is_there_once() -> None:
    book = Book()
    book.deduct(41)
    found = [one for one in rows(book) if one.duty.what.id == "duty.elimination"]
    assert len(found) == 1


def test_what_has_no_day_comes_last_and_is_never_overdue() -> None:
    book = Book()
    book.deduct(41)
    found = rows(book, date(2009, 1, 1))
    assert [one.duty.due is None for one in found] == sorted(one.duty.due is None for one in found)
    assert {one.days_over for one in found if one.duty.due is None} == {0}


def test_a_person_sees_what_is_theirs_alone_and_what_their_role_has_to_do() -> None:
    book = Book()
    people = book.department.people
    mine = of_person(rows(book), people, "A1", TODAY)
    assert {one.duty.staff for one in mine} == {("A1",), ()}
    assert "duty.checks" not in {one.duty.what.id for one in mine}
    managers = of_person(rows(book), people, "H1", TODAY)
    assert "duty.checks" in {one.duty.what.id for one in managers}  # HR's manager is HR.


def test_a_role_sees_its_own_duties_and_those_of_its_people() -> None:
    book = Book()
    found = of_role(rows(book), book.department.people, Role.FOREMAN, TODAY)
    named = {one.duty.what.id: one.duty.staff for one in found}
    assert named["duty.proposal"] == ("F1", "F2")
    assert named["duty.self_evaluation"] == ("F1", "F2")
    assert "duty.publication" not in named


def test_an_open_appeal_is_due_of_hr_until_it_is_fed_back() -> None:
    question = lodged().session.ask()
    (found,) = [one for one in due_now(question, (Q1,)) if one.duty.what.id == "duty.appeal"]
    assert (found.duty.roles, str(found.duty.due)) == ((Role.HR,), "2006-04-28")
    assert found.duty.key == "appeal/a1/register"


def test_a_second_review_is_the_appellants_window() -> None:
    on_stage = published()
    # Met on 8 May, fed back on the 9th: until the 19th (P1-3.7-m).
    dates = {"on": "2006-04-18", "meeting": "2006-05-08", "fed_back": "2006-05-09"}
    about = {"about": ["g1"], "reverse": ["g1"], "outcome": "upheld", "id": "a1"}
    appeal(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **dates, **about})
    rows_now = due_now(on_stage.session.ask(), (Q1,))
    (found,) = [one for one in rows_now if one.duty.what.id == "duty.appeal"]
    assert (found.duty.staff, str(found.duty.opens), str(found.duty.due)) == (
        ("A1",),
        "2006-05-09",
        "2006-05-19",
    )
