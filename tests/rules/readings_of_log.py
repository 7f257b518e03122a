"""Readings of mistakes in the work log (P1-2.2-c)."""

from domain.entry import Entry
from domain.facts.worklog import LogDataSpotChecked, WorkLogEntryCorrected, WorkLogEntryRecorded
from tests.builders import Book
from tests.cast import shown
from tests.rules.reading_cases import Readings, answers


def logged(book: Book, on: str = "2006-02-10") -> Entry[WorkLogEntryRecorded]:
    """Write A1's log of a day."""
    said = {"tasks": "reception", "work_status": "done"}
    return book.write(WorkLogEntryRecorded, on, by="A1", staff="A1", **said)


def corrected(book: Book, entry: Entry[WorkLogEntryRecorded], on: str) -> None:
    """Write that A1 corrects an entry."""
    said = {"new_content": "the lobby", "reason": "mistaken"}
    book.write(WorkLogEntryCorrected, on, by="A1", corrects=entry.fact.id, **said)


def checked(book: Book, *entries: Entry[WorkLogEntryRecorded], on: str = "2006-02-15") -> str:
    """Write that the foreman found entries mistaken; give the check's id."""
    sampled = tuple(entry.fact.id for entry in entries)
    check = book.write(LogDataSpotChecked, on, by="F1", sampled=sampled, outcome="misentry")
    return check.fact.id


def points(book: Book) -> str:
    """The points A1 loses for grooming, which stand for any."""
    return shown(book.score().points["grooming"].sum)


@answers(
    "log.correction_effect",
    deduction_stands_unless_reversed_on_appeal="3",
    correction_before_20th_is_free="0",
)
def corrected_on_the_nineteenth(readings: Readings) -> str:
    """Three points for a mis-entry that its author corrects the day before the 20th of March."""
    book = Book(readings)
    entry = logged(book)
    book.deduct(3, because_of=(entry.fact.id,))
    corrected(book, entry, "2006-03-19")
    return points(book)


@answers(
    "log.correction_effect",
    deduction_stands_unless_reversed_on_appeal="3",
    correction_before_20th_is_free="3",
)
def corrected_on_the_twentieth(readings: Readings) -> str:
    """On the day of the self-evaluation it is too late."""
    book = Book(readings)
    entry = logged(book)
    book.deduct(3, because_of=(entry.fact.id,))
    corrected(book, entry, "2006-03-20")
    return points(book)


@answers(
    "log.correction_effect",
    deduction_stands_unless_reversed_on_appeal="12",
    correction_before_20th_is_free="8",
)
def one_of_two_checks_corrected_wholly(readings: Readings) -> str:
    """4 for a check of one entry, corrected; 8 for a check of two of which one is corrected."""
    book = Book(readings)
    first, second, third = (logged(book, f"2006-02-0{day}") for day in (1, 2, 3))
    book.deduct(4, because_of=(checked(book, first),))
    book.deduct(8, because_of=(checked(book, second, third),))
    for entry in (first, second):
        corrected(book, entry, "2006-03-01")
    return points(book)


@answers(
    "log.mistake_vs_cheating",
    intent_confirmed_by_finding="False",
    any_false_entry_is_cheating="True",
)
def a_reported_entry_that_a_check_found_false(readings: Readings) -> str:
    """Nobody has confirmed intent."""
    book = Book(readings)
    entry = logged(book)
    checked(book, entry)
    book.report("2006-02-10", falsified=(entry.fact.id,), found="2006-02-16")
    return str(book.score().disqualified)


@answers(
    "log.mistake_vs_cheating",
    intent_confirmed_by_finding="False",
    any_false_entry_is_cheating="False",
)
def a_report_about_an_entry_that_nobody_found_false(readings: Readings) -> str:
    """A report alone proves nothing; the check is about another day's entry."""
    book = Book(readings)
    entry, other = logged(book), logged(book, "2006-02-11")
    checked(book, other)
    book.report("2006-02-10", falsified=(entry.fact.id,), found="2006-02-16")
    return str(book.score().disqualified)
