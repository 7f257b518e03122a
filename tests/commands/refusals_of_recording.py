"""Requests that name what is not there, or that come too early or too late."""

from domain.facts.appeals import AppealVerified, ResultAppealLodged
from domain.facts.exams import KnowledgeExamMarked, MakeUpExamAuthorised
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.facts.quarter import QuarterResultsPublished, QuarterResultsSummarised
from domain.facts.standards import AssessmentPeriodClosed, PolicyOptionSet
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened
from domain.refusals import recording as refused
from tests.commands.refusal_cases import Case, deducted, happened, marked, published

MARK = {"staff_id": "A1", "mark": "80"}
OPTION = {"by": "H1", "reason": "better", "effective_from": "2006-04-01"}
CLOSED = {"by": "H1", "period": "2006Q1"}
DEDUCTION = happened(GroomingDeductionRecorded, **deducted(id="d"))
REVERSAL = {"by": "H1", "target": "d", "reason": "wrong person"}
APPEAL = {"by": "A1", "id": "a1", "grounds": "low", "result_ref": {"period": "2006Q1"}}

CASES = (
    Case(refused.BadField, "P1-2.7-b", KnowledgeExamMarked, {**MARK, "mark": "100.5"}),
    Case(refused.FieldMissing, "P1-2.7-b", KnowledgeExamMarked, {"staff_id": "A1"}),
    Case(refused.UnknownField, None, KnowledgeExamMarked, {**MARK, "colour": "red"}),
    Case(refused.UnknownPerson, None, KnowledgeExamMarked, {**MARK, "staff_id": "A99"}),
    Case(refused.UnknownEntry, None, ScoreEntryReversed, {**REVERSAL, "target": "none"}),
    Case(
        refused.UnknownItem,
        "P1-2.3",
        GroomingDeductionRecorded,
        deducted(standard_ref={"code": "grooming", "version": 1, "item": "G9"}),
    ),
    Case(
        refused.UnknownReading, "P1-0.5-a", PolicyOptionSet, {**OPTION, "key": "x.y", "value": "z"}
    ),
    Case(
        refused.ReadingNotCarriedOut,
        None,
        PolicyOptionSet,
        {
            **OPTION,
            "key": "inspection.kind_under_30_rule",
            "value": "only_those_marked_as_formal_inspection",
        },
    ),
    Case(
        refused.UnknownCase,
        "P1-2.2-a",
        CaseFollowUpRecorded,
        {"by": "A1", "staff_id": "A1", "case_id": "c9", "action": "called"},
    ),
    Case(
        refused.UnknownExam,
        "P1-0.4-b",
        MakeUpExamAuthorised,
        {"staff_id": "A1", "exam_id": "k2", "replaces": "k1", "reason": "ill"},
    ),
    Case(refused.ReservedName, "P1-0.5-a", KnowledgeExamMarked, {**MARK, "by": "regulation"}),
    Case(
        refused.NotYet,
        None,
        KnowledgeExamMarked,
        {**MARK, "recorded": "2006-02-09"},
        on="2006-02-10",
    ),
    Case(refused.QuarterNotOver, "P1-0.4-a", AssessmentPeriodClosed, CLOSED, on="2006-03-31"),
    Case(
        refused.QuarterIsPublished,
        "P1-2.10",
        KnowledgeExamMarked,
        {**MARK, "for_quarter": "2006Q1"},
        on="2006-04-11",
        before=(marked("A1"), published),
    ),
    Case(
        refused.QuarterIsClosed,
        "P1-0.4-a",
        AssessmentPeriodClosed,
        CLOSED,
        on="2006-04-04",
        before=(happened(AssessmentPeriodClosed, "2006-04-03", **CLOSED),),
    ),
    Case(
        refused.StepMissing,
        "P1-0.4-a",
        QuarterResultsSummarised,
        {"quarter": "2006Q1"},
        on="2006-04-03",
    ),
    Case(
        refused.NothingToPublish,
        "P1-2.13",
        QuarterResultsPublished,
        {"quarter": "2006Q1"},
        on="2006-04-11",
        before=(marked("A1"), published),
    ),
    Case(
        refused.AlreadyDone,
        "P1-2.2-a",
        CaseOpened,
        {"by": "A1", "case_id": "c1", "level": "A"},
        before=(happened(CaseOpened, by="A1", case_id="c1", level="B"),),
    ),
    Case(
        refused.AlreadyReversed,
        None,
        ScoreEntryReversed,
        REVERSAL,
        before=(DEDUCTION, happened(ScoreEntryReversed, **REVERSAL)),
    ),
    Case(
        refused.TooEarlyFor,
        "P1-0.5-a",
        PolicyOptionSet,
        {**OPTION, "key": "score.floor", "value": "none", "effective_from": "2006-03-31"},
    ),
    Case(
        refused.OutOfTurn,
        "P1-3.7-h",
        AppealVerified,
        {"by": "H1", "appeal_id": "a1", "founded": "yes", "report_ref": "r"},
        on="2006-04-19",
        before=(marked("A1"), published, happened(ResultAppealLodged, "2006-04-18", **APPEAL)),
    ),
)
