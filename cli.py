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

SECTIONS = {
    "begin": {
        "demo": "cli_demo:demo",
        "init": "",
        "department": "",
        "template": "cli_template:template",
        "import": "cli_import:import_file",
        "record": "cli_record:record",
        "copy": "",
    },
    "score": {
        "sheet": "cli_ask:sheet",
        "rating": "cli_ask:rating",
        "explain": "cli_ask:explain",
        "history": "cli_ask:history",
    },
    "under_way": {
        "due": "cli_docket:due",
        "findings": "cli_docket:findings",
        "month": "cli_month:month",
        "worklog": "cli_quarter:worklog",
        "inspections": "cli_quarter:inspections",
        "questions": "cli_questions:questions",
        "closing": "cli_quarter:closing",
        "docket": "cli_docket:docket",
        "register": "cli_register:register",
    },
    "follows": {
        "grades": "cli_grades:grades",
        "pay": "cli_pay:pay",
        "year": "cli_year:year",
        "half-year": "cli_year:half_year",
    },
    "then_and_now": {
        "replay": "cli_replay:replay",
        "diff": "cli_replay:diff",
        "drift": "cli_replay:drift",
        "whatif": "cli_whatif:whatif",
    },
    "rules": {
        "regulation": "cli_regulation:regulation",
        "rehearse": "cli_rehearse:rehearse",
    },
    "evidence": {
        "status": "cli_evidence:status",
        "verify": "cli_evidence:verify",
        "checkpoint": "cli_evidence:checkpoint",
        "prove": "cli_evidence:prove",
        "key": "cli_evidence:key",
        "verifier": "cli_evidence:verifier",
    },
}
"""The commands by what they are for, as the help lists them; and where each stands, if not here."""

COMMANDS = {name: where for section in SECTIONS.values() for name, where in section.items()}


class Commands(SpokenGroup):
    """The commands by their names; only the file of the one that is asked for is read."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if not (where := COMMANDS.get(cmd_name)):
            return super().get_command(ctx, cmd_name)
        file, _, name = where.partition(":")
        return cast("click.Command", getattr(import_module(file), name))

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        widest = max(map(len, COMMANDS))
        for section, names in SECTIONS.items():
            found = ((name, self.get_command(ctx, name)) for name in names)
            rows = [(f"{name:{widest}}", one.get_short_help_str()) for name, one in found if one]
            with formatter.section(words(f"commands.{section}")):
                formatter.write_dl(rows)


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
