"""The order of an appeal's steps, and what may be taken back of them (P1-3.7-e to P1-3.7-m)."""

from commands.lodge_appeal import appeal_on_record
from commands.state import State, checks
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealVerified,
    AppealWithdrawn,
    InterferenceAppealLodged,
    ReassessmentMade,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.envelope import Fact
from domain.refusals.appeals import LateNotAdmitted
from domain.refusals.recording import AlreadyDone, OutOfTurn
from domain.rules.appeal_state import appeal_state, no_meeting_is_final
from domain.rules.appeal_steps import FOLLOWS, followed, latest, names, step_of, steps_of
from domain.rules.appeal_windows import in_time, last_day
from domain.wording import Message, say

STEPS = (
    AppealVerified,
    AppealWithdrawn,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    ReassessmentMade,
    AppealOutcomeFedBack,
    SecondReviewRequested,
    SecondReviewHeld,
)
AFTER_THE_LAST = ("reassessed", "fed_back")
"""What may still be recorded after the second review, which is final."""


@checks(*STEPS)
def in_its_order(state: State, fact: Fact) -> None:
    """Each step follows the one before it, once; what is taken back or final goes no further."""
    appeal_id = str(getattr(fact, "appeal_id"))  # noqa: B009 - every step has one
    appeal_on_record(state, appeal_id)
    steps = steps_of(state.department, appeal_id)
    what, step = _named(fact), step_of(fact)
    if latest(steps, "withdrawn"):
        raise OutOfTurn(what=what, why=say("refusal.why.withdrawn"), clause="P1-3.7-h")
    if latest(steps, "heard_again") and step not in AFTER_THE_LAST:
        raise OutOfTurn(what=what, why=say("refusal.why.final"), clause="P1-3.7-m")
    before = followed(fact, steps)
    if before is None:
        missing = tuple(say(f"fact.{name}") for name in names(FOLLOWS[step] if step else ()))
        any_of = len(missing) > 1
        why = say("refusal.why.any_step" if any_of else "refusal.why.steps", steps=missing)
        raise OutOfTurn(what=what, why=why, clause="P1-3.7-h")
    for one in steps if step != "reassessed" else ():
        if one.position > before.position and type(one.fact) is type(fact):
            raise AlreadyDone(what=what, entry=one, clause="P1-3.7-h")


def _named(fact: Fact) -> Message:
    return say(f"fact.{type(fact).__name__}")


@checks(AppealVerified)
def admitted_for_a_reason(state: State, fact: AppealVerified) -> None:
    """What came outside its window is taken up only for a reason that HR states (P1-3.7-e/4)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    if in_time(state.department, appeal) is False and not fact.admitted_because:
        interference = isinstance(appeal.fact, InterferenceAppealLodged)
        clause = "P1-0.6-f" if interference else "P1-3.7-e"
        last = last_day(state.department, appeal)
        raise LateNotAdmitted(appeal=fact.appeal_id, last=last, clause=clause)


@checks(ReviewMeetingDecided)
def verified_before(state: State, fact: ReviewMeetingDecided) -> None:
    """HR decides on what it verified; only what came too late it may decline at once."""
    appeal = appeal_on_record(state, fact.appeal_id)
    verified = latest(steps_of(state.department, fact.appeal_id), "verified")
    if verified is None and in_time(state.department, appeal) is not False:
        why = say("refusal.why.steps", steps=(say("fact.AppealVerified"),))
        raise OutOfTurn(what=_named(fact), why=why, clause="P1-3.7-h")


@checks(SecondReviewRequested)
def told_before(state: State, fact: SecondReviewRequested) -> None:
    """A second review is asked for after the feedback; a decision read as final has none."""
    appeal = appeal_on_record(state, fact.appeal_id)
    declined = latest(steps_of(state.department, fact.appeal_id), "declined")
    if declined and no_meeting_is_final(state.department, appeal):
        why = say("refusal.why.declined_is_final")
        raise OutOfTurn(what=_named(fact), why=why, clause="P1-3.7-h")
    found = appeal_state(state.department, fact.appeal_id, state.today)
    if found and found.state not in {"fed_back", "deemed_accepted"}:
        why = say("refusal.why.steps", steps=(say("fact.AppealOutcomeFedBack"),))
        raise OutOfTurn(what=_named(fact), why=why, clause="P1-3.7-h")


@checks(SecondReviewHeld, ReviewMeetingHeld)
def asked_for_in_time(state: State, fact: SecondReviewHeld | ReviewMeetingHeld) -> None:
    """A second review follows a request within the ten days; later, the appeal is accepted."""
    if step_of(fact) != "heard_again":
        return
    found = appeal_state(state.department, fact.appeal_id, state.today)
    if found and found.state != "second_review":
        why = say("refusal.why.late_request", last=found.second_review_last_day)
        raise OutOfTurn(what=_named(fact), why=why, clause="P1-3.7-m")


@checks(ReassessmentMade)
def of_a_result(state: State, fact: ReassessmentMade) -> None:
    """A quarter is assessed anew where its result was appealed against (P1-3.7-i)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    if isinstance(appeal.fact, InterferenceAppealLodged):
        why = say("refusal.why.interference_excuses")
        raise OutOfTurn(what=_named(fact), why=why, clause="P1-0.6-f")
