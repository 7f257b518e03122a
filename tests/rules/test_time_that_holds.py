"""Time that holds: days, quarters and deadlines that nothing recorded later moves (0.6.5, 0.6.6).

What is known at an entry is judged by the log up to it, and an older quarter by its own rules.
"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import appeal_window
from domain.dossier import Department
from domain.facts.appeals import ResultAppealLodged
from domain.facts.standards import PolicyOptionSet, RegulationAdopted, WorkingCalendarDeclared
from domain.regulation.shipped import shipped_edition
from domain.rules.appeal_state import appeal_state
from domain.rules.quarter_score import quarter_score
from domain.rules.selectable import SELECTABLE
from domain.values import Month, Quarter
from tests.builders import Book
from tests.cast import Q1, Q2, moment, shown
from tests.domain.test_score_properties import STAFF, WRITES, told

LAST = Quarter(2005, 4)
LEAP = Quarter(2004, 1)


def points(book: Book, *quarters: Quarter) -> str:
    return " ".join(shown(book.score(quarter=one).points["grooming"].sum) for one in quarters)


@pytest.mark.parametrize(
    ("on", "first_and_second"),
    [
        ("2006-03-31T23:59:59+08:00", "2 0"),
        ("2006-03-31T23:59:59.999999+08:00", "2 0"),
        ("2006-04-01T00:00:00+08:00", "0 2"),
        ("2006-03-31T15:59:59+00:00", "2 0"),
        ("2006-03-31T16:00:00+00:00", "0 2"),
        ("2006-04-01T05:59:59+14:00", "2 0"),
        ("2006-03-31T04:00:00-12:00", "0 2"),
    ],
)
def test_the_last_second_of_a_quarter_is_its_own_by_the_departments_clock(
    on: str, first_and_second: str
) -> None:
    book = Book()
    book.deduct(2, on, recorded="2006-04-02")
    assert points(book, Q1, Q2) == first_and_second


@pytest.mark.parametrize(
    ("on", "lost"), [("2006-03-31T23:59:59+08:00", "10"), ("2006-04-01T00:00:00+08:00", "0")]
)
def test_the_last_second_of_a_month_is_that_months(on: str, lost: str) -> None:
    book = Book()
    book.inspect(20, on="2006-03-01T00:00:00+08:00")
    book.inspect(11, on=on)
    assert shown(book.score("F1").penalties) == lost


def test_the_twenty_ninth_of_february_is_a_day_of_its_month_and_quarter() -> None:
    assert (Month(2004, 2).last_day, Month(2006, 2).last_day) == (
        date(2004, 2, 29),
        date(2006, 2, 28),
    )
    book = Book()
    book.deduct(2, "2004-02-29T23:59:59+08:00")
    book.inspect(31, on="2004-02-29")
    assert points(book, LEAP) == "2"
    assert shown(book.score("F1", LEAP).penalties) == "10"


def test_a_year_later_the_twenty_eighth_is_februarys_last_day() -> None:
    book = Book()
    book.inspect(20, on="2005-02-28")
    book.inspect(11, on="2005-03-01")
    assert shown(book.score("F1", Quarter(2005, 1)).penalties) == "0"


@settings(max_examples=50)
@given(st.data(), STAFF)
def test_what_was_known_at_an_entry_is_the_same_whatever_is_recorded_after_it(
    data: st.DataObject, staff: str
) -> None:
    book, known = Book(), []
    for write in data.draw(st.lists(st.sampled_from(WRITES), min_size=1, max_size=7)):
        write(book, data.draw)
        known.append((len(book.entries), book.score(staff)))
    history = book.department.history
    for position, then in known:
        again = Department(history.plainly_at(position)).dossier(staff, Q1)
        assert quarter_score(again) == then


@settings(max_examples=75)
@given(st.data(), STAFF, st.sampled_from(sorted(SELECTABLE)), st.integers(0, 3))
def test_a_reading_set_from_the_next_quarter_on_changes_no_older_one(
    data: st.DataObject, staff: str, key: str, number: int
) -> None:
    book = Book()
    for write in data.draw(st.lists(st.sampled_from(WRITES), min_size=1, max_size=7)):
        write(book, data.draw)
    before = told(book.score(staff))
    option = {"key": key, "value": SELECTABLE[key][number % len(SELECTABLE[key])], "reason": "x"}
    book.write(PolicyOptionSet, "2006-03-30", by="H1", effective_from="2006-04-01", **option)
    assert told(book.score(staff)) == before


def amended(on: str) -> dict[str, object]:
    """Build the adoption of an edition whose ten points for the foreman are twenty."""
    data = shipped_edition("p1").model_dump(mode="json", by_alias=True)
    for clause in data["clauses"]:
        if clause["number"] == "P1-2.9-e":
            clause["amounts"]["foreman_points"] = "20"
    edition = type(shipped_edition("p1")).model_validate(data)
    return {"edition": edition, "fingerprint": edition.fingerprint, "effective_from": on}


@pytest.mark.parametrize("recorded", ["2006-03-01", "2006-05-01"])
def test_an_amendment_judges_the_quarters_that_begin_after_it(recorded: str) -> None:
    book = Book()
    for on in ("2006-03-03", "2006-04-03"):
        book.inspect(31, on=on)
    book.write(RegulationAdopted, recorded, by="H1", **amended("2006-04-01"))
    assert [shown(book.score("F1", one).penalties) for one in (Q1, Q2)] == ["10", "20"]


def test_an_amendment_within_a_quarter_waits_for_the_next() -> None:
    book = Book()
    book.inspect(31, on="2006-03-03")
    book.write(RegulationAdopted, "2006-01-02", by="H1", **amended("2006-02-01"))
    assert shown(book.score("F1").penalties) == "10"


def published_by_working_days(on: str = "2006-04-10") -> Book:
    """Publish with the last day that working days give, and let A1 appeal."""
    book = Book({"appeal.day_count": "working_days"})
    department, day = book.department, moment(on).date()
    window = appeal_window(department.history, department.regulation.on(day), day)
    book.publish(on=on, deadlines=(window,))
    ref = {"period": "2006Q1", "edition": 1}
    fields = {"by": "A1", "appellant": "A1", "result_ref": ref, "grounds": "too low"}
    book.write(ResultAppealLodged, "2006-04-25", id="a1", **fields)
    return book


def last_day(book: Book) -> str:
    found = appeal_state(book.department, "a1", date(2006, 5, 30))
    assert found is not None
    return f"{found.last_day} {found.in_time}"


def test_a_deadline_that_runs_is_not_moved_by_a_calendar_declared_later() -> None:
    book = published_by_working_days()
    assert last_day(book) == "2006-04-24 False"
    book.write(WorkingCalendarDeclared, "2006-04-12", by="H1", date="2006-04-13", is_working_day=0)
    assert last_day(book) == "2006-04-24 False"
    # Asked hypothetically, it is counted anew: the 13th is free, and the tenth day is the 25th.
    book.overlay = (("appeal.day_count", "working_days"),)
    assert last_day(book) == "2006-04-25 True"


def test_a_deadline_that_runs_is_not_moved_by_a_reading_of_something_else() -> None:
    book = published_by_working_days()
    book.write(WorkingCalendarDeclared, "2006-04-12", by="H1", date="2006-04-13", is_working_day=0)
    book.overlay = (("score.floor", "none"),)
    assert last_day(book) == "2006-04-24 False"


def test_a_deadline_that_runs_is_not_moved_by_a_reading_set_later() -> None:
    book = published_by_working_days()
    option = {"key": "appeal.day_count", "value": "first_day_counts", "reason": "shorter"}
    book.write(PolicyOptionSet, "2006-04-11", by="H1", effective_from="2006-04-11", **option)
    assert last_day(book) == "2006-04-24 False"
