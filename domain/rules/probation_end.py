"""The last day of a probation of three months (P1-4.4-a)."""

from calendar import monthrange
from datetime import date, timedelta

from domain.regulation.in_force import Regulation
from domain.rules.citation import rule
from domain.values import Month, Quarter

CLAUSE = "P1-4.4-a"
END = "probation.end_date"
DAYS = 90
"""Named by the reading."""


@rule(CLAUSE, amounts=("months",), readings=(END,))
def probation_end(regulation: Regulation, engaged: date) -> date:
    """The day before the same day number three months later; as it is read, else."""
    rules = regulation.on(max(engaged, regulation.first_day))
    months = int(rules.amount(CLAUSE, "months"))
    match rules.reading(END):
        case "90_days":
            return engaged + timedelta(days=DAYS - 1)
        case "three_full_calendar_months":
            last = Month.of(engaged) if engaged.day == 1 else Month.of(engaged).following
            for _ in range(months - 1):
                last = last.following
            return last.last_day
        case _:
            month = Month.of(engaged)
            for _ in range(months):
                month = month.following
            if engaged.day > monthrange(month.year, month.number)[1]:
                return month.last_day  # There is no such day: no 30 February.
            return date(month.year, month.number, engaged.day) - timedelta(days=1)


def quarters_between(first: date, last: date) -> tuple[Quarter, ...]:
    """The quarters from the one of a day to the one of another."""
    found = [Quarter.of(first)]
    while found[-1].last_day < last:
        found.append(found[-1].following)
    return tuple(found)
