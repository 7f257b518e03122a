"""Text folded at a width in columns: Chinese between characters, other words at blanks."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

OPENING = "（「『《〈【"
CLOSING = "，。、；：！？）」』》〉】…"
WIDE = "\u2e80-\u303f\u3040-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
ATOM = re.compile(rf"[{OPENING}]*(?:[{WIDE}]|[^{WIDE}]+)[{CLOSING}]*")
"""What stays together: a word or a wide character, with the marks that cling to it."""
NAME_MAX = 16
"""The columns of a Chinese name between blanks that stays together, as in an English sentence."""
WIDTH_MIN = 20


def folded(text: str, width: int, hanging: int = 0) -> str:
    """Fold every line of a text; lines that go on are indented like it, and by so much more."""
    return "\n".join(
        line for whole in text.split("\n") for line in _fold(whole, max(width, WIDTH_MIN), hanging)
    )


def lines_of(text: str, width: int) -> list[str]:
    """Fold a text into a column, however narrow."""
    return [line for whole in text.split("\n") for line in _fold(whole, width, 0)]


def _fold(text: str, width: int, hanging: int) -> Iterator[str]:
    indent = " " * (len(text) - len(text.lstrip(" ")))
    line, blank = indent, ""
    for atom in _atoms(text[len(indent) :], width):
        if atom.isspace():
            blank = atom
            continue
        if cell_len(line + blank + atom) <= width:
            line += blank + atom
        else:
            if line.strip():
                yield line
            indent_more = indent + " " * hanging
            *full, line = _chopped(atom, width - len(indent_more))
            yield from (indent_more + part for part in full)
            line = indent_more + line
        blank = ""
    yield line.rstrip()


def _atoms(text: str, width: int) -> Iterator[str]:
    for part in re.split(r"(\s+)", text):
        if part.isspace() or cell_len(part) <= min(NAME_MAX, width):
            yield part
        else:
            yield from ATOM.findall(part)


def _chopped(atom: str, width: int) -> list[str]:
    """A word that is longer than a line, in parts that are not."""
    parts = [""]
    for sign in atom:
        if parts[-1] and cell_len(parts[-1] + sign) > width:
            parts.append("")
        parts[-1] += sign
    return parts
