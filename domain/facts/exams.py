"""The three exams of a quarter and their marks (regulation.md, C.5)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import Role
from domain.values import Count, Id, Points, Quarter, StaffId, Text, When, Words

PERSON = "person/{staff_id}"
SUPERVISOR = Recorders((Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR))
TenErrors = Annotated[Count, Field(le=10)]
Subject = Literal["document", "knowledge", "typing"]


class ExamFact(Fact):
    """A fact about one person's exam, which counts for the quarter it was set for."""

    exam_id: Id
    staff_id: StaffId
    for_quarter: Quarter


@declare(
    "P1-0.4-b",
    "P1-2.5-e",
    by=Recorders((Role.HR, Role.SUPERVISOR), jointly_with=(Role.HR, Role.SUPERVISOR)),
    stream=PERSON,
    subject="staff_id",
    when="held_on",
    key=("staff_id", "exam_id"),
    prescribed_by="P1-2.5-e",
)
class ErrorCorrectionExamMarked(ExamFact):
    """The document exam of 2005: errors found and corrected (公文改錯題)."""

    kind: Literal["error-correction-exam-marked.v1"] = "error-correction-exam-marked.v1"
    with_: Annotated[StaffId | None, Field(alias="with")] = None
    found_and_corrected: TenErrors
    found_only: TenErrors = 0


@declare(
    "P1-0.4-b",
    "P1-2.5-f",
    by=SUPERVISOR,
    stream="quarter/{for_quarter}",
    when="started_at",
    prescribed_by="P1-2.5-f",
)
class DocumentWritingExamHeld(Fact):
    """The writing test used from 2006 on is held."""

    kind: Literal["document-writing-exam-held.v1"] = "document-writing-exam-held.v1"
    exam_id: Id
    for_quarter: Quarter
    topic: Words
    announced_by: StaffId
    ended_at: When | None = None
    reference_standard: Text
    candidate_ids: tuple[StaffId, ...] = ()


@declare("P1-2.5-f", by=SUPERVISOR, stream=PERSON, subject="staff_id", when="handed_in_at")
class ScriptHandedIn(Fact):
    """A candidate hands in the script."""

    kind: Literal["script-handed-in.v1"] = "script-handed-in.v1"
    exam_id: Id
    staff_id: StaffId
    script_ref: Text


@declare(
    "P1-0.4-b",
    "P1-2.5-f",
    "P1-2.5-g",
    "P1-2.5-h",
    by=Recorders((Role.SUPERVISOR, Role.HR)),
    stream=PERSON,
    subject="staff_id",
    names={"rater_id": "by"},
    key=("staff_id", "exam_id", "by"),
    prescribed_by="P1-2.5-f",
)
class DocumentWritingMarked(ExamFact):
    """One rater's count of the faults in a script; the other rater marks separately."""

    kind: Literal["document-writing-marked.v1"] = "document-writing-marked.v1"
    held_on: date
    rater_capacity: Literal["supervisor", "hr"]
    wrong_characters: Count = 0
    faulty_sentences: Count = 0
    missing_terms: Count = 0
    quantity_errors: Count = 0
    format_errors: Count = 0


@declare(
    "P1-0.4-b",
    "P1-2.7-b",
    by=SUPERVISOR,
    stream=PERSON,
    subject="staff_id",
    when="held_on",
    key=("staff_id", "exam_id"),
    prescribed_by="P1-2.7-b",
)
class KnowledgeExamMarked(ExamFact):
    """The property-management knowledge exam's mark, 0 to 100."""

    kind: Literal["knowledge-exam-marked.v1"] = "knowledge-exam-marked.v1"
    mode: Literal["written", "practical"] = "written"
    mark: Annotated[Points, Field(le=100)]


@declare(
    "P1-0.4-b",
    "P1-2.6-a",
    "P1-2.6-b",
    "P1-2.6-c",
    by=SUPERVISOR,
    stream=PERSON,
    subject="staff_id",
    when="held_on",
    key=("staff_id", "exam_id"),
    prescribed_by="P1-2.6-a",
)
class TypingTestTaken(ExamFact):
    """The typing test: characters typed and characters wrong, in five minutes."""

    kind: Literal["typing-test-taken.v1"] = "typing-test-taken.v1"
    duration_s: Annotated[int, Field(gt=0, le=300)] = 300
    gross_chars: Count
    wrong_chars: Count
    material_ref: Text | None = None


@declare("P1-0.4-b", by=SUPERVISOR, stream=PERSON, subject="staff_id")
class ExamAbsenceRecorded(ExamFact):
    """Somebody did not sit an exam."""

    kind: Literal["exam-absence-recorded.v1"] = "exam-absence-recorded.v1"
    subject: Subject
    excused: bool
    reason: Words


@declare(
    "P1-0.4-b",
    by=SUPERVISOR,
    stream=PERSON,
    subject="staff_id",
    names={"replaces": "replaces_exam"},
)
class MakeUpExamAuthorised(ExamFact):
    """A make-up exam takes the place of one missed or void."""

    kind: Literal["make-up-exam-authorised.v1"] = "make-up-exam-authorised.v1"
    replaces_exam: Id
    reason: Words
