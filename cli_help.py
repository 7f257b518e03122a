"""How the help of the command line is laid out."""

from collections.abc import Iterable

import click
from typing_extensions import override


class SpokenHelp(click.HelpFormatter):
    """Help laid out by columns, of which a Chinese character takes two."""

    @override
    def write_text(self, text: str) -> None:
        self._write_folded(" " * self.current_indent, text)

    @override
    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        listed = list(rows)
        widest = min(max((len(name) for name, _ in listed), default=0), col_max)
        for name, text in listed:
            begun = f"{'':{self.current_indent}}{name:{widest}}"
            if len(name) > widest:
                self.write(f"{begun}\n")
                begun = " " * (self.current_indent + widest)
            self._write_folded(begun + " " * col_spacing, text)

    def _write_folded(self, begun: str, text: str) -> None:
        """A text beside or under what the line begins with."""
        from reports.folding import folded  # Only help needs it.

        first, *others = folded(text, self.width - len(begun)).split("\n")
        self.write(f"{begun}{first}".rstrip() + "\n")
        for line in others:
            self.write(f"{' ' * len(begun)}{line}\n")


class SpokenContext(click.Context):
    """Where a command runs, and how its help is laid out."""

    formatter_class = SpokenHelp
