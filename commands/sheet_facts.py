"""What each sheet puts on record, and what a cell of it may hold, as its reader and fact say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from commands import read_cells as read
from commands.read_cells import Choice, Read
from commands.sheet_forms import DEDUCTIONS, Column, SheetForm
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.declare import kebab
from domain.facts.envelope import Fact
from domain.facts.exams import DocumentWritingMarked, KnowledgeExamMarked, TypingTestTaken
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import GradeAssigned, StaffMemberEngaged
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened, WorkLogEntryRecorded
from domain.history import FRAME
from domain.refusals.paper import BadCell
from domain.roles import ASSESSED, Role
from domain.wording import Message, say
from paper.table import Cell, Content
from projections.blank_sheet import Holds

FACTS: Mapping[str, tuple[type[Fact], ...]] = {
    "roster": (StaffMemberEngaged, GradeAssigned),
    "standards": (StandardAdopted,),
    "document": (DocumentWritingMarked,),
    "knowledge": (KnowledgeExamMarked,),
    "typing": (TypingTestTaken,),
    "deductions": (
        GroomingDeductionRecorded,
        ProcedureDeductionRecorded,
        ComplaintHandlingDeductionRecorded,
    ),
    "bonuses": (BonusPointsAwarded,),
    "attitude": (AttitudeFormSubmitted,),
    "cases": (CaseOpened,),
    "follow_ups": (CaseFollowUpRecorded,),
    "work_log": (WorkLogEntryRecorded,),
    "inspections": (InspectionConducted,),
}
"""The facts in the rows of each form, by its key."""

CATALOGUES: Mapping[str, tuple[str, ...]] = {
    "deductions": tuple(str(code) for code in DEDUCTIONS.values.values()),
    "bonuses": ("bonus",),
    "inspections": ("inspection",),
}
"""The catalogues whose items a form cites."""

GUIDE = SheetForm("guide", "填寫說明", "how to fill in", ())
CHOICES = SheetForm("choices", "選項", "choices", ())
ASIDE = (GUIDE, CHOICES)
"""Sheets of a template that explain the others: an import passes them over."""

HOLDS: Mapping[Read, Holds] = {
    read.name: "words",
    read.name_or_none: "words",
    read.words: "words",
    read.words_or_none: "words",
    read.day: "day",
    read.quarter: "quarter",
    read.count: "whole",
    read.number: "exact",
    read.number_or_none: "exact",
    read.points: "exact",
    read.points_or_none: "exact",
}
SMALLEST = Decimal("0.0001")
"""The least points there are."""
GREATEST: Mapping[Holds, Decimal] = {"whole": Decimal(999_999), "exact": Decimal("999999.9999")}
"""The last number below the million that a cell is read up to."""
BAD = ("0", "0.5", "?", None)
"""Contents of a cell that readers refuse, those that only strict ones do first."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest number a cell may hold, and whether its fact says a greatest."""

    low: Decimal
    high: Decimal
    limited: bool


def clauses(form: SheetForm) -> tuple[str, ...]:
    """The clauses that a sheet's facts serve."""
    return tuple(dict.fromkeys(one for kind in FACTS[form.key] for one in kind.declaration.clauses))


def is_called(form: SheetForm, name: str) -> bool:
    """Whether a sheet goes by a name: its own in either language, or a fact of its rows."""
    facts = {kebab(kind.__name__) for kind in FACTS[form.key]}
    return form.named(name) or name.strip().casefold() in facts


def of_the_quarter(form: SheetForm) -> bool:
    """Whether the days in a sheet are days of the quarter; a roster's and a catalogue's are not."""
    return not any(kind.declaration.stream in FRAME for kind in FACTS[form.key])


def holds(form: SheetForm, column: Column) -> Holds:
    """What a column's cells hold."""
    if form.key == "follow_ups" and column.field == "happened_on":
        return "moment"  # read_sheets.py reads this one column of days as moments.
    return "choice" if isinstance(column.read, Choice) else HOLDS[column.read]


def optional(column: Column) -> bool:
    """Whether a cell may stay empty."""
    return _refused(column.read, None) is None


def wanted(form: SheetForm, column: Column) -> Message | None:
    """What the column's reader asks for instead of a bad cell; None if it takes anything."""
    if holds(form, column) == "moment":
        return say("format.moment")
    said = (_refused(column.read, content) for content in BAD)
    return next((message for message in said if message), None)


def _refused(reader: Read, content: Content) -> Message | None:
    try:
        reader(Cell("", 1, 1, content))
    except BadCell as refusal:
        message = refusal.values["wanted"]
        return message if isinstance(message, Message) else None
    return None


def bounds(form: SheetForm, column: Column) -> Bounds | None:
    """The range of a column of numbers: its reader's, narrowed by what its fact takes."""
    kind = holds(form, column)
    if kind not in GREATEST:
        return None
    lows, highs = [Decimal(0)], [GREATEST[kind]]
    for one in FACTS[form.key]:
        schema = _schema(one)
        for part in (schema, *schema.get("$defs", {}).values()):
            field = part.get("properties", {}).get(column.field)
            lows += [*_said(("minimum", "ge"), field)]
            lows += [SMALLEST for _ in _said(("exclusiveMinimum", "gt"), field)]
            highs += [*_said(("maximum", "le"), field)]
    return Bounds(max(lows), min(highs), limited=min(highs) < GREATEST[kind])


@cache
def _schema(kind: type[Fact]) -> Mapping[str, Any]:
    """Write a fact's schema once; it says the limits of its fields."""
    return kind.model_json_schema()


def _said(names: tuple[str, str], schema: object) -> Iterator[Decimal]:
    """Every bound that a field's schema states, however deep; decimals by their other name."""
    if isinstance(schema, Mapping):
        yield from (Decimal(str(schema[name])) for name in names if name in schema)
        for below in schema.values():
            yield from _said(names, below)
    elif isinstance(schema, list):
        for below in schema:
            yield from _said(names, below)


def roles(form: SheetForm, column: Column) -> frozenset[Role]:
    """Who may stand in a column of staff numbers; nobody where it holds something else."""
    match column.field:
        case "by":
            recorders = (kind.declaration.recorders.roles for kind in FACTS[form.key])
            return frozenset(role for several in recorders for role in several)
        case "staff_id" | "ratee_id" if form.key != "roster":
            return frozenset(ASSESSED)
        case "duty_foreman_id":
            return frozenset({Role.FOREMAN})
        case _:
            return frozenset()
