"""From self-evaluation to publication, and disqualification (regulation.md, C.8)."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact
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
)

QUARTER = "quarter/{quarter}"
PERSON = "person/{staff_id}"


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
