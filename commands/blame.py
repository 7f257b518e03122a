"""Who is to blame for a refusal: the cell it was read from, or the row."""

from collections.abc import Iterable, Sequence

from commands.paper_draft import PaperDraft
from domain.refusals import Refusal
from domain.refusals.paper import BadCell, ImportRefused, RowRefused
from domain.refusals.recording import BadField
from domain.wording import say

ITEM = "standard_ref"


def blamed(one: PaperDraft, fault: Refusal) -> Refusal:
    """Name the cell whose value is refused, or else the row."""
    if isinstance(fault, BadField) and (cell := _cell(one, fault)):
        return BadCell(
            sheet=one.sheet,
            row=one.row,
            cell=cell,
            value=fault.values["value"],
            wanted=say("import.bounded", wanted=fault.values["wanted"], clause=fault.clause),
        )
    return RowRefused(one.sheet, one.row, fault)


def _cell(one: PaperDraft, fault: BadField) -> str | None:
    """The cell of the field; of a field made of several, the one the fault lies in."""
    field, *within = fault.path
    cells = one.cells.get("item" if field == ITEM else str(field), ())
    number = within[0] if within and isinstance(within[0], int) else 0
    return cells[number] if number < len(cells) else None


def by_place(faults: Iterable[Refusal], sheets: Sequence[str]) -> list[Refusal]:
    """Faults in the order in which somebody goes through the paper to mend them."""

    def place(fault: Refusal) -> tuple[int, int]:
        return sheets.index(str(fault.values["sheet"])), int(str(fault.values["row"]))

    return sorted(faults, key=place)


def refused(faults: Iterable[Refusal]) -> Refusal:
    """One refusal for one fault; for several, one that lists them."""
    found = tuple(faults)
    return found[0] if len(found) == 1 else ImportRefused(found)
