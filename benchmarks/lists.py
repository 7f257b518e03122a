"""The department's lists from a log of years: what is due, findings, appeals, the sheet."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import overviews
from benchmarks.timing import Seconds, in_turns
from commands.open_department import OpenDepartment
from domain.facts.envelope import Fact
from domain.facts.questions import BANKS, QuestionConfirmed, QuestionSubmitted
from domain.regulation.shipped import shipped_edition
from domain.roles import Role
from domain.values import Month, Quarter
from rehearsal.acts import Act
from rehearsal.ordinary import Habits
from rehearsal.roster import Roster, roster
from rehearsal.simulate import Clock, play, simulate
from session import Session, open_session, rehearsal_in

LOG, NAME = "years", "順碧"
FIRST_YEAR, QUARTERS_MAX = 2005, 40
YEARS_LONG = 50_000
LISTS = ("sheet", "docket", "due", "findings")
BUSY = Habits(cases=30, logs_percent=100)
"""Habits of a department that keeps its log every day: some three thousand entries a quarter."""
OWED = 10
"""Questions a month from each person for each bank (P1-2.5-a); three thousand entries a quarter."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact and the stream it joins."""

    stream: str
    fact: Fact


def years(file: Path, size: int, *, banks: bool) -> str:
    """Record month by month until the log has a size and a quarter is published.

    What happens goes through the ordinary commands. Where the department keeps its question banks,
    they are put beside it: each of their questions would be compared with all before it.
    """
    clock, people = Clock(), roster(LOG, NAME)
    quarters = [Quarter(FIRST_YEAR, 1)]
    while len(quarters) < QUARTERS_MAX:
        quarters.append(quarters[-1].following)
    acts = simulate(people, quarters, seed=FIRST_YEAR, habits=BUSY)
    with closing(rehearsal_in(file, LOG, clock).ledger) as ledger:
        session = Session(ledger, LOG, actor=None, now=clock)
        first, edition = quarters[0].first_day, shipped_edition("p1")
        session.open_department(OpenDepartment(LOG, NAME, edition, first, "H01", rehearsal=True))
        for month, of_month in groupby(acts, key=_month):
            published = False
            for entry in play(session, clock, of_month):
                published |= entry.fact.kind.startswith("quarter-results-published")
                if published and entry.position > size:
                    return f"sqlite:///{file}"
            if banks and month.first_day >= first:
                session.journal.append(
                    [*_questions(people, month)], session.journal.size(), frozenset()
                )
    raise ValueError("the simulated years are too few for that many entries")


def _month(one: Act) -> Month:
    return Month.of(one[0].date())


def _questions(people: Roster, month: Month) -> Iterator[Placed]:
    """What everybody owes both banks in a month, each confirmed by a foreman and the supervisor."""
    for bank in BANKS:
        for person in people.assessed:
            for number in range(OWED):
                question = f"{month}-{bank}-{person.staff_id}-{number}"
                told = {"happened_on": month.last_day, "month": month, "bank": bank}
                said = {
                    "stem": f"第{question}題：電梯故障時如何處理？",
                    "answer": f"通知承辦商，並記錄{question}。",
                }
                given = {"by": person.staff_id, "role": person.role, "author_id": person.staff_id}
                stream = f"question-bank/{bank}"
                fields = {"id": question, **told, **said, **given}
                yield Placed(stream, QuestionSubmitted.model_validate(fields))
                foreman = "F02" if person.staff_id == "F01" else "F01"
                for by, role in ((foreman, Role.FOREMAN), ("S01", Role.SUPERVISOR)):
                    confirmed = {"by": by, "role": role, "happened_on": month.last_day}
                    named = {"id": f"{question}-{role}", "question_id": question}
                    yield Placed(stream, QuestionConfirmed.model_validate({**named, **confirmed}))


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
