"""Which quarter a day's data are of: the calendar's, or one that ends on the 20th (P1-0.4-a)."""

from datetime import date

from domain.regulation.in_force import Regulation
from domain.rules.citation import rule
from domain.values import Quarter

BASIS = "calendar.quarter_basis"
WHOLE = "period_21_to_20"
CASES = "calendar_quarter_data_to_20"


@rule("P1-0.4-a", readings=(BASIS,))
def quarter_of(regulation: Regulation, day: date) -> Quarter:
    """The quarter a day's data count in: the calendar's, or the next from the 21st on.

    Read as in the calendar quarter of the day, so that no two quarters read one day differently.
    """
    return _put(regulation, day, (WHOLE,))


def quarter_of_cases(regulation: Regulation, day: date) -> Quarter:
    """The same for follow-ups of cases, which may be carried over alone."""
    return _put(regulation, day, (WHOLE, CASES))


def carries_over(regulation: Regulation, quarter: Quarter, *readings: str) -> bool:
    """Whether the last days of a quarter count in the next one."""
    if quarter.first_day < regulation.first_day:
        return False
    return regulation.on(quarter.first_day).reading(BASIS) in (readings or (WHOLE,))


@rule("P1-2.2-b", amounts=("self_evaluation_day",))
def _put(regulation: Regulation, day: date, readings: tuple[str, ...]) -> Quarter:
    quarter = Quarter.of(day)
    if not carries_over(regulation, quarter, *readings):
        return quarter
    last = regulation.on(quarter.first_day).amount("P1-2.2-b", "self_evaluation_day")
    over = day >= quarter.months[2].first_day and day.day > last
    return quarter.following if over else quarter
