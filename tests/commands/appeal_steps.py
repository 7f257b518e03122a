"""An appeal brought to any of its steps."""

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
from domain.facts.points import GroomingDeductionRecorded
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.commands.refusal_cases import deducted
from tests.staging import outcome, stage, take

LODGED = {"grounds": "it is too low", "result_ref": {"period": "2006Q1"}}
MEMBERS = ("H2", "H3", "M")
MEETING: dict[str, object] = {"member_ids": MEMBERS, "outcome": "upheld", "reasons": "true"}
STEPS: dict[str, tuple[type[Fact], dict[str, object]]] = {
    "register": (AppealRegistered, {}),
    "verify": (AppealVerified, {"founded": "yes", "report_ref": "r"}),
    "convene": (ReviewMeetingDecided, {"convene": True, "reason": "founded"}),
    "decline": (ReviewMeetingDecided, {"convene": False, "reason": "nothing new"}),
    "hear": (ReviewMeetingHeld, MEETING),
    "reassess": (ReassessmentMade, {"corrections": ()}),
    "feed back": (AppealOutcomeFedBack, {"text": "it is upheld"}),
    "ask again": (SecondReviewRequested, {"by": "A1", "report_ref": "r"}),
    "hear again": (SecondReviewHeld, {**MEETING, "member_ids": ("F2", "D", "I1")}),
    "withdraw": (AppealWithdrawn, {"by": "A1"}),
}
ON = "2006-04-18"


def published(*more: str, deduct: bool = False, of: Stage | None = None) -> Stage:
    on_stage = of or stage()
    if deduct:
        take(on_stage, GroomingDeductionRecorded, **deducted(by="S", id="d"))
    for staff in ("A1", "A2", *more):
        exams = {"knowledge": "80", "document": "80", "typing": "80"}
        marks(on_stage, {"staff_id": staff, "quarter": "2006Q1", **exams})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    return on_stage


def lodge(on_stage: Stage, by: str = "A1", on: str = ON, **more: object) -> str:
    return outcome(on_stage, ResultAppealLodged, on, by=by, **{"id": "a1", **LODGED, **more})


def step(on_stage: Stage, name: str, on: str = ON, **more: object) -> str:
    kind, fields = STEPS[name]
    return outcome(on_stage, kind, on, **{"by": "H2", "appeal_id": "a1", **fields, **more})


def after(*names: str, deduct: bool = False) -> Stage:
    on_stage = published(deduct=deduct)
    assert lodge(on_stage) == "recorded"
    for name in names:
        assert step(on_stage, name) == "recorded", name
    return on_stage
