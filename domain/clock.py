"""The department's clock, by which every moment has its day (regulation.md, 0.6.5)."""

from datetime import datetime, timedelta, timezone
from functools import cache
from typing import TypeVar, get_args

from domain.facts.envelope import Fact

F = TypeVar("F", bound=Fact)

UTC8 = timezone(timedelta(hours=8))
"""The clock of a department that names no other."""


def zone_of(offset: str) -> timezone:
    """Read ``+08:00``. Raises ValueError."""
    parsed = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}")
    delta = parsed.utcoffset()
    if delta is None:
        raise ValueError("an offset is written +08:00")
    return timezone(delta)


def on_clock(moment: datetime, zone: timezone) -> datetime:
    """Give a moment as a clock shows it; one without an offset was read off that clock."""
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def moments_of(fact: Fact) -> dict[str, datetime]:
    """Every moment a fact names, by its field."""
    named = ((name, getattr(fact, name)) for name in _may_be_moments(type(fact)))
    return {name: when for name, when in named if isinstance(when, datetime)}


@cache
def _may_be_moments(kind: type[Fact]) -> tuple[str, ...]:
    """The fields of a kind that may hold a moment; most facts of a log hold none of them."""
    fields = kind.model_fields.items()
    return tuple(name for name, field in fields if _names_a_moment(field.annotation))


def _names_a_moment(annotation: object) -> bool:
    return annotation is datetime or any(map(_names_a_moment, get_args(annotation)))


def read_off(fact: F, zone: timezone) -> F:
    """Give a fact with its moments as a clock shows them: the same moments, dated by that clock."""
    moments = moments_of(fact)
    shown = {name: on_clock(when, zone) for name, when in moments.items()} if moments else None
    return fact.model_copy(update=shown) if shown else fact
