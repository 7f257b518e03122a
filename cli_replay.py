"""The command line's questions through time: replay, diff, drift."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeAlias, TypeVar

import click

import replaying
from cli_ask import Opens, circumstances, one_person, only_one_of, print_data, whom
from cli_speech import DAY, SpokenCommand, option, page, run_on
from cli_stepping import step_through
from domain.history import Asked
from domain.refusals.asking import EndsBeforeItBegins, TooManyGiven
from domain.values import Quarter
from projections.asking import Asking, quarter_of, reading
from session import Session
from session_question import Question

T = TypeVar("T")
Sides: TypeAlias = tuple[Asking, Asking]


@click.command(cls=SpokenCommand)
@click.argument("quarter")
@one_person
@option("--from", "from_entry", metavar="WHEN")
@option("--to", "to_entry", metavar="WHEN")
@option("--step", is_flag=True)
@circumstances
def replay(
    opening: Opens,
    asking: Asking,
    *,
    quarter: str,
    person: str | None,
    from_entry: str | None,
    to_entry: str | None,
    step: bool,
    as_json: bool,
) -> None:
    """A quarter entry by entry, with the scores before and after each."""
    from reports import replay_table

    only_one_of({"--to": to_entry, "--known-at": asking.known_at})
    only_one_of({"--step": step, "--json": as_json})
    asking = replace(asking, known_at=to_entry or asking.known_at)
    question, when = opening.session().ask(asking), quarter_of(quarter)
    whose = replaying.answer(question, person, when) if person is not None else None
    after = _begin(question, from_entry, asking.known_at)
    told = replaying.steps(question, when, after=after, person=person)
    heading = replay_table.heading(page(), when, whose)
    if step:
        click.echo(heading)
        step_through(when, told, question.present.zone)
        return
    steps = tuple(one for one in told if one.moved)
    others = max(question.position - after, 0) - len(steps)
    footing = question.footing()
    if as_json:
        print_data(replay_table.as_data(when, steps, others, footing))
    else:
        click.echo(replay_table.replay_table(page(), heading, steps, others, footing))


def _begin(question: Question, first: str | None, last: str | None) -> int:
    """The last entry before where a replay begins. Raises EndsBeforeItBegins."""
    if first is None:
        return 0
    after = question.before(first)
    beyond = last is not None and after >= question.position
    if beyond and (after > question.position or after > question.before(str(last))):
        raise EndsBeforeItBegins(first=first, last=last)
    return after


def compares(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of two answers: once for the second, twice for both."""
    for decorate in (
        option("--json", "as_json", is_flag=True),
        option("--reading", "readings", multiple=True, metavar="KEY=VALUE"),
        option("--with", "including", multiple=True, metavar="ENTRY"),
        option("--without", multiple=True, metavar="ENTRY"),
        option(
            "--effective-at",
            "effective",
            multiple=True,
            type=DAY,
            metavar="DAY",
        ),
        option("--known-at", "known", multiple=True, metavar="WHEN"),
    ):
        command = decorate(command)
    return click.pass_obj(command)


def _sides(
    known: tuple[str, ...],
    effective: tuple[date, ...],
    without: tuple[str, ...],
    including: tuple[str, ...],
    readings: tuple[str, ...],
) -> Sides | None:
    """The two questions. A moment given once is the first's, against now; None: nothing given."""
    if not (known or effective or without or including or readings):
        return None
    moments = _two("--known-at", known)
    days = _two("--effective-at", effective)
    read = [reading(text) for text in readings]
    twice = {key for key, _ in read if sum(key == other for other, _ in read) > 1}
    first = [next(pair for pair in read if pair[0] == key) for key in sorted(twice)]
    second = [pair for pair in read if pair not in first]
    return (
        Asking(moments[0], Asked(effective_at=days[0]), tuple(first)),
        Asking(
            moments[1],
            Asked(days[1], without=frozenset(without), including=frozenset(including)),
            tuple(second),
        ),
    )


def _two(name: str, given: tuple[T, ...]) -> tuple[T | None, T | None]:
    if len(given) > 2:  # noqa: PLR2004 - before and after
        raise TooManyGiven(option=name, count=len(given))
    first, second = (*given, None, None)[:2]
    return first, second


@click.command(cls=SpokenCommand)
@whom
@click.argument("quarter")
@option("--edition", type=click.IntRange(min=1), metavar="N")
@compares
def diff(
    opening: Opens,
    *,
    person: str,
    quarter: str,
    edition: int | None,
    known: tuple[str, ...],
    effective: tuple[date, ...],
    without: tuple[str, ...],
    including: tuple[str, ...],
    readings: tuple[str, ...],
    as_json: bool,
) -> None:
    """Two answers about a rating: the lines that differ, and what made the difference."""
    moved = {"--known-at": known, "--effective-at": effective, "--reading": readings}
    for name, given in {**moved, "--without": without, "--with": including}.items():
        only_one_of({"--edition": edition, name: given})
    session, when = opening.session(), quarter_of(quarter)
    sides = _sides(known, effective, without, including, readings)
    if sides is None:
        _canonical(session, person, when, edition, as_json=as_json)
    else:
        _compare(session, person, when, sides, as_json=as_json)


def _canonical(
    session: Session, person: str, quarter: Quarter, edition: int | None, *, as_json: bool
) -> None:
    """The four canonical answers, where nothing else is asked (design section 5)."""
    from reports import canonical_table

    found = replaying.canonical(session, person, quarter, edition)
    footing = session.ask().footing()
    if as_json:
        print_data(canonical_table.as_data(found, footing))
    else:
        click.echo(canonical_table.canonical_table(page(), found, footing))


def _compare(
    session: Session, person: str, quarter: Quarter, sides: Sides, *, as_json: bool
) -> None:
    from reports import difference_table

    found = replaying.compared(session, person, quarter, *sides)
    first, second = (session.ask(one).footing() for one in sides)
    if as_json:
        data = difference_table.as_data(found.difference)
        because = [str(entry) for entry in (*(s.entry for s in found.steps), *found.left_out)]
        print_data({**data, "because": because, "asked": [first.data, second.data]})
        return
    told = difference_table.difference_told(
        page(),
        found.difference,
        steps=found.steps,
        left_out=found.left_out,
        circumstances=(_said(first.lines), _said(second.lines)),
    )
    click.echo(told)


def _said(lines: Iterable[object]) -> str:
    return run_on(*(page().render(line) for line in lines))  # type: ignore[arg-type]  # messages


@click.command(cls=SpokenCommand)
@click.argument("quarter")
@circumstances
def drift(opening: Opens, asking: Asking, *, quarter: str, as_json: bool) -> None:
    """Published rows that the facts no longer give, and why."""
    from reports import drift_table

    session, when = opening.session(), quarter_of(quarter)
    found = replaying.drifting(session, when, asking)
    footing = session.ask(asking).footing()
    if as_json:
        print_data(drift_table.as_data(found, footing))
    else:
        click.echo(drift_table.drift_told(page(), found, footing))
