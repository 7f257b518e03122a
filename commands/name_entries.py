"""Entries as people call them, in the fields of a draft: put down by the ids of their facts."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from commands.state import Fields, State
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.refusals.recording import UnknownEntry
from domain.values import NAMES_A_FACT, Value

ENTRY = re.compile(r"(?:[a-z0-9-]*@)?\d{1,9}")
AS_GIVEN = frozenset({"id", "kind", "note", "source"})


def name_by_id(state: State, kind: type[Fact], fields: Fields) -> None:
    """Take ``@1043`` and ``shunbi@1043`` in any field, and ``1043`` in one that names a fact.

    What is the id of a fact names that fact, whatever it looks like. Raises UnknownEntry.
    """
    for name in fields.keys() - AS_GIVEN:
        fields[name] = _by_id(state, fields[name], _hints(kind).get(name))


def names_a_fact(kind: type[Fact], field: str) -> bool:
    """Whether a field, or some part of its value, names a fact."""
    return NAMES_A_FACT in _parts(_hints(kind)[field])


def _by_id(state: State, value: object, hint: object) -> object:
    if isinstance(value, tuple | list):
        return tuple(_by_id(state, one, hint) for one in value)
    if isinstance(value, dict):
        return {name: _by_id(state, one, _part(hint, name)) for name, one in value.items()}
    if not (isinstance(value, str) and ENTRY.fullmatch(value)):
        return value
    if "@" not in value and NAMES_A_FACT not in _parts(hint):
        return value
    entry = _called(state, value)
    if entry is None:
        raise UnknownEntry(entry=value)
    return entry.fact.id


def _called(state: State, value: str) -> Entry[Fact] | None:
    """The entry by the id of its fact, else by its place in the log."""
    found = state.history.entry(value)
    return found if found or "@" in value else state.history.entry(f"@{value}")


@cache
def _hints(model: type[Value]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _parts(hint: object) -> Iterator[object]:
    """A type, and all it is made of."""
    yield hint
    for one in get_args(hint):
        yield from _parts(one)


def _part(hint: object, name: str) -> object:
    """The type of a field of one of the values that a type is made of."""
    models = (one for one in _parts(hint) if isinstance(one, type) and issubclass(one, Value))
    return next((found for one in models if (found := _hints(one).get(name))), None)
