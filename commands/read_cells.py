"""Cells as people type them, into days, numbers and words; a bad one says what was expected."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from domain.refusals.paper import BadCell
from domain.values import YEARS, Quarter, day_of
from domain.wording import say
from paper.table import Cell

Read: TypeAlias = Callable[[Cell], object]
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
MOMENT = re.compile(DAY.pattern + r"[ T](\d{1,2})[::](\d{2})(?:[::](\d{2}))?")


def text_of(cell: Cell) -> str:
    """The cell as text: full-width characters made ordinary, blanks at the ends dropped."""
    content = cell.content
    if isinstance(content, Decimal):
        return format(content.normalize(), "f")
    return unicodedata.normalize("NFKC", str(content or "")).strip()


def as_typed(cell: Cell) -> str:
    """The cell's text as somebody typed it, which is what they said; blanks at the ends dropped."""
    return str(cell.content or "").strip() if isinstance(cell.content, str) else text_of(cell)


def bad(cell: Cell, expected: str, **values: object) -> BadCell:
    """Say what a cell holds and what was expected there."""
    return BadCell(
        sheet=cell.sheet,
        row=cell.row,
        cell=cell.place,
        value=text_of(cell)[:40],
        wanted=say(f"format.{expected}", **values),
    )


def name(cell: Cell) -> str:
    """A name by which something is found again, such as a staff number; never empty."""
    if not (text := text_of(cell)):
        raise bad(cell, "words")
    return text


def name_or_none(cell: Cell) -> str | None:
    """Such a name, or nothing."""
    return text_of(cell) or None


def words(cell: Cell) -> str:
    """What somebody says, as typed; never empty."""
    if not (text := as_typed(cell)):
        raise bad(cell, "words")
    return text


def words_or_none(cell: Cell) -> str | None:
    """What somebody says, as typed, or nothing."""
    return as_typed(cell) or None


def day(cell: Cell) -> date:
    """A day: a date, ``2006-01-12``, ``2006/1/12`` or ``2006年1月12日``."""
    found = _day(cell)
    if found is None or not YEARS[0] <= found.year < YEARS[1]:
        raise bad(cell, "day")
    return found


def _day(cell: Cell) -> date | None:
    if isinstance(cell.content, date):
        return day_of(cell.content)
    if match := DAY.fullmatch(text_of(cell)):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            pass
    return None


def moment(zone: timezone) -> Read:
    """A moment on the department's clock; a day alone stays a day."""

    def read(cell: Cell) -> datetime | date:
        content = cell.content
        if isinstance(content, datetime):
            return content.replace(tzinfo=zone)
        if match := MOMENT.fullmatch(text_of(cell)):
            try:
                return datetime(*(int(part or 0) for part in match.groups()), tzinfo=zone)  # type: ignore[arg-type, misc]  # six numbers
            except ValueError:
                raise bad(cell, "moment") from None
        return day(cell)

    return read


def number(cell: Cell) -> Decimal:
    """An exact number, zero or more."""
    try:
        found = Decimal(text_of(cell))
    except InvalidOperation:
        raise bad(cell, "number") from None
    if not found.is_finite() or found < 0 or abs(found) >= 10**6:
        raise bad(cell, "number")
    return found


def number_or_none(cell: Cell) -> Decimal | None:
    """An exact number, or nothing."""
    return None if cell.empty else number(cell)


def points(cell: Cell) -> Decimal:
    """Points, more than zero."""
    found = number(cell)
    if found == 0:
        raise bad(cell, "points")
    return found


def points_or_none(cell: Cell) -> Decimal | None:
    """Points, or nothing where the catalogue says them."""
    return None if cell.empty else points(cell)


def count(cell: Cell) -> int:
    """A whole number, zero or more."""
    found = number(cell)
    if found != found.to_integral_value():
        raise bad(cell, "count")
    return int(found)


def quarter(cell: Cell) -> Quarter:
    """A quarter, written 2006Q1."""
    try:
        return Quarter.parse(text_of(cell))
    except ValueError:
        raise bad(cell, "quarter") from None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, in either language, each standing for a value."""

    values: Mapping[str, object]
    optional: bool = False

    def __call__(self, cell: Cell) -> object:
        """Read the word."""
        text = text_of(cell)
        if not text and self.optional:
            return None
        for word, value in self.values.items():
            if text.casefold() in {word.casefold(), str(value).casefold()}:
                return value
        raise bad(cell, "choice", choices="、".join(self.values))

    def word(self, value: object) -> object:
        """The word that stands for a value."""
        return next((word for word, meant in self.values.items() if meant == value), value)
