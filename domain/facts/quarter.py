"""From self-evaluation to publication, and disqualification (regulation.md, C.8)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import override

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact, Reversal
from domain.facts.standards import Period
from domain.roles import Role
from domain.values import (
    Amount,
    Count,
    Digest,
    Exact,
    FactId,
    Id,
    Points,
    Quarter,
    StaffId,
    Text,
    Value,
    Words,
    Yuan,
)

QUARTER = "quarter/{quarter}"
PERSON = "person/{staff_id}"
PENALTIES = (
    "oral_criticism",
    "written_criticism",
    "warning",
    "demerit",
    "major_demerit",
    "demotion",
    "removal",
    "probation_in_post",
    "dismissal",
)
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


class Claim(Value):
    """The terms of a self-computed score."""

    knowledge: Annotated[Points | None, Field(alias="K")] = None
    document: Annotated[Points | None, Field(alias="D")] = None
    typing: Annotated[Points | None, Field(alias="T")] = None
    grooming: Annotated[Points, Field(alias="G")] = Decimal(0)
    complaint: Annotated[Points, Field(alias="C")] = Decimal(0)
    attitude: Annotated[Points | None, Field(alias="A")] = None
    bonus: Annotated[Points, Field(alias="B")] = Decimal(0)


@declare(
    "P1-0.6-c",
    "P1-2.2-b",
    "P1-4.6-b",
    by=Recorders((Role.CUSTOMER_ASSISTANT, Role.FOREMAN), own=True),
    stream=PERSON,
    subject="staff_id",
    when="submitted_on",
    key=("staff_id", "quarter"),
)
class SelfEvaluationSubmitted(Fact):
    """Somebody evaluates their own quarter and computes the score."""

    kind: Literal["self-evaluation-submitted.v1"] = "self-evaluation-submitted.v1"
    quarter: Quarter
    staff_id: StaffId
    claimed: Claim = Claim()
    claimed_score: Amount


@declare(
    "P1-2.2-b",
    by=Recorders((Role.FOREMAN, Role.SUPERVISOR)),
    stream=PERSON,
    subject="staff_id",
    names={"reviewer_role": "role"},
)
class LogDataReviewed(Fact):
    """Foreman or supervisor examine whether the data are true."""

    kind: Literal["log-data-reviewed.v1"] = "log-data-reviewed.v1"
    quarter: Quarter
    staff_id: StaffId
    outcome: Literal["true", "doubts"]
    notes: Text | None = None


@declare("P1-2.1-c", by=Recorders((Role.HR,)), stream=QUARTER)
class DataCredibilityAudited(Fact):
    """HR audits how far the quarter's data can be trusted."""

    kind: Literal["data-credibility-audited.v1"] = "data-credibility-audited.v1"
    quarter: Quarter
    department_id: Id
    outcome: Literal["credible", "not_credible"] = "credible"
    sample: tuple[FactId, ...] = ()
    report_ref: Text


class SummaryRow(Value):
    """One person's score as summarised; no score is not zero."""

    staff_id: StaffId
    score: Exact | None
    disqualified: bool


@declare("P1-2.13", by=Recorders((Role.SUPERVISOR,)), stream=QUARTER)
class QuarterResultsSummarised(Fact):
    """The supervisor sums up the scores."""

    kind: Literal["quarter-results-summarised.v1"] = "quarter-results-summarised.v1"
    quarter: Quarter
    rows: tuple[SummaryRow, ...]
    rebuilt_hash: Digest


@declare("P1-2.12", by=Recorders((Role.ESTATE_MANAGER,)), stream=QUARTER, evaluates=True)
class ResultAdjusted(Fact):
    """The estate manager adjusts final results for an external influence (調控)."""

    kind: Literal["result-adjusted.v1"] = "result-adjusted.v1"
    quarter: Quarter
    scope: Literal["department", "team", "person"] = "department"
    scope_id: Id
    delta: Amount
    external_influence: Words


class PublishedRow(Value):
    """One person's published result: rounded half up to four places, and exact."""

    staff_id: StaffId
    raw: Exact | None
    adjustment: Exact
    score: Amount
    exact: Exact
    disqualified: bool


class RowChange(Value):
    """What a new edition changes for one person, and the entries that made the difference."""

    staff_id: StaffId
    before: Exact | None
    after: Exact | None
    because: tuple[FactId, ...] = ()


@declare(
    "P1-2.13",
    "P1-4.1-d",
    "P1-4.3-c",
    "P1-4.3-h",
    by=Recorders((Role.SUPERVISOR,)),
    stream=QUARTER,
    when="published_on",
)
class QuarterResultsPublished(Fact):
    """The supervisor publishes an edition of the quarter's results."""

    kind: Literal["quarter-results-published.v1"] = "quarter-results-published.v1"
    quarter: Quarter
    edition: Annotated[int, Field(ge=1)]
    rows: tuple[PublishedRow, ...]
    rows_hash: Digest
    regulation: Digest
    rests_on: Count
    changes_since_previous: tuple[RowChange, ...] = ()


@declare(
    "P1-0.6-c",
    "P1-0.6-d",
    by=Recorders((Role.SUPERVISOR, Role.FOREMAN)),
    stream=PERSON,
    subject="staff_id",
    when="fed_back_on",
)
class ResultFedBack(Fact):
    """A result is fed back: praise, shortcomings, direction."""

    kind: Literal["result-fed-back.v1"] = "result-fed-back.v1"
    staff_id: StaffId
    period: Period
    praise: Words
    shortcomings: Words
    direction: Words


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
    appeal_id: Id | None = None

    @property
    @override
    def reverses(self) -> FactId:
        """The disqualification."""
        return self.lifts
