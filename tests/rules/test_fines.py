"""Yuan that supervisor and deputy owe for what others found (P1-2.9-e, -f, P1-4.7)."""

import pytest

from domain.facts.organisation import RoleAssigned, StaffMemberEngaged, StaffMemberLeft
from domain.line import total
from domain.rules.fines import Fine, fines
from tests.builders import Book, Number
from tests.cast import FEBRUARY, Q1, shown

DAYS = ("2006-01-10", "2006-02-14", "2006-03-15")


def owed(book: Book, staff: str = "S") -> tuple[Fine, ...]:
    return fines(book.department, staff, Q1)


def yuan(book: Book, *staff: str) -> list[str]:
    return [shown(total(fine.line for fine in owed(book, one))) for one in staff or ("S",)]


@pytest.mark.parametrize(("points", "amount"), [(30, "0"), ("30.5", "100"), (31, "100")])
def test_more_than_thirty_points_cost_a_hundred_yuan_each(points: Number, amount: str) -> None:
    book = Book()
    book.inspect(points)
    assert yuan(book, "S", "D") == [amount, amount]


def test_the_month_is_the_departments_whoever_was_on_duty() -> None:
    book = Book()
    book.inspect(20)
    book.inspect(11, duty=("F2",))
    assert yuan(book) == ["100"]


def test_each_month_over_thirty_costs_again_and_says_its_month() -> None:
    book = Book()
    for on in ("2006-01-10", "2006-03-10"):
        book.inspect(31, on=on)
    assert [(str(one.month), shown(one.line.amount)) for one in owed(book)] == [
        *(("2006-01", "100"), ("2006-03", "100")),
    ]


@pytest.mark.parametrize(("times", "amount"), [(2, "0"), (3, "200")])
def test_three_incidents_the_foreman_missed_cost_two_hundred_each(times: int, amount: str) -> None:
    book = Book()
    for on in DAYS[:times]:
        book.cheat(on)
    assert yuan(book, "S", "D") == [amount, amount]


def test_both_grounds_add_up_in_the_months_they_arose_in() -> None:
    book = Book()
    book.inspect(31)
    for on in DAYS:
        book.cheat(on)
    # F-45: 100 + 200; the third incident is of March.
    assert [str(one.month) for one in owed(book)] == ["2006-02", "2006-03"]
    assert yuan(book) == ["300"]


@pytest.mark.parametrize("staff", ["F1", "A1", "M", "H1", "nobody"])
def test_nobody_else_is_fined(staff: str) -> None:
    book = Book()
    book.inspect(31)
    for on in DAYS:
        book.cheat(on)
    assert owed(book, staff) == ()


def test_several_deputies_each_bear_it() -> None:
    book = Book()
    fields = {"staff": "D2", "name": "D2", "position": "deputy_supervisor", "by": "H1"}
    book.write(StaffMemberEngaged, "2005-12-01", **fields)
    book.inspect(31)
    assert yuan(book, "S", "D", "D2") == ["100", "100", "100"]


def changed() -> Book:
    """Let S2 take the office of S on the fifteenth of February."""
    book = Book()
    book.write(StaffMemberLeft, "2006-02-14", staff="S", reason="resigned", by="H1")
    fields = {"staff": "S2", "name": "S2", "position": "supervisor", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-02-15", **fields)
    return book


def test_each_office_holder_answers_for_the_own_days() -> None:
    book = changed()
    book.inspect(20, on=FEBRUARY)
    book.inspect(20, on="2006-02-20")
    # 40 in the month, 20 in the days of each; the deputy was there for all 40.
    assert yuan(book, "S", "S2", "D") == ["0", "0", "100"]


def test_the_days_of_office_include_the_first_and_the_last() -> None:
    book = changed()
    book.inspect(31, on="2006-02-14")
    book.inspect(31, on="2006-02-15")
    assert yuan(book, "S", "S2") == ["100", "100"]


def test_for_cheating_whoever_is_in_office_on_the_third_day_is_fined() -> None:
    book = changed()
    for on in DAYS:
        book.cheat(on)
    assert yuan(book, "S", "S2") == ["0", "200"]


def test_an_acting_supervisor_answers_while_acting() -> None:
    book = Book()
    fields = {"assigned": "supervisor", "from_on": "2006-02-01", "to_on": "2006-02-28"}
    book.write(RoleAssigned, "2006-01-25", staff="D", appointed_by="H1", by="H1", **fields)
    book.inspect(31)
    assert yuan(book, "D") == ["100"]


def test_with_nobody_in_office_at_the_end_an_equal_share_is_the_whole() -> None:
    book = Book({"inspection.fine_sharing": "total_100_split_equally"})
    for staff in ("S", "D"):
        book.write(StaffMemberLeft, "2006-02-20", staff=staff, reason="resigned", by="H1")
    book.inspect(31)
    assert yuan(book) == ["100"]
