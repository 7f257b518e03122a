"""The command line's docket: appeals, and what is due."""

import click

import overviews
from cli_ask import asks, print_data
from cli_speech import SpokenCommand, option, page
from session_question import Question


@click.command(cls=SpokenCommand)
@option("--all", "all_appeals", is_flag=True)
@asks
def docket(question: Question, *, all_appeals: bool, as_json: bool) -> None:
    """Appeals: how far each has come, and what is due."""
    from reports import docket_table

    rows, today = overviews.appeals(question), overviews.judged_on(question)
    footing = question.footing()
    if as_json:
        print_data(docket_table.as_data(rows, today, footing))
    else:
        click.echo(docket_table.docket_table(page(), rows, today, footing, ended=all_appeals))
