"""HR's part of an appeal: verified, heard by whom, assessed anew, fed back (P1-3.7-h to -m)."""

from commands.lodge_appeal import appeal_on_record
from commands.state import Fields, State, checks, completes, day_given
from domain.calendar import counted_days
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealVerified,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
)
from domain.facts.points import FindingRef
from domain.refusals.appeals import WholeOnly
from domain.refusals.forbidden import NotTheAppellant, TookPart
from domain.refusals.recording import OutOfTurn, UnknownEntry
from domain.rules.appeal_committee import barred
from domain.rules.appeal_editions import edition_of
from domain.rules.appeal_limits import whole_only
from domain.rules.appeal_state import no_meeting_is_final
from domain.rules.appeal_steps import latest, lodged, steps_of, upheld
from domain.rules.appeal_subject import rules_of
from domain.rules.appeal_windows import window_of_second_review
from domain.rules.quarter_score import quarter_score
from domain.wording import say

IN_PART = (("partly_upheld", None), (None, "partly"))
"""An outcome, or what HR found, that is true in part."""
NO = ("false", "f", "no", "n", "off", "0")
"""How a fact that is not read yet says no."""


@checks(AppealVerified, ReviewMeetingDecided, ReviewMeetingHeld, SecondReviewHeld)
def without_those_who_rated(
    state: State,
    fact: AppealVerified | ReviewMeetingDecided | ReviewMeetingHeld | SecondReviewHeld,
) -> None:
    """HR acts on an appeal through somebody who took no part in what is contested (P1-3.7-a)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    if fact.by in barred(state.department, appeal, state.judged_on(fact)):
        what = say(f"fact.{type(fact).__name__}")
        raise TookPart(by=fact.by, fact=what, clause="P1-3.7-a")


@checks(AppealVerified, ReviewMeetingHeld, SecondReviewHeld)
def whole_or_in_part(
    state: State, fact: AppealVerified | ReviewMeetingHeld | SecondReviewHeld
) -> None:
    """An appeal may be upheld in part, unless it is read otherwise (P1-3.7-k/1)."""
    rules = rules_of(state.department, appeal_on_record(state, fact.appeal_id))
    partly = (getattr(fact, "outcome", None), getattr(fact, "founded", None))
    if partly in IN_PART and whole_only(rules):
        raise WholeOnly(clause="P1-3.7-k")


@completes(ReviewMeetingHeld, SecondReviewHeld)
def feedback_due(state: State, fields: Fields) -> None:
    """HR has two days to feed the outcome back (P1-3.7-l)."""
    start = day_given(fields)
    days = int(state.rules(start).amount("P1-3.7-l", "days"))
    fields["deadlines"] = (counted_days("P1-3.7-l", start, days),)


@completes(ReviewMeetingDecided)
def dismissal_fed_back(state: State, fields: Fields) -> None:
    """Where no meeting is called, the reasons are fed back within two days too (P1-3.7-h/2)."""
    appeal = lodged(state.department, str(fields.get("appeal_id")))
    if appeal is None or no_meeting_is_final(state.department, appeal):
        return
    if str(fields.get("convene")).strip().lower() in NO:
        feedback_due(state, fields)


@completes(AppealOutcomeFedBack)
def fed_back_to_appellant(state: State, fields: Fields) -> None:
    """Feedback goes to whoever appealed, who has ten days for a second review (P1-3.7-m).

    The ten days run from the day the ledger, or the paper, has it: dating back shortens nothing.
    """
    if not (named := fields.get("appeal_id")):
        return
    appeal = appeal_on_record(state, str(named))
    fields.setdefault("to", appeal.fact.appellant)
    steps = steps_of(state.department, appeal.fact.id)
    if latest(steps, "heard_again") is None:
        met, on = latest(steps, "heard", "declined"), state.judged_on_given(fields)
        fields["deadlines"] = (window_of_second_review(state.department, met, on),)


@checks(AppealOutcomeFedBack)
def told_the_appellant(state: State, fact: AppealOutcomeFedBack) -> None:
    """The outcome is fed back to whoever appealed, and to nobody instead (P1-3.7-l)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    if fact.to not in {appeal.fact.appellant, appeal.fact.by}:
        raise NotTheAppellant(staff=fact.to, appellant=appeal.fact.appellant, clause="P1-3.7-l")


@completes(ReassessmentMade)
def score_before_and_after(state: State, fields: Fields) -> None:
    """The contested score, and the one the corrected facts give (P1-3.7-i)."""
    appeal = lodged(state.department, str(fields.get("appeal_id")))
    if appeal is None or not isinstance(appeal.fact, ResultAppealLodged):
        return
    ref = appeal.fact.result_ref
    if appeal.fact.appellant != state.log:
        fields.setdefault("staff_id", appeal.fact.appellant)
    staff = str(fields.get("staff_id"))
    edition = edition_of(state.department, ref)
    rows = edition.fact.rows if edition else ()
    fields["quarter"] = ref.period
    fields["score_before"] = next((row.exact for row in rows if row.staff_id == staff), None)
    steps = steps_of(state.department, appeal.fact.id)
    met = latest(steps, "heard", "heard_again")
    dossier = state.department.dossier(staff, ref.period)
    fields["score_after"] = quarter_score(dossier, met).score


@checks(ReassessmentMade)
def assessed_anew(state: State, fact: ReassessmentMade) -> None:
    """What is true is assessed anew, for the appellant, with corrections of this log (P1-3.7-i)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    if not upheld(state.department, fact.appeal_id):
        why = say("refusal.why.not_upheld")
        raise OutOfTurn(what=say("fact.ReassessmentMade"), why=why, clause="P1-3.7-i")
    state.department.expect(fact.staff_id)
    if appeal.fact.appellant not in {state.log, fact.staff_id}:
        raise NotTheAppellant(
            staff=fact.staff_id, appellant=appeal.fact.appellant, clause="P1-3.7-i"
        )
    for named in fact.corrections:
        entry = named.entry if isinstance(named, FindingRef) else named
        if state.history.entry(entry) is None:
            raise UnknownEntry(entry=entry)
