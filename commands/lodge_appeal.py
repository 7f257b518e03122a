"""Appeals as far as a score needs them: lodged, registered, verified, heard, fed back (P1-3.7)."""

from commands.state import Fields, State, checks, completes, day, day_given
from domain.calendar import counted_days
from domain.entry import Entry
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    AppealWithdrawn,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.envelope import Fact
from domain.facts.points import FindingRef
from domain.refusals.forbidden import NotTheirAppeal, PanelInvolved, PanelTooSmall
from domain.refusals.recording import (
    AlreadyDone,
    OutOfTurn,
    StepMissing,
    UnknownEntry,
    UnknownPerson,
)
from domain.roles import Role
from domain.rules.appeal_panel import involved
from domain.rules.appeal_windows import in_time, lodged
from domain.rules.quarter_score import quarter_score
from domain.values import Quarter
from domain.wording import say

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
NEEDS: dict[type[Fact], tuple[type[Fact], ...]] = {
    AppealVerified: (AppealRegistered,),
    ReviewMeetingDecided: (AppealVerified,),
    ReviewMeetingHeld: (ReviewMeetingDecided,),
    ReassessmentMade: (ReviewMeetingHeld, SecondReviewHeld),
    AppealOutcomeFedBack: (ReviewMeetingHeld, ReviewMeetingDecided, SecondReviewHeld),
    SecondReviewRequested: (AppealOutcomeFedBack,),
    SecondReviewHeld: (SecondReviewRequested,),
}


@completes(ResultAppealLodged)
def appellant_and_result(state: State, fields: Fields) -> None:
    """Left out, the recorder appeals, against the latest edition."""
    fields.setdefault("appellant", fields.get("by"))
    ref = fields.get("result_ref")
    if not isinstance(ref, dict) or "edition" in ref:
        return
    try:
        quarter = Quarter.parse(str(ref.get("period")))
    except ValueError:
        return  # No such quarter: reading the fact says so.
    editions = state.department.editions(quarter)
    fields["result_ref"] = {**ref, "edition": max(1, len(editions))}


@checks(ResultAppealLodged)
def may_appeal(state: State, fact: ResultAppealLodged) -> None:
    """For oneself, or for the department as its head; against a published result (P1-3.7-e)."""
    for_department = fact.appellant == state.log
    if for_department and not state.people.holds(fact.by, Role.SUPERVISOR, state.judged_on(fact)):
        raise NotTheirAppeal(by=fact.by, appellant=fact.appellant, clause="P1-3.7-e")
    if not for_department and fact.by != fact.appellant:
        raise NotTheirAppeal(by=fact.by, appellant=fact.appellant, clause="P1-3.7-e")
    editions = state.department.editions(fact.result_ref.period)
    if fact.result_ref.edition > len(editions):
        step = say("fact.QuarterResultsPublished")
        raise StepMissing(quarter=fact.result_ref.period, step=step, clause="P1-3.7-e")
    for item in fact.result_ref.contested_items:
        if state.history.entry(item) is None:
            raise UnknownEntry(entry=item)


@completes(AppealRegistered)
def number_and_timeliness(state: State, fields: Fields) -> None:
    """The next number of the year, and whether the appeal is in time (P1-3.7-g, P1-3.7-e)."""
    year = str(day_given(fields).year)
    fields.setdefault("register_no", f"{year}-{_registered(state, year) + 1:03d}")
    appeal = lodged(state.department, str(fields.get("appeal_id")))
    if appeal is not None:
        fields["in_time"] = in_time(state.department, appeal)


def _registered(state: State, year: str) -> int:
    return sum(
        entry.fact.register_no.startswith(f"{year}-")
        for entry in state.history.standing("appeals", AppealRegistered)
    )


@checks(AppealRegistered)
def registered_once(state: State, fact: AppealRegistered) -> None:
    """Every appeal has one number, and no number is left out (P1-3.7-g)."""
    _appeal(state, fact.appeal_id)
    for entry in state.history.standing("appeals", AppealRegistered):
        if entry.fact.appeal_id == fact.appeal_id:
            raise AlreadyDone(what=say("fact.AppealRegistered"), entry=entry, clause="P1-3.7-g")
    wanted = f"{day(fact).year}-{_registered(state, str(day(fact).year)) + 1:03d}"
    if fact.register_no != wanted:
        why = say("refusal.why.register_no", wanted=wanted)
        raise OutOfTurn(what=say("fact.AppealRegistered"), why=why, clause="P1-3.7-g")


def _appeal(state: State, appeal_id: str) -> Entry[ResultAppealLodged]:
    appeal = lodged(state.department, appeal_id)
    if appeal is None:
        raise UnknownEntry(entry=appeal_id)
    return appeal


