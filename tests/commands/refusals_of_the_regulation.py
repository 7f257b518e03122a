"""Requests the regulation does not allow."""

from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.disqualification import QuarterDisqualified, SeriousViolationFound
from domain.facts.exams import ErrorCorrectionExamMarked, KnowledgeExamMarked, TypingTestTaken
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import SpecialInspectionTeamFormed
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.facts.quarter import ResultAdjusted
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import CheatingConfirmed, CheatingReported, WorkLogEntryRecorded
from domain.refusals import forbidden as refused
from tests.cast import LOG
from tests.commands.refusal_cases import GROOMING, Case, deducted, happened, marked, published

MARK = {"staff_id": "A1", "mark": "80"}
FORM = {"by": "A2", "ratee_id": "A1", "quarter": "2006Q1", "comment": "good"}
REVERSAL = {"by": "H1", "target": "d", "reason": "wrong person"}
REPORT = {"by": "H1", "id": "r", "staff_id": "A1", "description": "seen"}
CONFIRMED = {"incident_id": "r", "person_heard_on": "2006-02-10", "intent_evidence": ("said so",)}
VISIT = {"by": "I1", "duty_foreman_ids": ("F1",)}
FINDING = {"staff_id": "A1", "quarter": "2006Q1", "reason": "grave"}
DEDUCTION = happened(GroomingDeductionRecorded, **deducted(id="d"))
DEAR = {"item_code": "G1", "text_zh": "未佩戴工牌", "points": "3", "direction": "deduct"}
OWN_MEMBER = {"by": "H1", "members": ({"staff_id": "I3", "home_department": LOG},)}
CASES = (
    Case(
        refused.ConsultationMissing,
        "P1-0.6-a",
        StandardAdopted,
        {
            "by": "H1",
            "standard_code": "grooming",
            "title_zh": "儀容儀表規范",
            "version": 2,
            "effective_from": "2006-04-01",
            "items": (DEAR,),
        },
        readings={"standard.consultation_required": "block"},
    ),
    Case(refused.RoleLacking, "P1-2.7-b", KnowledgeExamMarked, {**MARK, "by": "A2"}),
    Case(
        refused.AboutOneself,
        "P1-2.1-b",
        GroomingDeductionRecorded,
        deducted(staff_id="F1"),
    ),
    Case(
        refused.OnlyOwn,
        "P1-2.2-a",
        WorkLogEntryRecorded,
        {"by": "A2", "staff_id": "A1", "tasks": "rounds", "work_status": "done"},
    ),
    Case(refused.NotOwnTeam, "P1-2.1-b", GroomingDeductionRecorded, deducted(by="F2")),
    Case(
        refused.EvidenceMissing,
        "P1-0.6-b",
        GroomingDeductionRecorded,
        deducted(note=None, evidence=()),
    ),
    Case(
        refused.PointsDiffer,
        "P1-2.3",
        GroomingDeductionRecorded,
        deducted(standard_ref={"code": "grooming", "version": 2, "item": "G1"}),
        before=(
            happened(
                StandardAdopted,
                by="H1",
                standard_code="grooming",
                title_zh="儀容儀表",
                version=2,
                effective_from="2006-01-01",
                items=(DEAR,),
            ),
        ),
    ),
    Case(
        refused.StandardNotYet,
        "P1-2.3",
        GroomingDeductionRecorded,
        deducted(standard_ref={"code": "grooming", "version": 2, "item": "G1"}, points="3"),
        before=(
            happened(
                StandardAdopted,
                by="H1",
                standard_code="grooming",
                title_zh="儀容儀表",
                version=2,
                effective_from="2006-02-11",
                items=(DEAR,),
            ),
        ),
    ),
    Case(
        refused.WrongCatalogue,
        "P1-2.3",
        GroomingDeductionRecorded,
        deducted(standard_ref={**GROOMING, "code": "bonus", "item": "B0"}),
    ),
    Case(
        refused.MethodNotInForce,
        "P1-2.5-e",
        ErrorCorrectionExamMarked,
        {"staff_id": "A1", "found_and_corrected": 7},
        on="2006-01-10",
    ),
    Case(refused.ReasonNeeded, "P1-0.4-b", KnowledgeExamMarked, MARK, on="2006-03-10"),
    Case(
        refused.SecondMark,
        "P1-0.4-b",
        KnowledgeExamMarked,
        MARK,
        before=(happened(KnowledgeExamMarked, **MARK),),
    ),
    Case(
        refused.NotTheirRater,
        "P1-2.8-a",
        AttitudeFormSubmitted,
        {**FORM, "by": "A7", "rater_capacity": "foreman", "item_scores": ("8",)},
    ),
    Case(
        refused.OnePlaceOnly, "P1-2.8-b", AttitudeFormSubmitted, {**FORM, "item_scores": ("8.25",)}
    ),
    Case(
        refused.OwnDepartment,
        "P1-2.9-b",
        InspectionConducted,
        {**VISIT, "by": "I3"},
        before=(happened(SpecialInspectionTeamFormed, **OWN_MEMBER),),
    ),
    Case(
        refused.NotOnDuty, "P1-2.9-e", InspectionConducted, {**VISIT, "duty_foreman_ids": ("A1",)}
    ),
    Case(
        refused.ReporterConfirms,
        "P1-2.2-e",
        CheatingConfirmed,
        {**CONFIRMED, "by": "H1"},
        before=(happened(CheatingReported, **REPORT),),
    ),
    Case(
        refused.NotHeard,
        "P1-2.2-e",
        CheatingConfirmed,
        {**CONFIRMED, "by": "H2", "person_heard_on": "2006-02-11"},
        before=(happened(CheatingReported, **REPORT),),
    ),
    Case(
        refused.OnlyOnAppeal,
        "P1-2.10",
        ScoreEntryReversed,
        REVERSAL,
        on="2006-04-11",
        before=(DEDUCTION, marked("A1"), published),
    ),
    Case(
        refused.MayNotReverse,
        "P1-2.2-c",
        ScoreEntryReversed,
        {**REVERSAL, "by": "F2"},
        before=(DEDUCTION,),
    ),
    Case(
        refused.ScopeNotAllowed,
        "P1-2.12",
        ResultAdjusted,
        {"by": "M", "quarter": "2006Q1", "delta": "1", "external_influence": "flood"}
        | {"scope": "person", "scope_id": "A1"},
        on="2006-04-05",
    ),
    Case(
        refused.GroundNotTheirs,
        "P1-3.5-g",
        QuarterDisqualified,
        {**FINDING, "by": "H1", "ground": "head_finding"},
    ),
    Case(
        refused.OtherQuarter,
        "P1-3.5-f",
        QuarterDisqualified,
        {**FINDING, "by": "H1", "ground": "serious_violation", "trigger": "v"}
        | {"quarter": "2005Q4"},
        before=(
            happened(
                SeriousViolationFound,
                by="H1",
                id="v",
                staff_id="A1",
                occurred_on="2006-01-01",
                influence="bad",
            ),
        ),
    ),
    Case(
        refused.NotAssessed,
        "P1-2.10",
        GroomingDeductionRecorded,
        deducted(by="H1", staff_id="S"),
    ),
    Case(
        refused.OutOfMonth,
        "P1-0.4-b",
        TypingTestTaken,
        {"staff_id": "A1", "gross_chars": 300, "wrong_chars": 0, "note": "a flood"},
        readings={"exam.out_of_month": "reject"},
    ),
)
