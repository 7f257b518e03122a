"""A sheet to be filled in: its columns, what goes in each, and what may be chosen there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

Holds: TypeAlias = Literal["words", "day", "moment", "quarter", "whole", "exact", "choice"]
"""What the cells of a column hold."""


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column to be filled in: its head, what goes in, and what its cells take."""

    field: str
    head: str
    note: str
    wanted: str
    holds: Holds
    optional: bool
    choices: tuple[str, ...] = ()
    """The only words it takes."""
    suggested: tuple[tuple[str, str], ...] = ()
    """Values to choose from, each with its words; others are taken too."""
    suggested_by: tuple[str, str] | None = None
    """Where such values stand otherwise: a sheet and a column of the same workbook."""
    low: Decimal | date | None = None
    high: Decimal | date | None = None
    beyond: bool = False
    """Whether a day outside the range may stand there, once it is meant."""


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """A sheet to be filled in."""

    name: str
    note: str
    clauses: tuple[str, ...]
    confidential: bool
    columns: tuple[BlankColumn, ...]
