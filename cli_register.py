"""The command line's registers: appeals, adjustments, discretionary acts."""

import click

import overviews
from cli_ask import asks, one_person, print_data
from cli_speech import SpokenCommand, option, page
from projections.asking import quarter_of
from session_question import Question


@click.command(cls=SpokenCommand)
@option("--quarter", "of_quarter", metavar="QUARTER")
@one_person
@asks
def register(
    question: Question, *, of_quarter: str | None, person: str | None, as_json: bool
) -> None:
    """The registers of appeals, adjustments and discretionary acts, without gaps."""
    from reports import register_table

    wanted = None if of_quarter is None else quarter_of(of_quarter)
    found, footing = overviews.kept_registers(question, wanted, person), question.footing()
    if as_json:
        print_data(register_table.as_data(found, footing))
    else:
        click.echo(register_table.register_table(page(), found, footing))
