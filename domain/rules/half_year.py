"""Half a year, and the report HR owes on it (P1-3.6)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from pydantic_core import PydanticCustomError
from typing_extensions import override

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.assessment import HalfYearReportIssued
from domain.rules.annual_score import LAST_QUARTER
from domain.rules.citation import rule
from domain.values import Quarter

CLAUSE = "P1-3.6"
LEVEL = "report.annual_level_in_june"


@dataclass(frozen=True, order=True, slots=True)
class Half:
    """Half a calendar year, written ``2006H1``."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2006H1``. Raises ValueError."""
        match = re.fullmatch(r"((?:19|2\d)\d\d)[Hh]([12])", text.strip())
        if not match:
            raise PydanticCustomError("half", "half a year is written 2006H1")
        return cls(int(match[1]), int(match[2]))

    @property
    def quarters(self) -> tuple[Quarter, Quarter]:
        """The two quarters of the half-year."""
        return Quarter(self.year, 2 * self.number - 1), Quarter(self.year, 2 * self.number)

    @property
    def first_day(self) -> date:
        """The first day of the half-year."""
        return self.quarters[0].first_day

    @property
    def last_day(self) -> date:
        """The last day of the half-year: 30 June, or 31 December."""
        return self.quarters[1].last_day

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in the half-year."""
        return self.first_day <= day <= self.last_day

    @override
    def __str__(self) -> str:
        return f"{self.year:04d}H{self.number}"


def reports(department: Department, half: Half) -> tuple[Entry[HalfYearReportIssued], ...]:
    """The reports that HR issued on a half-year."""
    return department.history.standing(f"reports/{half}", HalfYearReportIssued)


@rule(CLAUSE, amounts=("report_days",))
def flagged_after(department: Department, half: Half) -> date:
    """The last day before a missing report is overdue: so many days after the half-year's end."""
    days = department.regulation.on(half.last_day).amount(CLAUSE, "report_days")
    return half.last_day + timedelta(days=int(days))


@rule(CLAUSE, readings=(LEVEL,))
def level_until(department: Department, half: Half) -> Quarter:
    """Up to which quarter the year's level is told: the year so far, or the last full year."""
    last = half.quarters[1]
    full = department.regulation.on(last.last_day).reading(LEVEL) == "last_full_year"
    before = Quarter(half.year - 1, LAST_QUARTER)
    told = before.first_day >= department.regulation.first_day
    return before if full and half.number == 1 and told else last
