"""Files into papers: XLSX through calamine, CSV through the standard library."""

import csv
import hashlib
import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from domain.refusals.paper import (
    FileEmpty,
    FileIsFolder,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    FormulaCell,
    MergedCells,
    NotText,
    UnknownFormat,
)
from paper.table import Cell, Content, Paper, Sheet, sheet

BYTES_MAX = 20 * 1024 * 1024
UNPACKED_BYTES_MAX = 200 * 1024 * 1024
FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*(?<!/)>(?:(?!</c>).)*?<f[ >/]', re.DOTALL)
"""A cell that holds a formula. One without content ends at once, and has none."""


def read_paper(path: Path) -> Paper:
    """Read a workbook or a CSV file. Raises a Refusal that names what is wrong with it."""
    content = _bytes(path)
    digest = hashlib.sha256(content).hexdigest()
    if path.suffix.lower() == ".csv":
        return Paper(path.name, digest, (_csv(path, content),))
    if content[:4] != b"PK\x03\x04":
        raise UnknownFormat(file=path.name)
    return Paper(path.name, digest, _workbook(path, content))


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > BYTES_MAX:
            raise FileTooLarge(file=path.name, megabytes=size // 2**20, limit=BYTES_MAX // 2**20)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise FileMissing(file=path.name) from error
    except IsADirectoryError as error:
        raise FileIsFolder(file=str(path)) from error
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    if not content.strip():
        raise FileEmpty(file=path.name)
    return content


def _csv(path: Path, content: bytes) -> Sheet:
    """One sheet a file; the sheet's name is the file's, without its ending."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(file=path.name) from error
    try:
        grid: list[list[Content]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""))]
    except csv.Error as error:
        raise FileUnreadable(file=path.name) from error
    return sheet(path.stem, grid)


def _workbook(path: Path, content: bytes) -> tuple[Sheet, ...]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        formulas = _formulas(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = []
        for name in book.sheet_names:
            read = book.get_sheet_by_name(name)
            if ranges := read.merged_cell_ranges:
                (row, column), _ = ranges[0]
                raise MergedCells(sheet=name, cell=sheet_place(row + 1, column + 1))
            grid = [
                [_content(value) for value in row] for row in read.to_python(skip_empty_area=False)
            ]
            sheets.append(sheet(name, grid))
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileUnreadable(file=path.name) from error
    for number, cell in formulas:
        raise FormulaCell(sheet=book.sheet_names[min(number, len(sheets)) - 1], cell=cell)
    if not any(one.head for one in sheets):
        raise FileEmpty(file=path.name)
    return tuple(sheets)


def sheet_place(row: int, column: int) -> str:
    """Name a place as spreadsheets do."""
    return Cell("", row, column, None).place


def _formulas(content: bytes) -> list[tuple[int, str]]:
    """Cells that hold a formula, whose value on paper nobody can vouch for."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > UNPACKED_BYTES_MAX:
            raise FileTooLarge(
                file="", megabytes=UNPACKED_BYTES_MAX // 2**20, limit=BYTES_MAX // 2**20
            )
        for name in sorted(archive.namelist()):
            if match := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name):
                formulas = FORMULA.finditer(archive.read(name))
                found += [(int(match[1]), formula[1].decode()) for formula in formulas]
    return found


def _content(value: object) -> Content:
    """A value as it was typed: numbers exactly as they are shown, days without a time."""
    match value:
        case bool() | datetime() | date():
            midnight = isinstance(value, datetime) and value.time() == time()
            return value.date() if midnight and isinstance(value, datetime) else value
        case int() | float():
            return Decimal(repr(value)) if value != int(value) else Decimal(int(value))
        case str():
            return value
        case _:
            return None
