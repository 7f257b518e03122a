"""Requests about appeals that the regulation does not allow."""

from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.refusals import forbidden as refused
from tests.commands.refusal_cases import Case, deducted, happened, marked, published

REVERSAL = {"by": "H1", "target": "d", "reason": "wrong person"}
APPEAL = {"by": "A1", "id": "a1", "grounds": "low", "result_ref": {"period": "2006Q1"}}
MEETING = {"by": "H1", "appeal_id": "a1", "outcome": "upheld", "reasons": "true"}
ITEM = happened(GroomingDeductionRecorded, **deducted(id="g", by="D"))
TO_BE_HEARD = (
    ITEM,
    marked("A1"),
    published,
    happened(
        ResultAppealLodged,
        "2006-04-18",
        **{**APPEAL, "result_ref": {"period": "2006Q1", "contested_items": ("g",)}},
    ),
    happened(AppealRegistered, "2006-04-18", by="H1", appeal_id="a1"),
    happened(AppealVerified, "2006-04-18", by="H1", appeal_id="a1", founded="yes", report_ref="r"),
    happened(
        ReviewMeetingDecided, "2006-04-18", by="H1", appeal_id="a1", convene=True, reason="true"
    ),
)
HELD = happened(ReviewMeetingHeld, "2006-05-08", **MEETING, member_ids=("H2", "H3", "M"))
ASKED_AGAIN = (
    happened(AppealOutcomeFedBack, "2006-05-08", by="H1", appeal_id="a1", text="upheld"),
    happened(SecondReviewRequested, "2006-05-08", by="A1", appeal_id="a1", report_ref="r"),
)
CONTESTED = (
    happened(GroomingDeductionRecorded, **deducted(id="d", by="H1")),
    marked("A1"),
    published,
    happened(
        ResultAppealLodged,
        "2006-04-18",
        **{**APPEAL, "result_ref": {"period": "2006Q1", "contested_items": ("d",)}},
    ),
    happened(AppealRegistered, "2006-04-18", by="H2", appeal_id="a1"),
)

CASES = (
    Case(
        refused.NotTheirAppeal,
        "P1-3.7-e",
        ResultAppealLodged,
        {**APPEAL, "appellant": "A2"},
        on="2006-04-18",
        before=(marked("A1"), published),
    ),
    Case(
        refused.PanelInvolved,
        "P1-3.7-j",
        ReviewMeetingHeld,
        {**MEETING, "member_ids": ("H1", "H2", "F1")},
        on="2006-05-08",
        before=TO_BE_HEARD,
    ),
    Case(
        refused.HeardNotVoting,
        "P1-3.7-j",
        ReviewMeetingHeld,
        {**MEETING, "member_ids": ("H1", "H2", "S")},
        on="2006-05-08",
        before=TO_BE_HEARD,
    ),
    Case(
        refused.OnlyHR,
        "P1-3.7-j",
        ReviewMeetingHeld,
        {**MEETING, "member_ids": ("H1", "M")},
        on="2006-05-08",
        before=TO_BE_HEARD,
        readings={"appeal.meeting_composition": "hr_only"},
    ),
    Case(
        refused.HeardBefore,
        "P1-3.7-m",
        SecondReviewHeld,
        {**MEETING, "member_ids": ("H2", "F2", "I1")},
        on="2006-05-18",
        before=(*TO_BE_HEARD, HELD, *ASKED_AGAIN),
    ),
    Case(
        refused.TookPart,
        "P1-3.7-a",
        AppealVerified,
        {"by": "H1", "appeal_id": "a1", "founded": "no", "report_ref": "r"},
        on="2006-04-18",
        before=CONTESTED,
    ),
    Case(
        refused.NotTheAppellant,
        "P1-3.7-l",
        AppealOutcomeFedBack,
        {"by": "H1", "appeal_id": "a1", "text": "upheld", "to": "A2"},
        on="2006-05-08",
        before=(*TO_BE_HEARD, HELD),
    ),
    Case(
        refused.NotContested,
        "P1-3.7-i",
        ScoreEntryReversed,
        {**REVERSAL, "appeal_id": "a1"},
        on="2006-05-08",
        before=(
            happened(GroomingDeductionRecorded, **deducted(id="d", by="S", staff_id="A2")),
            *TO_BE_HEARD,
            HELD,
        ),
    ),
    Case(
        refused.PanelTooSmall,
        "P1-3.7-j",
        ReviewMeetingHeld,
        {**MEETING, "member_ids": ("H1", "H2", "H2")},
        on="2006-05-08",
        before=TO_BE_HEARD,
    ),
)
