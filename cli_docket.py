"""The command line's lists for those who keep the procedure: appeals, what is due, findings."""

from pathlib import Path

import click

import overviews
from cli_ask import asks, one_person, print_data
from cli_speech import SpokenCommand, option, page, tell, words
from domain.refusals.paper import FileThere, FileUnwritable
from domain.roles import Role
from projections.asking import quarter_of, quarters_of
from projections.due import Due
from session_question import Question

ROLES = tuple(str(role) for role in Role if role != Role.REGULATION)


@click.command(cls=SpokenCommand)
@option("--all", "all_appeals", is_flag=True)
@asks
def docket(question: Question, *, all_appeals: bool, as_json: bool) -> None:
    """Appeals: how far each has come, and what is due."""
    from reports import docket_table

    found, today = overviews.docketed(question), overviews.judged_on(question)
    footing = question.footing()
    if as_json:
        print_data(docket_table.as_data(found, today, footing))
    else:
        click.echo(docket_table.docket_table(page(), found, today, footing, ended=all_appeals))


@click.command(cls=SpokenCommand)
@click.argument("quarters", required=False, metavar="[RANGE]")
@one_person
@option("--role", "due_role", type=click.Choice(ROLES))
@option("--ics", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@asks
def due(
    question: Question,
    *,
    quarters: str | None,
    person: str | None,
    due_role: str | None,
    ics: Path | None,
    as_json: bool,
) -> None:
    """What is due and overdue, and what may be done: for whom, by which day and clause."""
    from reports import matters_table

    wanted = None if quarters is None else quarters_of(quarters)
    rows = overviews.due_now(
        question, wanted, person=person, role=Role(due_role) if due_role else None
    )
    today, footing = overviews.judged_on(question), question.footing()
    if ics:
        _write_calendar(question, ics, rows)
    if as_json:
        print_data(matters_table.due_data(rows, today, footing))
    elif not ics:
        click.echo(matters_table.due_table(page(), rows, today, footing))


def _write_calendar(question: Question, file: Path, rows: tuple[Due, ...]) -> None:
    """Write a calendar over an earlier one, and over nothing else; say what it has."""
    from reports.due_calendar import BEGINS, due_calendar

    last = question.journal.at(question.position)
    calendar = due_calendar(page(), rows, question.footing(), last)
    try:
        if file.exists() and not file.read_bytes().startswith(BEGINS):
            raise FileThere(file=str(file))
        file.write_bytes(calendar)
    except OSError as error:
        raise FileUnwritable(file=str(file)) from error
    without = sum(one.duty.due is None for one in rows)
    tell(words("due.written", count=len(rows) - without, file=str(file), without=without), err=True)


@click.command(cls=SpokenCommand)
@click.argument("quarter")
@one_person
@asks
def findings(question: Question, *, quarter: str, person: str | None, as_json: bool) -> None:
    """What the history of a quarter lacks or contradicts."""
    from reports import matters_table

    when, today = quarter_of(quarter), overviews.judged_on(question)
    found, footing = overviews.findings(question, when, person), question.footing()
    if as_json:
        print_data(matters_table.findings_data(when, found, today, footing))
    else:
        click.echo(matters_table.findings_table(page(), when, found, today, footing))
