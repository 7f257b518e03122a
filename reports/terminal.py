"""A terminal to print on: its width, its language, and text that keeps to both."""

import os
import shutil
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.line import AnyEntry
from domain.roles import REGULATION
from domain.wording import Language, Message, render, say, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from rich.console import RenderableType
    from rich.table import Table

WIDTH_DEFAULT = 80
ENTRIES_SHOWN_MAX = 3
FOLDED_MIN = 12
"""The columns within which a text that folds can still be read."""


@dataclass(frozen=True, slots=True)
class Page:
    """Where a report is written: a language and a width in columns."""

    language: Language
    width: int = WIDTH_DEFAULT

    def words(self, message_id: str, **values: object) -> str:
        """A sentence of the catalogues."""
        return render(say(message_id, **values), self.language)

    def render(self, message: Message) -> str:
        """A message in the page's language."""
        return render(message, self.language)

    def amount(self, amount: "Fraction | None") -> str:
        """An amount as people read it, or a dash where there is none."""
        return self.words("word.dash") if amount is None else shown(amount)

    def author(self, by: str) -> str:
        """Whose act a fact is: a staff number, or the regulation's own."""
        return self.words("role.regulation") if by == REGULATION else by

    def entries(self, entries: tuple[AnyEntry, ...]) -> str:
        """Name entries by their positions, the first few and how many more."""
        named = [f"@{entry.position}" for entry in entries[:ENTRIES_SHOWN_MAX]]
        more = len(entries) - ENTRIES_SHOWN_MAX
        return " ".join(named) + (f" +{more}" if more > 0 else "")

    def text(self, *parts: "RenderableType") -> str:
        """Lay out tables and paragraphs as plain text."""
        from rich.console import Console

        from reports.folding import folded

        written = StringIO()
        console: Console = Console(
            file=written, width=self.width, color_system=None, highlight=False, markup=False
        )
        for part in parts:
            if isinstance(part, str):
                written.write(folded(part, self.width) + "\n")
            else:
                console.width = max(self.width, _narrowest(part))
                console.print(part)
        return "\n".join(line.rstrip() for line in written.getvalue().splitlines())


def _narrowest(part: "RenderableType") -> int:
    """The columns a table needs at least, where nothing that does not fold is cut: no number."""
    from rich.cells import cell_len
    from rich.table import Table

    needed = 0
    for column in part.columns if isinstance(part, Table) else ():
        cells = (str(cell) for cell in (column.header, *column.cells))
        widest = max(cell_len(line) for cell in cells for line in f"{cell}\n".split("\n"))
        needed += 1 + (widest if column.no_wrap else min(widest, FOLDED_MIN))
    return needed


def columns(stream: TextIO) -> int | None:
    """The width of the terminal a stream writes to; None where it writes to none."""
    if not stream.isatty():
        return None
    own = os.environ.get("COLUMNS", "")
    if own.isdecimal() and int(own):
        return int(own)
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH_DEFAULT
    except OSError:
        return WIDTH_DEFAULT


def terminal_width() -> int:
    """The width of the terminal, 80 columns where there is none."""
    return shutil.get_terminal_size((WIDTH_DEFAULT, 24)).columns


def reference(entry: Entry[Fact]) -> str:
    """Name an entry in full: ``shunbi@1043``."""
    return str(entry)


def plain_table(*, header: bool = True) -> "Table":
    """A table without rules, a space between its columns."""
    from reports.plain_table import PlainTable

    return PlainTable(header=header)


def two_columns(rows: "Iterable[tuple[str, str]]") -> "Table":
    """A short name, and a text that keeps to its own column."""
    table = plain_table(header=False)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for name, text in rows:
        table.add_row(name, text)
    return table
