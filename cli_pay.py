"""The command line's question about a payroll month."""

import click

from cli_ask import asks, one_person, print_data
from cli_speech import SpokenCommand, page
from projections.asking import month_of
from projections.pay import pay_month
from session_question import Question


@click.command(cls=SpokenCommand)
@click.argument("month", metavar="MONTH")
@one_person
@asks
def pay(question: Question, *, month: str, person: str | None, as_json: bool) -> None:
    """A payroll month: each yuan with its clause, what was ordered, what is still open."""
    from reports import pay_table

    found = pay_month(question.department(), month_of(month), person)
    footing = question.footing()
    if as_json:
        print_data(pay_table.as_data(found, footing))
    else:
        click.echo(pay_table.pay_table(page(), found, footing))
