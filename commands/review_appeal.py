"""HR's part of an appeal: verified, heard by whom, assessed anew, fed back (P1-3.7-h to -m)."""

from commands.lodge_appeal import appeal_on_record
from commands.state import Fields, State, checks, completes, day, day_given
from domain.calendar import counted_days
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealVerified,
    ReassessmentMade,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
)
from domain.facts.points import FindingRef
from domain.refusals.forbidden import (
    HeardBefore,
    HeardNotVoting,
    NotTheAppellant,
    OnlyHR,
    PanelInvolved,
    PanelTooSmall,
    TookPart,
)
from domain.refusals.recording import OutOfTurn, UnknownEntry, UnknownPerson
from domain.roles import Role
from domain.rules.appeal_editions import edition_of
from domain.rules.appeal_panel import heard_before, involved
from domain.rules.appeal_steps import latest, lodged, step_of, steps_of, upheld
from domain.rules.appeal_windows import window_of_second_review
from domain.rules.quarter_score import quarter_score
from domain.wording import say

NO = ("false", "f", "no", "n", "off", "0")
"""How a fact that is not read yet says no."""


@checks(AppealVerified, ReviewMeetingDecided, ReviewMeetingHeld, SecondReviewHeld)
def hr_without_those_who_rated(
    state: State,
    fact: AppealVerified | ReviewMeetingDecided | ReviewMeetingHeld | SecondReviewHeld,
) -> None:
    """HR acts on an appeal through somebody who took no part in what is contested (P1-3.7-a)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    rules = state.rules(appeal.fact.result_ref.period.first_day)
    if rules.reading("appeal.committee_independence") == "hr_any_member":
        return
    if fact.by in involved(state.department, appeal):
        what = say(f"fact.{type(fact).__name__}")
        raise TookPart(by=fact.by, fact=what, clause="P1-3.7-a")


@completes(ReviewMeetingHeld, SecondReviewHeld)
def feedback_due(state: State, fields: Fields) -> None:
    """HR has two days to feed the outcome back (P1-3.7-l)."""
    start = day_given(fields)
    days = int(state.rules(start).amount("P1-3.7-l", "days"))
    fields["deadlines"] = (counted_days("P1-3.7-l", start, days),)


@completes(ReviewMeetingDecided)
def dismissal_fed_back(state: State, fields: Fields) -> None:
    """Where no meeting is called, the reasons are fed back within two days too (P1-3.7-h/2)."""
    if str(fields.get("convene")).strip().lower() in NO:
        feedback_due(state, fields)


@completes(AppealOutcomeFedBack)
def fed_back_to_appellant(state: State, fields: Fields) -> None:
    """Feedback goes to whoever appealed, who has ten days for a second review (P1-3.7-m).

    The ten days run from the day the ledger, or the paper, has it: dating back shortens nothing.
    """
    appeal = lodged(state.department, str(fields.get("appeal_id")))
    if appeal is None:
        return
    fields.setdefault("to", appeal.fact.appellant)
    steps = steps_of(state.department, appeal.fact.id)
    if latest(steps, "heard_again") is None:
        met, on = latest(steps, "heard"), state.judged_on_given(fields)
        fields["deadlines"] = (window_of_second_review(state.department, met, on),)


@checks(AppealOutcomeFedBack)
def told_the_appellant(state: State, fact: AppealOutcomeFedBack) -> None:
    """The outcome is fed back to whoever appealed, and to nobody instead (P1-3.7-l)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    if fact.to not in {appeal.fact.appellant, appeal.fact.by}:
        raise NotTheAppellant(staff=fact.to, appellant=appeal.fact.appellant, clause="P1-3.7-l")


@checks(ReviewMeetingHeld, SecondReviewHeld)
def panel(state: State, fact: ReviewMeetingHeld | SecondReviewHeld) -> None:
    """At least three members, or HR alone; none who took part in what is contested (P1-3.7-j)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    rules = state.rules(appeal.fact.result_ref.period.first_day)
    took_part = involved(state.department, appeal)
    least = int(rules.amount("P1-3.7-j", "members_min"))
    hr_only = rules.reading("appeal.meeting_composition") == "hr_only"
    for member in fact.member_ids:
        if not state.people.known(member):
            raise UnknownPerson(staff=member)
    if not hr_only and len(set(fact.member_ids)) < least:
        raise PanelTooSmall(least=least, clause="P1-3.7-j")
    for member in fact.member_ids:
        if member in took_part:
            raise PanelInvolved(member=member, clause="P1-3.7-j")
        if hr_only and not state.people.holds(member, Role.HR, day(fact)):
            raise OnlyHR(member=member, clause="P1-3.7-j")
        if state.people.holds(member, Role.SUPERVISOR, day(fact)):
            raise HeardNotVoting(member=member, clause="P1-3.7-j")


@checks(ReviewMeetingHeld, SecondReviewHeld)
def other_members(state: State, fact: ReviewMeetingHeld | SecondReviewHeld) -> None:
    """Others than the first time hold the second review (P1-3.7-m/3)."""
    if step_of(fact) == "heard_again":
        before = heard_before(state.department, appeal_on_record(state, fact.appeal_id))
        for member in fact.member_ids:
            if member in before:
                raise HeardBefore(member=member, clause="P1-3.7-m")


@completes(ReassessmentMade)
def score_before_and_after(state: State, fields: Fields) -> None:
    """The contested score, and the one the corrected facts give (P1-3.7-i)."""
    appeal = lodged(state.department, str(fields.get("appeal_id")))
    if appeal is None:
        return
    ref = appeal.fact.result_ref
    if appeal.fact.appellant != state.log:
        fields.setdefault("staff_id", appeal.fact.appellant)
    staff = str(fields.get("staff_id"))
    edition = edition_of(state.department, ref)
    rows = edition.fact.rows if edition else ()
    fields["quarter"] = ref.period
    fields["score_before"] = next((row.exact for row in rows if row.staff_id == staff), None)
    fields["score_after"] = quarter_score(state.department.dossier(staff, ref.period)).score


@checks(ReassessmentMade)
def assessed_anew(state: State, fact: ReassessmentMade) -> None:
    """What is true is assessed anew, for the appellant, with corrections of this log (P1-3.7-i)."""
    appeal = appeal_on_record(state, fact.appeal_id)
    if not upheld(state.department, fact.appeal_id):
        why = say("refusal.why.not_upheld")
        raise OutOfTurn(what=say("fact.ReassessmentMade"), why=why, clause="P1-3.7-i")
    if not state.people.known(fact.staff_id):
        raise UnknownPerson(staff=fact.staff_id)
    if appeal.fact.appellant not in {state.log, fact.staff_id}:
        raise NotTheAppellant(
            staff=fact.staff_id, appellant=appeal.fact.appellant, clause="P1-3.7-i"
        )
    for named in fact.corrections:
        entry = named.entry if isinstance(named, FindingRef) else named
        if state.history.entry(entry) is None:
            raise UnknownEntry(entry=entry)
