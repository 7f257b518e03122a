"""Who may record what, about whom (regulation.md, B.2 and B.3)."""

import pytest

from commands.authority import authorise
from commands.state import State
from domain.facts import NAMES
from domain.facts.envelope import Fact
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.points import BonusPointsAwarded, GroomingDeductionRecorded
from domain.facts.worklog import WorkLogEntryCorrected, WorkLogEntryRecorded
from domain.refusals import Refusal
from tests.builders import Book
from tests.cast import FEBRUARY, LOG, moment
from tests.commands.refusal_cases import GROOMING, deducted
from tests.staging import outcome, refusal, stage, take

PEOPLE = {
    "CA": ("A1", "customer_assistant"),
    "FO": ("F1", "foreman"),
    "DS": ("D", "deputy_supervisor"),
    "SU": ("S", "supervisor"),
    "EM": ("M", "estate_manager"),
    "HR": ("H2", "hr"),
    "ST": ("I1", "special_team"),
}
# The rows of B.2, about A2 of the team of F1. The deputy acts "by delegation" where a mark stands.
MATRIX = {
    "WorkLogEntryRecorded": "",
    "CaseFollowUpRecorded": "",
    "LateLogEntryConfirmed": "FO",
    "LogDataSpotChecked": "FO DS SU EM HR",
    "CheatingConfirmed": "SU HR",
    "CheatingReportDismissed": "SU HR",
    "GroomingDeductionRecorded": "FO DS SU HR ST",
    "ProcedureDeductionRecorded": "FO DS SU HR ST",
    "ComplaintHandlingDeductionRecorded": "FO DS SU HR ST",
    "BonusPointsAwarded": "SU HR",
    "QuestionSubmitted": "",
    "QuestionJudgedDuplicate": "FO SU",
    "QuestionConfirmed": "FO DS SU",
    "QuestionRejected": "FO SU",
    "ExamPaperComposed": "SU HR",
    "ErrorCorrectionExamMarked": "SU HR",
    "DocumentWritingMarked": "SU HR",
    "KnowledgeExamMarked": "DS SU",
    "TypingTestTaken": "DS SU",
    "AttitudeFormSubmitted": "CA FO SU",
    "AttitudeResultsTallied": "DS SU",
    "InspectionConducted": "HR ST",
    "TaskCompletionSpotChecked": "SU HR",
    "InspectionResultsCollated": "HR",
    "SelfEvaluationSubmitted": "",
    "LogDataReviewed": "FO SU",
    "DataCredibilityAudited": "HR",
    "QuarterResultsSummarised": "SU",
    "QuarterResultsPublished": "SU",
    "ResultAdjusted": "EM",
    "DisciplinaryPenaltyImposed": "HR",
    "SeriousViolationFound": "SU HR",
    "AppealRegistered": "HR",
    "AppealVerified": "HR",
    "ReviewMeetingDecided": "HR",
    "ReviewMeetingHeld": "EM HR",  # The estate manager where it is read so (P1-3.7-a/1).
    "AppealOutcomeFedBack": "HR",
    "GradeAssigned": "HR",
    "PromotionReportSubmitted": "",
    "PromotionReviewDecided": "SU EM",
    "BestTeamMemberNamed": "SU",
    "DemotionReviewed": "SU EM",
    "EliminationDecided": "EM HR",
    "ExemptionUsed": "HR",
    "ImprovementProposalSubmitted": "",
    "ForemanAbilityRated": "SU EM",
    "ForemanCompetitionHeld": "SU EM",
    "ForemanConfirmed": "SU EM",
    "ForemanDemoted": "EM HR",
    "ProbationDecided": "SU EM",
    "GradePaySet": "HR",
    "SalarySet": "HR",
    "StandardAdopted": "HR",
    "PolicyOptionSet": "HR",
    "AssessmentPeriodClosed": "HR",
    "SalaryDeductionOrdered": "HR",
}
OWN = {
    "WorkLogEntryRecorded",
    "CaseFollowUpRecorded",
    "SelfEvaluationSubmitted",
    "QuestionSubmitted",
    "PromotionReportSubmitted",
    "ImprovementProposalSubmitted",
}
OF_FOREMEN = {"ImprovementProposalSubmitted"}
SELF = OWN | {"AttitudeFormSubmitted"}
"""What somebody may record about themselves (B.3, 1)."""


