"""The month assessed: by whom, results, talk, evaluation, confirmation (regulation.md, C.9)."""

from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Erased, Fact
from domain.facts.monthly import ASSESSORS, EMPLOYEES, HEADS, MONTH, MONTH_OF_ALL, OfAMonth
from domain.roles import Role
from domain.values import Count, HalfYear, Id, Month, Points, StaffId, Words


@declare("P1-3.1-a", by=Recorders((Role.SUPERVISOR,)), stream=MONTH_OF_ALL)
class MonthlyAssessmentDelegated(Fact):
    """The head delegates the assessment of a month to the deputy, for these persons."""

    kind: Literal["monthly-assessment-delegated.v1"] = "monthly-assessment-delegated.v1"
    month: Month
    to_deputy_id: StaffId
    staff_ids: Annotated[tuple[StaffId, ...], Field(min_length=1)]
    reason: Words


@declare(
    "P1-3.1-a",
    "P1-3.1-d",
    by=ASSESSORS,
    stream=MONTH,
    subject="staff_id",
    key=("staff_id", "month", "task_id"),
    evaluates=True,
)
class TaskResultAssessed(OfAMonth):
    """How far a task of the month was achieved: a ratio, or points where it is read so."""

    kind: Literal["task-result-assessed.v1"] = "task-result-assessed.v1"
    task_id: Id
    achievement_ratio: Points | None = None
    points: Points | None = None


@declare(
    "P1-0.6-c",
    "P1-3.4",
    by=Recorders(EMPLOYEES, own=True),
    stream=MONTH,
    subject="staff_id",
    key=("staff_id", "month"),
    confidential=dict.fromkeys(("strengths", "weaknesses", "improvements"), "{staff_id}"),
    prescribed_by="P1-3.4",
)
class MonthlySelfEvaluationWritten(OfAMonth):
    """Somebody evaluates their own month against its plan (自我評價)."""

    kind: Literal["monthly-self-evaluation-written.v1"] = "monthly-self-evaluation-written.v1"
    strengths: Words | Erased
    weaknesses: Words | Erased
    improvements: Words | Erased


@declare(
    "P1-3.5-b",
    by=ASSESSORS,
    stream=MONTH,
    subject="staff_id",
    confidential={"inquiry": "{staff_id}"},
)
class LikelyDisputeInvestigated(OfAMonth):
    """Before the talk the assessor inquires into an item that may be disputed."""

    kind: Literal["likely-dispute-investigated.v1"] = "likely-dispute-investigated.v1"
    item: Words
    inquiry: Words | Erased


@declare(
    "P1-3.5-a",
    "P1-3.5-b",
    by=ASSESSORS,
    stream=MONTH,
    subject="staff_id",
    when="held_at",
    key=("staff_id", "month"),
)
class PerformanceTalkHeld(OfAMonth):
    """Assessor and assessed talk, alone, for so many minutes (績效溝通)."""

    kind: Literal["performance-talk-held.v1"] = "performance-talk-held.v1"
    duration: Count
    assessor_id: StaffId
    others_present: tuple[StaffId, ...] = ()


@declare(
    "P1-0.6-c",
    "P1-3.5-b",
    by=ASSESSORS,
    stream=MONTH,
    subject="staff_id",
    when="given_on",
    key=("staff_id", "month"),
    confidential={"text": "{staff_id}"},
    prescribed_by="P1-3.5-b",
)
class LeaderEvaluationGiven(OfAMonth):
    """The assessor's evaluation, after the talk (領導評價)."""

    kind: Literal["leader-evaluation-given.v1"] = "leader-evaluation-given.v1"
    text: Words | Erased


@declare(
    "P1-3.1-a",
    by=HEADS,
    stream=MONTH_OF_ALL,
    when="confirmed_on",
)
class MonthlyAssessmentConfirmed(Fact):
    """The head confirms the results of a month; only then are they final."""

    kind: Literal["monthly-assessment-confirmed.v1"] = "monthly-assessment-confirmed.v1"
    month: Month
    staff_ids: Annotated[tuple[StaffId, ...], Field(min_length=1)]


@declare("P1-0.5-a", "P1-3.6", by=Recorders((Role.HR,)), stream="reports/{half}", when="issued_on")
class HalfYearReportIssued(Fact):
    """HR reports how the system works, the year's level, and problems with their solutions."""

    kind: Literal["half-year-report-issued.v1"] = "half-year-report-issued.v1"
    half: HalfYear
    system_state: Words
    annual_level: Words
    problems_and_solutions: Words
