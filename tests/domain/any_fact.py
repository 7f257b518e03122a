"""Any fact of any kind: strategies made from the declarations of the fields themselves."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from domain.facts.envelope import Fact
from domain.regulation.edition import Edition
from domain.regulation.shipped import shipped_edition
from domain.values import Month, Quarter

Strategy = st.SearchStrategy[Any]

YEARS = st.integers(2004, 2030)
DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))
OFFSETS = st.integers(-11, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(2004, 1, 1), datetime(2030, 12, 31), timezones=OFFSETS)  # noqa: DTZ001 - the offset comes with ``timezones``
SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
WORDS = st.text(SIGNS, min_size=1, max_size=12)

PLAIN: Mapping[type, Strategy] = {
    NoneType: st.none(),
    bool: st.booleans(),
    date: DAYS,
    datetime: MOMENTS,
    Quarter: st.builds(Quarter, YEARS, st.integers(1, 4)),
    Month: st.builds(Month, YEARS, st.integers(1, 12)),
}


def facts_of(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    """Make facts of a kind, each optional field given or left out."""
    return _model(kind)


@cache
def _model(model: type[BaseModel]) -> Strategy:
    if model is Edition:
        return st.just(shipped_edition("p1"))
    fields = model.model_fields
    required = {name: _field(one) for name, one in fields.items() if one.is_required()}
    optional = {name: _field(one) for name, one in fields.items() if not one.is_required()}
    return st.fixed_dictionaries(required, optional=optional).map(model.model_validate)


def _field(field: FieldInfo) -> Strategy:
    return _of(field.annotation, field.metadata)


def _of(annotation: Any, limits: Iterable[object] = ()) -> Strategy:  # noqa: ANN401 - types of types
    arguments = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Annotated:
            return _of(arguments[0], (*arguments[1:], *limits))
        case origin if origin is Literal:
            return st.sampled_from(arguments)
        case origin if origin in {Union, UnionType}:
            return st.one_of(*(_of(one) for one in arguments))
        case origin if origin is tuple:
            least = max(_limits(limits, "min_length"), default=0)
            return st.lists(_of(arguments[0]), min_size=least, max_size=3).map(tuple)
        case _:
            return _single(annotation, tuple(limits))


def _single(annotation: type, limits: tuple[object, ...]) -> Strategy:
    if annotation in PLAIN:
        return PLAIN[annotation]
    if issubclass(annotation, BaseModel):
        return _model(annotation)
    if issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    return _text(limits) if annotation is str else _number(annotation, limits)


def _number(annotation: type, limits: tuple[object, ...]) -> Strategy:
    above, least = _limits(limits, "gt"), _limits(limits, "ge")
    most = min(_limits(limits, "le"), default=max([1000, *least]))
    if annotation is int:
        return st.integers(max([0, *least, *(bound + 1 for bound in above)]), most)
    if annotation is Fraction:
        return st.fractions(0, most, max_denominator=999)
    assert annotation is Decimal, annotation
    return st.decimals("0.0001" if above else 0, most, places=4)


def _text(limits: tuple[object, ...]) -> Strategy:
    for pattern in _limits(limits, "pattern"):
        if not pattern.startswith("^[^"):  # All but control characters.
            return st.from_regex(pattern.replace(r"\d", "[0-9]"), fullmatch=True)
    return WORDS


def _limits(limits: Iterable[object], name: str) -> list[Any]:
    """Give every bound of a name, wherever Pydantic keeps it."""
    found = [
        getattr(limit, name, None)
        for one in limits
        for limit in (one.metadata if isinstance(one, FieldInfo) else (one,))
    ]
    return [bound for bound in found if bound is not None]
