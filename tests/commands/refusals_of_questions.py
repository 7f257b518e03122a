"""Requests about questions and papers that the regulation does not allow."""

from collections.abc import Mapping

from domain.facts.questions import (
    ExamPaperComposed,
    QuestionConfirmed,
    QuestionJudgedDuplicate,
    QuestionRejected,
    QuestionSubmitted,
)
from domain.refusals import forbidden, recording
from domain.refusals import questions as refused
from tests.commands.refusal_cases import Before, Case, Fields, happened

DAY = "2006-01-10"
TEXT = {"bank": "document_writing", "stem": "下列句子有語病的一項是", "answer": "乙"}
ONE = {"by": "A1", "id": "q1", **TEXT}
AGAIN = {"by": "A2", "id": "q2", **TEXT}
OTHER = {"by": "A2", "id": "q3", **TEXT, "stem": "請改正公文標題中的錯別字"}
FOREMANS = {"by": "F1", "id": "q4", **TEXT, "stem": "公文的日期怎樣寫"}
KNOWLEDGE = {"by": "A1", "id": "k1", **TEXT, "bank": "property_knowledge"}
PAPER: Fields = {"exam_id": "e1", "subject": "document", "method": "writing_2006"}
KNOWLEDGE_PAPER: Fields = {"exam_id": "e1", "subject": "knowledge", "method": "written"}
QUARTER = {"for_quarter": "2006Q1"}


def submitted(*questions: Mapping[str, object]) -> tuple[Before, ...]:
    """Let questions have been submitted."""
    return tuple(happened(QuestionSubmitted, DAY, **one) for one in questions)


def confirmed(question: str, *people: str) -> tuple[Before, ...]:
    """Let persons have confirmed a question."""
    return tuple(happened(QuestionConfirmed, DAY, by=by, question_id=question) for by in people)


REJECTED = happened(QuestionRejected, DAY, by="F1", question_id="q1", reason="unclear")
Q1 = submitted(ONE)


def confirming(by: str, question: str = "q1") -> Fields:
    """Give the fields of a confirmation."""
    return {"by": by, "question_id": question}


def judging(question: str, first: str) -> Fields:
    """Give the fields of a judgement."""
    return {"by": "S", "question_id": question, "duplicate_of": first, "reason": "the same"}


def rejecting(question: str = "q1") -> Fields:
    """Give the fields of a rejection."""
    return {"by": "S", "question_id": question, "reason": "unclear"}


