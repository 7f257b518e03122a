"""Explanations and appeals (regulation.md, C.11)."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, field_validator

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Erased, Fact
from domain.facts.points import FindingRef
from domain.roles import Role
from domain.values import Exact, FactId, Id, Quarter, StaffId, Text, Value, Words, as_typed

EVERYBODY = Recorders(tuple(Role), about_self=True, team_only=False)
BY_HR = Recorders((Role.HR,))
BY_THE_CHAIR = Recorders((Role.HR, Role.ESTATE_MANAGER))
"""HR chairs; the estate manager where a reading has it so (P1-3.7-a, P1-3.7-m)."""
APPEAL = "appeal/{appeal_id}"
Outcome = Literal["upheld", "partly_upheld", "dismissed"]


@declare(
    "P1-0.6-f",
    by=Recorders(tuple(Role), own=True),
    stream="appeal/{id}",
    subject="staff_id",
    thing="request_id",
    confidential={"text": "{staff_id}"},
)
class ExplanationRequested(Fact):
    """An assessed person asks for an explanation."""

    kind: Literal["explanation-requested.v1"] = "explanation-requested.v1"
    staff_id: StaffId
    about: Text
    text: Words | Erased


@declare(
    "P1-0.6-f",
    by=Recorders((Role.FOREMAN, Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR, Role.HR)),
    stream=OF_TARGET,
    target="request_id",
    when="given_on",
)
class ExplanationGiven(Fact):
    """The explanation is given."""

    kind: Literal["explanation-given.v1"] = "explanation-given.v1"
    request_id: FactId
    text: Words


@declare("P1-0.6-f", by=EVERYBODY, stream="appeal/{id}", when="lodged_on", thing="appeal_id")
class InterferenceAppealLodged(Fact):
    """A department or post appeals because another one hinders its work."""

    kind: Literal["interference-appeal-lodged.v1"] = "interference-appeal-lodged.v1"
    appellant: StaffId
    work_item_id: Id
    planned_completion_on: date
    interfering_party: Words
    effect: Words
    contested_items: tuple[FactId | FindingRef, ...] = ()
    """Entries on record already that it asks to be excused, beside the work itself."""


class ResultRef(Value):
    """The result appealed against: period, edition, and the entries or findings contested."""

    period: Quarter
    edition: Annotated[int, Field(ge=1)]
    contested_items: tuple[FactId | FindingRef, ...] = ()


@declare(
    "P1-3.7-e",
    "P1-3.7-f",
    by=EVERYBODY,
    stream="appeal/{id}",
    when="lodged_on",
    thing="appeal_id",
    confidential={"grounds": "{appellant}"},
    prescribed_by="P1-3.7-f",
)
class ResultAppealLodged(Fact):
    """An employee or the department appeals against a result, in writing, with reasons."""

    kind: Literal["result-appeal-lodged.v1"] = "result-appeal-lodged.v1"
    appellant: StaffId
    result_ref: ResultRef
    grounds: Words | Erased


Appeal: TypeAlias = ResultAppealLodged | InterferenceAppealLodged
"""What HR registers and decides: an appeal against a result, or against interference."""


@declare(
    "P1-0.6-f",
    "P1-3.7-a",
    "P1-3.7-e",
    "P1-3.7-g",
    by=BY_HR,
    stream="appeals",
    when="registered_on",
)
class AppealRegistered(Fact):
    """HR enters an appeal in its register, numbered without gaps."""

    kind: Literal["appeal-registered.v1"] = "appeal-registered.v1"
    appeal_id: FactId
    register_no: Text
    in_time: bool


@declare("P1-3.7-e", by=EVERYBODY, stream=APPEAL, when="withdrawn_on")
class AppealWithdrawn(Fact):
    """The appellant takes an appeal back."""

    kind: Literal["appeal-withdrawn.v1"] = "appeal-withdrawn.v1"
    appeal_id: FactId


@declare("P1-3.7-h", by=BY_HR, stream=APPEAL, when="verified_on")
class AppealVerified(Fact):
    """HR verifies what the appeal says."""

    kind: Literal["appeal-verified.v1"] = "appeal-verified.v1"
    appeal_id: FactId
    founded: Literal["yes", "partly", "no"]
    report_ref: Text
    admitted_because: Words | None = None
    """Why HR takes up an appeal that came too late (P1-3.7-e); without a reason it may not."""


@declare("P1-3.7-h", by=BY_HR, stream=APPEAL, when="decided_on")
class ReviewMeetingDecided(Fact):
    """HR decides whether a review meeting is called."""

    kind: Literal["review-meeting-decided.v1"] = "review-meeting-decided.v1"
    appeal_id: FactId
    convene: bool
    reason: Words


@declare("P1-3.7-i", "P1-3.7-j", "P1-3.7-k", by=BY_THE_CHAIR, stream=APPEAL, when="completed_on")
class ReviewMeetingHeld(Fact):
    """The review meeting (申訴評審會) decides."""

    kind: Literal["review-meeting-held.v1"] = "review-meeting-held.v1"
    appeal_id: FactId
    round: Literal[1, 2] = 1
    member_ids: Annotated[tuple[StaffId, ...], Field(min_length=1)]
    outcome: Outcome
    reasons: Words

    _round_as_typed = field_validator("round", mode="before")(as_typed)


@declare("P1-3.7-i", by=BY_HR, stream=APPEAL)
class ReassessmentMade(Fact):
    """The appellant's quarter is assessed again, with the entries that correct it."""

    kind: Literal["reassessment-made.v1"] = "reassessment-made.v1"
    appeal_id: FactId
    staff_id: StaffId
    quarter: Quarter
    corrections: tuple[FactId | FindingRef, ...]
    score_before: Exact | None
    score_after: Exact | None


@declare("P1-3.7-l", by=BY_HR, stream=APPEAL, when="fed_back_on")
class AppealOutcomeFedBack(Fact):
    """HR feeds the outcome back to the appellant."""

    kind: Literal["appeal-outcome-fed-back.v1"] = "appeal-outcome-fed-back.v1"
    appeal_id: FactId
    to: StaffId
    text: Words


@declare("P1-3.7-m", by=EVERYBODY, stream=APPEAL, when="requested_on")
class SecondReviewRequested(Fact):
    """The appellant asks for a second review, in writing."""

    kind: Literal["second-review-requested.v1"] = "second-review-requested.v1"
    appeal_id: FactId
    report_ref: Text


@declare("P1-3.7-m", by=BY_THE_CHAIR, stream=APPEAL, when="completed_on")
class SecondReviewHeld(Fact):
    """Other members review the appeal a second time; the result is final."""

    kind: Literal["second-review-held.v1"] = "second-review-held.v1"
    appeal_id: FactId
    member_ids: Annotated[tuple[StaffId, ...], Field(min_length=1)]
    outcome: Outcome
    reasons: Words
