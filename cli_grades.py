"""The command line's question about grades, posts and what is due of them."""

import click

import overviews
from cli_ask import asks, print_data
from cli_speech import SpokenCommand, option, page
from projections.asking import quarter_of
from session_question import Question


@click.command(cls=SpokenCommand)
@click.argument("quarter", required=False)
@option("--person", "graded_person", metavar="STAFF")
@asks
def grades(
    question: Question, *, quarter: str | None, graded_person: str | None, as_json: bool
) -> None:
    """Everybody's grade and post: what is met, due or listed, and why (P1-4.1 to P1-4.6)."""
    from reports import grades_data, grades_of_person, grades_table

    found = overviews.graded(question, quarter_of(quarter) if quarter else None, graded_person)
    footing = question.footing()
    if as_json:
        print_data(grades_data.as_data(found, footing))
    elif graded_person:
        click.echo(grades_of_person.told(page(), found, footing))
    else:
        click.echo(grades_table.grades_told(page(), found, footing))
