"""A sheet of paper as rows of cells, each with its place."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

Content: TypeAlias = str | Decimal | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is written in one place of a sheet."""

    sheet: str
    row: int
    column: int
    content: Content

    @property
    def place(self) -> str:
        """The cell as spreadsheets call it: ``B7``."""
        letters, number = "", self.column
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.row}"

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return self.content is None or (isinstance(self.content, str) and not self.content.strip())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its head row, and its rows that are not empty."""

    name: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that was read: its name, its SHA-256, its sheets."""

    file: str
    digest: str
    sheets: tuple[Sheet, ...]


def sheet(name: str, grid: list[list[Content]]) -> Sheet:
    """Give every cell its place; the head is the first row with anything in it."""
    placed = [
        tuple(Cell(name, row, column, content) for column, content in enumerate(cells, start=1))
        for row, cells in enumerate(grid, start=1)
    ]
    written = [row for row in placed if not all(cell.empty for cell in row)]
    head, rows = (written[0], tuple(written[1:])) if written else ((), ())
    return Sheet(name, head, rows)
