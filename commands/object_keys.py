"""The keys of a field that takes an object, and one example, read from the field's own type."""

import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from domain.facts.envelope import Erased
from domain.values import NAMES_A_FACT, Quarter

EXAMPLES: Mapping[object, object] = {
    bool: True,
    int: 1,
    Decimal: 10,
    Fraction: 10,
    str: "…",
    date: "2006-03-01",
    Quarter: "2006Q1",
}
"""One value of each plain type. A new one has to be given its example here."""


@dataclass(frozen=True, slots=True)
class ObjectKeys:
    """An example with the keys an object needs, and the keys that may be left out of it."""

    others: tuple[str, ...]
    example: str
    or_text: bool
    """Whether the field takes a text instead: the number of an entry."""


def object_keys(annotation: object) -> ObjectKeys | None:
    """The keys of the object that a field takes, one or a list of them. None: it takes none."""
    model = next(_models(annotation), None)
    if model is None:
        return None
    shown = _example(model)
    keys = (info.alias or name for name, info in model.model_fields.items())
    others = tuple(key for key in keys if key not in shown)
    or_text = any(part is str for part in _leaves(annotation))
    return ObjectKeys(others, json.dumps(shown, ensure_ascii=False), or_text)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models a field is made of; what was erased is not given by anybody."""
    for part in _leaves(annotation):
        if inspect.isclass(part) and issubclass(part, BaseModel) and part is not Erased:
            yield part


def _leaves(annotation: object) -> Iterator[object]:
    """What a type is made of at last."""
    parts = get_args(annotation)
    for part in parts:
        yield from _leaves(part)
    if not parts:
        yield annotation


def _example(model: type[BaseModel]) -> dict[str, object]:
    """The keys that are needed, with a value each; the first key where none is."""
    fields = model.model_fields.items()
    shown = [pair for pair in fields if pair[1].is_required()] or list(fields)[:1]
    return {info.alias or name: _of_field(info) for name, info in shown}


def _of_field(info: FieldInfo) -> object:
    return "@1043" if NAMES_A_FACT in info.metadata else _of(info.annotation)


def _of(annotation: object) -> object:
    """A value of a type; of alternatives, of the first."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        return _example(annotation)
    if annotation in EXAMPLES:
        return EXAMPLES[annotation]
    first = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return first
    return [_of(first)] if get_origin(annotation) is tuple else _of(first)
