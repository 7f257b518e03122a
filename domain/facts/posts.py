"""Foremen, probation and pay (regulation.md, C.12)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact
from domain.facts.grades import DECIDERS, PERSON, REVIEWERS
from domain.facts.joint import JointFact
from domain.roles import Role
from domain.values import Count, FactId, Points, Quarter, StaffId, Words, Yuan, as_typed

FOREMAN = "person/{foreman_id}"
BY_BOTH = Recorders(REVIEWERS, jointly_with=REVIEWERS)
Position = Literal["1", "2", "3", "customer_assistant", "foreman"]
"""What a pay belongs to: a grade by its number, or a post."""


@declare(
    "P1-4.3-g",
    by=Recorders((Role.FOREMAN,), own=True),
    stream=FOREMAN,
    subject="foreman_id",
    when="submitted_on",
    thing="proposal_id",
)
class ImprovementProposalSubmitted(Fact):
    """A foreman proposes how to improve the handling of cases, or a procedure."""

    kind: Literal["improvement-proposal-submitted.v1"] = "improvement-proposal-submitted.v1"
    foreman_id: StaffId
    subject: Literal["case_handling", "procedure_operation"]
    text: Words


@declare("P1-4.3-g", by=Recorders((Role.SUPERVISOR,)), stream=OF_TARGET, target="proposal_id")
class ImprovementProposalJudged(Fact):
    """The supervisor says whether a proposal is on its subject, and accepts it or does not."""

    kind: Literal["improvement-proposal-judged.v1"] = "improvement-proposal-judged.v1"
    proposal_id: FactId
    verdict: Literal["accepted", "declined", "off_subject"]
    reason: Words


@declare(
    "P1-4.3-i",
    by=BY_BOTH,
    stream=FOREMAN,
    subject="foreman_id",
    key=("foreman_id", "quarter"),
)
class ForemanAbilityRated(JointFact):
    """Estate manager and supervisor rate a foreman's ability by experience."""

    kind: Literal["foreman-ability-rated.v1"] = "foreman-ability-rated.v1"
    foreman_id: StaffId
    quarter: Quarter
    grade: Literal[1, 2, 3]
    text: Words

    _grade_as_typed = field_validator("grade", mode="before")(as_typed)


@declare("P1-4.5", by=BY_BOTH, stream="competitions", when="held_on", thing="competition_id")
class ForemanCompetitionHeld(JointFact):
    """Candidates compete for a foreman's post; estate manager and supervisor select."""

    kind: Literal["foreman-competition-held.v1"] = "foreman-competition-held.v1"
    candidate_ids: tuple[StaffId, ...]
    selected_ids: tuple[StaffId, ...] = ()
    reasons: Words


@declare("P1-4.3-a", "P1-4.5", by=BY_BOTH, stream=PERSON, subject="staff_id")
class ForemanConfirmed(JointFact):
    """A new foreman is confirmed in the post, or is not."""

    kind: Literal["foreman-confirmed.v1"] = "foreman-confirmed.v1"
    staff_id: StaffId
    confirmed: bool
    reason: Words
    effective_from: date


@declare(
    "P1-4.3-b",
    "P1-4.3-h",
    by=Recorders(DECIDERS, jointly_with=DECIDERS),
    stream=PERSON,
    subject="staff_id",
)
class ForemanDemoted(JointFact):
    """A foreman loses the post."""

    kind: Literal["foreman-demoted.v1"] = "foreman-demoted.v1"
    staff_id: StaffId
    ground: Literal["grade_below_2", "three_failing_quarters"]
    effective_from: date


@declare(
    "P1-4.4-b",
    "P1-4.4-c",
    "P1-4.4-d",
    by=BY_BOTH,
    stream=PERSON,
    subject="staff_id",
    when="decided_on",
    prescribed_by="P1-4.4-c",
)
class ProbationDecided(JointFact):
    """A newcomer is confirmed, or is not engaged; with what it rests on."""

    kind: Literal["probation-decided.v1"] = "probation-decided.v1"
    staff_id: StaffId
    confirmed: bool
    rank: Count | None = None
    grooming_points: Points
    procedure_points: Points
    foreman_id: StaffId | None = None
    """The foreman who led the newcomer's team that day, if it had one."""


@declare(
    "P1-4.4-c",
    by=Recorders((Role.SUPERVISOR,)),
    stream=PERSON,
    subject="staff_id",
    evaluates=True,
)
class ProbationRankRecorded(Fact):
    """The supervisor says which place a newcomer has, where ranks are read to be stated so."""

    kind: Literal["probation-rank-recorded.v1"] = "probation-rank-recorded.v1"
    staff_id: StaffId
    quarter: Quarter
    rank: Annotated[Count, Field(ge=1)]
    among: Annotated[Count, Field(ge=1)]


@declare(
    "P1-4.2",
    by=Recorders((Role.HR,)),
    stream="pay",
    key=("position_or_grade", "effective_from"),
)
class GradePaySet(Fact):
    """HR sets the monthly pay of a grade or a post (定級薪酬)."""

    kind: Literal["grade-pay-set.v1"] = "grade-pay-set.v1"
    position_or_grade: Position
    monthly: Yuan
    effective_from: date


@declare(
    "P1-0.5-a",
    "P1-4.2",
    "P1-4.3-d",
    "P1-4.3-e",
    "P1-4.3-f",
    "P1-4.4-a",
    "P1-4.4-d",
    by=Recorders((Role.HR,)),
    stream=PERSON,
    subject="staff_id",
    key=("staff_id", "effective_from", "ground"),
    prescribed_by="P1-4.2",
)
class SalarySet(Fact):
    """HR sets somebody's monthly salary, or its part for management ability."""

    kind: Literal["salary-set.v1"] = "salary-set.v1"
    staff_id: StaffId
    monthly: Yuan
    effective_from: date
    ground: Literal["entry", "confirmation", "grade", "foreman_supplement"]
