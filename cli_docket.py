"""The command line's lists for those who keep the procedure: appeals, what is due, findings."""

import click

import overviews
from cli_ask import asks, print_data
from cli_speech import SpokenCommand, option, page
from projections.asking import quarter_of, quarters_of
from session_question import Question


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
@asks
def due(question: Question, *, quarters: str | None, as_json: bool) -> None:
    """What is due and overdue, for whom, by which day and clause."""
    from reports import matters_table

    wanted = quarters_of(quarters) if quarters else None
    rows, today = overviews.due_now(question, wanted), overviews.judged_on(question)
    footing = question.footing()
    if as_json:
        print_data(matters_table.due_data(rows, today, footing))
    else:
        click.echo(matters_table.due_table(page(), rows, today, footing))


@click.command(cls=SpokenCommand)
@click.argument("quarter")
@asks
def findings(question: Question, *, quarter: str, as_json: bool) -> None:
    """What the history of a quarter lacks or contradicts."""
    from reports import matters_table

    when, today = quarter_of(quarter), overviews.judged_on(question)
    found, footing = overviews.findings(question, when), question.footing()
    if as_json:
        print_data(matters_table.findings_data(when, found, today, footing))
    else:
        click.echo(matters_table.findings_table(page(), when, found, today, footing))
