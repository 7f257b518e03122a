"""The command line's question about grades, posts and what is due of them."""

import click

import overviews
from cli_ask import asks, one_person, print_data
from cli_speech import SpokenCommand, page
from projections.asking import quarter_of
from session_question import Question


@click.command(cls=SpokenCommand)
@click.argument("quarter", required=False)
@one_person
@asks
def grades(question: Question, *, quarter: str | None, person: str | None, as_json: bool) -> None:
    """Everybody's grade and post: what is met, due or listed, and why (P1-4.1 to P1-4.6)."""
    from reports import grades_data, grades_of_person, grades_table

    found = overviews.graded(question, None if quarter is None else quarter_of(quarter), person)
    footing = question.footing()
    if as_json:
        print_data(grades_data.as_data(found, footing))
    elif person is not None:
        click.echo(grades_of_person.told(page(), found, footing))
    else:
        click.echo(grades_table.grades_told(page(), found, footing))
