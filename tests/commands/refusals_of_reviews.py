"""Requests about the hearing of appeals, and what waits for them, that are refused."""

from domain.facts.appeals import (
    AppealRegistered,
    AppealVerified,
    InterferenceAppealLodged,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
)
from domain.facts.organisation import StaffMemberLeft
from domain.facts.points import ProcedureDeductionRecorded, ScoreEntryReversed
from domain.refusals import appeals as refused
from tests.commands.refusal_cases import Case, deducted, happened, marked, published
from tests.commands.refusals_of_appeals import (
    APPEAL,
    ASKED_AGAIN,
    CONTESTED,
    HELD,
    MEETING,
    TO_BE_HEARD,
)

LATE = happened(ResultAppealLodged, "2006-04-21", **APPEAL)
WORK = {"work_item_id": "w1", "interfering_party": "the works", "effect": "it cannot be done"}
HINDERED = happened(
    InterferenceAppealLodged,
    "2006-05-12",
    by="A1",
    id="a1",
    planned_completion_on="2006-05-20",
    **WORK,
)
UPHELD = (
    HINDERED,
    happened(AppealRegistered, "2006-05-15", by="H2", appeal_id="a1"),
    happened(AppealVerified, "2006-05-15", by="H2", appeal_id="a1", founded="yes", report_ref="r"),
    happened(
        ReviewMeetingDecided, "2006-05-15", by="H2", appeal_id="a1", convene=True, reason="true"
    ),
    happened(
        ReviewMeetingHeld, "2006-05-18", **{**MEETING, "member_ids": ("H2", "H3", "M"), "by": "H2"}
    ),
    happened(
        ProcedureDeductionRecorded,
        "2006-05-22",
        **{
            **deducted(by="S", id="d", task_id="w1"),
            "standard_ref": {"code": "procedure", "version": 1, "item": "P0"},
        },
    ),
)

CASES = (
    Case(
        refused.AppealTooLate,
        "P1-3.7-e",
        ResultAppealLodged,
        APPEAL,
        on="2006-04-21",
        before=(marked("A1"), published),
        readings={"appeal.late": "rejected"},
    ),
    Case(
        refused.LateNotAdmitted,
        "P1-3.7-e",
        AppealVerified,
        {"by": "H2", "appeal_id": "a1", "founded": "yes", "report_ref": "r"},
        on="2006-04-24",
        before=(
            marked("A1"),
            published,
            LATE,
            happened(AppealRegistered, "2006-04-21", by="H2", appeal_id="a1"),
        ),
    ),
    Case(
        refused.StepRestsOn,
        "P1-2.2-c",
        ScoreEntryReversed,
        {"by": "H1", "target": "v", "reason": "mistyped"},
        on="2006-04-20",
        before=(
            *CONTESTED,
            happened(
                AppealVerified,
                "2006-04-19",
                id="v",
                by="H2",
                appeal_id="a1",
                founded="yes",
                report_ref="r",
            ),
            happened(
                ReviewMeetingDecided,
                "2006-04-19",
                by="H2",
                appeal_id="a1",
                convene=True,
                reason="true",
            ),
        ),
    ),
    Case(
        refused.WaitsForAppeal,
        "P1-3.7-h",
        StaffMemberLeft,
        {"by": "H2", "staff_id": "A1", "reason": "dismissed"},
        on="2006-04-20",
        before=CONTESTED,
    ),
    Case(
        refused.EstateManagerChairs,
        "P1-3.7-a",
        ReviewMeetingHeld,
        {**MEETING, "by": "H2", "member_ids": ("H2", "H3", "M")},
        on="2006-05-08",
        before=(
            *CONTESTED,
            happened(
                AppealVerified, "2006-04-19", by="H2", appeal_id="a1", founded="yes", report_ref="r"
            ),
            happened(
                ReviewMeetingDecided,
                "2006-04-19",
                by="H2",
                appeal_id="a1",
                convene=True,
                reason="true",
            ),
        ),
        readings={"appeal.committee_independence": "estate_manager_chairs_when_hr_is_party"},
    ),
    Case(
        refused.ChairIsHR,
        "P1-3.7-a",
        ReviewMeetingHeld,
        {**MEETING, "by": "M", "member_ids": ("H2", "H3", "M")},
        on="2006-05-08",
        before=TO_BE_HEARD,
    ),
    Case(
        refused.SeatsOfThree,
        "P1-3.7-j",
        ReviewMeetingHeld,
        {**MEETING, "member_ids": ("H2", "M")},
        on="2006-05-08",
        before=TO_BE_HEARD,
        readings={"appeal.meeting_composition": "hr_supervisor_estate_manager"},
    ),
    Case(
        refused.NotOfThatBody,
        "P1-3.7-m",
        SecondReviewHeld,
        {**MEETING, "member_ids": ("H2", "H3", "F2")},
        on="2006-05-18",
        before=(*TO_BE_HEARD, HELD, *ASKED_AGAIN),
        readings={"appeal.second_review_body": "same_meeting"},
    ),
    Case(
        refused.WholeOnly,
        "P1-3.7-k",
        ReviewMeetingHeld,
        {**MEETING, "outcome": "partly_upheld", "member_ids": ("H2", "H3", "M")},
        on="2006-05-08",
        before=TO_BE_HEARD,
        readings={"appeal.partial": "whole_only"},
    ),
    Case(
        refused.OnlyOnRecord,
        "P1-0.6-f",
        ScoreEntryReversed,
        {"by": "H2", "target": "d", "appeal_id": "a1", "reason": "it was hindered"},
        on="2006-05-24",
        before=UPHELD,
        readings={"appeal.interference_effect": "record_only"},
    ),
)
