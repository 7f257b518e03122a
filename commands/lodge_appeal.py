"""The appellant's part of an appeal, its number, and the order of its steps (P1-3.7-e to -m)."""

from commands.state import Fields, State, checks, completes, day, day_given
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
from domain.history import is_there
from domain.refusals.forbidden import NotTheirAppeal
from domain.refusals.recording import AlreadyDone, OutOfTurn, StepMissing, UnknownEntry
from domain.roles import Role
from domain.rules.appeal_editions import edition_of
from domain.rules.appeal_steps import FOLLOWS, followed, latest, lodged, names, step_of, steps_of
from domain.rules.appeal_windows import appeal_state, in_time
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
AFTER_THE_LAST = ("reassessed", "fed_back")
"""What may still be recorded after the second review, which is final."""


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
    _for_whom(state, fact, fact.appellant)
    if edition_of(state.department, fact.result_ref) is None:
        step = say("fact.QuarterResultsPublished")
        raise StepMissing(quarter=fact.result_ref.period, step=step, clause="P1-3.7-e")
    for item in fact.result_ref.contested_items:
        if not is_there(state.history, item):
            raise UnknownEntry(entry=str(item))


def _for_whom(state: State, fact: Fact, appellant: str) -> None:
    """Everybody appeals for themselves; for the department, whoever is its head that day."""
    head = state.people.holds(fact.by, Role.SUPERVISOR, state.judged_on(fact))
    if not (head if appellant == state.log else fact.by == appellant):
        raise NotTheirAppeal(by=fact.by, appellant=appellant, clause="P1-3.7-e")


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
    appeal_on_record(state, fact.appeal_id)
    for entry in state.history.standing("appeals", AppealRegistered):
        if entry.fact.appeal_id == fact.appeal_id:
            raise AlreadyDone(what=say("fact.AppealRegistered"), entry=entry, clause="P1-3.7-g")
    wanted = f"{day(fact).year}-{_registered(state, str(day(fact).year)) + 1:03d}"
    if fact.register_no != wanted:
        why = say("refusal.why.register_no", wanted=wanted)
        raise OutOfTurn(what=say("fact.AppealRegistered"), why=why, clause="P1-3.7-g")


def appeal_on_record(state: State, appeal_id: str) -> Entry[ResultAppealLodged]:
    """The entry that lodged an appeal. Raises UnknownEntry."""
    appeal = lodged(state.department, appeal_id)
    if appeal is None:
        raise UnknownEntry(entry=appeal_id)
    return appeal


@checks(*STEPS)
def in_its_order(state: State, fact: Fact) -> None:
    """Each step follows the one before it, once; what is taken back or final goes no further."""
    appeal_id = str(getattr(fact, "appeal_id"))  # noqa: B009 - every step has one
    appeal_on_record(state, appeal_id)
    steps = steps_of(state.department, appeal_id)
    what, step = say(f"fact.{type(fact).__name__}"), step_of(fact)
    if latest(steps, "withdrawn"):
        raise OutOfTurn(what=what, why=say("refusal.why.withdrawn"), clause="P1-3.7-h")
    if latest(steps, "heard_again") and step not in AFTER_THE_LAST:
        raise OutOfTurn(what=what, why=say("refusal.why.final"), clause="P1-3.7-m")
    before = followed(fact, steps)
    if before is None:
        missing = tuple(say(f"fact.{name}") for name in names(FOLLOWS[step] if step else ()))
        why = say("refusal.why.steps", steps=missing)
        raise OutOfTurn(what=what, why=why, clause="P1-3.7-h")
    for one in steps if step != "reassessed" else ():
        if one.position > before.position and type(one.fact) is type(fact):
            raise AlreadyDone(what=what, entry=one, clause="P1-3.7-h")


@checks(SecondReviewHeld, ReviewMeetingHeld)
def asked_for_in_time(state: State, fact: SecondReviewHeld | ReviewMeetingHeld) -> None:
    """A second review follows a request within the ten days; later, the appeal is accepted."""
    if step_of(fact) != "heard_again":
        return
    found = appeal_state(state.department, fact.appeal_id, state.today)
    if found and found.state != "second_review":
        why = say("refusal.why.late_request", last=found.second_review_last_day)
        raise OutOfTurn(what=say(f"fact.{type(fact).__name__}"), why=why, clause="P1-3.7-m")


@checks(AppealWithdrawn, SecondReviewRequested)
def by_the_appellant(state: State, fact: AppealWithdrawn | SecondReviewRequested) -> None:
    """Only who appealed takes the appeal back, or asks for a second review (P1-3.7-m)."""
    _for_whom(state, fact, appeal_on_record(state, fact.appeal_id).fact.appellant)
