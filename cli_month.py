"""The command line's question about one person's month."""

import click

import overviews
from cli_ask import asks, print_data, whom
from cli_speech import SpokenCommand, page
from projections.asking import month_of
from projections.monthly import monthly_assessment
from session_question import Question


@click.command(cls=SpokenCommand)
@whom
@click.argument("month", metavar="MONTH")
@asks
def month(question: Question, *, person: str, month: str, as_json: bool) -> None:
    """One person's month: its score line by line, how far it has come, what is missing."""
    from reports import month_table

    today = overviews.judged_on(question)
    answer = monthly_assessment(question.department(), person, month_of(month), today)
    footing = question.footing()
    if as_json:
        print_data(month_table.as_data(answer, footing))
    else:
        click.echo(month_table.month_table(page(), answer, footing))
