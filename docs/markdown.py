"""Pieces of Markdown that the generated pages are made of."""

import re
from collections.abc import Iterable, Sequence

BLANK = re.compile(r"{(\w+)(?::(?:[^{}|]*\|([^{}|]*)|\+))?}")
"""A blank of a message: ``{name}``, ``{n:entry|entries}``, ``{x:+}``."""


def page(title: str, *blocks: str) -> str:
    """A page: its title, that it is generated, and its blocks, one empty line apart."""
    written = (
        "<!-- Written by docs/generate.py from the code: change that, and run `make docs`. -->"
    )
    return "\n\n".join((f"# {title}", written, *blocks)) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table. What a cell holds stays in its cell."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def cell(text: str) -> str:
    """A text that fits into a cell."""
    return " ".join(text.split()).replace("|", "\\|")


def code(*words: str) -> str:
    """Words as they are typed, one after the other."""
    return ", ".join(f"`{word}`" for word in words)


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    if len(words) < 2:  # noqa: PLR2004 - two things need a word between them
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: str) -> str:
    """A sentence of the catalogues with its blanks in italics, counted words in their plural."""
    filled = BLANK.sub(lambda m: f"*{m[1]}*" + (f" {m[2]}" if m[2] else ""), text)
    return filled.replace("_", "\\_")
