"""The command line's questions: rating, explain, sheet, history."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Protocol

import click

from cli_speech import SpokenCommand, option, page
from domain.history import Asked
from domain.values import Quarter
from projections.asking import Asking, reading
from session import Session


class Opens(Protocol):
    """Whatever opens the ledger the options name."""

    def session(self) -> Session:
        """Open it."""
        ...


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options every question takes (design section 5), as one asking."""

    @wraps(command)
    def asked(
        opening: Opens,
        known_at: str | None,
        effective_at: datetime | None,
        without: tuple[str, ...],
        readings: tuple[str, ...],
        **others: object,
    ) -> None:
        day: date | None = effective_at.date() if effective_at else None
        asking = Asking(
            known_at=known_at,
            asked=Asked(effective_at=day, without=frozenset(without)),
            readings=tuple(reading(text) for text in readings),
        )
        command(opening, asking, **others)

    for decorate in (
        option("--json", "as_json", is_flag=True),
        option("--reading", "readings", multiple=True, metavar="KEY=VALUE"),
        option("--without", multiple=True, metavar="ENTRY"),
        option("--effective-at", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY"),
        option("--known-at", metavar="WHEN"),
    ):
        asked = decorate(asked)
    return click.pass_obj(asked)


def print_data(value: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False))


@click.command(cls=SpokenCommand)
@click.argument("person")
@click.argument("quarter")
@asks
def rating(opening: Opens, asking: Asking, *, person: str, quarter: str, as_json: bool) -> None:
    """One person's score of a quarter, term by term."""
    from reports import explanation

    session = opening.session()
    answer = session.rating(person, quarter, asking)
    footing = session.footing(asking)
    if as_json:
        print_data(explanation.as_data(answer, footing))
    else:
        click.echo(explanation.terms(page(), answer, footing))


@click.command(cls=SpokenCommand)
@click.argument("person")
@click.argument("quarter")
@option("--tree", is_flag=True)
@option("--sentences", is_flag=True)
@asks
def explain(
    opening: Opens,
    asking: Asking,
    *,
    person: str,
    quarter: str,
    tree: bool,
    sentences: bool,
    as_json: bool,
) -> None:
    """Why a person got that score: every point with its clause and its entries."""
    from reports import explanation

    session = opening.session()
    answer = session.rating(person, quarter, asking)
    footing = session.footing(asking)
    if as_json:
        print_data(explanation.as_data(answer, footing))
        return
    told = explanation.accounting_table
    if tree or sentences:
        told = explanation.tree if tree else explanation.sentences
    click.echo(told(page(), answer, footing))


@click.command(cls=SpokenCommand)
@click.argument("quarter")
@asks
def sheet(opening: Opens, asking: Asking, *, quarter: str, as_json: bool) -> None:
    """Everybody's results of a quarter."""
    from reports import quarter_table

    session = opening.session()
    rows = session.sheet(quarter, asking)
    footing = session.footing(asking)
    if as_json:
        print_data(quarter_table.as_data(Quarter.parse(quarter), rows, footing))
    else:
        click.echo(quarter_table.quarter_table(page(), Quarter.parse(quarter), rows, footing))


@click.command(cls=SpokenCommand)
@click.argument("person")
@asks
def history(opening: Opens, asking: Asking, *, person: str, as_json: bool) -> None:
    """Everything on record about a person, entry by entry."""
    from reports import person_history

    session = opening.session()
    told = session.history(person, asking)
    footing = session.footing(asking)
    if as_json:
        print_data(person_history.as_data(person, told, footing))
    else:
        click.echo(person_history.person_history(page(), person, told, footing))
