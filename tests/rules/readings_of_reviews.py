"""Readings of an appeal's outcome, its feedback and its second review (P1-3.7-h, -k to -m)."""

from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.rules.appeal_state import appeal_state
from rehearsal.stage import Stage
from tests.cast import moment
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_committees import FOUNDED, MET, contested, step, to_be_heard


def asked_again(readings: Readings) -> Stage:
    """Let H2, H3 and F2 have dismissed it on 05-08, and A1 have asked for a second review."""
    on_stage = to_be_heard(readings)
    first = {**MET, "member_ids": ("H2", "H3", "F2")}
    assert step(on_stage, ReviewMeetingHeld, "2006-05-08", **first) == "recorded"
    assert step(on_stage, AppealOutcomeFedBack, "2006-05-09", text="dismissed") == "recorded"
    again = {"by": "A1", "report_ref": "r2"}
    assert step(on_stage, SecondReviewRequested, "2006-05-10", **again) == "recorded"
    return on_stage


@answers("appeal.partial", partly_upheld_allowed="recorded", whole_only="P1-3.7-k")
def true_in_part(readings: Readings) -> str:
    """The meeting upholds one thing and not another."""
    on_stage = to_be_heard(readings)
    met = {**MET, "outcome": "partly_upheld", "member_ids": ("H2", "H3", "M")}
    return step(on_stage, ReviewMeetingHeld, "2006-05-08", **met)


@answers("appeal.partial", partly_upheld_allowed="recorded", whole_only="P1-3.7-k")
def found_to_be_true_in_part(readings: Readings) -> str:
    """HR verifies it, and finds it partly true."""
    on_stage = contested(readings, "D")
    step(on_stage, AppealRegistered)
    return step(on_stage, AppealVerified, **{**FOUNDED, "founded": "partly"})


@answers(
    "appeal.no_meeting",
    reasoned_dismissal_fed_back_within_2_days_second_review_open="declined, 2006-04-20, recorded",
    final="closed, None, P1-3.7-h",
)
def no_meeting_is_called(readings: Readings) -> str:
    """Declined on 04-18: two days to feed it back, then a second review; or it is over."""
    on_stage = contested(readings, "D")
    for kind, fields in ((AppealRegistered, {}), (AppealVerified, FOUNDED)):
        step(on_stage, kind, **fields)
    step(on_stage, ReviewMeetingDecided, convene=False, reason="nothing new")
    state = appeal_state(on_stage.session.department(), "a1", moment("2006-04-18").date())
    assert state is not None
    step(on_stage, AppealOutcomeFedBack, "2006-04-19", text="no meeting")
    again = {"by": "A1", "report_ref": "r2"}
    asked = step(on_stage, SecondReviewRequested, "2006-04-20", **again)
    return f"{state.state}, {state.feedback_due}, {asked}"


@answers(
    "appeal.feedback_late",
    flag_against_hr_window_starts_at_actual_feedback="fed_back, 2006-05-21",
    deemed_given_on_day_2="deemed_accepted, 2006-05-20",
)
def met_on_the_eighth_and_fed_back_on_the_eleventh(readings: Readings) -> str:
    """Day 2 is 05-10; ten days from 05-11, or from 05-10. It is 05-21."""
    on_stage = to_be_heard(readings)
    met = {**MET, "member_ids": ("H2", "H3", "M")}
    step(on_stage, ReviewMeetingHeld, "2006-05-08", **met)
    step(on_stage, AppealOutcomeFedBack, "2006-05-11", text="dismissed")
    state = appeal_state(on_stage.session.department(), "a1", moment("2006-05-21").date())
    assert state is not None
    assert state.feedback_late is True  # Against HR, however the days are counted.
    return f"{state.state}, {state.second_review_last_day}"


@answers(
    "appeal.feedback_late",
    flag_against_hr_window_starts_at_actual_feedback="heard, None; P1-3.7-h",
    deemed_given_on_day_2="fed_back, 2006-05-20; recorded",
)
def met_on_the_eighth_and_never_fed_back(readings: Readings) -> str:
    """On 05-11 day 2 is over: nothing was told, or it counts as told on 05-10."""
    on_stage = to_be_heard(readings)
    met = {**MET, "member_ids": ("H2", "H3", "M")}
    step(on_stage, ReviewMeetingHeld, "2006-05-08", **met)
    state = appeal_state(on_stage.session.department(), "a1", moment("2006-05-11").date())
    assert state is not None
    again = {"by": "A1", "report_ref": "r2"}
    asked = step(on_stage, SecondReviewRequested, "2006-05-11", **again)
    return f"{state.state}, {state.second_review_last_day}; {asked}"


@answers(
    "appeal.second_review_body",
    different_members_result_final="P1-3.7-m",
    same_meeting="recorded",
    estate_manager="P1-3.7-m",
)
def the_same_three_again(readings: Readings) -> str:
    """H2, H3 and F2 heard it the first time."""
    members = ("H2", "H3", "F2")
    on_stage = asked_again(readings)
    return step(on_stage, SecondReviewHeld, "2006-05-18", member_ids=members, **MET)


@answers(
    "appeal.second_review_body",
    different_members_result_final="recorded",
    same_meeting="P1-3.7-m",
    estate_manager="P1-3.7-m",
)
def three_others(readings: Readings) -> str:
    """H1, I1 and M did not."""
    on_stage = asked_again(readings)
    return step(on_stage, SecondReviewHeld, "2006-05-18", member_ids=("H1", "I1", "M"), **MET)


@answers(
    "appeal.second_review_body",
    different_members_result_final="P1-3.7-j",
    same_meeting="P1-3.7-j",
    estate_manager="recorded",
)
def the_estate_manager_alone(readings: Readings) -> str:
    """One is fewer than three, but where the estate manager holds it."""
    on_stage = asked_again(readings)
    return step(on_stage, SecondReviewHeld, "2006-05-18", member_ids=("M",), **MET)
