"""A clause of the regulation: its sentence in both languages, its numbers, readings and days."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from domain.refusals.regulation import AmountLacking, ReadingLacking, TableLacking
from domain.regulation.bands import Bands, Ladder, Table, absent
from domain.regulation.faults import fault
from domain.values import Amount, Id, Value, Words

WEIGHT = "_weight"
"""How the names of amounts end that together are the whole."""

Number: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^P[1-9]\d*-[0-9A-Za-z]+(\.[0-9A-Za-z]+)*(-[a-z])?$")
]
"""The number of a clause: ``P1-2.10``, ``P1-4.1-a``, ``P3-4B``."""


class Text(Value):
    """The same words in both languages."""

    zh_hant: Annotated[Words, Field(alias="zh-Hant")]
    en: Words


class Reading(Value):
    """How a sentence that can be read in several ways is read, and how else it may be."""

    key: Id
    level: Annotated[int, Field(alias="class", ge=1, le=3)]
    """1: can change a score, grade, post or pay; 2: may be chosen; 3: no other is recommended."""
    default: Id
    values: Annotated[Mapping[Id, Text], Field(min_length=1)]

    @model_validator(mode="after")
    def _default_is_one_of_the_values(self) -> Self:
        if self.default not in self.values:
            raise fault("default_lacking", key=self.key, value=self.default)
        return self


class Clause(Value):
    """One clause, from one day to another."""

    number: Number
    title: Text
    text: Text
    note: Text | None = Field(default=None, exclude_if=absent)
    """What was restored or misprinted, and numbers that the sentence itself does not have."""
    in_force_from: date | None = Field(default=None, exclude_if=absent)
    in_force_until: date | None = Field(default=None, exclude_if=absent)
    amounts: Mapping[Id, Amount] = Field(default_factory=dict, exclude_if=absent)
    tables: Mapping[Id, Table] = Field(default_factory=dict, exclude_if=absent)
    readings: tuple[Reading, ...] = Field(default=(), exclude_if=absent)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        first, last = self.in_force_from or date.min, self.in_force_until or date.max
        if last < first:
            raise fault("days_reversed", first=first, last=last)
        weights = [value for name, value in self.amounts.items() if name.endswith(WEIGHT)]
        if weights and sum(weights) != 1:
            raise fault("weights_sum", total=sum(weights))
        keys = [reading.key for reading in self.readings]
        for key in keys:
            if keys.count(key) > 1:
                raise fault("key_twice", key=key)
        return self

    @cached_property
    def exact(self) -> Mapping[str, Fraction]:
        """The amounts as exact rationals, as the rules reckon with them."""
        return {name: Fraction(amount) for name, amount in self.amounts.items()}

    def in_force_on(self, day: date) -> bool:
        """Whether the clause is in force on a day; both its first and its last day are."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_until is None or day <= self.in_force_until)

    def amount(self, name: str) -> Fraction:
        """Give an amount. Raises a refusal where the clause has none of that name."""
        if name not in self.exact:
            raise AmountLacking(clause=self.number, name=name)
        return self.exact[name]

    def bands(self, name: str) -> Bands:
        """Give a table of bands. Raises a refusal where the clause has none of that name."""
        table = self.tables.get(name)
        if not isinstance(table, Bands):
            raise TableLacking(clause=self.number, name=name)
        return table

    def ladder(self, name: str) -> Ladder:
        """Give a table of levels. Raises a refusal where the clause has none of that name."""
        table = self.tables.get(name)
        if not isinstance(table, Ladder):
            raise TableLacking(clause=self.number, name=name)
        return table

    def reading(self, key: str) -> Reading:
        """Give a reading. Raises a refusal where the clause has none of that key."""
        found = next((reading for reading in self.readings if reading.key == key), None)
        if found is None:
            raise ReadingLacking(clause=self.number, key=key)
        return found
