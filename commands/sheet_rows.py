"""A fact as the row of its sheet says it: what is compared with a paper, and shown of both."""

from collections.abc import Hashable, Mapping
from typing import TypeAlias

from commands.read_cells import Choice
from commands.sheet_forms import BY_KEY, Column
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact, StandardRef
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
from domain.wording import Message, say

Said: TypeAlias = Mapping[Column, object]

FORM_OF: Mapping[type[Fact], str] = {
    StaffMemberEngaged: "roster",
    GradeAssigned: "roster",
    StandardAdopted: "standards",
    DocumentWritingMarked: "document",
    KnowledgeExamMarked: "knowledge",
    TypingTestTaken: "typing",
    GroomingDeductionRecorded: "deductions",
    ProcedureDeductionRecorded: "deductions",
    ComplaintHandlingDeductionRecorded: "deductions",
    BonusPointsAwarded: "bonuses",
    AttitudeFormSubmitted: "attitude",
    CaseOpened: "cases",
    CaseFollowUpRecorded: "follow_ups",
    WorkLogEntryRecorded: "work_log",
    InspectionConducted: "inspections",
}
"""The form whose rows are facts of a kind."""

ELSEWHERE: Mapping[type[Fact], frozenset[str]] = {
    StaffMemberEngaged: frozenset({"grade"}),
    GradeAssigned: frozenset({"name", "position", "team_id", "education"}),
    StandardAdopted: frozenset({"text_zh", "points", "direction"}),
    InspectionConducted: frozenset({"points", "note"}),
}
"""Columns of the form that are said by another fact, or together with the item."""


def said(fact: Fact) -> Said:
    """What a fact says, column by column, whoever entered it and from where."""
    columns = BY_KEY[FORM_OF[type(fact)]].columns
    left_out = ELSEWHERE.get(type(fact), frozenset())
    return {column: _value(fact, column) for column in columns if column.field not in left_out}


def _value(fact: Fact, column: Column) -> object:
    """What a fact says in a column; the rows of one fact in whatever order they stand."""
    match fact, column.field:
        case InspectionConducted(findings=findings), "item":
            return _sorted((one.standard_ref.item, one.points, one.note) for one in findings)
        case InspectionConducted(duty_foreman_ids=foremen), "duty_foreman_id":
            return foremen
        case StandardAdopted(items=items), "item_code":
            return _sorted((one.item_code, one.text_zh, one.points, one.direction) for one in items)
        case GradeAssigned(effective_from=day), "happened_on":
            return day
        case _, "item" | "code":
            ref = getattr(fact, "standard_ref", None)
            return getattr(ref, column.field, None)
        case _:
            return getattr(fact, column.field)


def _sorted(rows: object) -> tuple[str, ...]:
    """Several rows as lines of text, in one order."""
    lines = (" ".join(str(one) for one in row if one is not None) for row in rows)  # type: ignore[attr-defined]  # tuples
    return tuple(sorted(lines))


def sort_of(fact: Fact) -> str:
    """Which rows a fact's row is compared with: those of its sheet; grades by themselves."""
    return "grade" if isinstance(fact, GradeAssigned) else FORM_OF[type(fact)]


def signature(fact: Fact) -> Hashable:
    """Equal for two facts that say the same."""
    return (sort_of(fact), *said(fact).values())


def natural_key(fact: Fact) -> Hashable:
    """Equal for two versions of one fact, whatever they say."""
    values = (getattr(fact, name) for name in fact.declaration.key)
    return (sort_of(fact), *(one.item if isinstance(one, StandardRef) else one for one in values))


def which(fact: Fact) -> tuple[object, ...]:
    """The values by which people know a fact: whose, of which day, which item."""
    if isinstance(fact, AttitudeFormSubmitted):
        return (fact.quarter,)
    names = {"standard_ref": "item", "duty_foreman_ids": "duty_foreman_id"}
    key = {names.get(name, name) for name in fact.declaration.key}
    shown = [(column, value) for column, value in said(fact).items() if column.field in key]
    return tuple(_shown(column, value, ()) for column, value in shown)


def differences(fact: Fact, other: Fact) -> Message | tuple[Message, ...]:
    """What a fact says otherwise than another, in its sheet's words; forms and counts stay shut."""
    if isinstance(fact, AttitudeFormSubmitted):
        return say("word.form")
    if isinstance(fact, DocumentWritingMarked):  # Whoever enters it may be the other rater.
        return say("word.faults")
    theirs = said(other)
    return tuple(
        say(
            "import.says",
            column=say(f"column.{column.head}"),
            value=_shown(column, value, theirs.get(column)),
        )
        for column, value in said(fact).items()
        if value != theirs.get(column)
    )


def _shown(column: Column, value: object, other: object) -> object:
    """A value as its cell has it; of several rows only those the other has not."""
    if isinstance(value, tuple):
        value = tuple(one for one in value if not isinstance(other, tuple) or one not in other)
    if value in {None, "", ()}:
        return say("word.dash")
    return column.read.word(value) if isinstance(column.read, Choice) else value
