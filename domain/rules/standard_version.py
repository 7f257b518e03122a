"""Which version of a standard judges what happened (P1-2.3)."""

from datetime import date

from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.values import Quarter

VERSION = "standard.version_by"


@rule("P1-2.3", readings=(VERSION,))
def standard_day(rules: Rules, happened: date, recorded: date) -> date:
    """The day whose version counts: of the conduct, of its quarter's beginning, of the record."""
    match rules.reading(VERSION):
        case "first_day_of_quarter":
            return Quarter.of(happened).first_day
        case "date_of_recording":
            return recorded
        case _:
            return happened
