"""What somebody may say no longer counts: everything else is reversed by an act of its own."""

from commands.reverse_step import RETRACTABLE
from domain.facts.assessment import (
    HalfYearReportIssued,
    MonthlyAssessmentConfirmed,
    MonthlyAssessmentDelegated,
)
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.audit import ConflictOfInterestDeclared, ConflictOfInterestResolved
from domain.facts.disputes import OfATask, TaskAssigned
from domain.facts.exams import ExamFact
from domain.facts.grades import (
    BestTeamMemberNamed,
    ExemptionUsed,
    PromotionReportSubmitted,
    PromotionReviewDecided,
)
from domain.facts.inspections import InspectionConducted
from domain.facts.joint import JointFact
from domain.facts.monthly import MonthlyPlanReviewed, OfAMonth, RoutineDutyDeductionListSet
from domain.facts.organisation import (
    DutyDelegated,
    GradeAssigned,
    RoleAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.facts.points import (
    BonusPointsAwarded,
    Deduction,
    DiscontentLogConfirmed,
    DiscontentSpreadLogged,
    ScoreEntryReversed,
)
from domain.facts.posts import (
    GradePaySet,
    ImprovementProposalJudged,
    ImprovementProposalSubmitted,
    SalarySet,
)
from domain.facts.quarter import ResultAdjusted
from domain.facts.questions import (
    ExamPaperComposed,
    QuestionConfirmed,
    QuestionJudgedDuplicate,
    QuestionRejected,
)
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CheatingConfirmed,
    CheatingReported,
    WorkLogEntryRecorded,
)

REVERSIBLE = (
    ExamFact,
    Deduction,
    BonusPointsAwarded,
    InspectionConducted,
    AttitudeFormSubmitted,
    DiscontentSpreadLogged,
    CheatingReported,
    CheatingConfirmed,
    ScoreEntryReversed,
    CaseFollowUpRecorded,
    WorkLogEntryRecorded,
    ResultAdjusted,
    StaffMemberEngaged,
    StaffMemberLeft,
    RoleAssigned,
    TeamMembershipChanged,
    DutyDelegated,
    SpecialInspectionTeamFormed,
    GradeAssigned,
    StandardAdopted,
    QuestionJudgedDuplicate,
    QuestionConfirmed,
    QuestionRejected,
    ExamPaperComposed,
    OfAMonth,
    RoutineDutyDeductionListSet,
    MonthlyAssessmentDelegated,
    MonthlyAssessmentConfirmed,
    MonthlyPlanReviewed,
    TaskAssigned,
    OfATask,
    DiscontentLogConfirmed,
    PromotionReportSubmitted,
    PromotionReviewDecided,
    BestTeamMemberNamed,
    ExemptionUsed,
    ImprovementProposalSubmitted,
    ImprovementProposalJudged,
    GradePaySet,
    SalarySet,
    JointFact,
    HalfYearReportIssued,
    ConflictOfInterestDeclared,
    ConflictOfInterestResolved,
    *RETRACTABLE,
)
