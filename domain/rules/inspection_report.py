"""A quarter's inspections together: months, foremen, items, what HR collated (P1-2.9)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.inspections import (
    ImprovementOpinionIssued,
    InspectionConducted,
    InspectionFinding,
    InspectionResultsCollated,
)
from domain.history import History
from domain.line import total
from domain.rules.citation import rule
from domain.rules.inspected import Inspected, inspected
from domain.rules.inspection_quota import Quota, quota
from domain.rules.inspections import monthly_penalties
from domain.values import Month, Quarter

SAME_HOUR_MAX = 2
"""Checks at the same hour of the same weekday that a month may have: the third can be foreseen."""


@dataclass(frozen=True, slots=True)
class OfForeman:
    """A duty foreman's month: the points found on duty, and those it costs (P1-2.9-e, P1-4.7)."""

    foreman_id: str
    team: str | None
    points: Fraction
    penalty: Fraction


@dataclass(frozen=True, slots=True)
class InspectedMonth:
    """A month's inspections."""

    month: Month
    inspections: tuple[Inspected, ...]
    quota: Quota
    twice_a_day: tuple[date, ...]
    foreseeable: tuple[tuple[int, int], ...]
    """Weekday (0 is Monday) and hour of checks that came more than twice."""
    foremen: tuple[OfForeman, ...]

    @property
    def points(self) -> Fraction:
        """The department's points of the month."""
        return sum((one.points for one in self.inspections), Fraction(0))


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item of a standard: how often it was found, its points."""

    code: str
    item: str
    times: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class InspectionReport:
    """A quarter's inspections."""

    quarter: Quarter
    months: tuple[InspectedMonth, ...]
    items: tuple[FoundItem, ...]
    opinions: tuple[Entry[ImprovementOpinionIssued], ...]
    collated: Entry[InspectionResultsCollated] | None

    @property
    def points(self) -> Fraction:
        """The department's points of the quarter."""
        return sum((one.points for one in self.items), Fraction(0))

    @property
    def overtaken(self) -> bool:
        """Whether what HR collated is no longer what stands."""
        return self.collated is not None and (
            Fraction(self.collated.fact.points_total) != self.points
        )


@rule("P1-2.9-a")
@rule("P1-2.9-c")
def inspection_report(department: Department, quarter: Quarter) -> InspectionReport:
    """Everything the special team and the mystery customers found in a quarter."""
    history = department.history
    collated = history.standing(f"quarter/{quarter}", InspectionResultsCollated)
    opinions = [
        entry
        for month in quarter.months
        for entry in history.standing(f"inspections/{month}", ImprovementOpinionIssued)
    ]
    months = tuple(_month(department, month) for month in quarter.months)
    return InspectionReport(
        quarter,
        months,
        _items(department, months),
        tuple(opinions),
        collated[-1] if collated else None,
    )


def _month(department: Department, month: Month) -> InspectedMonth:
    found = inspected(department, month)
    team = [one for one in found if one.entry.fact.inspection_kind == "special_team"]
    days = Counter(one.day for one in team)
    return InspectedMonth(
        month,
        found,
        quota(department, month),
        tuple(sorted(day for day, count in days.items() if count > 1)),
        _foreseeable(team),
        _foremen(department, month, found),
    )


@rule("P1-2.9-c", readings=("inspection.irregularity",))
def _foreseeable(checks: list[Inspected]) -> tuple[tuple[int, int], ...]:
    """Checks are irregular: three at one hour of one weekday can be foreseen (P1-2.9-c/3)."""
    moments = (one.entry.fact.happened_on for one in checks)
    hours = Counter((at.weekday(), at.hour) for at in moments if isinstance(at, datetime))
    return tuple(sorted(when for when, count in hours.items() if count > SAME_HOUR_MAX))


def _foremen(
    department: Department, month: Month, found: tuple[Inspected, ...]
) -> tuple[OfForeman, ...]:
    points: dict[str, Fraction] = defaultdict(Fraction)
    for one in found:
        for foreman in one.foremen:
            points[foreman] += one.points
    quarter = Quarter.of(month.first_day)
    return tuple(
        OfForeman(
            foreman,
            department.people.team(foreman, month.last_day),
            own,
            total(monthly_penalties(department.dossier(foreman, quarter), month)),
        )
        for foreman, own in sorted(points.items())
    )


def _items(department: Department, months: tuple[InspectedMonth, ...]) -> tuple[FoundItem, ...]:
    """The items found, the costliest first."""
    found: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for one in (inspection for month in months for inspection in month.inspections):
        for finding in standing_findings(department.history, one.entry):
            ref = finding.standard_ref
            found[ref.code, ref.item].append(Fraction(finding.points))
    rows = (FoundItem(*ref, len(points), sum(points, Fraction(0))) for ref, points in found.items())
    return tuple(sorted(rows, key=lambda row: (-row.points, row.code, row.item)))


def standing_findings(
    history: History, entry: Entry[InspectionConducted]
) -> tuple[InspectionFinding, ...]:
    """The findings of an inspection that were not reversed."""
    gone = history.findings_reversed(entry.stream)
    return tuple(
        finding
        for number, finding in enumerate(entry.fact.findings, start=1)
        if (entry.fact.id, number) not in gone
    )