CASES = (
    Case(refused.NotItsMonth, "P1-2.5-a", QuestionSubmitted, {**ONE, "month": "2006-02"}, DAY),
    Case(refused.NotItsMonth, "P1-2.7-a", QuestionSubmitted, KNOWLEDGE | {"month": "2005-12"}, DAY),
    Case(recording.AlreadyDone, "P1-2.5-b", QuestionSubmitted, {**OTHER, "id": "q1"}, DAY, Q1),
    Case(
        refused.OwnQuestion,
        "P1-2.5-c",
        QuestionConfirmed,
        confirming("F1", "q4"),
        DAY,
        submitted(FOREMANS),
    ),
    Case(
        refused.OwnQuestion,
        "P1-2.5-c",
        QuestionConfirmed,
        {**confirming("F2", "q4"), "entered_by": "F1"},
        DAY,
        submitted(FOREMANS),
    ),
    Case(refused.OnlyAForemans, "P1-2.5-c", QuestionConfirmed, confirming("D"), DAY, Q1),
    Case(
        forbidden.RoleLacking,
        "P1-2.5-c",
        QuestionConfirmed,
        confirming("F2", "q4"),
        DAY,
        submitted(FOREMANS),
        {"question.foreman_own": "supervisor_alone"},
    ),
    Case(
        recording.AlreadyDone,
        "P1-2.5-c",
        QuestionConfirmed,
        confirming("F2"),
        DAY,
        (*Q1, *confirmed("q1", "F1")),
    ),
    Case(
        recording.OutOfTurn,
        "P1-2.5-c",
        QuestionConfirmed,
        confirming("S"),
        DAY,
        (*Q1, REJECTED),
    ),
    Case(
        refused.QuestionIsVoid,
        "P1-2.5-b",
        QuestionConfirmed,
        confirming("S", "q2"),
        DAY,
        submitted(ONE, AGAIN),
    ),
    Case(
        refused.QuestionIsVoid,
        "P1-2.5-b",
        QuestionRejected,
        rejecting("q2"),
        DAY,
        submitted(ONE, AGAIN),
    ),
    Case(recording.OutOfTurn, "P1-2.5-c", QuestionRejected, rejecting(), DAY, (*Q1, REJECTED)),
    Case(
        recording.OutOfTurn,
        "P1-2.5-c",
        QuestionRejected,
        rejecting(),
        DAY,
        (*Q1, *confirmed("q1", "F1", "S")),
    ),
    Case(
        refused.QuestionIsVoid,
        "P1-2.5-b",
        QuestionJudgedDuplicate,
        judging("q2", "q1"),
        DAY,
        submitted(ONE, AGAIN),
    ),
    *(
        Case(
            refused.NoRepeat,
            clause,
            QuestionJudgedDuplicate,
            judging(question, first),
            DAY,
            (*submitted(ONE, OTHER, KNOWLEDGE), *before),
            readings,
        )
        for clause, question, first, before, readings in (
            ("P1-2.5-b", "q1", "q3", (), {}),
            ("P1-2.5-b", "q1", "q1", (), {}),
            ("P1-2.7-c", "k1", "q1", (), {}),
            ("P1-2.5-b", "q3", "q1", (), {"question.sameness": "exact_text_only"}),
        )
    ),
    Case(
        refused.NoRepeat,
        "P1-2.5-b",
        QuestionJudgedDuplicate,
        judging("q3", "q1"),
        DAY,
        (*Q1, REJECTED, *submitted(OTHER)),
    ),
    Case(recording.UnknownEntry, None, QuestionConfirmed, confirming("S", "q9"), DAY),
    Case(
        recording.UnknownEntry,
        None,
        QuestionJudgedDuplicate,
        judging("q1", "rejection"),
        DAY,
        (
            *Q1,
            *submitted(OTHER),
            happened(QuestionRejected, DAY, id="rejection", **rejecting("q3")),
        ),
    ),
    Case(
        refused.NotAdopted,
        "P1-2.5-c",
        ExamPaperComposed,
        {**PAPER, **QUARTER, "question_ids": ("q1",)},
        DAY,
        (*Q1, *confirmed("q1", "F1")),
    ),
    Case(
        refused.NotAdopted,
        "P1-2.7-d",
        ExamPaperComposed,
        {**KNOWLEDGE_PAPER, **QUARTER, "question_ids": ("k1",), "note": "no time"},
        DAY,
        submitted(KNOWLEDGE),
    ),
    Case(
        refused.OtherBank,
        "P1-2.7-d",
        ExamPaperComposed,
        {**KNOWLEDGE_PAPER, **QUARTER, "question_ids": ("q1",)},
        DAY,
        (*Q1, *confirmed("q1", "F1", "S")),
    ),
    Case(
        refused.OtherBank,
        "P1-2.6-a",
        ExamPaperComposed,
        {**PAPER, **QUARTER, "subject": "typing", "method": "typing", "question_ids": ("q1",)},
        DAY,
        (*Q1, *confirmed("q1", "F1", "S")),
    ),
    Case(
        forbidden.RoleLacking,
        "P1-2.7-d",
        ExamPaperComposed,
        {**KNOWLEDGE_PAPER, **QUARTER, "by": "H1"},
        DAY,
    ),
    Case(
        forbidden.RoleLacking,
        "P1-2.5-e",
        ExamPaperComposed,
        {**PAPER, **QUARTER, "with": "M"},
        DAY,
    ),
    Case(
        recording.FieldMissing,
        "P1-2.5-e",
        ExamPaperComposed,
        {**PAPER, "for_quarter": "2003Q4", "written_on": "2003-12-31", "by": "H1"},
        "2003-12-31",
    ),
    Case(
        recording.AlreadyDone,
        "P1-0.4-b",
        ExamPaperComposed,
        {**PAPER, **QUARTER},
        DAY,
        (happened(ExamPaperComposed, DAY, **PAPER, **QUARTER),),
    ),
    Case(
        recording.BadField,
        "P1-2.5-d",
        ExamPaperComposed,
        {**PAPER, **QUARTER, "method": "written"},
        DAY,
    ),
    Case(
        recording.BadField,
        "P1-2.5-d",
        ExamPaperComposed,
        {**PAPER, **QUARTER, "question_ids": ("q1", "q1")},
        DAY,
        Q1,
    ),
)
