"""Cases and their follow-ups: a follow-up needs its case, a case is opened once (P1-2.2-a)."""

from commands.state import State, checks, day
from domain.facts.worklog import CaseFollowUpRecorded, CaseLevelChanged, CaseOpened
from domain.refusals.recording import AlreadyDone, NotYet, UnknownCase
from domain.wording import say


@checks(CaseOpened)
def opened_once(state: State, fact: CaseOpened) -> None:
    """A case number is given once."""
    for entry in state.history.standing(f"case/{fact.case_id}", CaseOpened):
        raise AlreadyDone(what=say("fact.CaseOpened"), entry=entry, clause="P1-2.2-a")


@checks(CaseFollowUpRecorded, CaseLevelChanged)
def case_exists(state: State, fact: CaseFollowUpRecorded | CaseLevelChanged) -> None:
    """Nobody follows up a case that is not there, or before it was opened."""
    opened = state.history.standing(f"case/{fact.case_id}", CaseOpened)
    if not opened:
        raise UnknownCase(case=fact.case_id, clause="P1-2.2-a")
    if day(fact) < day(opened[0].fact):
        raise NotYet(on=day(opened[0].fact), today=day(fact))
