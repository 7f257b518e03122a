"""What happens to somebody happens while they belong to the department (P1-4.1-d, P1-4.4-c)."""

from datetime import date

from commands.state import State, checks, day
from domain.facts.disputes import TaskAssigned, TaskRefusalReported
from domain.facts.envelope import Fact
from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    KnowledgeExamMarked,
    TypingTestTaken,
)
from domain.facts.monthly import (
    ChangedTaskAdded,
    ExtraEffortBonusRecorded,
    MonthlyPlanSet,
    OfAMonth,
    RoutineDutyDeductionRecorded,
)
from domain.facts.organisation import (
    GradeAssigned,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    DiscontentSpreadLogged,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.posts import SalarySet
from domain.refusals.forbidden import NotHereThen
from domain.rules.exam_marks import held_on
from domain.wording import say


def _day(fact: Fact) -> date:
    """The day on which somebody must have belonged to the department for a fact to be so."""
    match fact:
        case TeamMembershipChanged():
            return fact.from_on
        case GradeAssigned() | SalarySet():
            return fact.effective_from
        case (
            DocumentWritingMarked()
            | ErrorCorrectionExamMarked()
            | KnowledgeExamMarked()
            | TypingTestTaken()
        ):
            return held_on(fact)
        case OfAMonth() if not isinstance(fact, RoutineDutyDeductionRecorded):
            return fact.month.first_day
        case _:
            return day(fact)


@checks(
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
    ComplaintHandlingDeductionRecorded,
    BonusPointsAwarded,
    DiscontentSpreadLogged,
    TaskAssigned,
    TaskRefusalReported,
    ErrorCorrectionExamMarked,
    DocumentWritingMarked,
    KnowledgeExamMarked,
    TypingTestTaken,
    MonthlyPlanSet,
    ChangedTaskAdded,
    RoutineDutyDeductionRecorded,
    ExtraEffortBonusRecorded,
    TeamMembershipChanged,
    GradeAssigned,
    SalarySet,
    StaffMemberLeft,
)
def had_not_left(state: State, fact: Fact) -> None:
    """Of whoever has left nothing is recorded for a later day, until they hold a post again."""
    staff = str(getattr(fact, fact.declaration.subject or "staff_id"))
    on = _day(fact)
    left = state.people.left_before(staff, on)
    if left is not None:
        raise NotHereThen(
            staff=staff,
            on=on,
            left=left,
            fact=say(f"fact.{type(fact).__name__}"),
            clause=fact.declaration.prescribed_by,
        )
