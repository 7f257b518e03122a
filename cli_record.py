"""The command line's record: one fact put down."""

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
from typing_extensions import override

from cli_ask import Opens
from cli_speech import (
    SpokenCommand,
    SpokenGroup,
    known,
    nothing_recorded_yet,
    page,
    run_on,
    tell,
    words,
)
from commands.object_keys import object_keys
from commands.read_fields import section_name
from commands.record import Draft
from commands.state import State
from domain.facts import KINDS
from domain.facts.attitude import ConfidentialFormOpened
from domain.facts.audit import ReplayRun
from domain.facts.envelope import ENVELOPE, Fact
from domain.facts.organisation import DepartmentOpened
from domain.facts.points import PointPenaltyImposed
from domain.facts.standards import RegulationAdopted
from domain.refusals.asking import NobodyNamed, NotConfirmed
from domain.refusals.paper import FileMissing
from domain.refusals.recording import FieldMissing
from reports.effects import changes_told, facts_told
from session import Session

VERSION = re.compile(r"\.v\d+$")


ELSEWHERE_MADE = (
    DepartmentOpened,
    RegulationAdopted,
    PointPenaltyImposed,
    ConfidentialFormOpened,
    ReplayRun,
)
"""Facts that a command of their own, or the program itself, puts on record."""


class Kinds(SpokenGroup):
    """One command for every kind of fact, made from the fact's declaration."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(
            VERSION.sub("", kind) for kind, cls in KINDS.items() if cls not in ELSEWHERE_MADE
        )

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for kind, cls in KINDS.items():
            if cls not in ELSEWHERE_MADE and cmd_name in {VERSION.sub("", kind), cls.__name__}:
                return _command(VERSION.sub("", kind), cls)
        return None


@click.group(cls=Kinds)
def record() -> None:
    """Put one fact on record."""


def _command(name: str, kind: type[Fact]) -> click.Command:
    """The command that records one kind: an option for every field."""
    params: list[click.Parameter] = [
        click.Option(
            [f"--{section_name(kind, field).replace('_', '-')}", field],
            multiple=_is_list(kind, field),
            metavar="VALUE",
            help=_told(kind, field),
        )
        for field in kind.model_fields
        if field not in ENVELOPE
    ]
    params += [
        click.Option(["--on", "happened_on"], metavar="DAY", help=words("option.on")),
        click.Option(["--note"], help=words("option.note")),
        click.Option(["--evidence"], multiple=True, metavar="FILE", help=words("option.evidence")),
        click.Option(["--because-of"], multiple=True, help=words("option.because_of")),
        click.Option(["--yes"], is_flag=True, help=words("option.yes")),
        click.Option(["--json", "as_json"], is_flag=True, help=words("option.as_json")),
    ]
    clauses = ", ".join(kind.declaration.clauses)
    fact = words(f"fact.{kind.__name__}") if known(f"fact.{kind.__name__}") else name

    def callback(**fields: Any) -> None:  # noqa: ANN401 - click gives options of every type
        _record(kind, fields)

    return SpokenCommand(
        name,
        params=params,
        callback=callback,
        help=f"{fact} ({clauses})",
        short_help=fact,
    )


def _field(name: str) -> str | None:
    """What goes into a field, where its name does not say it."""
    return words(f"field.{name}") if known(f"field.{name}") else None


def _told(kind: type[Fact], field: str) -> str | None:
    """What goes into a field, and the values it may take where they are few."""
    told = _field(section_name(kind, field))
    annotation = kind.model_fields[field].annotation
    if keys := object_keys(annotation):
        kept = "cli.as_object_with" if keys.others else "cli.as_object"
        kept = "cli.or_as_object" if keys.or_text else kept
        said = words(kept, example=keys.example, others=", ".join(keys.others))
        told = run_on(told or "", said)
    if choices := ", ".join(map(str, choices_of(annotation))):
        return f"{told or ''} [{choices}]".strip()
    return told


def choices_of(annotation: object) -> tuple[object, ...]:
    """The values of a field that takes only some: of a Literal, an enumeration, or either."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(one.value for one in annotation)
    found = (one for part in get_args(annotation) for one in choices_of(part))
    return tuple(dict.fromkeys(found))


def _asked(kind: type[Fact], name: str) -> str:
    """A field as it is asked for: what goes into it, and its name."""
    field = next((one for one in kind.model_fields if section_name(kind, one) == name), None)
    told = _told(kind, field) if field else _field(name)
    return f"{told.rstrip('.。')} ({name})" if told else name


def _is_list(kind: type[Fact], field: str) -> bool:
    return str(kind.model_fields[field].annotation).startswith("tuple[")


def _record(kind: type[Fact], given: Mapping[str, Any]) -> None:
    opening: Opens = click.get_current_context().obj
    if opening.actor is None:
        raise NobodyNamed
    fields = {name: _value(value) for name, value in given.items() if value not in (None, ())}
    confirmed, as_json = bool(fields.pop("yes")), bool(fields.pop("as_json"))
    fields["evidence"] = tuple(_digest(Path(str(name))) for name in given["evidence"])
    fields["by"] = opening.actor
    session = opening.session()
    with nothing_recorded_yet():
        drafts, state = _complete(session, kind, fields, ask=sys.stdin.isatty() and not confirmed)
        if not as_json:
            click.echo(page().text(*facts_told(page(), (one.fact for one in state.decided))))
            click.echo(page().text(*changes_told(page(), session.changes(state))))
            for remark in session.remarks(state):
                tell(page().render(remark))
        if not (confirmed or (sys.stdin.isatty() and click.confirm(words("cli.confirm")))):
            raise NotConfirmed
    entries = session.record(drafts)
    if as_json:
        click.echo(json.dumps([str(entry) for entry in entries]))
    for entry in () if as_json else entries:
        fact = words(f"fact.{type(entry.fact).__name__}")
        tell(words("cli.recorded", entry=entry, fact=fact))
    for notice in session.notices:
        tell(page().render(notice), err=True)


def _complete(
    session: Session, kind: type[Fact], fields: dict[str, object], *, ask: bool
) -> tuple[tuple[Draft], State]:
    """Decide the fact; on a terminal, ask for each field that turns out to be missing."""
    while True:
        drafts = (Draft(kind, fields),)
        try:
            return drafts, session.preview(drafts)
        except FieldMissing as missing:
            name = str(missing.values["field"])
            if not ask or name in fields:
                raise
            for one in missing.faults:
                tell(f"  · {page().render(one)}", hanging=2)
            given = _value(click.prompt(_asked(kind, name)))
            fields[name] = (given,) if _is_list(kind, name) and isinstance(given, str) else given


def _value(value: object) -> object:
    """Structured values are JSON, whose numbers stay exact; lists come one option an item."""
    if isinstance(value, tuple | list):
        return tuple(_value(one) for one in value)
    if isinstance(value, str) and value[:1] in "{[":
        try:
            return json.loads(value, parse_float=str)
        except json.JSONDecodeError:
            return value
    return value


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise FileMissing(file=str(path)) from error
