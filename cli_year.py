"""The command line's questions about a year and half a year."""

import click

import overviews
from cli_ask import asks, print_data
from cli_speech import SpokenCommand, page
from projections.asking import half_of, year_of
from session_question import Question


@click.command(cls=SpokenCommand)
@click.argument("year", metavar="YEAR")
@asks
def year(question: Question, *, year: str, as_json: bool) -> None:
    """Everybody's annual score, and each team's (P1-0.4-c, P1-2.11)."""
    from reports import year_table

    found, footing = overviews.of_the_year(question, year_of(year)), question.footing()
    if as_json:
        print_data(year_table.as_data(found, footing))
    else:
        click.echo(year_table.year_table(page(), found, footing))


@click.command(cls=SpokenCommand)
@click.argument("half", metavar="HALF")
@asks
def half_year(question: Question, *, half: str, as_json: bool) -> None:
    """The data of HR's half-year report (P1-3.6)."""
    from reports import half_year_page

    found, footing = overviews.report_data(question, half_of(half)), question.footing()
    if as_json:
        print_data(half_year_page.as_data(found, footing))
    else:
        click.echo(half_year_page.half_year_told(page(), found, footing))
