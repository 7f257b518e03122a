"""What the deputy does in the supervisor's stead, and only where it was delegated (B.2)."""

from datetime import date

from commands.state import Fields, State, checks, completes, day_given
from domain.facts.exams import KnowledgeExamMarked, TypingTestTaken
from domain.facts.organisation import DutyDelegated
from domain.facts.worklog import LogDataSpotChecked
from domain.refusals.forbidden import DutyNotDelegated, RoleLacking
from domain.roles import Role
from domain.wording import say

CLAUSES = {"exam_marks": "P1-2.7-b", "spot_checks": "P1-2.2-d"}
AS_SUPERIOR = "spotcheck.deputy"


@completes(DutyDelegated)
def from_that_day(_: State, fields: Fields) -> None:
    """Left out, a delegation begins with the day it is given."""
    fields.setdefault("from_on", day_given(fields))


@checks(DutyDelegated)
def to_the_deputy(state: State, fact: DutyDelegated) -> None:
    """Only the deputy stands in for the supervisor (P1-3.1-a shows the pattern)."""
    if not state.people.holds(fact.to_deputy_id, Role.DEPUTY_SUPERVISOR, fact.from_on):
        raise RoleLacking(
            by=fact.to_deputy_id,
            fact=say("fact.DutyDelegated"),
            clause=CLAUSES[fact.duty],
            roles=(say(f"role.{Role.DEPUTY_SUPERVISOR}"),),
            on=fact.from_on,
        )


@checks(KnowledgeExamMarked, TypingTestTaken)
def marks_by_delegation(state: State, fact: KnowledgeExamMarked | TypingTestTaken) -> None:
    """The supervisor marks the exams; the deputy where it was delegated (P1-2.6-a, P1-2.7-b)."""
    if fact.role == Role.DEPUTY_SUPERVISOR:
        _delegated(state, fact.by, "exam_marks", state.judged_on(fact))


@checks(LogDataSpotChecked)
def checks_by_delegation(state: State, fact: LogDataSpotChecked) -> None:
    """The deputy is not among the four who may check, unless as it is read (P1-2.2-d/1)."""
    on = state.judged_on(fact)
    by_right = state.rules(on).reading(AS_SUPERIOR) == "yes_as_superior"
    if fact.role == Role.DEPUTY_SUPERVISOR and not by_right:
        _delegated(state, fact.by, "spot_checks", on)


def _delegated(state: State, deputy: str, duty: str, on: date) -> None:
    """Refuse what no delegation covers on a day."""
    for one in state.history.standing("organisation", DutyDelegated):
        fact = one.fact
        covers = fact.from_on <= on and (fact.to_on is None or on <= fact.to_on)
        if covers and (fact.to_deputy_id, fact.duty) == (deputy, duty):
            return
    raise DutyNotDelegated(by=deputy, what=say(f"duties.{duty}"), on=on, clause=CLAUSES[duty])
