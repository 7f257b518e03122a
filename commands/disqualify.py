"""Disqualification by decision: whose ground it is, and until when (P1-3.5)."""

from commands.state import State, checks, day
from domain.facts.disqualification import (
    DisciplinaryPenaltyImposed,
    QuarterDisqualified,
    SeriousViolationFound,
)
from domain.facts.envelope import Fact
from domain.facts.worklog import CheatingReported
from domain.refusals.forbidden import GroundNotTheirs, OtherQuarter
from domain.refusals.recording import NotYet, QuarterIsPublished, UnknownEntry
from domain.roles import Role
from domain.rules.quarter_basis import quarter_of
from domain.wording import say

TRIGGERS = {
    "penalty": DisciplinaryPenaltyImposed,
    "cheating": CheatingReported,
    "serious_violation": SeriousViolationFound,
}


@checks(QuarterDisqualified)
def whose_ground(state: State, fact: QuarterDisqualified) -> None:
    """Grounds 1 to 3 are HR's and rest on a fact; ground 4 is the head's, before publication."""
    wanted = Role.SUPERVISOR if fact.ground == "head_finding" else Role.HR
    if not state.people.holds(fact.by, wanted, state.judged_on(fact)):
        raise GroundNotTheirs(
            by=fact.by,
            ground=say(f"ground.{fact.ground}"),
            role=say(f"role.{wanted}"),
            clause="P1-3.5-g" if wanted == Role.SUPERVISOR else "P1-3.5-c",
        )
    if fact.ground == "head_finding":
        _before_publication(state, fact)
        return
    trigger = state.history.entry(fact.trigger or "")
    mine = trigger is not None and getattr(trigger.fact, "staff_id", None) == fact.staff_id
    if trigger is None or not mine or not isinstance(trigger.fact, TRIGGERS[fact.ground]):
        raise UnknownEntry(entry=fact.trigger or say("word.none"))
    _in_its_quarter(state, trigger.fact, fact)


def _in_its_quarter(state: State, trigger: Fact, fact: QuarterDisqualified) -> None:
    """The quarter cancelled is that of the violation, whenever it is decided (P1-3.5-f).

    A penalty's or cheating's may be that of the decision or discovery, as it is read.
    """
    clause, days = "P1-3.5-c", [day(trigger)]
    match trigger:
        case SeriousViolationFound(occurred_on=on):
            clause, days = "P1-3.5-f", [on]
        case DisciplinaryPenaltyImposed(violation_on=on):
            clause, days = "P1-3.5-d", [on, *days]
        case CheatingReported(committed_on=on):
            clause, days = "P1-3.5-e", [on, *days]
        case _:
            pass
    quarters = [quarter_of(state.department.regulation, one) for one in days]
    if fact.quarter not in quarters:
        raise OtherQuarter(quarter=fact.quarter, wanted=quarters[0], clause=clause)


def _before_publication(state: State, fact: QuarterDisqualified) -> None:
    published = state.department.dossier(fact.staff_id, fact.quarter).published
    allowed = state.rules(fact.quarter.first_day).reading(
        "disqualification.ground4_after_publication"
    )
    if published and allowed == "not_after_publication":
        raise QuarterIsPublished(
            quarter=fact.quarter,
            staff=fact.staff_id,
            edition=len(published),
            on=day(published[-1].fact),
            clause="P1-3.5-g",
        )


@checks(DisciplinaryPenaltyImposed)
def decided_after_violation(_: State, fact: DisciplinaryPenaltyImposed) -> None:
    """No penalty comes before its violation."""
    if fact.violation_on > day(fact):
        raise NotYet(on=fact.violation_on, today=day(fact))
