"""Readings of who acts on an appeal, who chairs and who sits (P1-3.7-a, P1-3.7-j)."""

from domain.facts.appeals import (
    AppealRegistered,
    AppealVerified,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
)
from domain.facts.envelope import Fact
from domain.facts.points import GroomingDeductionRecorded
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.commands.refusal_cases import deducted
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage, take

FOUNDED = {"founded": "yes", "report_ref": "r1"}
CALLED = {"convene": True, "reason": "it is founded"}
MET: dict[str, object] = {"outcome": "dismissed", "reasons": "as it was"}


def contested(readings: Readings, by: str) -> Stage:
    """Let A1 have appealed on 04-18 against a deduction that somebody recorded."""
    on_stage = stage(readings)
    take(on_stage, GroomingDeductionRecorded, **deducted(by=by, id="g1"))
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    ref = {"period": "2006Q1", "contested_items": ("g1",)}
    named = {"id": "a1", "by": "A1", "grounds": "it is too low"}
    take(on_stage, ResultAppealLodged, "2006-04-18", result_ref=ref, **named)
    return on_stage


def step(on_stage: Stage, kind: type[Fact], on: str = "2006-04-18", **fields: object) -> str:
    """Take a step of the appeal, by H2 where nobody is named."""
    return outcome(on_stage, kind, on, **{"by": "H2", "appeal_id": "a1", **fields})


def to_be_heard(readings: Readings, by: str = "D") -> Stage:
    """Let a meeting have been called."""
    on_stage = contested(readings, by)
    for kind, fields in (
        (AppealRegistered, {}),
        (AppealVerified, FOUNDED),
        (ReviewMeetingDecided, CALLED),
    ):
        assert step(on_stage, kind, **fields) == "recorded"
    return on_stage


@answers(
    "appeal.committee_independence",
    hr_committee_without_those_who_rated="P1-3.7-a",
    hr_any_member="recorded",
    estate_manager_chairs_when_hr_is_party="P1-3.7-a",
)
def verified_by_who_recorded_it(readings: Readings) -> str:
    """H1 recorded what is contested, and verifies the appeal."""
    on_stage = contested(readings, "H1")
    step(on_stage, AppealRegistered)
    return step(on_stage, AppealVerified, by="H1", **FOUNDED)


@answers(
    "appeal.committee_independence",
    hr_committee_without_those_who_rated="P1-3.7-j",
    hr_any_member="recorded",
    estate_manager_chairs_when_hr_is_party="P1-3.7-j",
)
def who_recorded_it_sits(readings: Readings) -> str:
    """H1 recorded what is contested, and sits; whoever chairs."""
    on_stage = to_be_heard(readings, by="H1")
    chair = "M" if readings.get("appeal.committee_independence", "").startswith("estate") else "H2"
    members = ("H1", "H2", "H3")
    return step(on_stage, ReviewMeetingHeld, "2006-05-08", by=chair, member_ids=members, **MET)


@answers(
    "appeal.committee_independence",
    hr_committee_without_those_who_rated="recorded",
    hr_any_member="recorded",
    estate_manager_chairs_when_hr_is_party="P1-3.7-a",
)
def hr_chairs_over_what_hr_recorded(readings: Readings) -> str:
    """H1 of HR recorded it, so HR is a party."""
    on_stage = to_be_heard(readings, by="H1")
    return step(on_stage, ReviewMeetingHeld, "2006-05-08", member_ids=("H2", "H3", "M"), **MET)


@answers(
    "appeal.committee_independence",
    hr_committee_without_those_who_rated="recorded",
    hr_any_member="recorded",
    estate_manager_chairs_when_hr_is_party="recorded",
)
def hr_chairs_over_what_the_deputy_recorded(readings: Readings) -> str:
    """Nobody of HR is behind it."""
    on_stage = to_be_heard(readings, by="D")
    return step(on_stage, ReviewMeetingHeld, "2006-05-08", member_ids=("H2", "H3", "M"), **MET)


@answers(
    "appeal.committee_independence",
    hr_committee_without_those_who_rated="P1-3.7-a",
    hr_any_member="P1-3.7-a",
    estate_manager_chairs_when_hr_is_party="recorded",
)
def the_estate_manager_chairs_over_what_hr_recorded(readings: Readings) -> str:
    """M chairs, where HR is a party and it is read so."""
    on_stage = to_be_heard(readings, by="H1")
    members = ("H2", "H3", "M")
    return step(on_stage, ReviewMeetingHeld, "2006-05-08", by="M", member_ids=members, **MET)


@answers(
    "appeal.meeting_composition",
    hr_chair_at_least_3_members_none_involved="P1-3.7-j",
    hr_only="P1-3.7-j",
    hr_supervisor_estate_manager="recorded",
)
def hr_supervisor_and_estate_manager(readings: Readings) -> str:
    """The supervisor has no vote but where the meeting is made up so."""
    on_stage = to_be_heard(readings)
    return step(on_stage, ReviewMeetingHeld, "2006-05-08", member_ids=("H2", "S", "M"), **MET)


@answers(
    "appeal.meeting_composition",
    hr_chair_at_least_3_members_none_involved="recorded",
    hr_only="P1-3.7-j",
    hr_supervisor_estate_manager="P1-3.7-j",
)
def hr_a_foreman_and_the_estate_manager(readings: Readings) -> str:
    """A foreman of the other team sits where any uninvolved person may."""
    on_stage = to_be_heard(readings)
    return step(on_stage, ReviewMeetingHeld, "2006-05-08", member_ids=("H2", "F2", "M"), **MET)
