"""An explanation answers a request, once, and is given by somebody else (P1-0.6-f)."""

from commands.state import State, checks
from domain.facts.appeals import ExplanationGiven, ExplanationRequested
from domain.refusals.forbidden import AboutOneself
from domain.refusals.recording import AlreadyDone, UnknownEntry
from domain.wording import say


@checks(ExplanationGiven)
def answers_a_request(state: State, fact: ExplanationGiven) -> None:
    """There is such a request, it stands, and nobody answered it yet."""
    asked = state.history.entry(fact.request_id)
    what = say("fact.ExplanationGiven")
    if asked is None or not isinstance(asked.fact, ExplanationRequested):
        raise UnknownEntry(entry=fact.request_id)
    if fact.request_id in state.history.reversed_in(asked.stream):
        raise UnknownEntry(entry=fact.request_id)
    for entry in state.history.standing(asked.stream, ExplanationGiven):
        if entry.fact.request_id == fact.request_id:
            raise AlreadyDone(what=what, entry=entry, clause="P1-0.6-f")
    if fact.by == asked.fact.staff_id:
        raise AboutOneself(by=fact.by, fact=what, clause="P1-0.6-f")
