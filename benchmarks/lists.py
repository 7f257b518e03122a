"""The department's lists from a log of years: what is due, findings, appeals, the sheet."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import overviews
from benchmarks.timing import Seconds, in_turns
from commands.open_department import OpenDepartment
from domain.regulation.shipped import shipped_edition
from domain.values import Quarter
from rehearsal.ordinary import Habits
from rehearsal.roster import roster
from rehearsal.simulate import Clock, play, simulate
from session import Session, open_session, rehearsal_in

LOG, NAME = "years", "順碧"
FIRST_YEAR, QUARTERS_MAX = 2005, 40
BUSY = Habits(cases=30, logs_percent=100)
"""Habits of a department that keeps its log every day: some three thousand entries a quarter."""


def years(file: Path, size: int) -> str:
    """Record whole quarters, through the ordinary commands, until the log has a size."""
    clock = Clock()
    first = Quarter(FIRST_YEAR, 1)
    with closing(rehearsal_in(file, LOG, clock).ledger) as ledger:
        session = Session(ledger, LOG, actor=None, now=clock)
        edition = shipped_edition("p1")
        session.open_department(
            OpenDepartment(LOG, NAME, edition, first.first_day, "H01", rehearsal=True)
        )
        quarters = [first]
        while len(quarters) < QUARTERS_MAX:
            quarters.append(quarters[-1].following)
        acts = simulate(roster(LOG, NAME), quarters, seed=FIRST_YEAR, habits=BUSY)
        recorded = play(session, clock, acts)
        for entry in recorded:
            if entry.position >= size and entry.fact.kind.startswith("quarter-results-published"):
                break
    return f"sqlite:///{file}"


def lists(url: str, rounds: int) -> Seconds:
    """Every list, asked anew each time, beside reading and decoding the same log whole."""
    session = open_session(url, LOG, "H01")
    contenders: dict[str, Callable[[], object]] = {
        "whole": lambda: sum(1 for _ in session.journal.everything(session.journal.size())),
        "sheet": lambda: session.ask().sheet(str(present(session))),
        "docket": lambda: overviews.appeals(session.ask()),
        "due": lambda: overviews.due_now(session.ask()),
        "findings": lambda: overviews.findings(session.ask(), present(session)),
    }
    with closing(session.ledger):
        return in_turns(contenders, rounds)


def present(session: Session) -> Quarter:
    """The quarter the log has come to."""
    return Quarter.of(overviews.judged_on(session.ask()))
