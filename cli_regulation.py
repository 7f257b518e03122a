"""The command line's rulebook: what holds on a day, one clause of it, and how it changed."""

from datetime import datetime

import click

import overviews
from cli_ask import asks, print_data
from cli_speech import SpokenCommand, option, page
from projections.rulebook import clause_in_force, rulebook
from session_question import Question


@click.command(cls=SpokenCommand)
@click.argument("name", required=False, metavar="[CLAUSE|KEY]")
@option("--on", "in_force_on", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY")
@asks
def regulation(
    question: Question, *, name: str | None, in_force_on: datetime | None, as_json: bool
) -> None:
    """Clauses, readings and standards in force on a day, and their changes."""
    from reports import rulebook_page

    on = in_force_on.date() if in_force_on else overviews.judged_on(question)
    book, footing = rulebook(question.department(), on), question.footing()
    if name is None:
        if as_json:
            print_data(rulebook_page.as_data(book, footing))
        else:
            click.echo(rulebook_page.rulebook_told(page(), book, footing))
        return
    clause = clause_in_force(book, name)
    if as_json:
        print_data(rulebook_page.clause_data(book, clause, footing))
    else:
        click.echo(rulebook_page.clause_told(page(), book, clause, footing))
