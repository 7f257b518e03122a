"""The command line's look at the question bank."""

import click

import overviews
from cli_ask import asks, one_person, print_data
from cli_speech import SpokenCommand, option, page
from domain.facts.questions import BANKS, Bank
from projections.asking import month_of
from session_question import Question


@click.command(cls=SpokenCommand)
@option("--bank", type=click.Choice(BANKS))
@option("--month", metavar="MONTH")
@one_person
@asks
def questions(
    question: Question, *, bank: Bank | None, month: str | None, person: str | None, as_json: bool
) -> None:
    """How the questions of the bank stand, who must confirm them, who still owes some."""
    from reports import question_list

    wanted = None if month is None else month_of(month)
    found = overviews.bank_month(question, bank, wanted, person)
    footing = question.footing()
    if as_json:
        print_data(question_list.as_data(found, footing))
    else:
        click.echo(question_list.question_list(page(), found, footing))
