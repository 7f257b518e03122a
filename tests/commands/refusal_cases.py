"""What must be refused, one case a refusal: who asks for what, and the clause that refuses it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from domain.facts.envelope import Fact
from domain.refusals import Refusal
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.cast import FEBRUARY
from tests.staging import stage, take

Fields: TypeAlias = dict[str, object]
Before: TypeAlias = Callable[[Stage], object]

GROOMING = {"code": "grooming", "version": 1, "item": "G0"}
PUBLISHED = "2006-04-10"


@dataclass(frozen=True, slots=True)
class Case:
    """A request that must be refused, on a stage on which something happened before."""

    refusal: type[Refusal]
    clause: str | None
    kind: type[Fact]
    fields: Mapping[str, object]
    on: str = FEBRUARY
    before: tuple[Before, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)

    def staged(self) -> Stage:
        """Set the stage."""
        on_stage = stage(self.readings)
        for happen in self.before:
            happen(on_stage)
        return on_stage


def happened(kind: type[Fact], on: str = FEBRUARY, /, **fields: object) -> Before:
    """Let a fact have been recorded."""
    return lambda on_stage: take(on_stage, kind, on, **fields)


def marked(*staff: str) -> Before:
    """Let some persons have three marks of 80."""

    def mark(on_stage: Stage) -> None:
        for one in staff:
            exams = {"knowledge": "80", "document": "80", "typing": "80"}
            marks(on_stage, {"staff_id": one, "quarter": "2006Q1", **exams})

    return mark


def published(on_stage: Stage) -> None:
    """Let the quarter have been published."""
    publish(on_stage, {"quarter": "2006Q1", "on": PUBLISHED})


def deducted(by: str = "F1", **fields: object) -> Fields:
    """Give the fields of a deduction of two points."""
    about = {"staff_id": "A1", "standard_ref": GROOMING, "points": "2", "note": "seen"}
    return {"by": by, **about, **fields}
