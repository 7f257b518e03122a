"""What the months do to the quarter: nothing, unless it is read otherwise (P1-3.1-d)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.dossier import Dossier
from domain.facts.monthly import ExtraEffortBonusRecorded, RoutineDutyDeductionRecorded
from domain.line import AnyEntry, Line, entries_of, total
from domain.regulation.in_force import Rules
from domain.roles import ASSESSED
from domain.rules.citation import rule
from domain.rules.late_records import attribution, months_heard
from domain.rules.monthly_people import confirmation
from domain.rules.monthly_plan import stream_of_month
from domain.rules.monthly_score import monthly_score, points_line
from domain.rules.taken_back import taken_back
from domain.values import Month, Quarter, day_of
from domain.wording import say

RELATION = "monthly.relation_to_quarter"
ROUTINE = "monthly.deduction_also_quarterly"
EXTRA = "bonus.same_as_formula_bonus"
REPLACED = "mean_of_months_replaces_quarter_score"
ADDED = "added_as_bonus_above_100"


@dataclass(frozen=True, slots=True)
class Months:
    """What the months add to the terms of the formula, and whether they take their place."""

    lines: tuple[Line, ...] = ()
    awaited: bool = False
    instead: bool = False


@rule("P1-3.1-f", readings=(ROUTINE,))
def routine_in_quarter(dossier: Dossier) -> tuple[Line, ...]:
    """Routine deductions of the months as procedure deductions, where they are read so."""
    return _from_months(
        dossier,
        RoutineDutyDeductionRecorded,
        lambda rules: rules.reading(ROUTINE) == "yes_as_procedure_deduction",
    )


@rule("P1-3.1-f", readings=(ROUTINE,))
def routine_beside_quarter(dossier: Dossier) -> tuple[Line, ...]:
    """Routine deductions of the months that are not procedure deductions of the quarter."""
    return _from_months(
        dossier,
        RoutineDutyDeductionRecorded,
        lambda rules: rules.reading(ROUTINE) != "yes_as_procedure_deduction",
    )


@rule("P1-3.1-g", readings=(EXTRA,))
def extra_in_quarter(dossier: Dossier) -> tuple[Line, ...]:
    """Bonus for extra effort in the quarter as well, where it is read so."""
    return _from_months(
        dossier,
        ExtraEffortBonusRecorded,
        lambda rules: rules.reading(EXTRA) == "yes_same_points_enter_quarter",
    )


def _from_months(
    dossier: Dossier,
    kind: type[RoutineDutyDeductionRecorded] | type[ExtraEffortBonusRecorded],
    wanted: Callable[[Rules], bool],
) -> tuple[Line, ...]:
    return tuple(
        line
        for month in months_heard(dossier)
        if wanted(_rules(dossier, month))
        for entry in dossier.history.all_of(stream_of_month(dossier.staff_id, month), kind)
        if (line := _put_down(dossier, entry, month))
    )


def _rules(dossier: Dossier, month: Month) -> Rules:
    return dossier.department.regulation.on(Quarter.of(month.first_day).first_day)


def _put_down(dossier: Dossier, entry: AnyEntry, month: Month) -> Line | None:
    """The line of a month's points in the quarter the month is put down to."""
    counted = attribution(dossier, _dated(entry, month))
    if counted is None:
        return None
    line = points_line(entry)
    if reversal := dossier.history.reversed_in(entry.stream).get(entry.fact.id):
        return taken_back(entry, reversal, line.message)
    if not counted.counts:
        message = say("line.without_effect", what=line.message, why=counted.why_not)
        line = replace(line, amount=Fraction(0), message=message)
    return replace(line, entries=(*line.entries, *counted.settings), lines=counted.lines)


def _dated(entry: AnyEntry, month: Month) -> AnyEntry:
    """An entry as one of its month, even if it was recorded after the month's end."""
    if Month.of(day_of(entry.fact.happened_on)) == month:
        return entry
    fact = entry.fact.model_copy(update={"happened_on": month.last_day})
    return replace(entry, fact=fact)


@rule("P1-3.1-d", amounts=("weights_total",), readings=(RELATION,))
def months_in_quarter(dossier: Dossier, terms: tuple[Line, ...]) -> Months:
    """The mean of the months in place of the formula, or added to it, where it is read so.

    Once the quarter is closed only months that the head confirmed have a score (P1-3.1-a).
    """
    reading = dossier.rules.reading(RELATION)
    if reading not in {REPLACED, ADDED}:
        return Months()
    under = tuple(_months(dossier))
    replaces = reading == REPLACED
    if not under or any(line is None for line in under):
        return Months(awaited=True, instead=replaces)
    lines = tuple(line for line in under if line is not None)
    mean = total(lines) / len(lines)
    whole = dossier.rules.amount("P1-3.1-d", "weights_total")
    before = total(terms) if replaces else whole
    name = "line.month.replaces" if replaces else "line.month.added"
    message = say(name, mean=mean, before=before)
    entries = (*entries_of(lines), *dossier.rules.basis(RELATION)[1:])
    return Months((Line(mean - before, message, "P1-3.1-d", entries, lines),), instead=replaces)


def _months(dossier: Dossier) -> Iterator[Line | None]:
    """The score of each month somebody held an assessed post in; None is pending."""
    department, staff = dossier.department, dossier.staff_id
    for month in dossier.quarter.months:
        days = month.first_day, month.last_day
        held = (staff in department.people.in_office_between(role, *days) for role in ASSESSED)
        if not any(held):
            continue
        found = monthly_score(department, staff, month)
        confirmed = confirmation(department, staff, month)
        if found.score is None or (dossier.closed and confirmed is None):
            yield None
            continue
        entries = (*entries_of(found.lines), *((confirmed,) if confirmed else ()))
        message = say("line.month.score", month=month)
        yield Line(found.score, message, "P1-3.1-d", entries, unit="marks")
