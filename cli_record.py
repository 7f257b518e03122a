"""The command line's entries: record for one fact, import for a paper of them."""

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import click
from typing_extensions import override

from cli_speech import SpokenCommand, SpokenGroup, known, option, page, words
from commands.import_sheet import Imported, Importing
from commands.read_fields import section_name
from commands.record import Draft
from commands.state import State
from domain.facts import KINDS
from domain.facts.attitude import ConfidentialFormOpened
from domain.facts.envelope import ENVELOPE, Fact
from domain.facts.organisation import DepartmentOpened
from domain.facts.points import PointPenaltyImposed
from domain.facts.standards import RegulationAdopted
from domain.refusals.asking import NobodyNamed, NotConfirmed
from domain.refusals.paper import FileMissing, StaffNotListed
from domain.refusals.recording import FieldMissing
from reports.effects import changes_told, counts_told, facts_told
from session import Session

ELSEWHERE = "another-estate"
"""The home of an inspector whose own department nobody named."""
VERSION = re.compile(r"\.v\d+$")


class Opens(Protocol):
    """Whatever opens the ledger the options name."""

    actor: str | None

    def session(self) -> Session:
        """Open it."""
        ...


ELSEWHERE_MADE = (DepartmentOpened, RegulationAdopted, PointPenaltyImposed, ConfidentialFormOpened)
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

    return click.Command(
        name,
        params=params,
        callback=callback,
        help=f"{fact} ({clauses})",
        short_help=fact,
    )


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
    drafts, state = _complete(session, kind, fields, ask=sys.stdin.isatty() and not confirmed)
    if not as_json:
        click.echo(page().text(*facts_told(page(), (one.fact for one in state.decided))))
        click.echo(page().text(*changes_told(page(), session.changes(state))))
    if not (confirmed or (sys.stdin.isatty() and click.confirm(words("cli.confirm")))):
        raise NotConfirmed
    entries = session.record(drafts)
    if as_json:
        click.echo(json.dumps([str(entry) for entry in entries]))
    for entry in () if as_json else entries:
        fact = words(f"fact.{type(entry.fact).__name__}")
        click.echo(words("cli.recorded", entry=entry, fact=fact))
    for notice in session.notices:
        click.echo(page().render(notice), err=True)


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
            fields[name] = _value(click.prompt(name))


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


@click.command("import", cls=SpokenCommand)
@click.argument("file", type=click.Path(path_type=Path))
@option("--outside", multiple=True, metavar="STAFF=special_team")
@option("--dry-run", is_flag=True)
@option("--yes", is_flag=True)
@option("--json", "as_json", is_flag=True)
@click.pass_obj
def import_file(
    opening: Opens,
    file: Path,
    outside: tuple[str, ...],
    *,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Take in a workbook or a CSV file as a department keeps it."""
    if opening.actor is None:
        raise NobodyNamed
    session = opening.session()
    importing = _importing(session, file, _outside(outside))
    told = _as_data(importing.result) if as_json else None
    if not as_json:
        result = importing.result
        click.echo(page().text(*counts_told(page(), result.new, result.known, result.left_out)))
        click.echo(page().text(*changes_told(page(), importing.changes)))
    if not dry_run and importing.result.new:
        asked = sys.stdin.isatty() and not yes and click.confirm(words("cli.confirm"))
        if not (yes or asked):
            raise NotConfirmed
        entries = session.commit(importing.state, importing.position)
        if not as_json:
            first, last = entries[0], entries[-1]
            click.echo(words("cli.imported", count=len(entries), first=first, last=last))
    if told is not None:
        click.echo(json.dumps({**told, "recorded": not dry_run}, ensure_ascii=False))


def _importing(session: Session, file: Path, outside: dict[str, str]) -> Importing:
    """Decide the import; on a terminal, ask about staff numbers that nobody has."""
    try:
        return session.importing(file, outside=outside, progress=_progress)
    except StaffNotListed as refusal:
        if not sys.stdin.isatty():
            raise
        for staff in refusal.staff:
            if not click.confirm(words("cli.outside", staff=staff)):
                raise
            outside[staff] = ELSEWHERE
    return session.importing(file, outside=outside, progress=_progress)


def _outside(pairs: tuple[str, ...]) -> dict[str, str]:
    """``X09=special_team``: a member of the special team from another estate."""
    found = {}
    for pair in pairs:
        staff, equals, role = pair.partition("=")
        if not equals or role != "special_team":
            raise click.BadParameter(pair, param_hint="--outside")
        found[staff] = ELSEWHERE
    return found


def _progress(done: int, of: int) -> None:
    """Show progress on a terminal, now and then."""
    if sys.stderr.isatty() and (done % 250 == 0 or done == of):
        end = "\n" if done == of else ""
        click.echo(f"\r{words('cli.progress', done=done, of=of)}{end}", err=True, nl=False)


def _as_data(result: Imported) -> dict[str, object]:
    return {
        "new": dict(result.new),
        "known": result.known,
        "left_out": [message.values for message in result.left_out],
    }
