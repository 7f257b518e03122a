"""The command line: parses, hands over, prints; decides nothing."""

import sys
from datetime import date

import click

from cli_ask import explain, history, rating, sheet
from cli_demo import demo
from cli_docket import docket, due, findings
from cli_evidence import checkpoint, key, prove, status, verifier, verify
from cli_grades import grades
from cli_import import import_file
from cli_month import month
from cli_questions import questions
from cli_record import record
from cli_register import register
from cli_regulation import regulation
from cli_rehearse import rehearse
from cli_replay import diff, drift, replay
from cli_speech import (
    DAY,
    SpokenGroup,
    choose_language,
    option,
    run_program,
    speak,
    tell,
    words,
)
from cli_template import template
from cli_whatif import whatif
from domain.refusals.ledger import RolesMissing
from session import Session, copy_ledger, make_ledger, open_session, shown

LEDGER_DEFAULT = "sqlite:///kaozheng.db"


class Opening:
    """What the options before the command say; the ledger is opened when it is needed."""

    def __init__(self, ledger: str, department: str | None, actor: str | None) -> None:
        self.url = ledger
        self.department = department
        self.actor = actor

    def session(self) -> Session:
        """Open the ledger. It is closed when the command ends, however it ends."""
        session = open_session(self.url, self.department, self.actor)
        click.get_current_context().call_on_close(session.ledger.close)
        return session


def _show_version(context: click.Context, _: click.Parameter, asked: object) -> None:
    """Print the version and stop."""
    from importlib.metadata import version  # Reads packaging metadata, which costs start-up.

    if asked:
        click.echo(words("cli.version", version=version("kaozheng")))
        context.exit()


@click.group(cls=SpokenGroup, name="kaozheng")
@option("--ledger", envvar="KAOZHENG_LEDGER", default=LEDGER_DEFAULT, metavar="URL")
@option("--department", envvar="KAOZHENG_DEPARTMENT", metavar="ID")
@option("--as", "actor", envvar="KAOZHENG_AS", metavar="STAFF")
@option("--lang", type=click.Choice(["en", "zh-Hant"]), envvar="KAOZHENG_LANG")
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)
@click.pass_context
def main(
    context: click.Context, ledger: str, department: str | None, actor: str | None, lang: str | None
) -> None:
    """Every point has a source."""
    del lang  # Read before anything is parsed, so that the help speaks it too.
    context.obj = Opening(ledger, department, actor)


@main.command()
@click.pass_obj
def init(opening: Opening) -> None:
    """Make a new ledger."""
    try:
        make_ledger(opening.url).close()
    except RolesMissing as refusal:
        click.echo(refusal.values["sql"])
        raise
    tell(words("cli.init_done", ledger=shown(opening.url)))


@main.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.pass_obj
def copy(opening: Opening, source: str, target: str) -> None:
    """Copy the logs of a ledger into another, byte for byte."""
    for log, head in copy_ledger(source, target, opening.department):
        tell(words("cli.copied", log=log, size=head.size, root=head.root.hex()))


@main.group()
def department() -> None:
    """Departments of the ledger."""


@department.command("open")
@click.argument("log", metavar="ID")
@option("--name", required=True)
@option("--regulation", required=True, metavar="EDITION")
@option("--from", "from_on", required=True, type=DAY)
@option("--hr", required=True, metavar="STAFF")
@option("--utc-offset", default="+08:00")
@click.pass_obj
def open_department(
    opening: Opening,
    log: str,
    name: str,
    regulation: str,
    from_on: date,
    hr: str,
    utc_offset: str,
) -> None:
    """Open a department's log."""
    from commands.open_department import OpenDepartment
    from domain.regulation.shipped import shipped_edition

    session = Opening(opening.url, None, hr).session()
    request = OpenDepartment(
        log, name, shipped_edition(regulation), from_on, hr, utc_offset, session.rehearsal
    )
    entries = session.open_department(request)
    for entry in entries:
        tell(words("cli.recorded", entry=entry, fact=words(f"fact.{type(entry.fact).__name__}")))


main.add_command(record)
main.add_command(import_file)
main.add_command(template)
main.add_command(rating)
main.add_command(explain)
main.add_command(sheet)
main.add_command(month)
main.add_command(grades)
main.add_command(history)
main.add_command(questions)
main.add_command(replay)
main.add_command(diff)
main.add_command(drift)
main.add_command(whatif)
main.add_command(rehearse)
main.add_command(verify)
main.add_command(status)
main.add_command(checkpoint)
main.add_command(prove)
main.add_command(key)
main.add_command(verifier)
main.add_command(demo)
main.add_command(docket)
main.add_command(due)
main.add_command(findings)
main.add_command(regulation)
main.add_command(register)


def run() -> None:
    """Start the program."""
    import os

    speak(choose_language(sys.argv[1:], os.environ))
    sys.exit(run_program(main, sys.argv[1:]))
