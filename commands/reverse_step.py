"""A mistyped step of an appeal, or an explanation, is taken back before the next one (P1-2.2-c)."""

from commands.state import State, checks
from domain.entry import Entry
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    AppealWithdrawn,
    ExplanationGiven,
    ExplanationRequested,
    ReassessmentMade,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.envelope import Fact
from domain.facts.points import ScoreEntryReversed
from domain.refusals.appeals import StepRestsOn
from domain.refusals.forbidden import MayNotReverse
from domain.refusals.recording import OutOfTurn
from domain.rules.appeal_state import appeal_state
from domain.rules.appeal_steps import appeal_of, lodged
from domain.rules.appeal_taken_back import rests_on
from domain.rules.appeal_windows import last_day
from domain.wording import say

OWN = (AppealWithdrawn, SecondReviewRequested, ExplanationRequested)
"""Steps of the person concerned, which nobody takes back for them."""
RETRACTABLE = (
    *OWN,
    AppealRegistered,
    AppealVerified,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    ReassessmentMade,
    AppealOutcomeFedBack,
    SecondReviewHeld,
    ExplanationGiven,
)
"""What may be taken back of an appeal; the appeal itself is withdrawn."""


@checks(ScoreEntryReversed)
def before_the_next_step(state: State, fact: ScoreEntryReversed) -> None:
    """Whoever took a step, or for HR another of HR, takes it back while nothing rests on it."""
    target = state.history.entry(fact.reverses)
    if target is None or not isinstance(target.fact, RETRACTABLE):
        return
    if isinstance(target.fact, OWN) and fact.by != target.fact.by:
        raise MayNotReverse(by=fact.by, entry=target, clause="P1-2.2-c")
    later = rests_on(state.department, target) or _answered(state, target)
    if later is not None:
        raise StepRestsOn(entry=target, later=later, clause="P1-2.2-c")
    _not_over(state, target)


def _answered(state: State, target: Entry[Fact]) -> Entry[Fact] | None:
    """The explanation that answers a request."""
    if not isinstance(target.fact, ExplanationRequested):
        return None
    given = state.history.standing(target.stream, ExplanationGiven)
    return given[0] if given else None


def _not_over(state: State, target: Entry[Fact]) -> None:
    """An appeal that ended by silence stays ended; one withdrawn comes back within its window."""
    appeal_id = appeal_of(target.fact)
    if appeal_id is None:
        return
    found = appeal_state(state.department, appeal_id, state.today)
    what = say("fact.ScoreEntryReversed")
    if found is not None and found.deemed_accepted:
        last = found.second_review_last_day
        why = say("refusal.why.accepted", last=last)
        raise OutOfTurn(what=what, why=why, clause="P1-3.7-m")
    appeal = lodged(state.department, appeal_id)
    if appeal is None or not isinstance(target.fact, AppealWithdrawn):
        return
    last = last_day(state.department, appeal)
    if last is not None and state.today > last:
        why = say("refusal.why.window_over", last=last)
        raise OutOfTurn(what=what, why=why, clause="P1-3.7-e")
