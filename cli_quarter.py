"""The command line's questions about a quarter's end, its inspections, and somebody's log."""

import click

from cli_ask import asks, print_data, whom
from cli_speech import SpokenCommand, page
from domain.rules.inspection_report import inspection_report
from projections.asking import month_of, quarter_of
from projections.quarter_end import closing as closing_of
from projections.work_log import log_month
from session_question import Question


@click.command(cls=SpokenCommand)
@click.argument("quarter")
@click.argument("person", required=False, metavar="[STAFF]")
@asks
def closing(question: Question, *, quarter: str, person: str | None, as_json: bool) -> None:
    """How far a quarter's end has come: self-evaluations, reviews, steps, editions."""
    from reports import closing_table

    found = closing_of(question.department(), quarter_of(quarter), person)
    footing = question.footing()
    if as_json:
        print_data(closing_table.as_data(found, footing))
    else:
        click.echo(closing_table.closing_table(page(), found, footing))


@click.command(cls=SpokenCommand)
@click.argument("quarter")
@asks
def inspections(question: Question, *, quarter: str, as_json: bool) -> None:
    """A quarter's inspections: points, checks, foremen, items, what HR collated."""
    from reports import inspection_table

    found = inspection_report(question.department(), quarter_of(quarter))
    footing = question.footing()
    if as_json:
        print_data(inspection_table.as_data(found, footing))
    else:
        click.echo(inspection_table.inspection_table(page(), found, footing))


@click.command(cls=SpokenCommand)
@whom
@click.argument("month", metavar="MONTH")
@asks
def worklog(question: Question, *, person: str, month: str, as_json: bool) -> None:
    """A month of somebody's work log: in time, late, missing, corrected, checked."""
    from reports import work_log_table

    found = log_month(question.department(), person, month_of(month))
    footing = question.footing()
    if as_json:
        print_data(work_log_table.as_data(found, footing))
    else:
        click.echo(work_log_table.work_log_table(page(), found, footing))
