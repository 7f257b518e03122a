"""Readings of the half-year report (P1-3.6)."""

from domain.rules.half_year import Half, level_until
from tests.builders import Book
from tests.rules.reading_cases import Readings, answers


@answers(
    "report.annual_level_in_june", year_to_date="2006Q2 2006Q4", last_full_year="2005Q4 2006Q4"
)
def the_level_in_june_and_in_december(readings: Readings) -> str:
    """Up to which quarter the level of the year is told: the year so far, or the last full one."""
    department = Book(readings).department
    return " ".join(str(level_until(department, Half(2006, number))) for number in (1, 2))