def may(kind: type[Fact], by: str, role: str, subject: str) -> bool:
    state = State(LOG, Book().department, moment(FEBRUARY), 0, lambda: "", lambda _: ())
    named = {kind.declaration.subject: subject} if kind.declaration.subject else {}
    on = moment(FEBRUARY).date()
    fact = kind.model_construct(None, by=by, role=role, happened_on=on, **named)  # type: ignore[arg-type]  # any field
    try:
        authorise(state, fact)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("name", MATRIX)
def test_about_somebody_else_only_who_the_matrix_names_may_record(name: str) -> None:
    allowed = [who for who, (by, role) in PEOPLE.items() if may(NAMES[name], by, role, "A2")]
    assert " ".join(allowed) == MATRIX[name]


SUBJECTS = [name for name in MATRIX if NAMES[name].declaration.subject]


@pytest.mark.parametrize("name", SUBJECTS)
def test_about_oneself_nobody_records_what_bears_on_the_score(name: str) -> None:
    allowed = [by for by, role in PEOPLE.values() if may(NAMES[name], by, role, by)]
    assert bool(allowed) == (name in SELF)
    if name in OWN:
        assert ("F1" if name in OF_FOREMEN else "A1") in allowed


def test_a_foreman_records_about_the_own_team_alone() -> None:
    kind = GroomingDeductionRecorded
    assert [may(kind, by, "foreman", "A2") for by in ("F1", "F2")] == [True, False]


@pytest.mark.parametrize("role", ["supervisor", "hr", "foreman"])
def test_a_role_somebody_does_not_hold_helps_nobody(role: str) -> None:
    assert not may(KnowledgeExamMarked, "A1", role, "A2")
    assert not may(BonusPointsAwarded, "A1", role, "A2")


def test_hrs_manager_acts_as_hr() -> None:
    assert may(BonusPointsAwarded, "H1", "hr_manager", "A2")


def test_left_out_the_role_is_the_one_that_may() -> None:
    on_stage = stage()
    entry = take(on_stage, GroomingDeductionRecorded, **deducted(by="I1"))
    assert entry.fact.role == "special_team"


def test_a_paper_is_judged_by_the_role_held_on_its_date() -> None:
    on_stage = stage()
    fields = {"staff_id": "F1", "standard_ref": GROOMING, "points": "1", "note": "seen"}
    # In 2003 nobody was in office yet.
    assert outcome(on_stage, GroomingDeductionRecorded, **fields) == "recorded"
    early = {"written_on": "2003-12-31", **fields}
    assert outcome(on_stage, GroomingDeductionRecorded, **early) == "P1-2.1-b"


def test_nobody_records_in_the_name_of_the_regulation() -> None:
    assert outcome(stage(), GroomingDeductionRecorded, **deducted(by="regulation")) != "recorded"


LOGGED = {"staff_id": "A1", "tasks": "rounds", "work_status": "done"}


def test_an_author_corrects_the_own_log() -> None:
    on_stage = stage()
    entry = take(on_stage, WorkLogEntryRecorded, by="A1", **LOGGED)
    fields = {"corrects": entry.fact.id, "new_content": "two rounds", "reason": "forgot one"}
    assert outcome(on_stage, WorkLogEntryCorrected, by="A1", **fields) == "recorded"


def test_nobody_corrects_anothers_log() -> None:
    on_stage = stage()
    entry = take(on_stage, WorkLogEntryRecorded, by="A1", **LOGGED)
    fields = {"corrects": entry.fact.id, "new_content": "no rounds", "reason": "I saw it"}
    found = refusal(on_stage, WorkLogEntryCorrected, by="A2", **fields)
    assert found.clause == "P1-2.2-c"
