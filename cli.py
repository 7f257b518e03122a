"""The command line: parses, hands over, prints; decides nothing."""

import sys
from datetime import date
from importlib import import_module
from typing import cast

import click
from typing_extensions import override

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
from domain.refusals.ledger import RolesMissing
from session import Session, copy_ledger, make_ledger, open_session, shown

LEDGER_DEFAULT = "sqlite:///kaozheng.db"

COMMANDS = {
    "checkpoint": "cli_evidence:checkpoint",
    "closing": "cli_quarter:closing",
    "demo": "cli_demo:demo",
    "diff": "cli_replay:diff",
    "docket": "cli_docket:docket",
    "drift": "cli_replay:drift",
    "due": "cli_docket:due",
    "explain": "cli_ask:explain",
    "findings": "cli_docket:findings",
    "grades": "cli_grades:grades",
    "half-year": "cli_year:half_year",
    "history": "cli_ask:history",
    "import": "cli_import:import_file",
    "inspections": "cli_quarter:inspections",
    "key": "cli_evidence:key",
    "month": "cli_month:month",
    "pay": "cli_pay:pay",
    "prove": "cli_evidence:prove",
    "questions": "cli_questions:questions",
    "rating": "cli_ask:rating",
    "record": "cli_record:record",
    "register": "cli_register:register",
    "regulation": "cli_regulation:regulation",
    "rehearse": "cli_rehearse:rehearse",
    "replay": "cli_replay:replay",
    "sheet": "cli_ask:sheet",
    "status": "cli_evidence:status",
    "template": "cli_template:template",
    "verifier": "cli_evidence:verifier",
    "verify": "cli_evidence:verify",
    "whatif": "cli_whatif:whatif",
    "worklog": "cli_quarter:worklog",
    "year": "cli_year:year",
}
"""The commands, and where each stands."""


class Commands(SpokenGroup):
    """The commands by their names; only the file of the one that is asked for is read."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        file, _, name = COMMANDS[cmd_name].partition(":")
        return cast("click.Command", getattr(import_module(file), name))


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


@click.group(cls=Commands, name="kaozheng")
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


def run() -> None:
    """Start the program."""
    import os

    speak(choose_language(sys.argv[1:], os.environ))
    sys.exit(run_program(main, sys.argv[1:]))
