"""Promotion, demotion, elimination and exemption of assistants (regulation.md, C.12)."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact
from domain.facts.joint import JointFact
from domain.roles import Role
from domain.values import YEARS, FactId, Id, Quarter, StaffId, TeamId, Words, as_typed

PERSON = "person/{staff_id}"
REVIEWERS = (Role.SUPERVISOR, Role.ESTATE_MANAGER)
DECIDERS = (Role.ESTATE_MANAGER, Role.HR)
EliminationGround = Literal["bottom_three", "quarter_deductions", "year_deductions"]
DemotionGround = Literal["below_standard", "worst_in_grade"]
Year = Annotated[int, Field(ge=YEARS[0], lt=YEARS[1])]


@declare(
    "P1-0.4-d",
    "P1-4.1-a",
    "P1-4.3-i",
    "P1-4.6-a",
    "P1-4.6-b",
    by=Recorders((Role.CUSTOMER_ASSISTANT, Role.FOREMAN), own=True),
    stream=PERSON,
    subject="staff_id",
    when="submitted_on",
    thing="report_id",
    key=("staff_id", "quarter", "target_grade"),
    prescribed_by="P1-4.6-a",
)
class PromotionReportSubmitted(Fact):
    """Somebody judges that they qualify for a grade, and reports the cases they followed up."""

    kind: Literal["promotion-report-submitted.v1"] = "promotion-report-submitted.v1"
    staff_id: StaffId
    quarter: Quarter
    target_grade: Literal[1, 2]
    a_cases: tuple[Id, ...] = ()
    b_cases: tuple[Id, ...] = ()
    c_cases: tuple[Id, ...] = ()
    performance_data_ref: Words

    _grade_as_typed = field_validator("target_grade", mode="before")(as_typed)


@declare(
    "P1-0.4-d",
    "P1-4.1-a",
    "P1-4.6-a",
    "P1-4.6-c",
    by=Recorders(REVIEWERS),
    stream=OF_TARGET,
    target="report_id",
    names={"reviewer_role": "role"},
    prescribed_by="P1-4.6-a",
)
class PromotionReviewDecided(Fact):
    """The supervisor, or the estate manager, passes or fails a promotion report."""

    kind: Literal["promotion-review-decided.v1"] = "promotion-review-decided.v1"
    report_id: FactId
    passed: bool
    reason: Words


@declare(
    "P1-4.1-g",
    by=Recorders(REVIEWERS, jointly_with=REVIEWERS),
    stream=PERSON,
    subject="staff_id",
    key=("staff_id", "year", "ground"),
)
class DemotionReviewed(JointFact):
    """Supervisor and estate manager examine the year's data, and demote or do not."""

    kind: Literal["demotion-reviewed.v1"] = "demotion-reviewed.v1"
    staff_id: StaffId
    year: Year
    ground: DemotionGround
    demoted: bool
    reason: Words

    _year_as_typed = field_validator("year", mode="before")(as_typed)


@declare(
    "P1-4.1-f",
    by=Recorders((Role.SUPERVISOR,)),
    stream="quarter/{quarter}",
    subject="staff_id",
    key=("quarter", "team_id"),
)
class BestTeamMemberNamed(Fact):
    """The supervisor names a team's best member of a quarter (最佳隊員)."""

    kind: Literal["best-team-member-named.v1"] = "best-team-member-named.v1"
    quarter: Quarter
    team_id: TeamId
    staff_id: StaffId
    reason: Words


@declare(
    "P1-4.1-d",
    "P1-4.1-e",
    "P1-4.1-f",
    by=Recorders(DECIDERS, jointly_with=DECIDERS),
    stream=PERSON,
    subject="staff_id",
    when="decided_on",
)
class EliminationDecided(JointFact):
    """Estate manager and HR decide what becomes of somebody listed for elimination."""

    kind: Literal["elimination-decided.v1"] = "elimination-decided.v1"
    staff_id: StaffId
    ground: EliminationGround
    outcome: Literal["transfer", "dismissal", "exempted", "not_pursued"]
    reason: Words


@declare(
    "P1-4.1-f",
    by=Recorders((Role.HR,)),
    stream=PERSON,
    subject="staff_id",
    when="used_on",
)
class ExemptionUsed(Fact):
    """An exemption from transfer or dismissal is used up."""

    kind: Literal["exemption-used.v1"] = "exemption-used.v1"
    staff_id: StaffId
    earned_year: Year
    against: FactId
    """The decision it protects from, or what put the person on the list."""

    _year_as_typed = field_validator("earned_year", mode="before")(as_typed)
