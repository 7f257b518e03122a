"""A disputed task treated as a bonus item, in the quarter or in the month (P1-3.7-b)."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import cast

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.disputes import BonusTreatmentDecided, TaskAssigned
from domain.line import AnyEntry, Line
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.late_records import attribution, months_heard
from domain.rules.monthly_plan import stream_of_month
from domain.rules.taken_back import taken_back
from domain.values import Month, Quarter, day_of
from domain.wording import say

CLAUSE = "P1-3.7-b"
WHERE = "task_dispute.bonus_quarter"


@rule(CLAUSE, readings=(WHERE, "task_dispute.bonus_points"))
def bonus_of_quarter(dossier: Dossier) -> tuple[Line, ...]:
    """What HR granted for tasks of the quarter, decided whenever; a refusal says why."""
    return tuple(
        line
        for month in months_heard(dossier)
        if in_quarter(dossier.department.regulation.on(Quarter.of(month.first_day).first_day))
        for entry, task in _decisions(dossier.department, dossier.staff_id, month)
        if (line := _in_quarter(dossier, entry, task))
    )


def _in_quarter(
    dossier: Dossier, entry: Entry[BonusTreatmentDecided], task: Entry[TaskAssigned]
) -> Line | None:
    """A bonus belongs to the quarter of its task, and is as late as its decision."""
    counted = attribution(dossier, replace(cast("AnyEntry", entry), fact=task.fact))
    if counted is None:
        return None
    line = _line(dossier.department, entry, task)
    if line.amount and not counted.counts:
        message = say("line.without_effect", what=line.message, why=counted.why_not)
        line = replace(line, amount=Fraction(0), message=message)
    return replace(line, entries=(*line.entries, *counted.settings), lines=counted.lines)


def bonus_of_month(department: Department, staff_id: str, month: Month) -> tuple[Line, ...]:
    """The same in the month of the task, where it is read so."""
    if in_quarter(department.regulation.on(Quarter.of(month.first_day).first_day)):
        return ()
    return tuple(
        _line(department, entry, task) for entry, task in _decisions(department, staff_id, month)
    )


def in_quarter(rules: Rules) -> bool:
    """Whether the bonus is that of the quarter's formula."""
    return rules.reading(WHERE) == "quarterly_formula_bonus"


def _decisions(
    department: Department, staff_id: str, month: Month
) -> Iterator[tuple[Entry[BonusTreatmentDecided], Entry[TaskAssigned]]]:
    """Every decision about a task of somebody's month, with the task."""
    stream = stream_of_month(staff_id, month)
    tasks = {one.fact.id: one for one in department.history.standing(stream, TaskAssigned)}
    for entry in department.history.all_of(stream, BonusTreatmentDecided):
        if task := tasks.get(entry.fact.task_id):
            yield entry, task


def _line(
    department: Department, entry: Entry[BonusTreatmentDecided], task: Entry[TaskAssigned]
) -> Line:
    fact, on = entry.fact, day_of(task.fact.happened_on)
    if not fact.granted:
        message = say("line.dispute.not_granted", on=on, by=fact.by, reason=fact.reason)
        return Line(Fraction(0), message, CLAUSE, (entry, task))
    message = say("line.dispute.granted", on=on, by=fact.by)
    if reversal := department.history.reversed_in(entry.stream).get(fact.id):
        return taken_back(entry, reversal, message)
    return Line(Fraction(fact.points or 0), message, CLAUSE, (entry, task))
