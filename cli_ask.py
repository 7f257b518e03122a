"""The command line's questions: rating, explain, sheet, history."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Protocol

import click

from cli_speech import DAY, SpokenCommand, option, page
from domain.history import Asked
from domain.refusals.asking import NotTogether
from domain.values import Quarter
from projections.asking import Asking, reading
from session import Session
from session_question import Question


class Opens(Protocol):
    """Whatever opens the ledger the options name."""

    actor: str | None

    def session(self) -> Session:
        """Open it."""
        ...


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options every question takes, as one question."""

    @wraps(command)
    def asked(opening: Opens, asking: Asking, **others: object) -> None:
        command(opening.session().ask(asking), **others)

    return circumstances(asked)


def circumstances(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options every question takes (design section 5), as one asking."""

    @wraps(command)
    def asked(
        opening: Opens,
        known_at: str | None,
        effective_at: date | None,
        without: tuple[str, ...],
        including: tuple[str, ...],
        readings: tuple[str, ...],
        **others: object,
    ) -> None:
        asking = Asking(
            known_at=known_at,
            asked=Asked(effective_at, without=frozenset(without), including=frozenset(including)),
            readings=tuple(reading(text) for text in readings),
        )
        command(opening, asking, **others)

    for decorate in (
        option("--json", "as_json", is_flag=True),
        option("--reading", "readings", multiple=True, metavar="KEY=VALUE"),
        option("--with", "including", multiple=True, metavar="ENTRY"),
        option("--without", multiple=True, metavar="ENTRY"),
        option("--effective-at", type=DAY, metavar="DAY"),
        option("--known-at", metavar="WHEN"),
    ):
        asked = decorate(asked)
    return click.pass_obj(asked)


def only_one_of(given: Mapping[str, object]) -> None:
    """Take one of several options. Raises NotTogether where another would go unheard."""
    named = [name for name, value in given.items() if value not in (None, False, ())]
    if len(named) > 1:
        raise NotTogether(option=named[0], other=named[1])


whom = click.argument("person", metavar="STAFF")
"""Whom a question is about, by staff number."""

one_person = option("--person", metavar="STAFF")
"""Whom alone a question about many is to answer for."""

opens = option("--purpose", metavar="TEXT")
"""What attitude forms are opened for, where a question shows them (P1-2.8-c)."""


def print_data(value: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False))


@click.command(cls=SpokenCommand)
@whom
@click.argument("quarter")
@opens
@asks
def rating(
    question: Question, *, person: str, quarter: str, purpose: str | None, as_json: bool
) -> None:
    """One person's score of a quarter, term by term."""
    from reports import explanation

    answer = question.rating(person, quarter, purpose)
    footing = question.footing()
    if as_json:
        print_data(explanation.as_data(answer, footing))
    else:
        click.echo(explanation.terms(page(), answer, footing))


@click.command(cls=SpokenCommand)
@whom
@click.argument("quarter")
@option("--tree", is_flag=True)
@option("--sentences", is_flag=True)
@opens
@asks
def explain(
    question: Question,
    *,
    person: str,
    quarter: str,
    purpose: str | None,
    tree: bool,
    sentences: bool,
    as_json: bool,
) -> None:
    """Why a person got that score: every point with its clause and its entries."""
    from reports import explanation

    only_one_of({"--tree": tree, "--sentences": sentences, "--json": as_json})
    answer = question.rating(person, quarter, purpose)
    footing = question.footing()
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
def sheet(question: Question, *, quarter: str, as_json: bool) -> None:
    """Everybody's results of a quarter."""
    from reports import quarter_table

    rows = question.sheet(quarter)
    footing = question.footing()
    if as_json:
        print_data(quarter_table.as_data(Quarter.parse(quarter), rows, footing))
    else:
        click.echo(quarter_table.quarter_table(page(), Quarter.parse(quarter), rows, footing))


@click.command(cls=SpokenCommand)
@whom
@opens
@asks
def history(question: Question, *, person: str, purpose: str | None, as_json: bool) -> None:
    """Everything on record about a person, entry by entry."""
    from reports import person_history

    told = question.history(person, purpose)
    footing = question.footing()
    if as_json:
        print_data(person_history.as_data(person, told, footing))
    else:
        click.echo(person_history.person_history(page(), person, told, footing))
