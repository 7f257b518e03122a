"""More than thirty points found in a month: the duty foreman's ten points (P1-2.9-e, P1-4.7)."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department, Dossier
from domain.line import AnyEntry, Line
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.inspected import LEADER, MEANING, Inspected, inspected, rules_of, together
from domain.rules.late_records import Attribution, attribution, months_heard, put_down
from domain.values import Month, Quarter
from domain.wording import Message, say

SCOPE = "inspection.trigger_scope"
WHOSE = "inspection.foreman_attribution"
PERIOD = "inspection.foreman_score_period"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Inspections over thirty points, together or one alone, and the clause that says so."""

    clause: str
    inspections: tuple[Inspected, ...]
    found: Fraction

    @property
    def ground(self) -> tuple[str, ...]:
        """What is punished once: the month, or the one inspection."""
        each = self.clause == "P1-2.9-e"
        return (self.clause, *(one.entry.fact.id for one in self.inspections if each))


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
    rules = rules_of(department, month)
    limit = rules.amount("P1-2.9-e", "points_limit")
    own = tuple(one for one in found if mine(one))
    each = tuple(Trigger("P1-2.9-e", (one,), one.points) for one in own if one.points > limit)
    total = together((one.points for one in own), rules)
    whole = (Trigger("P1-4.7", own, total),) if total > limit else ()
    match rules.reading(SCOPE):
        case "per_inspection":
            return each
        case "cumulative_both":
            return (*each, *whole)
        case _:
            return whole


@rule("P1-2.9-e", readings=(PERIOD,))
def foreman_penalties(dossier: Dossier) -> tuple[Line, ...]:
    """What comes off the quarter's score; nothing where month or year bear it."""
    return _all(dossier) if dossier.rules.reading(PERIOD) == "quarter_of_inspection" else ()


def penalties_elsewhere(dossier: Dossier) -> tuple[Line, ...]:
    """What comes off the month's score or the year's instead, and is a deduction all the same."""
    return () if dossier.rules.reading(PERIOD) == "quarter_of_inspection" else _all(dossier)


def penalties_of_month(department: Department, staff_id: str, month: Month) -> tuple[Line, ...]:
    """What comes off a month's score, where it is read so (P1-2.9-e/5)."""
    dossier = department.dossier(staff_id, Quarter.of(month.first_day))
    if dossier.rules.reading(PERIOD) != "month_score":
        return ()
    return monthly_penalties(dossier, month)


def penalties_of_year(department: Department, staff_id: str, quarter: Quarter) -> tuple[Line, ...]:
    """What comes off the year's score for one of its quarters, where it is read so (P1-2.9-e/5)."""
    dossier = department.dossier(staff_id, quarter)
    return _all(dossier) if dossier.rules.reading(PERIOD) == "annual_score" else ()


def _all(dossier: Dossier) -> tuple[Line, ...]:
    """Ten points for each month whose inspections with the foreman on duty go over thirty."""
    return tuple(
        line for month in months_heard(dossier) for line in monthly_penalties(dossier, month)
    )


def monthly_penalties(dossier: Dossier, month: Month) -> tuple[Line, ...]:
    """What one month costs one foreman in a quarter: what no earlier quarter bore already."""
    rules = rules_of(dossier.department, month)
    points = rules.amount("P1-2.9-e", "foreman_points")
    limit = rules.amount("P1-2.9-e", "points_limit")
    basis = tuple(
        entry for key in (SCOPE, WHOSE, MEANING, LEADER) for entry in rules.basis(key)[1:]
    )
    return tuple(
        Line(
            points,
            say("line.inspection.over", month=month, found=trigger.found, limit=limit),
            trigger.clause,
            (*(one.entry for one in trigger.inspections), *basis, *_settings(dossier, trigger)),
            _found_lines(trigger.inspections),
        )
        for trigger in _borne(dossier, month)
    )


