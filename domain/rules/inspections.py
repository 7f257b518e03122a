"""More than thirty points found in a month: the duty foreman's ten points (P1-2.9-e, P1-4.7)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.inspections import InspectionConducted
from domain.line import Line
from domain.rules.citation import rule
from domain.rules.late_records import attribution
from domain.values import Month, Quarter, day_of
from domain.wording import Message, say

SCOPE = "inspection.trigger_scope"
WHOSE = "inspection.foreman_attribution"


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection and the points of those of its findings that stand."""

    entry: Entry[InspectionConducted]
    points: Fraction

    @property
    def day(self) -> date:
        """The day of the inspection."""
        return day_of(self.entry.fact.happened_on)


@rule("P1-2.9-d", readings=("inspection.kind_under_30_rule",))
@rule("P1-2.9-e", readings=("inspection.points_meaning",))
def inspected(department: Department, month: Month) -> tuple[Inspected, ...]:
    """The inspections of a month by day, each with the points of its standing findings."""
    stream = f"inspections/{month}"
    gone = department.history.findings_reversed(stream)
    single = department.regulation.on(month.first_day).reading("inspection.points_meaning")
    found = [
        Inspected(entry, _points(entry, gone, single=single == "single_item"))
        for entry in department.history.standing(stream, InspectionConducted)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.entry.position)))


def _points(
    entry: Entry[InspectionConducted],
    gone: frozenset[tuple[str, int]],
    *,
    single: bool,
) -> Fraction:
    standing = [
        Fraction(found.points)
        for number, found in enumerate(entry.fact.findings, start=1)
        if (entry.fact.id, number) not in gone
    ]
    return max(standing, default=Fraction(0)) if single else sum(standing, Fraction(0))


@dataclass(frozen=True, slots=True)
class Trigger:
    """Inspections that together go over thirty points, and the clause that says so."""

    clause: str
    inspections: tuple[Inspected, ...]

    @property
    def found(self) -> Fraction:
        """The points found in all."""
        return sum((one.points for one in self.inspections), Fraction(0))


@rule("P1-2.9-e", amounts=("points_limit", "foreman_points"), readings=(SCOPE, WHOSE))
@rule("P1-4.7", amounts=("points_limit", "foreman_points", "fine"))
def triggers(
    department: Department,
    month: Month,
    found: tuple[Inspected, ...],
    mine: Callable[[Inspected], bool],
) -> tuple[Trigger, ...]:
    """What goes over thirty in a month: by the month's total, or by each inspection.

    ``mine`` says which inspections a person answers for (P1-2.9-e, 當值領班).
    """
    rules = department.regulation.on(Quarter.of(month.first_day).first_day)
    limit = rules.amount("P1-2.9-e", "points_limit")
    own = tuple(one for one in found if mine(one))
    each = tuple(Trigger("P1-2.9-e", (one,)) for one in own if one.points > limit)
    month_total = Trigger("P1-4.7", own)
    whole = (month_total,) if month_total.found > limit else ()
    match rules.reading(SCOPE):
        case "per_inspection":
            return each
        case "cumulative_both":
            return (*each, *whole)
        case _:
            return whole


@rule("P1-2.9-e", readings=("inspection.foreman_score_period",))
def foreman_penalties(dossier: Dossier) -> tuple[Line, ...]:
    """Ten points for each month whose inspections with the foreman on duty go over thirty."""
    if dossier.rules.reading("inspection.foreman_score_period") != "quarter_of_inspection":
        return ()
    return tuple(
        line for month in dossier.quarter.months for line in monthly_penalties(dossier, month)
    )


def monthly_penalties(dossier: Dossier, month: Month) -> tuple[Line, ...]:
    """What one month costs one foreman."""
    found = tuple(
        one
        for one in inspected(dossier.department, month)
        if (counted := attribution(dossier, one.entry)) and counted.counts
    )
    points = dossier.rules.amount("P1-2.9-e", "foreman_points")
    limit = dossier.rules.amount("P1-2.9-e", "points_limit")
    basis = (*dossier.rules.basis(SCOPE)[1:], *dossier.rules.basis(WHOSE)[1:])
    return tuple(
        Line(
            points,
            say("line.inspection.over", month=month, found=trigger.found, limit=limit),
            trigger.clause,
            (*(one.entry for one in trigger.inspections), *basis),
            _found_lines(trigger.inspections),
        )
        for trigger in _foremans(dossier, month, found)
    )


def _foremans(dossier: Dossier, month: Month, found: tuple[Inspected, ...]) -> tuple[Trigger, ...]:
    """The triggers one foreman answers for, as 當值領班 is read."""
    foreman = dossier.staff_id

    def on_duty(one: Inspected) -> bool:
        return foreman in one.entry.fact.duty_foreman_ids

    match dossier.rules.reading(WHOSE):
        case "all_duty_foremen_with_contributing_inspections":
            mine = any(on_duty(one) for one in found)
            return triggers(dossier.department, month, found, lambda _: mine)
        case "foreman_on_duty_when_total_crosses_30":
            crossing = _crossing(found, dossier.rules.amount("P1-2.9-e", "points_limit"))
            mine = crossing is not None and on_duty(crossing)
            return triggers(dossier.department, month, found, lambda _: mine)
        case _:
            return triggers(dossier.department, month, found, on_duty)


def _crossing(found: tuple[Inspected, ...], limit: Fraction) -> Inspected | None:
    so_far = Fraction(0)
    for one in found:
        so_far += one.points
        if so_far > limit:
            return one
    return None


def _found_lines(found: tuple[Inspected, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(
            one.points,
            say("line.inspection.one", on=one.day, by=one.entry.fact.by, points=one.points),
            "P1-2.9-e",
            (one.entry,),
        )
        for one in found
    )


@rule("P1-4.7")
def why_no_penalty(dossier: Dossier) -> tuple[Line, ...]:
    """Months with inspections that cost the foreman nothing, and why: 30 is not more than 30."""
    limit = dossier.rules.amount("P1-2.9-e", "points_limit")
    lines = []
    for month in dossier.quarter.months:
        own = [
            one
            for one in inspected(dossier.department, month)
            if dossier.staff_id in one.entry.fact.duty_foreman_ids
        ]
        if own and not monthly_penalties(dossier, month):
            entries = tuple(one.entry for one in own)
            message = _not_over(dossier, month, own, limit)
            lines.append(Line(Fraction(0), message, "P1-4.7", entries, _found_lines(tuple(own))))
    return tuple(lines)


def _not_over(dossier: Dossier, month: Month, own: list[Inspected], limit: Fraction) -> Message:
    """Why a month costs nothing: not more than thirty, or found on record too late."""
    single = dossier.rules.reading(SCOPE) == "per_inspection"
    found = max(one.points for one in own) if single else sum((o.points for o in own), Fraction(0))
    if found <= limit:
        return say("line.inspection.not_over", month=month, found=found, limit=limit)
    over = say("line.inspection.over", month=month, found=found, limit=limit)
    late = (attribution(dossier, one.entry) for one in own)
    why = next((one.why_not for one in late if one and one.why_not), say("line.inspection.shared"))
    return say("line.without_effect", what=over, why=why)
