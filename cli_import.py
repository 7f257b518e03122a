"""The command line's import: a paper of facts taken in, all or nothing."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from cli_ask import Opens
from cli_speech import SpokenCommand, fit, nothing_recorded_yet, option, page, tell, words
from commands.import_sheet import Imported, Importing
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.refusals.asking import BadOutside, NobodyNamed, NotConfirmed
from domain.refusals.paper import StaffNotListed
from domain.wording import Message
from reports.effects import changes_told, counts_told
from session import Session

ELSEWHERE = "another-estate"
"""The home of an inspector whose own department nobody named."""


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
    with nothing_recorded_yet():
        session = opening.session()
        importing = _importing(session, file, _outside(outside))
        told = _as_data(importing.result) if as_json else None
        if not as_json:
            result = importing.result
            click.echo(page().text(*counts_told(page(), result.new, result.known, _notes(result))))
            click.echo(page().text(*changes_told(page(), importing.changes)))
        wanted = not dry_run and bool(importing.result.new)
        if wanted and not (yes or (sys.stdin.isatty() and click.confirm(words("cli.confirm")))):
            raise NotConfirmed
    if wanted:
        entries = session.commit(importing.state, importing.position)
        if not as_json:
            tell(_recorded(entries))
    if told is not None:
        click.echo(json.dumps({**told, "recorded": not dry_run}, ensure_ascii=False))


def _recorded(entries: Sequence[Entry[Fact]]) -> str:
    """What was recorded: one entry by its name, several by the first and the last."""
    first, last = entries[0], entries[-1]
    if first is last:
        return words("cli.imported_one", entry=first)
    return words("cli.imported", count=len(entries), first=first, last=last)


def _importing(session: Session, file: Path, outside: dict[str, str]) -> Importing:
    """Decide the import; on a terminal, ask about staff numbers that nobody has."""
    try:
        return session.importing(file, outside=outside, progress=_progress)
    except StaffNotListed as refusal:
        if not sys.stdin.isatty():
            raise
        for staff in refusal.staff:
            if not click.confirm(fit(words("cli.outside", staff=staff))):
                raise
            outside[staff] = ELSEWHERE
    return session.importing(file, outside=outside, progress=_progress)


def _outside(pairs: tuple[str, ...]) -> dict[str, str]:
    """``X09=special_team``: a member of the special team from another estate."""
    found = {}
    for pair in pairs:
        staff, equals, role = pair.partition("=")
        if not equals or role != "special_team":
            raise BadOutside(value=pair)
        found[staff] = ELSEWHERE
    return found


def _progress(done: int, of: int) -> None:
    """Show progress on a terminal, now and then."""
    if sys.stderr.isatty() and (done % 250 == 0 or done == of):
        end = "\n" if done == of else ""
        click.echo(f"\r{words('cli.progress', done=done, of=of)}{end}", err=True, nl=False)


def _notes(result: Imported) -> tuple[Message, ...]:
    return (*result.left_out, *result.notes)


def _as_data(result: Imported) -> dict[str, object]:
    return {
        "new": dict(result.new),
        "known": result.known,
        "left_out": [message.values for message in result.left_out],
        "notes": [page().render(message) for message in result.notes],
    }
