"""A draft of a fact, with the place on paper it was read from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from commands.read_sheets import Places, Row
from commands.record import Draft
from commands.state import Fields
from domain.facts.envelope import Fact, Source
from domain.facts.organisation import (
    GradeAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
)
from domain.facts.standards import StandardAdopted
from domain.values import When, day_of

Version: TypeAlias = Callable[[str, str, date], int]

UNSIGNED = (StaffMemberEngaged, GradeAssigned, SpecialInspectionTeamFormed, StandardAdopted)
"""Facts whose paper names nobody as their author: whoever enters it answers for it."""


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A draft with the place it was read from: its sheet, its (first) row, the cells of a field."""

    draft: Draft
    sheet: str
    row: int
    cells: Places

    def saying(self, **fields: object) -> "PaperDraft":
        """The same place, saying something else in some fields."""
        return replace(self, draft=Draft(self.draft.kind, {**self.draft.fields, **fields}))


@dataclass(frozen=True, slots=True)
class Desk:
    """Who enters the paper, from which file, and which version of a catalogue an item is of."""

    file: str
    entered_by: str
    version_on: Version


def paper_draft(
    row: Row, desk: Desk, kind: type[Fact], when: When, /, **fields: object
) -> PaperDraft:
    """A paper record: the act of the person named, on the paper's date, entered by somebody."""
    by = str(fields.get("by", desk.entered_by))
    envelope: Fields = {
        "happened_on": when,
        "written_on": day_of(when),
        "by": by,
        "source": Source(file=desk.file, sheet=row.sheet, row=row.number),
    }
    if by != desk.entered_by:
        envelope["entered_by"] = desk.entered_by
    return PaperDraft(Draft(kind, {**envelope, **fields}), row.sheet, row.number, row.cells)


def gathered(draft: PaperDraft, rows: list[Row], **columns: str) -> PaperDraft:
    """A draft made of several rows: where the cells of a column stand, one a row, by field."""
    several: Mapping[str, tuple[str, ...]] = {
        field: tuple(row.cells[column][0] for row in rows) for field, column in columns.items()
    }
    return replace(draft, cells={**draft.cells, **several})
