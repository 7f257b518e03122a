"""Inquiry, talk and evaluation, each after what comes before it (P1-3.5-a, P1-3.5-b)."""

from commands.assess_month import after, latest, may_assess
from commands.state import Fields, State, checks, completes, day
from domain.entry import Entry
from domain.facts.assessment import (
    LeaderEvaluationGiven,
    LikelyDisputeInvestigated,
    PerformanceTalkHeld,
)
from domain.refusals.monthly import MonthStepMissing, NotTheirAssessor, TalkNotAsRead
from domain.refusals.recording import AlreadyDone, NotYet
from domain.rules.monthly_people import head_over
from domain.rules.performance_talk import talk_judged
from domain.wording import say


@checks(LikelyDisputeInvestigated)
def inquired_before_the_talk(state: State, fact: LikelyDisputeInvestigated) -> None:
    """The assessor inquires from the self-evaluation, before the talk (P1-3.5-b)."""
    may_assess(state, fact)
    after(state, fact.staff_id, fact.month, "self_evaluated")
    if talk := latest(state, fact.staff_id, fact.month, PerformanceTalkHeld):
        raise AlreadyDone(what=say("fact.PerformanceTalkHeld"), entry=talk, clause="P1-3.5-b")


@completes(PerformanceTalkHeld)
def held_by_whoever_records(_: State, fields: Fields) -> None:
    """Left out, the assessor is whoever records the talk."""
    fields.setdefault("assessor_id", fields.get("by"))


@checks(PerformanceTalkHeld)
def talked_in_turn(state: State, fact: PerformanceTalkHeld) -> None:
    """The assessor talks, after the self-evaluation; what else it misses is shown (P1-3.5-a)."""
    may_assess(state, fact)
    if fact.assessor_id != fact.by:
        head = say(f"role.{head_over(state.department, fact.staff_id, fact.month)}")
        raise NotTheirAssessor(
            by=fact.assessor_id, staff=fact.staff_id, head=head, clause="P1-3.5-a"
        )
    state.department.expect(*fact.others_present)
    after(state, fact.staff_id, fact.month, "self_evaluated")
    rules = state.rules(fact.month.first_day)
    talk = talk_judged(Entry(state.log, state.position + 1, state.now, "", fact), rules)
    if not talk.alone and rules.reading("talk.third_party") == "refuse":
        why = say("month.talk_others", others=fact.others_present)
        raise TalkNotAsRead(why=why, clause="P1-3.5-a")
    if not talk.suitable and rules.reading("talk.duration") == "required":
        raise TalkNotAsRead(why=talk.length, clause="P1-3.5-a")


@checks(LeaderEvaluationGiven)
def evaluated_after_the_talk(state: State, fact: LeaderEvaluationGiven) -> None:
    """The leader's evaluation is, by definition, the one after the talk (P1-3.5-b)."""
    may_assess(state, fact)
    talk = latest(state, fact.staff_id, fact.month, PerformanceTalkHeld)
    rules = state.rules(fact.month.first_day)
    if rules.reading("evaluation.order_enforcement") == "refuse":
        if talk is None:
            step = say("fact.PerformanceTalkHeld")
            raise MonthStepMissing(
                staff=fact.staff_id, month=fact.month, step=step, clause="P1-3.5-b"
            )
        if day(fact) < day(talk.fact):
            raise NotYet(on=day(talk.fact), today=day(fact))
    if done := latest(state, fact.staff_id, fact.month, LeaderEvaluationGiven):
        raise AlreadyDone(what=say("fact.LeaderEvaluationGiven"), entry=done, clause="P1-3.5-b")
