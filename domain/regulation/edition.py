"""An edition of the regulation: every clause by its number and day, and its fingerprint."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, PositiveInt, ValidationError, model_validator

from domain.refusals.regulation import (
    ClauseFaulty,
    ClauseLacking,
    ClauseNotInForce,
    EditionFaulty,
    ReadingLacking,
)
from domain.regulation.clause import Clause, Reading, Text
from domain.regulation.faults import fault, first_fault
from domain.values import Id, Value

if TYPE_CHECKING:
    from domain.yaml_text import Data

__all__ = ["Clause", "Edition", "Reading", "Text", "read_edition"]


class Edition(Value):
    """The whole regulation of one title and version. What it holds is proven when it is made."""

    edition: Id
    version: PositiveInt
    title: Text
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for number, versions in self.by_number.items():
            for earlier, later in pairwise(versions):
                if _last_day(earlier) >= _first_day(later):
                    raise fault("clause_twice", clause=number, day=_first_day(later))
        keys: dict[str, tuple[Clause, Reading]] = {}
        for clause, reading in self._readings():
            other, same = keys.setdefault(reading.key, (clause, reading))
            if other.number != clause.number:
                raise fault(
                    "key_of_two_clauses", key=reading.key, clause=other.number, other=clause.number
                )
            if same is not reading and same != reading:
                raise fault("key_read_anew", key=reading.key, clause=clause.number)
        return self

    @cached_property
    def by_number(self) -> Mapping[str, tuple[Clause, ...]]:
        """The versions of every clause, by its number, the earliest first."""
        versions: dict[str, tuple[Clause, ...]] = {}
        for clause in sorted(self.clauses, key=_first_day):
            versions[clause.number] = (*versions.get(clause.number, ()), clause)
        return versions

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Clause, Reading]]:
        """Every reading by its key, with its clause."""
        return {reading.key: (clause, reading) for clause, reading in self._readings()}

    def _readings(self) -> Iterator[tuple[Clause, Reading]]:
        for clause in self.clauses:
            for reading in clause.readings:
                yield clause, reading

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of the edition as UTF-8 JSON with sorted keys and no spaces."""
        content = self.model_dump(mode="json")
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()

    def versions(self, number: str) -> tuple[Clause, ...]:
        """Give every version of a clause, the earliest first. Raises a refusal if there is none."""
        if number not in self.by_number:
            raise ClauseLacking(clause=number, edition=self.edition)
        return self.by_number[number]

    def clause(self, number: str) -> Clause:
        """Give a clause, the latest of its versions. Raises a refusal if there is none."""
        return self.versions(number)[-1]

    def clause_on(self, number: str, day: date) -> Clause:
        """Give a clause as it is in force on a day. Raises a refusal if it is not."""
        found = next((one for one in self.versions(number) if one.in_force_on(day)), None)
        if found is None:
            raise ClauseNotInForce(clause=number, day=day)
        return found

    def has_clause_on(self, number: str, day: date) -> bool:
        """Whether a clause is in force on a day."""
        return any(one.in_force_on(day) for one in self.by_number.get(number, ()))

    def has_reading(self, key: str) -> bool:
        """Whether the edition puts a reading of that key."""
        return key in self.by_key

    def reading(self, key: str) -> tuple[Clause, Reading]:
        """Give a reading and its clause. Raises a refusal if there is none."""
        if key not in self.by_key:
            raise ReadingLacking(key=key, edition=self.edition)
        return self.by_key[key]


def read_edition(text: str, name: str) -> Edition:
    """Read an edition from YAML. Raises a refusal that names the file, the clause and the fault."""
    from domain.yaml_text import load_yaml  # A program that only reads logs needs no YAML.

    data = load_yaml(text, name)
    try:
        return Edition.model_validate(data)
    except ValidationError as error:
        place, why = first_fault(error)
        clause = _number_at(data, place)
        if clause is None:
            raise EditionFaulty(file=name, fault=why) from error
        raise ClauseFaulty(file=name, clause=clause, fault=why) from error


def _number_at(data: "Data", place: tuple[int | str, ...]) -> str | None:
    """Give the number of the clause a fault lies in; its place in the file if it has none."""
    match place:
        case ("clauses", int(index), *_) if isinstance(data, dict):
            clauses = data.get("clauses")
            clause = clauses[index] if isinstance(clauses, list) else None
            number = clause.get("number") if isinstance(clause, dict) else None
            return number if isinstance(number, str) else f"clauses[{index}]"
        case _:
            return None


def _first_day(clause: Clause) -> date:
    return clause.in_force_from or date.min


def _last_day(clause: Clause) -> date:
    return clause.in_force_until or date.max
