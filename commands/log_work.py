"""Cases, follow-ups and the work log: each needs what it is about (P1-2.2-a, P1-2.2-c)."""

from commands.state import State, checks, day
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CaseLevelChanged,
    CaseOpened,
    LateLogEntryConfirmed,
    WorkLogEntryCorrected,
    WorkLogEntryRecorded,
)
from domain.refusals.forbidden import NotOwnTeam
from domain.refusals.recording import AlreadyDone, NotYet, UnknownCase, UnknownEntry
from domain.wording import say


@checks(CaseOpened)
def opened_once(state: State, fact: CaseOpened) -> None:
    """A case number is given once."""
    for entry in state.history.standing(f"case/{fact.case_id}", CaseOpened):
        raise AlreadyDone(what=say("fact.CaseOpened"), entry=entry, clause="P1-2.2-a")


LOGGED = (WorkLogEntryRecorded, WorkLogEntryCorrected, CaseFollowUpRecorded)


def _logged(state: State, entry_id: str) -> Entry[Fact]:
    """An entry of a work log or a follow-up, which alone are corrected or confirmed late."""
    entry = state.history.entry(entry_id)
    if entry is None or not isinstance(entry.fact, LOGGED):
        raise UnknownEntry(entry=entry_id)
    return entry


@checks(WorkLogEntryCorrected)
def corrects_a_log(state: State, fact: WorkLogEntryCorrected) -> None:
    """What is corrected stands in a work log (P1-2.2-c)."""
    _logged(state, fact.corrects)


@checks(LateLogEntryConfirmed)
def confirmed_by_own_foreman(state: State, fact: LateLogEntryConfirmed) -> None:
    """A late entry is confirmed by the foreman of its author (P1-2.2-a, B.2)."""
    author = _logged(state, fact.entry_id).fact.by
    if fact.by not in state.people.foremen_of(author, day(fact)):
        raise NotOwnTeam(by=fact.by, subject=author, clause="P1-2.2-a")


@checks(CaseFollowUpRecorded, CaseLevelChanged)
def case_exists(state: State, fact: CaseFollowUpRecorded | CaseLevelChanged) -> None:
    """Nobody follows up a case that is not there, or before it was opened."""
    opened = state.history.standing(f"case/{fact.case_id}", CaseOpened)
    if not opened:
        raise UnknownCase(case=fact.case_id, clause="P1-2.2-a")
    if day(fact) < day(opened[0].fact):
        raise NotYet(on=day(opened[0].fact), today=day(fact))
