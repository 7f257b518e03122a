"""Penalties, serious violations and disqualification (regulation.md, C.8)."""

from datetime import date
from typing import Literal, get_args

from typing_extensions import override

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact, Reversal
from domain.roles import Role
from domain.values import FactId, Quarter, StaffId, Text, Words, Yuan

PERSON = "person/{staff_id}"
PenaltyLevel = Literal[
    "oral_criticism",
    "written_criticism",
    "warning",
    "demerit",
    "major_demerit",
    "demotion",
    "removal",
    "probation_in_post",
    "dismissal",
]
PENALTIES: tuple[str, ...] = get_args(PenaltyLevel)
"""Every level, from the mildest to the gravest."""


@declare(
    "P1-3.5-d",
    by=Recorders((Role.HR,)),
    stream=PERSON,
    subject="staff_id",
    when="decided_on",
    thing="penalty_id",
    evaluates=True,
)
class DisciplinaryPenaltyImposed(Fact):
    """The company penalises a violation of its rules."""

    kind: Literal["disciplinary-penalty-imposed.v1"] = "disciplinary-penalty-imposed.v1"
    staff_id: StaffId
    violation_on: date
    level: PenaltyLevel
    rule_ref: Text


@declare(
    "P1-3.5-d",
    by=Recorders((Role.HR,)),
    stream=OF_TARGET,
    target="penalty_id",
    when="revoked_on",
)
class DisciplinaryPenaltyRevoked(Reversal):
    """A disciplinary penalty is taken back."""

    kind: Literal["disciplinary-penalty-revoked.v1"] = "disciplinary-penalty-revoked.v1"
    penalty_id: FactId
    reason: Words

    @property
    @override
    def reverses(self) -> FactId:
        """The penalty."""
        return self.penalty_id


@declare(
    "P1-3.5-f",
    by=Recorders((Role.SUPERVISOR, Role.HR)),
    stream=PERSON,
    subject="staff_id",
    thing="finding_id",
    evaluates=True,
)
class SeriousViolationFound(Fact):
    """A serious violation with major loss or bad influence."""

    kind: Literal["serious-violation-found.v1"] = "serious-violation-found.v1"
    staff_id: StaffId
    occurred_on: date
    loss: Yuan | None = None
    influence: Words


@declare(
    "P1-2.2-e",
    "P1-3.5-c",
    "P1-3.5-f",
    "P1-3.5-g",
    by=Recorders(tuple(Role), team_only=False),
    stream=PERSON,
    subject="staff_id",
    prescribed_by="P1-3.5-g",
    evaluates=True,
)
class QuarterDisqualified(Fact):
    """Somebody loses the qualification for a quarter's assessment (取消季度考核資格)."""

    kind: Literal["quarter-disqualified.v1"] = "quarter-disqualified.v1"
    staff_id: StaffId
    quarter: Quarter
    ground: Literal["penalty", "cheating", "serious_violation", "head_finding"]
    trigger: FactId | None = None
    reason: Words


@declare(
    "P1-2.2-e",
    by=Recorders(tuple(Role), team_only=False),
    stream=OF_TARGET,
    target="lifts",
)
class QuarterDisqualificationLifted(Reversal):
    """A disqualification no longer holds."""

    kind: Literal["quarter-disqualification-lifted.v1"] = "quarter-disqualification-lifted.v1"
    staff_id: StaffId
    quarter: Quarter
    lifts: FactId
    reason: Words
    appeal_id: FactId | None = None

    @property
    @override
    def reverses(self) -> FactId:
        """The disqualification."""
        return self.lifts
