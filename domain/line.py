"""A line of an explanation: its amount, sentence, clause and entries, and what lies under it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.wording import Message

Unit: TypeAlias = Literal["points", "marks", "characters", "per_minute", "yuan", "count"]
AnyEntry: TypeAlias = Entry[Fact]


@dataclass(frozen=True, slots=True)
class Line:
    """An amount with its source. ``adds`` says that it is the sum of the lines under it."""

    amount: Fraction
    message: Message
    clause: str
    entries: tuple[AnyEntry, ...]
    lines: tuple["Line", ...] = ()
    unit: Unit = "points"
    adds: bool = False
    term: str | None = None
    """Which term of the quarter's formula it is, if it is one (P1-2.10)."""

    def negative(self) -> "Line":
        """The same line, taken away."""
        return replace(
            self, amount=-self.amount, lines=tuple(line.negative() for line in self.lines)
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the history lacks or contradicts. Shown, never raised."""

    message: Message
    clause: str
    entries: tuple[AnyEntry, ...] = ()


def total(lines: Iterable[Line]) -> Fraction:
    """The exact sum of lines."""
    return sum((line.amount for line in lines), Fraction(0))


def entries_of(lines: Iterable[Line]) -> tuple[AnyEntry, ...]:
    """Every entry that lines rest on, once, in the order of the log."""
    found = {entry.position: entry for line in lines for entry in line.entries}
    return tuple(found[position] for position in sorted(found))


def sum_line(lines: Iterable[Line], message: Message, clause: str, basis: AnyEntry) -> Line:
    """Add lines up under one. With nothing to add it still rests on the regulation."""
    under = tuple(lines)
    return Line(
        amount=total(under),
        message=message,
        clause=clause,
        entries=entries_of(under) or (basis,),
        lines=under,
        adds=True,
    )


def walk(lines: Iterable[Line]) -> Iterator[Line]:
    """Every line, and every line under it."""
    for line in lines:
        yield line
        yield from walk(line.lines)
