"""The deductions of a quarter summed up month by month (P1-0.4-c)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain.rules.citation import rule
from domain.rules.deductions import Kind, Points
from domain.values import Month, day_of

SUMMED: tuple[Kind, ...] = ("grooming", "procedure", "complaint")


@dataclass(frozen=True, slots=True)
class MonthDeductions:
    """What one month took of a quarter's points, by kind."""

    month: Month
    points: Mapping[Kind, Fraction]


@rule("P1-0.4-c")
def monthly_deductions(
    found: Mapping[Kind, Points], months: Iterable[Month]
) -> tuple[MonthDeductions, ...]:
    """Every month of the quarter, and any other from which it bears something, by its day."""
    summed: dict[Month, dict[Kind, Fraction]] = defaultdict(dict)
    for kind in SUMMED:
        for line in found[kind].lines:
            month = Month.of(day_of(line.entries[0].fact.happened_on))
            summed[month][kind] = summed[month].get(kind, Fraction(0)) + line.amount
    every = {*months, *summed}
    return tuple(
        MonthDeductions(month, {kind: summed[month].get(kind, Fraction(0)) for kind in SUMMED})
        for month in sorted(every, key=lambda one: one.first_day)
    )
