"""Sheets into rows of fields: every head known, every bad cell named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timezone
from typing import TypeAlias

from commands.read_cells import moment, text_of
from commands.sheet_facts import ASIDE
from commands.sheet_forms import FORMS, Column, SheetForm
from domain.refusals import Refusal
from domain.refusals.paper import ColumnMissing, SheetNotKnown
from paper.table import Cell, Paper, Sheet

NUMERALS = "一二三四五六七八九十"
Places: TypeAlias = Mapping[str, tuple[str, ...]]
"""Where the cells of a field stand: ``B7``."""
Columns: TypeAlias = tuple[tuple[Column, tuple[int, ...]], ...]
"""Each column of a form, and where it stands in a sheet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form: its place, its fields, the cells they were read from."""

    form: SheetForm
    sheet: str
    number: int
    fields: Mapping[str, object]
    cells: Places


@dataclass(frozen=True, slots=True)
class Reading:
    """What a paper holds: rows that read, faults of cells that do not."""

    rows: tuple[Row, ...]
    faults: tuple[Refusal, ...]
    sheets: tuple[str, ...]
    left_out: Mapping[str, int]
    unread: tuple[tuple[str, str], ...]
    """The columns with something in them that no form has: sheet and head."""


def read_sheets(paper: Paper, zone: timezone, *, sighted: bool) -> Reading:
    """Read every sheet of a paper. Faults are collected, so that one look shows them all.

    Confidential sheets are read only by the sighted; for others they are counted.
    """
    sheets: list[str] = []
    left_out: dict[str, int] = {}
    rows: list[Row] = []
    faults: list[Refusal] = []
    unread: list[tuple[str, str]] = []
    for sheet in paper.sheets:
        if not sheet.head or any(aside.named(sheet.name) for aside in ASIDE):
            continue
        if not sighted and any(form.confidential and form.named(sheet.name) for form in FORMS):
            if sheet.rows:
                left_out[sheet.name] = len(sheet.rows)
            continue
        try:
            form = _form(sheet)
            columns = _columns(form, sheet, zone)
        except Refusal as fault:
            faults.append(fault)
            continue
        sheets.append(sheet.name)
        unread += [(sheet.name, head) for head in _unread(columns, sheet)]
        for cells in sheet.rows:
            row, bad = _row(form, columns, cells)
            rows += [row] if row else []
            faults += bad
    return Reading(tuple(rows), tuple(faults), tuple(sheets), left_out, tuple(unread))


def _form(sheet: Sheet) -> SheetForm:
    for form in FORMS:
        if form.named(sheet.name):
            return form
    known = tuple(form.zh for form in FORMS)
    raise SheetNotKnown(sheet=sheet.name, known=known)


def _columns(form: SheetForm, sheet: Sheet, zone: timezone) -> Columns:
    """Where each column of the form stands in the sheet."""
    heads = {text_of(cell).casefold(): index for index, cell in enumerate(sheet.head)}
    found = []
    for column in form.columns:
        places = _places(column, heads)
        if not places:
            raise ColumnMissing(sheet=sheet.name, column=column.zh, english=column.en)
        reads_moments = form.key == "follow_ups" and column.field == "happened_on"
        found.append((replace(column, read=moment(zone)) if reads_moments else column, places))
    return tuple(found)


def _unread(columns: Columns, sheet: Sheet) -> Iterator[str]:
    """The heads of columns that hold something and are read by nobody."""
    read = {place for _, places in columns for place in places}
    for index, head in enumerate(map(text_of, sheet.head)):
        if head and index not in read and any(map(text_of, _below(sheet, index))):
            yield head


def _below(sheet: Sheet, index: int) -> Iterator[Cell]:
    return (cells[index] for cells in sheet.rows if index < len(cells))


def _places(column: Column, heads: Mapping[str, int]) -> tuple[int, ...]:
    if not column.repeated:
        names = (column.zh.casefold(), column.en.casefold())
        return tuple(heads[name] for name in names if name in heads)[:1]
    numbered = (
        name
        for number, numeral in enumerate(NUMERALS, start=1)
        for name in (f"{column.zh}{numeral}", f"{column.en} {number}")
    )
    return tuple(heads[name] for name in numbered if name in heads)


def _row(
    form: SheetForm, columns: Columns, cells: tuple[Cell, ...]
) -> tuple[Row | None, list[Refusal]]:
    fields: dict[str, object] = {}
    where: dict[str, tuple[str, ...]] = {}
    faults: list[Refusal] = []
    for column, places in columns:
        found = [_cell(cells, place) for place in places]
        where[column.field] = tuple(cell.place for cell in found)
        try:
            values = tuple(column.read(cell) for cell in found)
            fields[column.field] = values if column.repeated else values[0]
        except Refusal as fault:
            faults.append(fault)
    first = cells[0]
    row = None if faults else Row(form, first.sheet, first.row, fields, where)
    return row, faults


def _cell(cells: tuple[Cell, ...], place: int) -> Cell:
    """A cell of a row; a row that ends early has nothing there."""
    if place < len(cells):
        return cells[place]
    return Cell(cells[0].sheet, cells[0].row, place + 1, None)


def staff_named(rows: tuple[Row, ...]) -> Iterator[tuple[str, Row]]:
    """Every staff number the rows name, with the row that names it."""
    for row in rows:
        for field in ("staff_id", "ratee_id", "by", "duty_foreman_id"):
            if field in row.fields and not (row.form.key == "roster" and field == "staff_id"):
                yield str(row.fields[field]), row