@checks(*STEPS)
def in_its_order(state: State, fact: Fact) -> None:
    """Each step follows the one before it, and an appeal taken back goes no further."""
    appeal_id = str(getattr(fact, "appeal_id"))  # noqa: B009 - every step has one
    _appeal(state, appeal_id)
    steps = state.history.standing(f"appeal/{appeal_id}", *STEPS)
    registered = [
        entry
        for entry in state.history.standing("appeals", AppealRegistered)
        if entry.fact.appeal_id == appeal_id
    ]
    taken = {
        type(entry.fact)
        for entry in (*steps, *registered)
        if not (
            isinstance(fact, ReviewMeetingHeld) and getattr(entry.fact, "convene", True) is False
        )
    }
    needed = NEEDS.get(type(fact), ())
    if AppealWithdrawn in taken:
        what = say(f"fact.{type(fact).__name__}")
        raise OutOfTurn(what=what, why=say("refusal.why.withdrawn"), clause="P1-3.7-h")
    if needed and not taken & set(needed):
        why = say("refusal.why.steps", steps=tuple(say(f"fact.{k.__name__}") for k in needed))
        raise OutOfTurn(what=say(f"fact.{type(fact).__name__}"), why=why, clause="P1-3.7-h")


@checks(AppealWithdrawn, SecondReviewRequested)
def by_the_appellant(state: State, fact: AppealWithdrawn | SecondReviewRequested) -> None:
    """Only who appealed takes the appeal back, or asks for a second review (P1-3.7-m)."""
    appeal = _appeal(state, fact.appeal_id)
    if fact.by not in {appeal.fact.appellant, appeal.fact.by}:
        raise NotTheirAppeal(by=fact.by, appellant=appeal.fact.appellant, clause="P1-3.7-e")


@completes(ReviewMeetingHeld, SecondReviewHeld)
def feedback_due(state: State, fields: Fields) -> None:
    """HR has two days to feed the outcome back (P1-3.7-l)."""
    _set_deadline(state, fields, "P1-3.7-l")


@completes(AppealOutcomeFedBack)
def fed_back_to_appellant(state: State, fields: Fields) -> None:
    """Feedback goes to whoever appealed, who has ten days for a second review (P1-3.7-m)."""
    appeal = lodged(state.department, str(fields.get("appeal_id")))
    if appeal is not None:
        fields.setdefault("to", appeal.fact.appellant)
    _set_deadline(state, fields, "P1-3.7-m")


def _set_deadline(state: State, fields: Fields, matter: str) -> None:
    start = day_given(fields)
    days = int(state.rules(start).amount(matter, "days"))
    fields["deadlines"] = (counted_days(matter, start, days),)


@checks(ReviewMeetingHeld, SecondReviewHeld)
def panel(state: State, fact: ReviewMeetingHeld | SecondReviewHeld) -> None:
    """At least three members, HR in the chair, none who took part in what is contested."""
    appeal = _appeal(state, fact.appeal_id)
    rules = state.rules(appeal.fact.result_ref.period.first_day)
    for member in fact.member_ids:
        if not state.people.known(member):
            raise UnknownPerson(staff=member)
    least = int(rules.amount("P1-3.7-j", "members_min"))
    if rules.reading("appeal.meeting_composition").startswith("hr_chair"):
        if len(set(fact.member_ids)) < least:
            raise PanelTooSmall(least=least, clause="P1-3.7-j")
        for member in fact.member_ids:
            if member in involved(state.department, appeal):
                raise PanelInvolved(member=member, clause="P1-3.7-j")


@completes(ReassessmentMade)
def score_before_and_after(state: State, fields: Fields) -> None:
    """The contested score, and the one the corrected facts give (P1-3.7-i)."""
    appeal = lodged(state.department, str(fields.get("appeal_id")))
    if appeal is None:
        return
    ref = appeal.fact.result_ref
    staff = str(fields.setdefault("staff_id", appeal.fact.appellant))
    fields["quarter"] = ref.period
    editions = state.department.editions(ref.period)
    contested = [row for row in editions[ref.edition - 1].fact.rows if row.staff_id == staff]
    if contested:
        fields["score_before"] = contested[0].exact
    rebuilt = quarter_score(state.department.dossier(staff, ref.period))
    if rebuilt.score is not None:
        fields["score_after"] = rebuilt.score


@checks(ReassessmentMade)
def corrections_exist(state: State, fact: ReassessmentMade) -> None:
    """The corrections of a re-assessment are entries of this log."""
    for named in fact.corrections:
        entry = named.entry if isinstance(named, FindingRef) else named
        if state.history.entry(entry) is None:
            raise UnknownEntry(entry=entry)
