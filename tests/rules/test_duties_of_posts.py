"""What grades and posts call for, and by which day (P1-4)."""

from datetime import date

from domain.facts.organisation import GradeAssigned, StaffMemberEngaged
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.duty_books import all_of, named, names, reported
from tests.rules.readings_of_promotion import FREE, passed


def test_a_probation_is_decided_by_its_last_day() -> None:
    book = Book()
    said = {"staff_id": "A13", "name": "A13", "position": "customer_assistant", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-01-15", **said)
    # Three months from 15 January: the day before 15 April (P1-4.4-a).
    assert str(named(book, "probation", Q2).due) == "2006-04-14"
    assert "probation" not in names(book, Q1)


def test_a_report_waits_for_both_reviewers() -> None:
    book = Book()
    reported(book)
    waiting = [one for one in all_of(book) if one.what.id == "duty.promotion_review"]
    assert sorted(str(one.roles[0]) for one in waiting) == ["estate_manager", "supervisor"]
    assert {one.due for one in waiting} == {None}


def test_a_report_that_came_late_is_not_reviewed() -> None:
    book = Book()
    reported(book, on="2006-03-21")
    assert "promotion_review" not in names(book)


def test_forty_one_points_list_somebody_until_it_is_decided() -> None:
    book = Book()
    book.deduct(40)
    assert "elimination" not in names(book)
    book.deduct(1)
    found = named(book, "elimination")
    assert (found.clause, found.what.values["staff"]) == ("P1-4.1-e", ("A1",))
    assert found.roles == ("estate_manager", "hr")


def test_a_graded_assistant_whose_year_falls_short_is_to_be_examined() -> None:
    book = Book()
    book.write(
        GradeAssigned,
        "2006-01-01",
        staff_id="A1",
        grade=2,
        by="H1",
        effective_from="2006-01-01",
        ground="entry",
    )
    book.marks(60, 60, 60)  # 60 is less than the 75 of grade 2 (P1-4.1-b).
    found = named(book, "demotion_review", Quarter(2006, 4), date(2007, 1, 2))
    assert (found.clause, found.what.values["staff"]) == ("P1-4.1-g", ("A1",))
    assert "demotion_review" not in names(book, Quarter(2006, 3), date(2006, 10, 1))


def test_two_passes_in_a_row_are_a_grade_for_hr_to_give() -> None:
    book = Book(FREE)
    passed(book, Q1)
    assert "promotion" not in names(book, Q1)
    passed(book, Q2)
    found = named(book, "promotion", Q2, date(2006, 7, 1))
    # Two adjacent quarters (P1-4.6-c): due with the second of them.
    assert (found.what.values["since"], found.what.values["grade"]) == (Q2, 2)
    assert (found.roles, found.clause) == (("hr",), "P1-4.6-c")
    given = {"staff_id": "A1", "grade": 2, "by": "H1", "ground": "promotion"}
    book.write(GradeAssigned, "2006-07-15", effective_from="2006-07-15", **given)
    assert "promotion" not in names(book, Q2, date(2006, 8, 1))


def test_a_foreman_whose_own_grade_is_below_two_is_to_be_decided_about() -> None:
    book = Book()
    given = {"staff_id": "F1", "grade": 3, "by": "H1", "ground": "foreman_rating"}
    book.write(GradeAssigned, "2006-01-01", effective_from="2006-01-01", **given)
    found = named(book, "foreman_demotion")
    assert (found.clause, found.what.values["staff"]) == ("P1-4.3-b", ("F1",))
    assert found.due is None
