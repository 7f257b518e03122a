"""Whether a script was handed in after the time the writing test has (P1-2.5-f)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TypeVar

from domain.dossier import Dossier
from domain.facts.exams import DocumentWritingExamHeld, ScriptHandedIn
from domain.line import AnyEntry
from domain.regulation.in_force import Rules
from domain.rules.citation import rule

CLAUSE = "P1-2.5-f"
OVERTIME = "docexam.overtime"
SECOND = timedelta(seconds=1)
Timed = TypeVar("Timed", DocumentWritingExamHeld, ScriptHandedIn)


@dataclass(frozen=True, slots=True)
class Overtime:
    """A script handed in late: by how many minutes, and what says so."""

    minutes: Fraction
    entries: tuple[AnyEntry, ...]


@rule(CLAUSE, amounts=("minutes_max",))
def overtime(dossier: Dossier, exam_id: str, rules: Rules) -> Overtime | None:
    """How long after the time was over somebody handed in; None in time, or where nothing says."""
    begun = _moment(dossier, f"quarter/{dossier.quarter}", DocumentWritingExamHeld, exam_id)
    ended = _moment(dossier, dossier.stream, ScriptHandedIn, exam_id)
    if begun is None or ended is None:
        return None
    taken = Fraction((ended[0] - begun[0]) // SECOND, 60)
    over = taken - rules.amount(CLAUSE, "minutes_max")
    return Overtime(over, (begun[1], ended[1])) if over > 0 else None


def _moment(
    dossier: Dossier, stream: str, kind: type[Timed], exam_id: str
) -> tuple[datetime, AnyEntry] | None:
    """When an exam began, or its script was handed in, if a moment is on record."""
    for entry in reversed(dossier.history.standing(stream, kind)):
        on = entry.fact.happened_on
        if entry.fact.exam_id == exam_id and isinstance(on, datetime):
            return on, entry
    return None
