"""The inspections of a month and the points found in them (P1-2.9-d, P1-2.9-e)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.inspections import InspectionConducted
from domain.facts.points import ScoreEntryReversed
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.values import Month, Quarter, day_of

MEANING = "inspection.points_meaning"
VOIDED = "inspection.voided_finding"


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection and the points of those of its findings that stand: all, or the largest."""

    entry: Entry[InspectionConducted]
    points: Fraction

    @property
    def day(self) -> date:
        """The day of the inspection."""
        return day_of(self.entry.fact.happened_on)


@rule("P1-2.9-d", readings=("inspection.kind_under_30_rule",))
@rule("P1-2.9-e", readings=(MEANING,))
def inspected(department: Department, month: Month) -> tuple[Inspected, ...]:
    """The inspections of a month by day, each with the points of its standing findings."""
    gone = department.history.reversed_in(_stream(month))
    return _without(department, month, frozenset(gone))


@rule("P1-2.9-e", readings=(VOIDED,))
def fined(department: Department, month: Month) -> tuple[Inspected, ...]:
    """The same, for fines: as it is read, what fell on appeal stays in them (P1-2.9-e/10)."""
    if rules_of(department, month).reading(VOIDED) != "points_only_money_stays":
        return inspected(department, month)
    gone = department.history.reversed_in(_stream(month))
    corrected = (named for named, by in gone.items() if not _on_appeal(by.fact))
    return _without(department, month, frozenset(corrected))


def _on_appeal(fact: Fact) -> bool:
    return isinstance(fact, ScoreEntryReversed) and fact.appeal_id is not None


def _stream(month: Month) -> str:
    return f"inspections/{month}"


def _without(department: Department, month: Month, gone: frozenset[str]) -> tuple[Inspected, ...]:
    """The inspections of a month without some, and without some findings (``inspection#2``)."""
    rules, left_out = rules_of(department, month), department.history.asked.without
    found = [
        Inspected(entry, together(_points(entry, gone | left_out), rules))
        for entry in department.history.all_of(_stream(month), InspectionConducted)
        if entry.fact.id not in gone
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.entry.position)))


def rules_of(department: Department, month: Month) -> Rules:
    """The regulation by which a month's inspections are judged: that of its quarter (0.6.6)."""
    return department.regulation.on(Quarter.of(month.first_day).first_day)


def _points(entry: Entry[InspectionConducted], gone: frozenset[str]) -> Iterator[Fraction]:
    for number, found in enumerate(entry.fact.findings, start=1):
        if f"{entry.fact.id}#{number}" not in gone:
            yield Fraction(found.points)


def together(points: Iterable[Fraction], rules: Rules) -> Fraction:
    """What is compared with thirty: the points in all, or the largest (P1-2.9-e/4)."""
    if rules.reading(MEANING) == "single_item":
        return max(points, default=Fraction(0))
    return sum(points, Fraction(0))
