"""The department in memory, driven through the same checks as the command line."""

import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from copy import copy
from datetime import UTC, date
from functools import cache

import pytest

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.worklog import LogDataSpotChecked, WorkLogEntryRecorded
from domain.refusals import Refusal
from domain.regulation.shipped import shipped_edition
from ledger.sqlite import SQLiteLedger
from rehearsal.scenario import Scenario
from rehearsal.stage import EVIDENCE, LOG, Stage
from session import rehearsal_session
from tests.cast import FEBRUARY, moment

RECORDED = "recorded"


def stage(readings: Mapping[str, str] | None = None) -> Stage:
    """Set the stage: everybody is engaged, time stands in 2004."""
    return copy_of(_set(tuple((readings or {}).items())))


@cache
def _set(readings: tuple[tuple[str, str], ...]) -> Stage:
    scenario = Scenario("", "", "customer-service", dict(readings), {}, ())
    return Stage(scenario, shipped_edition("p1"))


def copy_of(on_stage: Stage) -> Stage:
    """Copy a stage as it stands, which is quicker than setting it again."""
    other = copy(on_stage)
    other.positions, other.names = dict(on_stage.positions), dict(on_stage.names)
    other.awaiting = list(on_stage.awaiting)
    other.session = rehearsal_session(LOG, lambda: other.now.astimezone(UTC))
    with _connection(on_stage) as before, _connection(other) as after:
        after.deserialize(before.serialize())
    return other


def _connection(on_stage: Stage) -> AbstractContextManager[sqlite3.Connection]:
    ledger = on_stage.session.ledger
    assert isinstance(ledger, SQLiteLedger)
    return ledger._database.reading()  # noqa: SLF001 - copies are made for tests alone


def take(
    on_stage: Stage, kind: type[Fact], on: str | date = FEBRUARY, /, **fields: object
) -> Entry[Fact]:
    """Record a fact of a day, that evening or when it is ``recorded``; give its entry."""
    on_stage.pass_to(moment(fields.pop("recorded", on)))
    given = {"happened_on": on, "by": "S", "evidence": (EVIDENCE,), **fields}
    return on_stage.record(kind, **given)[0]


def refusal(
    on_stage: Stage, kind: type[Fact], on: str | date = FEBRUARY, /, **fields: object
) -> Refusal:
    """Ask for what must be refused, see that nothing is recorded, and give the refusal."""
    size = on_stage.session.journal.size()
    with pytest.raises(Refusal) as caught:
        take(on_stage, kind, on, **fields)
    assert on_stage.session.journal.size() == size
    return caught.value


def checked_by_the_deputy(on_stage: Stage) -> str:
    """Say what comes of the deputy's check of an assistant's log."""
    told = {"by": "A1", "staff_id": "A1", "tasks": "desk", "work_status": "done"}
    logged = take(on_stage, WorkLogEntryRecorded, **told)
    return outcome(on_stage, LogDataSpotChecked, by="D", sampled=(logged.fact.id,), outcome="true")


def outcome(
    on_stage: Stage, kind: type[Fact], on: str | date = FEBRUARY, /, **fields: object
) -> str:
    """Say whether a fact is recorded, or by which clause it is refused."""
    try:
        take(on_stage, kind, on, **fields)
    except Refusal as refused:
        return refused.clause or type(refused).__name__
    return RECORDED
