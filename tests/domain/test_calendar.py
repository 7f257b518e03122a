"""Days and deadlines that explain themselves (regulation.md, 0.6.5; P1-3.7-e)."""

from datetime import date

import pytest

from domain.calendar import PROVISIONAL, appeal_window, counted_days
from domain.facts.envelope import Deadline
from domain.facts.standards import WorkingCalendarDeclared
from tests.builders import Book
from tests.cast import moment

WORKING = {"appeal.day_count": "working_days"}
ROLLED = {"appeal.last_day_holiday": "roll_to_next_working_day"}


def window(book: Book, published: str) -> Deadline:
    on = moment(published).date()
    department = book.department
    return appeal_window(department.history, department.regulation.on(on), on)


def due(book: Book, published: str) -> str:
    return str(window(book, published).due)


def declare(book: Book, on: str, *, works: bool) -> None:
    book.write(WorkingCalendarDeclared, "2006-01-02", by="H1", date=on, is_working_day=works)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2006, 4, 10), 10, date(2006, 4, 20)),
        (date(2006, 5, 8), 2, date(2006, 5, 10)),
        (date(2005, 12, 31), 10, date(2006, 1, 10)),
        (date(2004, 2, 20), 10, date(2004, 3, 1)),
        (date(2006, 4, 10), 0, date(2006, 4, 10)),
    ],
)
def test_the_day_itself_is_day_zero(start: date, days: int, last: date) -> None:
    deadline = counted_days("P1-3.7-l", start, days)
    assert (deadline.due, deadline.calendar) == (last, "calendar-days")
    assert str(start) in deadline.counted


def test_ten_days_run_over_weekends_and_holidays() -> None:
    # The first of May and the days after it are holidays: they count all the same.
    assert due(Book(), "2006-04-28") == "2006-05-08"


def test_working_days_leave_out_public_holidays() -> None:
    # In 2006 05-01 to 05-07 were free, and 04-29 and 04-30 worked instead: 04-24 to 04-30 are
    # seven working days, 05-08 to 05-10 three.
    found = window(Book(WORKING), "2006-04-23")
    assert (str(found.due), found.calendar.split()[0]) == ("2006-05-10", "chinesecalendar")


def test_a_declared_day_comes_before_the_public_calendar() -> None:
    book = Book(WORKING)
    declare(book, "2006-04-24", works=False)
    # Ten working days from 04-10 end on 04-24, which was declared free.
    found = window(book, "2006-04-10")
    assert (str(found.due), found.calendar.split()[0]) == ("2006-04-25", "chinesecalendar")
    declare(book, "2006-04-22", works=True)
    assert due(book, "2006-04-10") == "2006-04-22"


def test_the_latest_declaration_of_a_day_holds() -> None:
    book = Book(WORKING)
    declare(book, "2006-04-24", works=False)
    declare(book, "2006-04-24", works=True)
    assert window(book, "2006-04-10").calendar == "declared"


def test_where_no_calendar_is_known_monday_to_friday_is_marked_provisional() -> None:
    # 2099-04-10 is a Friday; ten working days later is Friday, two weeks on.
    found = window(Book(WORKING), "2099-04-10")
    assert str(found.due) == "2099-04-24"
    assert "provisional" in found.calendar


@pytest.mark.parametrize(
    ("published", "last"),
    [
        pytest.param("2006-04-11", "2006-04-21", id="a Friday stays"),
        pytest.param("2006-04-12", "2006-04-24", id="a Saturday becomes Monday"),
        pytest.param("2006-04-13", "2006-04-24", id="a Sunday becomes Monday"),
        pytest.param("2006-04-21", "2006-05-08", id="the first of May becomes the eighth"),
    ],
)
def test_a_last_day_rolls_to_the_next_working_day(published: str, last: str) -> None:
    assert due(Book(ROLLED), published) == last


def test_a_rolled_day_says_which_calendar_moved_it() -> None:
    assert window(Book(ROLLED), "2006-04-12").calendar.startswith("chinesecalendar 1.")
    assert window(Book(ROLLED), "2006-04-11").calendar == "calendar-days"


def test_the_first_day_counts_where_the_last_may_roll_too() -> None:
    # 04-10 is day 1, so 04-19 day 10: a Wednesday, which rolls nowhere.
    assert due(Book({"appeal.day_count": "first_day_counts", **ROLLED}), "2006-04-10") == (
        "2006-04-19"
    )


@pytest.mark.parametrize(
    ("start", "last"),
    [
        pytest.param("2004-02-20", "2004-03-01", id="over 29 February"),
        pytest.param("2004-02-19", "2004-02-29", id="to 29 February"),
        pytest.param("2004-02-29", "2004-03-10", id="from 29 February"),
        pytest.param("2005-02-19", "2005-03-01", id="in a year without one"),
    ],
)
def test_ten_days_count_the_twenty_ninth_of_february(start: str, last: str) -> None:
    assert due(Book(), start) == last


def over_new_year(book: Book) -> Deadline:
    """Count ten working days from 2003-12-28; the public calendar begins in 2004."""
    department = book.department
    return appeal_window(
        department.history, department.regulation.on(date(2004, 1, 1)), date(2003, 12, 28)
    )


def test_where_one_day_is_counted_provisionally_the_deadline_is_provisional() -> None:
    # 12-29 to 12-31 are Monday to Wednesday; of January, 02, 05 to 09 and 12 worked: 3 + 1 + 5 + 1.
    found = over_new_year(Book(WORKING))
    assert (str(found.due), found.calendar) == ("2004-01-12", PROVISIONAL)


def test_days_that_are_declared_are_provisional_no_more() -> None:
    book = Book(WORKING)
    for day in (29, 30, 31):
        declare(book, f"2003-12-{day}", works=True)
    assert over_new_year(book).calendar.startswith("chinesecalendar 1.")


@pytest.mark.parametrize(
    ("published", "last"),
    [
        pytest.param("2099-04-14", "2099-04-24", id="a Friday stays, as far as is known"),
        pytest.param("2099-04-15", "2099-04-27", id="a Saturday becomes Monday"),
    ],
)
def test_a_last_day_beyond_the_calendar_rolls_provisionally(published: str, last: str) -> None:
    found = window(Book(ROLLED), published)
    assert (str(found.due), found.calendar) == (last, PROVISIONAL)