def _borne(dossier: Dossier, month: Month) -> tuple[Trigger, ...]:
    """The triggers of a month that a quarter bears: those that no quarter before it bore."""
    before = {trigger.ground for trigger in _triggers_by(dossier, month, dossier.quarter.previous)}
    by_now = _triggers_by(dossier, month, dossier.quarter)
    return tuple(trigger for trigger in by_now if trigger.ground not in before)


def _triggers_by(dossier: Dossier, month: Month, last: Quarter) -> tuple[Trigger, ...]:
    """What one foreman answers for, of the inspections put down to quarters up to one."""
    known = tuple(
        one
        for one in inspected(dossier.department, month)
        if (put := _put(dossier, one)) and put.counts and put.quarter <= last
    )
    return _foremans(dossier, month, known) if known else ()


def _put(dossier: Dossier, one: Inspected) -> Attribution | None:
    return put_down(dossier.department, dossier.staff_id, one.entry)


def _settings(dossier: Dossier, trigger: Trigger) -> tuple[AnyEntry, ...]:
    """What put a trigger's inspections down to their quarters, each once."""
    found = [put for one in trigger.inspections if (put := _put(dossier, one))]
    by_position = {one.position: one for put in found for one in (*put.settings, *put.editions)}
    return tuple(by_position.values())


def _foremans(dossier: Dossier, month: Month, found: tuple[Inspected, ...]) -> tuple[Trigger, ...]:
    """The triggers one foreman answers for, as 當值領班 is read."""
    foreman = dossier.staff_id

    def on_duty(one: Inspected) -> bool:
        return foreman in one.foremen

    rules = rules_of(dossier.department, month)
    match rules.reading(WHOSE):
        case "all_duty_foremen_with_contributing_inspections":
            mine = any(on_duty(one) for one in found)
            return triggers(dossier.department, month, found, lambda _: mine)
        case "foreman_on_duty_when_total_crosses_30":
            crossing = _crossing(found, rules)
            mine = crossing is not None and on_duty(crossing)
            return triggers(dossier.department, month, found, lambda _: mine)
        case _:
            return triggers(dossier.department, month, found, on_duty)


def _crossing(found: tuple[Inspected, ...], rules: Rules) -> Inspected | None:
    limit = rules.amount("P1-2.9-e", "points_limit")
    for number, one in enumerate(found, start=1):
        if together((each.points for each in found[:number]), rules) > limit:
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
    lines = []
    for month in months_heard(dossier):
        own = [
            (one, put)
            for one in inspected(dossier.department, month)
            if dossier.staff_id in one.foremen and (put := attribution(dossier, one.entry))
        ]
        if own and not monthly_penalties(dossier, month):
            found = tuple(one for one, _ in own)
            entries = tuple(one.entry for one in found)
            editions = next((put.lines for _, put in own if put.lines), ())
            under = (*_found_lines(found), *editions)
            message = _not_over(dossier, month, own)
            lines.append(Line(Fraction(0), message, "P1-4.7", entries, under))
    return tuple(lines)


def _not_over(dossier: Dossier, month: Month, own: list[tuple[Inspected, Attribution]]) -> Message:
    """Why a month costs nothing: not more than thirty, or found on record too late."""
    rules = rules_of(dossier.department, month)
    limit = rules.amount("P1-2.9-e", "points_limit")
    points = [one.points for one, _ in own]
    single = rules.reading(SCOPE) == "per_inspection"
    found = max(points) if single else together(points, rules)
    if found <= limit:
        return say("line.inspection.not_over", month=month, found=found, limit=limit)
    over = say("line.inspection.over", month=month, found=found, limit=limit)
    late = (put.why_not for _, put in own)
    borne = bool(_triggers_by(dossier, month, dossier.quarter.previous))
    otherwise = say("line.inspection.borne" if borne else "line.inspection.shared")
    why = next((one for one in late if one), otherwise)
    return say("line.without_effect", what=over, why=why)
