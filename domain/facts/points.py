"""Deductions, bonuses, penalties and their reversal (regulation.md, C.4)."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import override

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact, Reversal, StandardRef
from domain.roles import Role
from domain.values import FactId, Id, PositivePoints, Quarter, StaffId, Text, Value, Words

OBSERVERS = Recorders(
    (Role.FOREMAN, Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR, Role.HR, Role.SPECIAL_TEAM)
)
PERSON = "person/{staff_id}"
KEY = ("staff_id", "happened_on", "standard_ref")


class Deduction(Fact):
    """Points taken from somebody's quarter under an item of a catalogue."""

    staff_id: StaffId
    standard_ref: StandardRef
    points: PositivePoints


@declare(
    "P1-2.1-b",
    "P1-2.3",
    by=OBSERVERS,
    stream=PERSON,
    subject="staff_id",
    when="observed_at",
    thing="deduction_id",
    key=KEY,
    evaluates=True,
)
class GroomingDeductionRecorded(Deduction):
    """Points deducted under the grooming standard (儀容儀表)."""

    kind: Literal["grooming-deduction-recorded.v1"] = "grooming-deduction-recorded.v1"


@declare(
    "P1-2.1-b",
    "P1-2.4",
    by=OBSERVERS,
    stream=PERSON,
    subject="staff_id",
    when="observed_at",
    thing="deduction_id",
    key=KEY,
    evaluates=True,
)
class ProcedureDeductionRecorded(Deduction):
    """Points deducted under the procedure standard (工作規程)."""

    kind: Literal["procedure-deduction-recorded.v1"] = "procedure-deduction-recorded.v1"
    task_id: Id | None = None


@declare(
    "P1-2.1-b",
    "P1-2.4",
    by=OBSERVERS,
    stream=PERSON,
    subject="staff_id",
    when="observed_at",
    thing="deduction_id",
    key=KEY,
    evaluates=True,
)
class ComplaintHandlingDeductionRecorded(Deduction):
    """Points deducted for handling complaints badly (投訴處理)."""

    kind: Literal["complaint-handling-deduction-recorded.v1"] = (
        "complaint-handling-deduction-recorded.v1"
    )
    case_id: Id | None = None


@declare(
    "P1-2.4",
    by=Recorders((Role.CUSTOMER_ASSISTANT, Role.FOREMAN)),
    stream="checks/{on_quarter}",
    when="inspected_at",
    thing="log_id",
)
class EnvironmentInspectionLogged(Fact):
    """A round of the environment, on its form (環境檢查日志表)."""

    kind: Literal["environment-inspection-logged.v1"] = "environment-inspection-logged.v1"
    area: Words
    findings: tuple[Words, ...] = ()


@declare(
    "P1-2.4",
    by=Recorders((Role.SUPERVISOR, Role.HR)),
    stream=PERSON,
    subject="staff_id",
    when="earned_on",
    thing="bonus_id",
    key=KEY,
    evaluates=True,
)
class BonusPointsAwarded(Fact):
    """Points added to somebody's quarter under the bonus standard (加分)."""

    kind: Literal["bonus-points-awarded.v1"] = "bonus-points-awarded.v1"
    staff_id: StaffId
    standard_ref: StandardRef
    points: PositivePoints


class FindingRef(Value):
    """One finding of an inspection, counted from 1."""

    entry: FactId
    finding: Annotated[int, Field(ge=1)]

    @override
    def __str__(self) -> str:
        return f"{self.entry}#{self.finding}"


@declare(
    "P1-2.2-c",
    "P1-3.7-i",
    by=Recorders(tuple(Role), about_self=True, team_only=False),
    stream=OF_TARGET,
    target="target",
    when="reversed_on",
)
class ScoreEntryReversed(Reversal):
    """An earlier entry, or one finding of an inspection, no longer counts."""

    kind: Literal["score-entry-reversed.v1"] = "score-entry-reversed.v1"
    target: FactId | FindingRef
    reason: Words
    appeal_id: FactId | None = None

    @property
    @override
    def reverses(self) -> FactId:
        """The entry; for one finding ``entry#finding``, which leaves the entry in force."""
        return str(self.target)


@declare(
    "P1-2.9-e",
    "P1-2.9-f",
    "P1-4.7",
    by=Recorders((Role.REGULATION,)),
    stream=PERSON,
    subject="staff_id",
)
class PointPenaltyImposed(Fact):
    """Points the regulation takes from somebody because of facts about others."""

    kind: Literal["point-penalty-imposed.v1"] = "point-penalty-imposed.v1"
    staff_id: StaffId
    quarter: Quarter
    points: PositivePoints
    clause_id: Text


@declare(
    "P1-3.7-d",
    by=Recorders((Role.FOREMAN,)),
    stream=PERSON,
    subject="staff_id",
    when="occurred_at",
    thing="incident_id",
    evaluates=True,
)
class DiscontentSpreadLogged(Fact):
    """The foreman logs that somebody spread discontent after obeying reluctantly."""

    kind: Literal["discontent-spread-logged.v1"] = "discontent-spread-logged.v1"
    staff_id: StaffId
    task_id: Id
    hearer_ids: Annotated[tuple[StaffId, ...], Field(min_length=1)]
    description: Words


@declare(
    "P1-3.7-d",
    by=Recorders((Role.SUPERVISOR,)),
    stream=OF_TARGET,
    target="incident_id",
)
class DiscontentLogConfirmed(Fact):
    """The supervisor confirms the foreman's log, or does not."""

    kind: Literal["discontent-log-confirmed.v1"] = "discontent-log-confirmed.v1"
    incident_id: FactId
    confirmed: bool
    reason: Words
