"""Readings of fines: from which salary they come, and whether they stay (P1-2.9-e)."""

from domain.rules.orders import account
from tests.builders import Book
from tests.cast import Q1
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_inspections import penalties, yuan


@answers(
    "inspection.fine_payroll_month", month_after_inspection_month="2006-03", same_month="2006-02"
)
def thirty_one_points_in_february(readings: Readings) -> str:
    """Which month's salary the hundred yuan come from."""
    book = Book(readings)
    book.inspect(31, on="2006-02-10")
    (owed,) = account(book.department, "S", (Q1,)).owed
    return str(owed.payroll_month)


@answers(
    "inspection.voided_finding",
    penalties_recomputed_and_reversed="0 0 / 0 0",
    points_only_money_stays="0 0 / 100 100",
)
def a_finding_that_falls_on_appeal(readings: Readings) -> str:
    """33 − 4 = 29 points, not more than 30 (F-37)."""
    book = Book(readings)
    entry = book.inspect(29, 4)
    named = {"entry": entry.fact.id, "finding": 2}
    book.reverse(entry, target=named, appeal_id="a1")
    return f"{penalties(book)} / {yuan(book, 'S', 'D')}"


@answers(
    "inspection.voided_finding",
    penalties_recomputed_and_reversed="0 0",
    points_only_money_stays="100 100",
)
def an_inspection_that_falls_on_appeal_whole(readings: Readings) -> str:
    """31 points, then none."""
    book = Book(readings)
    book.reverse(book.inspect(31), appeal_id="a1")
    return yuan(book, "S", "D")


@answers(
    "inspection.voided_finding",
    penalties_recomputed_and_reversed="0 0",
    points_only_money_stays="0 0",
)
def an_inspection_that_was_entered_wrongly(readings: Readings) -> str:
    """A correction is no appeal: what was never found costs nothing (P1-2.2-c)."""
    book = Book(readings)
    book.reverse(book.inspect(31))
    return yuan(book, "S", "D")
