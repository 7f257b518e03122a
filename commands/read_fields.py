"""Fields as given, into a fact; what does not read becomes one plain sentence."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, timezone

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from commands.object_keys import ObjectKeys, object_keys
from commands.state import Fields
from domain.clock import on_clock
from domain.facts.envelope import Erased, Fact
from domain.refusals.recording import BadField, FieldMissing, UnknownField
from domain.values import Quarter, read_when
from domain.wording import Message, say

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}")
DAYS = frozenset({"happened_on", "held_on", "written_on"})
QUARTERS = frozenset({"quarter", "for_quarter"})
MOMENTS = frozenset({"happened_on", "ended_at", "end_at"})
BOUNDS = {
    "greater_than": "gt",
    "greater_than_equal": "ge",
    "less_than": "lt",
    "less_than_equal": "le",
    "literal_error": "expected",
    "enum": "expected",
    "decimal_max_digits": "max_digits",
    "decimal_max_places": "decimal_places",
    "decimal_whole_digits": "whole_digits",
    "string_too_long": "max_length",
}
PLAIN = (
    "binary_float",
    "exact",
    "when",
    "month",
    "quarter",
    "finite_number",
    "decimal_parsing",
    "decimal_type",
    "int_parsing",
    "int_from_float",
    "date_from_datetime_parsing",
    "date_parsing",
    "bool_parsing",
    "string_too_short",
    "string_pattern_mismatch",
    "too_short",
)


def own_names(kind: type[Fact], given: Mapping[str, object]) -> Fields:
    """Call every field by its own name, where section C calls it otherwise."""
    names = kind.declaration.names
    return {names.get(name, name): value for name, value in given.items() if value is not None}


def on_department_clock(fields: Fields, zone: timezone) -> None:
    """Write moments on the department's clock: with its offset, whichever they were given with.

    So a fact joins the stream of the day it was in the department (regulation.md, 0.6.5).
    """
    for name in MOMENTS & fields.keys():
        value = fields[name]
        try:
            if isinstance(value, str) and MOMENT.match(value):
                value = datetime.fromisoformat(value)
            if isinstance(value, datetime):
                fields[name] = on_clock(value, zone)
        except (ValueError, OverflowError):
            continue  # No such moment: reading the fact says so.


def read_early(kind: type[Fact], fields: Fields) -> None:
    """Read the days and quarters that other fields are completed by. Raises BadField."""
    for names, parse, wanted in ((DAYS, read_when, "when"), (QUARTERS, Quarter.parse, "quarter")):
        for name in names & fields.keys() & kind.model_fields.keys():
            value = fields[name]
            try:
                fields[name] = parse(value) if isinstance(value, str) else _read(value)
            except ValueError as error:
                raise BadField(
                    field=section_name(kind, name),
                    value=_short(value),
                    wanted=say(f"format.{wanted}"),
                    fact=say(f"fact.{kind.__name__}"),
                    clause=kind.declaration.prescribed_by,
                ) from error


def _read(value: object) -> object:
    """A value that was read before, and not something a day or a quarter cannot be."""
    if not isinstance(value, date | Quarter):
        raise ValueError(value)
    return value


def read_fact(kind: type[Fact], fields: Fields) -> Fact:
    """Read a fact from its fields. Raises one refusal that names the first bad field."""
    try:
        fact = kind.model_validate(fields)
    except ValidationError as error:
        raise refusal_of(kind, error.errors()[0]) from error
    for name in kind.declaration.confidential:
        if isinstance(getattr(fact, name), Erased):  # A destroyed key erases; nobody records it.
            raise FieldMissing(
                field=section_name(kind, name),
                fact=say(f"fact.{kind.__name__}"),
                clause=kind.declaration.prescribed_by,
            )
    return fact


def refusal_of(kind: type[Fact], error: ErrorDetails) -> BadField | FieldMissing | UnknownField:
    """Put the first thing wrong with a fact's fields into a refusal."""
    path = [str(part) for part in error["loc"]]
    name = path[0] if path else ""
    field = section_name(kind, name)
    fact = say(f"fact.{kind.__name__}")
    info = kind.model_fields.get(name)
    keys = object_keys(info.annotation) if info else None
    if len(path) == 1 or keys is None:
        if error["type"] == "missing":
            return FieldMissing(field=field, fact=fact, clause=kind.declaration.prescribed_by)
        if error["type"] == "extra_forbidden":
            return UnknownField(field=field, fact=fact)
    unknown_key = error["type"] == "extra_forbidden"
    bad = BadField(
        field=field,
        value=path[-1] if unknown_key else _short(error["input"]),
        wanted=_wanted_of_object(error, keys) if keys else _wanted(error),
        fact=fact,
        clause=kind.declaration.prescribed_by,
    )
    bad.path = error["loc"]
    return bad


def section_name(kind: type[Fact], name: str) -> str:
    """The name section C of the regulation gives a field."""
    back = {own: given for given, own in kind.declaration.names.items()}
    return back.get(name, name.rstrip("_"))


def _wanted(error: ErrorDetails) -> Message:
    kind = error["type"]
    if kind in BOUNDS:
        bound = error.get("ctx", {}).get(BOUNDS[kind], "")
        return say(f"format.{kind}", bound=str(bound).replace("'", ""))
    return say(f"format.{kind}" if kind in PLAIN else "format.other")


def _wanted_of_object(error: ErrorDetails, keys: ObjectKeys) -> Message:
    """What it should have been where an object is taken: the object, a key, or one value in it."""
    if error["type"] == "extra_forbidden":
        return say("format.key", example=keys.example)
    if error["type"] != "model_type" and not isinstance(error["input"], Mapping):
        return _wanted(error)
    if keys.others:
        return say("format.object_with", others=", ".join(keys.others), example=keys.example)
    return say("format.object", example=keys.example)


def _short(value: object) -> str:
    """A value as it is given on the command line, cut where it is long."""
    is_object = isinstance(value, Mapping)
    text = json.dumps(value, ensure_ascii=False, default=str) if is_object else str(value)
    return (
        text if len(text) <= len("a text of forty characters or so is enough") else f"{text[:40]}…"
    )
