"""Who sits in an appeal's meeting, who chairs it, who holds the second review (P1-3.7-j, -m)."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from commands.lodge_appeal import appeal_on_record
from commands.state import State, checks, day
from domain.facts.appeals import ReviewMeetingHeld, SecondReviewHeld
from domain.refusals.appeals import (
    ChairIsHR,
    EstateManagerChairs,
    NotOfThatBody,
    SeatsOfThree,
)
from domain.refusals.forbidden import (
    HeardBefore,
    HeardNotVoting,
    OnlyHR,
    PanelInvolved,
    PanelTooSmall,
)
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rules.appeal_committee import (
    COMPOSITION,
    SECOND_BODY,
    barred,
    chaired_by_estate_manager,
)
from domain.rules.appeal_panel import heard_before
from domain.rules.appeal_steps import latest, step_of, steps_of
from domain.rules.appeal_subject import rules_of
from domain.wording import say

Held: TypeAlias = ReviewMeetingHeld | SecondReviewHeld
SEATS: Mapping[str, tuple[Role, ...]] = {
    "hr_only": (Role.HR,),
    "hr_supervisor_estate_manager": (Role.HR, Role.SUPERVISOR, Role.ESTATE_MANAGER),
}
"""The roles that sit, where a reading names them."""


@checks(ReviewMeetingHeld, SecondReviewHeld)
def chair(state: State, fact: Held) -> None:
    """HR chairs; the estate manager where HR is a party or holds the review, as it is read."""
    appeal, on = appeal_on_record(state, fact.appeal_id), state.judged_on(fact)
    manager = state.people.holds(fact.by, Role.ESTATE_MANAGER, on)
    if _body(state, fact) == "estate_manager":
        return
    if chaired_by_estate_manager(state.department, appeal, on):
        if not manager:
            raise EstateManagerChairs(by=fact.by, clause="P1-3.7-a")
    elif fact.role == Role.ESTATE_MANAGER:
        raise ChairIsHR(by=fact.by, clause="P1-3.7-a")


@checks(ReviewMeetingHeld, SecondReviewHeld)
def panel(state: State, fact: Held) -> None:
    """At least three members, or those a reading names; none who took part (P1-3.7-j)."""
    state.department.expect(*fact.member_ids)
    appeal, on = appeal_on_record(state, fact.appeal_id), day(fact)
    rules = rules_of(state.department, appeal)
    seats = SEATS.get(rules.reading(COMPOSITION), ())
    alone = _body(state, fact) == "estate_manager"
    if not (seats or alone):
        _enough(fact, rules)
    may_not = barred(state.department, appeal, on)
    parties = {appeal.fact.appellant, appeal.fact.by}
    for member in fact.member_ids:
        named = len(seats) > 1 and _holds(state, member, seats[1:], on)
        if member in may_not and (member in parties or not named):
            raise PanelInvolved(member=member, clause="P1-3.7-j")
    if not alone:
        _seated(state, fact, seats)


def _enough(fact: Held, rules: Rules) -> None:
    least = int(rules.amount("P1-3.7-j", "members_min"))
    if len(set(fact.member_ids)) < least:
        raise PanelTooSmall(least=least, clause="P1-3.7-j")


def _seated(state: State, fact: Held, seats: tuple[Role, ...]) -> None:
    """Everybody is of a role that sits, and each such role does; without such, no supervisor."""
    on = day(fact)
    for member in fact.member_ids:
        if seats == SEATS["hr_only"] and not _holds(state, member, seats, on):
            raise OnlyHR(member=member, clause="P1-3.7-j")
        if not seats and state.people.holds(member, Role.SUPERVISOR, on):
            raise HeardNotVoting(member=member, clause="P1-3.7-j")
    if len(seats) > 1:
        filled = all(
            any(state.people.holds(one, seat, on) for one in fact.member_ids) for seat in seats
        )
        if not (filled and all(_holds(state, one, seats, on) for one in fact.member_ids)):
            named = tuple(say(f"role.{seat}") for seat in seats)
            raise SeatsOfThree(seats=named, clause="P1-3.7-j")


def _holds(state: State, member: str, seats: tuple[Role, ...], on: date) -> bool:
    return any(state.people.holds(member, seat, on) for seat in seats)


def _body(state: State, fact: Held) -> str:
    """Which body holds a second review, as it is read; of a first meeting, none other."""
    if step_of(fact) != "heard_again":
        return "meeting"
    rules = rules_of(state.department, appeal_on_record(state, fact.appeal_id))
    return rules.reading(SECOND_BODY)


@checks(ReviewMeetingHeld, SecondReviewHeld)
def the_second_body(state: State, fact: Held) -> None:
    """Others than the first time hold the second review, or as it is read (P1-3.7-m/3)."""
    if step_of(fact) != "heard_again":
        return
    before = heard_before(state.department, appeal_on_record(state, fact.appeal_id))
    body, on = _body(state, fact), day(fact)
    met = latest(steps_of(state.department, fact.appeal_id), "heard")
    if body == "same_meeting" and met is None:
        return  # There was no meeting that could hold it again.
    for member in fact.member_ids:
        if body == "different_members_result_final":
            if member in before:
                raise HeardBefore(member=member, clause="P1-3.7-m")
            continue
        manager = state.people.holds(member, Role.ESTATE_MANAGER, on)
        if not (member in before if body == "same_meeting" else manager):
            what = say(f"body.{body}")
            raise NotOfThatBody(member=member, body=what, clause="P1-3.7-m")
