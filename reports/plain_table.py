"""A table without rules, whose texts fold as all others do."""

from typing import Any

from rich.console import Console, JustifyMethod, OverflowMethod, RenderableType
from rich.containers import Lines
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typing_extensions import override

from reports.folding import lines_of


class FoldedText(Text):
    """A text in a column: Chinese is folded between characters, and a staff number never."""

    @override
    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        if no_wrap:
            return super().wrap(
                console,
                width,
                justify=justify,
                overflow=overflow,
                tab_size=tab_size,
                no_wrap=no_wrap,
            )
        lines = Lines(Text(line) for line in lines_of(self.plain, width))
        if justify:
            lines.justify(console, width, justify=justify, overflow=overflow or "fold")
        return lines


def set_in(text: str, depth: int) -> Padding:
    """A text under another, in by two columns for each level, that folds as all others do."""
    return Padding(FoldedText(text), (0, 0, 0, 2 * depth))


class PlainTable(Table):
    """A table without rules, a space between its columns."""

    def __init__(self, *, header: bool = True) -> None:
        super().__init__(
            box=None, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False, show_header=header
        )

    @override
    def add_row(self, *renderables: RenderableType | None, **settings: Any) -> None:
        cells = (FoldedText(one) if isinstance(one, str) else one for one in renderables)
        super().add_row(*cells, **settings)
