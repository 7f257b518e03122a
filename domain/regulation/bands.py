"""Tables of a clause: bands that give every number one mark, and ladders of levels in order."""

from bisect import bisect_right
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from domain.refusals.regulation import LevelLacking
from domain.regulation.faults import fault
from domain.values import Amount, Id, Value


def absent(value: object) -> bool:
    """Whether a field has nothing to say, and is left out when written."""
    return value in (None, {}, ())


class Band(Value):
    """The numbers from one up to, not including, another, and their mark."""

    from_: Annotated[Amount, Field(alias="from")]
    below: Amount | None = Field(default=None, exclude_if=absent)
    mark: Amount
    clause: Id | None = Field(default=None, exclude_if=absent)
    """The clause whose words the band carries, where that is not the table's own."""


class Bands(Value):
    """Bands from zero without end, without gap or overlap."""

    bands: Annotated[tuple[Band, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _proven(self) -> Self:
        first, last = self.bands[0], self.bands[-1]
        if first.from_ != 0:
            raise fault("bands_begin", start=first.from_)
        if last.below is not None:
            raise fault("bands_end", end=last.below)
        for band, following in pairwise(self.bands):
            if band.below is None or band.below <= band.from_:
                raise fault("band_empty", start=band.from_)
            if band.below < following.from_:
                raise fault("bands_gap", end=band.below, start=following.from_)
            if band.below > following.from_:
                raise fault("bands_overlap", end=band.below, start=following.from_)
        return self

    @cached_property
    def starts(self) -> tuple[Fraction, ...]:
        """Where each band begins, exactly."""
        return tuple(Fraction(band.from_) for band in self.bands)

    def mark_for(self, number: Fraction) -> tuple[Fraction, Band]:
        """Give a number's mark and its band. What is below zero lies in the first band."""
        band = self.bands[max(0, bisect_right(self.starts, number) - 1)]
        return Fraction(band.mark), band


class Rung(Value):
    """One level of a ladder, and whether it disqualifies."""

    level: Id
    disqualifies: bool


class Ladder(Value):
    """Levels from the lightest to the heaviest."""

    rows: Annotated[tuple[Rung, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        seen: set[str] = set()
        reached = False
        for rung in self.rows:
            if rung.level in seen:
                raise fault("level_twice", level=rung.level)
            if reached and not rung.disqualifies:
                raise fault("ladder_falls", level=rung.level)
            seen.add(rung.level)
            reached = rung.disqualifies
        return self

    @cached_property
    def by_level(self) -> Mapping[str, Rung]:
        """Every level by its name."""
        return {rung.level: rung for rung in self.rows}

    def disqualifies(self, level: str) -> bool:
        """Whether a level disqualifies. Raises a refusal where the ladder has no such level."""
        if level not in self.by_level:
            raise LevelLacking(level=level, levels=tuple(self.by_level))
        return self.by_level[level].disqualifies


def _form(table: object) -> str | None:
    if isinstance(table, Bands | Ladder):
        return "bands" if isinstance(table, Bands) else "rows"
    forms = [form for form in ("bands", "rows") if isinstance(table, dict) and form in table]
    return forms[0] if forms else None


Table: TypeAlias = Annotated[
    Annotated[Bands, Tag("bands")] | Annotated[Ladder, Tag("rows")], Discriminator(_form)
]
"""A table of a clause, in either form."""
