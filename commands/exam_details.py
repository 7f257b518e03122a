"""Exams completed with what may be left out: the quarter, the exam, the rater, the subject."""

from datetime import date

from commands.state import Fields, State, completes, day_given
from domain.facts.exams import (
    DocumentWritingExamHeld,
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamAbsenceRecorded,
    ExamFact,
    KnowledgeExamMarked,
    MakeUpExamAuthorised,
    Subject,
    TypingTestTaken,
)
from domain.facts.questions import ExamPaperComposed
from domain.roles import Role
from domain.rules.exam_marks import FACTS, MONTHS
from domain.values import Quarter, day_of

MARKS = (ErrorCorrectionExamMarked, DocumentWritingMarked, KnowledgeExamMarked, TypingTestTaken)
SUBJECT: dict[type, Subject] = {kind: subject for subject, kinds in FACTS.items() for kind in kinds}
SUBJECT_BY_FIELD = {"mark": "knowledge", "gross_chars": "typing"}
"""A field only one subject's mark has."""


@completes(*MARKS, ExamAbsenceRecorded, MakeUpExamAuthorised)
def quarter_and_exam(state: State, fields: Fields) -> None:
    """An exam counts for the quarter it was set for; else for the one it was held in."""
    held = exam_held(state, fields)
    given = fields.get("held_on")
    day_held = day_of(held.happened_on) if held else day_given(fields)
    happened = given if isinstance(given, date) else day_held
    set_for = held.for_quarter if held else _set_for(state, fields, Quarter.of(happened))
    fields.setdefault("for_quarter", set_for)


def _set_for(state: State, fields: Fields, held_in: Quarter) -> Quarter:
    """The quarter of an exam known by its id: from its paper, or from the person's facts."""
    exams = {fields.get("exam_id"), fields.get("replaces_exam")} - {None}
    for entry in state.history.standing(f"person/{fields.get('staff_id')}", ExamFact):
        if exams & {entry.fact.exam_id}:
            return entry.fact.for_quarter
    for quarter in (held_in, held_in.previous):
        for paper in state.history.standing(f"quarter/{quarter}", ExamPaperComposed):
            if paper.fact.exam_id in exams:
                return paper.fact.for_quarter
    return held_in


@completes(DocumentWritingMarked)
def rater_and_day(state: State, fields: Fields) -> None:
    """Who marks decides the capacity; the day is the exam's."""
    held = exam_held(state, fields)
    day_held = day_of(held.happened_on) if held else day_given(fields)
    fields.setdefault("held_on", day_held)
    role = str(fields.get("role", ""))
    fields.setdefault("rater_capacity", "supervisor" if role == Role.SUPERVISOR else "hr")


@completes(*MARKS)
def exam_of_the_quarter(_: State, fields: Fields) -> None:
    """One exam a subject and quarter, unless a make-up has an id of its own."""
    for name, subject in SUBJECT_BY_FIELD.items():
        if name in fields:
            fields.setdefault("exam_id", f"{subject}/{fields['for_quarter']}")
    fields.setdefault("exam_id", f"document/{fields['for_quarter']}")


@completes(ExamAbsenceRecorded)
def exam_by_subject(state: State, fields: Fields) -> None:
    """An exam that was missed is named by its subject and quarter, or its subject by its id."""
    if "subject" not in fields and "exam_id" in fields:
        subject = _subject_of(
            state, str(fields["exam_id"]), Quarter.parse(str(fields["for_quarter"]))
        )
        fields["subject"] = subject
    if "subject" in fields:
        fields.setdefault("exam_id", f"{fields['subject']}/{fields['for_quarter']}")


def _subject_of(state: State, exam_id: str, quarter: Quarter) -> str | None:
    """The subject of an exam: in its id, on its paper, or from who was marked in it."""
    named = exam_id.split("/", maxsplit=1)[0]
    return named if named in MONTHS else _subject_set_or_sat(state, exam_id, quarter)


def _subject_set_or_sat(state: State, exam_id: str, quarter: Quarter) -> str | None:
    for paper in state.history.standing(f"quarter/{quarter}", ExamPaperComposed):
        if paper.fact.exam_id == exam_id:
            return paper.fact.subject
    for staff in state.people.assessed(quarter):
        for entry in state.history.standing(f"person/{staff}", *MARKS):
            if entry.fact.exam_id == exam_id:
                return SUBJECT[type(entry.fact)]
    return None


def exam_known(state: State, exam_id: str, staff_id: str, quarter: Quarter) -> bool:
    """Whether an exam of a quarter was held, or the person sat or missed it, reversed or not."""
    if exam_id in {f"{subject}/{quarter}" for subject in MONTHS}:
        return True
    own = state.history.all_of(f"person/{staff_id}", *MARKS, ExamAbsenceRecorded)
    if any((one.fact.exam_id, one.fact.for_quarter) == (exam_id, quarter) for one in own):
        return True
    held = state.history.standing(f"quarter/{quarter}", DocumentWritingExamHeld)
    if any(entry.fact.exam_id == exam_id for entry in held):
        return True
    return _subject_set_or_sat(state, exam_id, quarter) is not None


def exam_held(state: State, fields: Fields) -> DocumentWritingExamHeld | None:
    """The writing test that an exam id means, if it was held in that quarter."""
    exam, quarter = fields.get("exam_id"), fields.get("for_quarter")
    quarter = quarter or Quarter.of(day_given(fields))
    for entry in state.history.standing(f"quarter/{quarter}", DocumentWritingExamHeld):
        if entry.fact.exam_id == exam:
            return entry.fact
    return None


@completes(ErrorCorrectionExamMarked)
def other_marker(state: State, fields: Fields) -> None:
    """HR and the supervisor mark together; left out, the other one is understood."""
    if "with_" in fields or "with" in fields:
        return
    other = Role.HR if str(fields.get("role")) == Role.SUPERVISOR else Role.SUPERVISOR
    written = fields.get("written_on")
    in_office = state.people.in_office(other, written if isinstance(written, date) else state.today)
    if in_office:
        fields["with_"] = in_office[0]
