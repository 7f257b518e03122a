"""The command line's replay, one entry at a time."""

import sys
from collections.abc import Iterable
from datetime import tzinfo

import click

from cli_speech import page, tell, words
from domain.values import Quarter
from projections.replay import Step


def step_through(quarter: Quarter, steps: Iterable[Step], zone: tzinfo) -> None:
    """One entry at a time; on a terminal the reader says when to go on.

    It begins at the first entry that moves a score; before that there may be years.
    """
    from reports import replay_table

    waiting, passed = sys.stdin.isatty() and sys.stdout.isatty(), 0
    moving_only = True
    for step in steps:
        if moving_only and not step.moved:
            passed += 1
            continue
        if passed:
            click.echo(f"\n{words('replay.step_passed', count=passed)}")
        passed = 0
        click.echo(f"\n{replay_table.one_step(page(), quarter, step, zone)}")
        if waiting:
            tell(words("replay.step_prompt"))
            key = click.getchar().lower()
            if key == "q":
                return
            waiting = key != "a"
            moving_only = key in {"a", "m"}
    if passed:
        click.echo(f"\n{words('replay.step_passed', count=passed)}")
