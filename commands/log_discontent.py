"""Discontent spread after obeying: the foreman logs it, the supervisor confirms it (P1-3.7-d)."""

from commands.state import Fields, State, checks, completes, day
from domain.facts.points import DiscontentLogConfirmed, DiscontentSpreadLogged
from domain.refusals.forbidden import AboutOneself
from domain.refusals.monthly import NotAParty, ProtectedSpeech, TaskOutOfTurn, UnknownTask
from domain.refusals.recording import (
    AlreadyDone,
    AlreadyReversed,
    NotYet,
    UnknownEntry,
    UnknownPerson,
)
from domain.roles import ASSESSED
from domain.rules.discontent import CLAUSE, PROOF
from domain.rules.task_disputes import dispute
from domain.wording import say


@completes(DiscontentSpreadLogged)
def because_of_the_task(state: State, fields: Fields) -> None:
    """The log follows from the disputed task."""
    if dispute(state.department, str(fields.get("task_id"))) is not None:
        fields.setdefault("because_of", (fields["task_id"],))


@checks(DiscontentSpreadLogged)
def heard_by_colleagues(state: State, fact: DiscontentSpreadLogged) -> None:
    """Other colleagues of the department heard it; telling HR or a superior is a right."""
    for hearer in fact.hearer_ids:
        if not state.people.known(hearer):
            raise UnknownPerson(staff=hearer)
        if hearer == fact.staff_id:
            what = say("fact.DiscontentSpreadLogged")
            raise AboutOneself(by=hearer, fact=what, clause=CLAUSE)
    colleagues = set(fact.hearer_ids) - {fact.by}
    if not any(
        state.people.holds(hearer, role, day(fact)) for hearer in colleagues for role in ASSESSED
    ):
        raise ProtectedSpeech(hearers=fact.hearer_ids, clause=CLAUSE)


@checks(DiscontentSpreadLogged)
def after_obeying_a_disputed_task(state: State, fact: DiscontentSpreadLogged) -> None:
    """There is a task of theirs that was disputed and then obeyed (P1-3.7-d/3)."""
    if state.rules(day(fact)).reading(PROOF) == "foreman_log_suffices":
        return
    found = dispute(state.department, fact.task_id)
    if found is None:
        raise UnknownTask(task=fact.task_id, clause=CLAUSE)
    task = found.task.fact
    if task.staff_id != fact.staff_id:
        raise NotAParty(by=fact.staff_id, task=fact.task_id, clause=CLAUSE)
    what = say("fact.DiscontentSpreadLogged")
    if not found.disputed:
        why = say("refusal.month.why.not_disputed")
        raise TaskOutOfTurn(what=what, why=why, clause=CLAUSE)
    if found.refused:
        raise TaskOutOfTurn(what=what, why=say("refusal.month.why.refused"), clause=CLAUSE)
    begun = found.decision.fact if found.decision else task
    if day(fact) < day(begun):
        raise NotYet(on=day(begun), today=day(fact))


@checks(DiscontentLogConfirmed)
def confirmed_once(state: State, fact: DiscontentLogConfirmed) -> None:
    """The supervisor decides on a log that stands, once."""
    entry = state.history.entry(fact.incident_id)
    if entry is None or not isinstance(entry.fact, DiscontentSpreadLogged):
        raise UnknownEntry(entry=fact.incident_id)
    if gone := state.history.reversed_in(entry.stream).get(fact.incident_id):
        raise AlreadyReversed(entry=entry, by=gone)
    for one in state.history.standing(entry.stream, DiscontentLogConfirmed):
        if one.fact.incident_id == fact.incident_id:
            what = say("fact.DiscontentLogConfirmed")
            raise AlreadyDone(what=what, entry=one, clause=CLAUSE)
    if day(fact) < day(entry.fact):
        raise NotYet(on=day(entry.fact), today=day(fact))
