"""Requests about grades, posts and probation that the regulation forbids."""

from domain.facts.audit import ConflictOfInterestDeclared
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.grades import (
    BestTeamMemberNamed,
    EliminationDecided,
    PromotionReportSubmitted,
    PromotionReviewDecided,
)
from domain.facts.organisation import (
    GradeAssigned,
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.facts.points import GroomingDeductionRecorded
from domain.facts.posts import ForemanConfirmed, SalarySet
from domain.facts.worklog import CaseOpened
from domain.refusals import forbidden
from domain.refusals import grading as refused
from tests.commands.refusal_cases import Case, deducted, happened, marked, published

REPORT = {"staff_id": "A1", "quarter": "2006Q1", "target_grade": 2, "performance_data_ref": "log"}
REVIEW = {"report_id": "r", "passed": True, "reason": "as seen"}
CASE = happened(CaseOpened, by="A1", case_id="c1", level="B")
NAMED = {"quarter": "2006Q1", "reason": "as seen"}
DECIDED = {"by": "M", "staff_id": "A1", "ground": "quarter_deductions", "reason": "as seen"}
LISTED = happened(GroomingDeductionRecorded, **deducted(points="41"))
GRADE_2 = happened(GradeAssigned, "2005-01-10", by="H1", staff_id="A1", grade=2)
BEST = tuple(
    happened(BestTeamMemberNamed, on, staff_id="A1", quarter=quarter, reason="as seen")
    for quarter, on in (
        ("2005Q1", "2005-04-08"),
        ("2005Q2", "2005-07-08"),
        ("2005Q3", "2005-10-08"),
    )
)
NEWCOMER = happened(
    StaffMemberEngaged,
    "2006-01-10",
    by="H1",
    staff_id="A13",
    name="A13",
    position="customer_assistant",
    education="bachelor",
)

CASES = (
    Case(
        forbidden.HasConflict,
        "P1-0.6-b",
        GroomingDeductionRecorded,
        deducted(by="F1"),
        before=(
            happened(
                ConflictOfInterestDeclared,
                "2006-02-01",
                by="F1",
                person_id="F1",
                matter_ref="A1",
                nature="kinship",
            ),
        ),
    ),
    Case(
        forbidden.DutyNotDelegated,
        "P1-2.7-b",
        KnowledgeExamMarked,
        {"by": "D", "staff_id": "A1", "mark": "80"},
    ),
    Case(
        forbidden.LeadsAnotherTeam,
        "P1-2.11",
        TeamMembershipChanged,
        {"by": "H1", "staff_id": "A1", "team_id": "T2", "foreman_id": "F1"},
    ),
    Case(
        forbidden.NotHereThen,
        "P1-2.1-b",
        GroomingDeductionRecorded,
        deducted(by="S", happened_on="2006-02-10"),
        before=(
            happened(StaffMemberLeft, "2006-02-09", by="H1", staff_id="A1", reason="resigned"),
        ),
    ),
    Case(
        refused.StandardNotMet,
        "P1-4.1-b",
        PromotionReviewDecided,
        REVIEW,
        on="2006-04-12",
        before=(
            marked("A1"),
            happened(PromotionReportSubmitted, "2006-03-20", by="A1", id="r", **REPORT),
            published,
        ),
    ),
    Case(
        refused.StandardNotMet,
        "P1-4.3-a",
        ForemanConfirmed,
        {"staff_id": "A1", "confirmed": True, "reason": "x", "effective_from": "2006-02-10"},
    ),
    Case(
        refused.ReportNotDue,
        "P1-4.6-a",
        PromotionReviewDecided,
        REVIEW,
        on="2006-04-12",
        before=(happened(PromotionReportSubmitted, "2006-03-21", by="A1", id="r", **REPORT),),
    ),
    Case(
        refused.CaseReportedBefore,
        "P1-4.1-a",
        PromotionReportSubmitted,
        {**REPORT, "by": "A1", "quarter": "2006Q2", "b_cases": ("c1",)},
        on="2006-06-20",
        before=(
            CASE,
            happened(PromotionReportSubmitted, "2006-03-20", by="A1", **REPORT, b_cases=("c1",)),
        ),
    ),
    Case(
        refused.NotDue,
        "P1-4.6-c",
        GradeAssigned,
        {"by": "H1", "staff_id": "A1", "grade": 2, "ground": "promotion"},
    ),
    Case(refused.NotDue, "P1-4.1-e", EliminationDecided, {**DECIDED, "outcome": "transfer"}),
    Case(
        refused.NotOfTheTeam,
        "P1-4.1-f",
        BestTeamMemberNamed,
        {**NAMED, "staff_id": "A1", "team_id": "T2"},
        on="2006-04-12",
    ),
    Case(
        refused.NoExemptionLeft,
        "P1-4.1-f",
        EliminationDecided,
        {**DECIDED, "outcome": "exempted"},
        before=(LISTED,),
    ),
    Case(
        refused.ExemptionProtects,
        "P1-4.1-f",
        EliminationDecided,
        {**DECIDED, "outcome": "dismissal"},
        before=(GRADE_2, *BEST, LISTED),
    ),
    Case(
        refused.PayOutsideBand,
        "P1-4.4-a",
        SalarySet,
        {
            "by": "H1",
            "staff_id": "A13",
            "monthly": "1200",
            "effective_from": "2006-01-10",
            "ground": "entry",
        },
        before=(NEWCOMER,),
    ),
)
