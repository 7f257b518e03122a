"""Follow-ups that count: timely, or late and confirmed; by level of that day (P1-2.2-a)."""

import pytest

from domain.entry import Entry
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CaseLevelChanged,
    CaseOpened,
    LateLogEntryConfirmed,
)
from domain.rules.case_follow_ups import follow_ups
from tests.builders import Book
from tests.cast import Q2


def opened(level: str = "A", readings: dict[str, str] | None = None) -> Book:
    book = Book(readings)
    book.write(CaseOpened, "2006-01-05", by="A1", case_id="c1", level=level)
    return book


def follow(
    book: Book, on: str = "2006-03-02", recorded: str | None = None, **more: object
) -> Entry[CaseFollowUpRecorded]:
    fields: dict[str, object] = {"by": "A1", "case_id": "c1", "action": "called", **more}
    return book.write(CaseFollowUpRecorded, on, staff="A1", recorded=recorded or on, **fields)


def change(book: Book, on: str, from_level: str, to_level: str) -> None:
    fields = {"case_id": "c1", "from_level": from_level, "to_level": to_level}
    book.write(CaseLevelChanged, on, by="F1", reason="graver", **fields)


def counts(book: Book) -> list[int]:
    found = follow_ups(book.dossier())
    return [found[level].count for level in ("A", "B", "C")]


def test_nothing_followed_up_is_nothing() -> None:
    assert counts(opened()) == [0, 0, 0]


@pytest.mark.parametrize(("level", "found"), [("A", [1, 0, 0]), ("B", [0, 1, 0]), ("C", [0, 0, 1])])
def test_a_follow_up_counts_for_the_level_of_its_case(level: str, found: list[int]) -> None:
    book = opened(level)
    follow(book)
    assert counts(book) == found


def test_each_action_counts_on_the_same_day_too() -> None:
    book = opened()
    for _ in range(3):
        follow(book)
    assert counts(book) == [3, 0, 0]


@pytest.mark.parametrize(
    ("recorded", "reading", "found"),
    [
        # F-85: work of 03-02, entered before and after midnight.
        ("2006-03-02T23:59:00", "same_day_timely_later_needs_foreman_confirmation", 1),
        ("2006-03-03T00:10:00", "same_day_timely_later_needs_foreman_confirmation", 0),
        ("2006-03-03T00:10:00", "any_time_counts", 1),
        ("2006-03-02T23:59:00", "same_day_only", 1),
        ("2006-03-03T00:10:00", "same_day_only", 0),
    ],
)
def test_a_follow_up_is_timely_until_midnight(recorded: str, reading: str, found: int) -> None:
    book = opened(readings={"log.late_entry": reading})
    follow(book, recorded=recorded)
    assert counts(book) == [found, 0, 0]


@pytest.mark.parametrize(
    ("reading", "found"),
    [("same_day_timely_later_needs_foreman_confirmation", 1), ("same_day_only", 0)],
)
def test_a_late_follow_up_counts_once_the_foreman_confirms_it(reading: str, found: int) -> None:
    book = opened(readings={"log.late_entry": reading})
    late = follow(book, recorded="2006-03-05")
    named = {"entry_id": late.fact.id, "reason": "the computer stood still"}
    book.write(LateLogEntryConfirmed, "2006-03-06", by="F1", **named)
    assert counts(book) == [found, 0, 0]


def test_a_paper_is_timely_by_the_day_written_on_it() -> None:
    book = opened()
    follow(book, recorded="2006-05-01", written_on="2006-03-02")
    assert counts(book) == [1, 0, 0]


def test_a_reversed_follow_up_does_not_count() -> None:
    book = opened()
    book.reverse(follow(book))
    assert counts(book) == [0, 0, 0]


def test_a_follow_up_has_the_level_in_force_when_it_was_made() -> None:
    book = opened("C")
    follow(book, "2006-03-01")
    change(book, "2006-03-02", "C", "B")
    follow(book, "2006-03-02")
    follow(book, "2006-03-03")
    assert counts(book) == [0, 2, 1]


def test_changes_of_level_count_by_their_days_whenever_they_were_recorded() -> None:
    book = opened("C")
    change(book, "2006-03-10", "B", "A")
    change(book, "2006-02-01", "C", "B")  # Recorded later, of an earlier day.
    follow(book, "2006-03-15")
    assert counts(book) == [1, 0, 0]


def test_a_follow_up_of_a_case_nobody_opened_has_no_level() -> None:
    book = Book()
    follow(book)
    assert counts(book) == [0, 0, 0]


def test_follow_ups_belong_to_the_quarter_they_were_made_in() -> None:
    book = opened()
    follow(book, "2006-04-01")
    assert counts(book) == [0, 0, 0]
    assert follow_ups(book.dossier(quarter=Q2))["A"].count == 1


@pytest.mark.parametrize(
    ("followed_up", "found"),
    [
        pytest.param("2006-03-02T09:00:00+08:00", [0, 1, 0], id="before the change that day"),
        pytest.param("2006-03-02T17:00:00+08:00", [1, 0, 0], id="at the moment of the change"),
        pytest.param("2006-03-02", [1, 0, 0], id="that day, nobody knows when"),
    ],
)
def test_a_change_later_that_day_is_not_the_level_in_force(
    followed_up: str, found: list[int]
) -> None:
    book = opened("B")
    change(book, "2006-03-02T17:00:00+08:00", "B", "A")
    follow(book, followed_up)
    assert counts(book) == found
