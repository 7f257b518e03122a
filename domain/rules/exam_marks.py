"""Which sitting of an exam counts, and the mark in force (P1-0.4-b)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import cast

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamFact,
    KnowledgeExamMarked,
    MakeUpExamAuthorised,
    Subject,
    TypingTestTaken,
)
from domain.line import AnyEntry
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.document_exam import error_correction_mark, writing_mark
from domain.rules.exam_absence import unmarked
from domain.rules.exam_time import OVERTIME, overtime
from domain.rules.mark import FACTS, SUBJECTS, Mark, State, exam_facts, no_mark
from domain.rules.typing_test import typing_result
from domain.values import Quarter, day_of
from domain.wording import say

__all__ = [
    "FACTS",
    "MONTHS",
    "SUBJECTS",
    "Mark",
    "exam_mark",
    "held_on",
    "outside_month",
    "regime_day",
]

REGIME = "docexam.regime_date"
MONTHS: dict[Subject, str] = {
    "document": "document_month",
    "knowledge": "knowledge_month",
    "typing": "typing_month",
}


def held_on(fact: ExamFact) -> date:
    """The day an exam was held."""
    return fact.held_on if isinstance(fact, DocumentWritingMarked) else day_of(fact.happened_on)


@rule(
    "P1-0.4-b",
    amounts=("document_month", "knowledge_month", "typing_month"),
    readings=("exam.out_of_month", "exam.retake"),
)
def exam_mark(dossier: Dossier, subject: Subject) -> Mark:
    """The mark of the last authorised sitting; zero at close for an unexcused absence."""
    sittings, authorised = _sittings(dossier, subject)
    marks = tuple(_marked(dossier, subject, exam) for exam in sittings)
    counted = tuple(mark for mark in marks if mark.value is not None)
    reading = dossier.rules.reading("exam.retake")
    if not marks:
        return unmarked(dossier, subject, exam_mark)
    chosen = marks[-1]
    if counted and (chosen.value is not None or reading in {"first", "best"}):
        chosen = _chosen(counted, reading)
    settings = dossier.rules.basis("exam.retake")[1:] if len(marks) > 1 else ()
    return replace(chosen, entries=(*chosen.entries, *authorised, *settings))


def outside_month(quarter: Quarter, held: date, subject: Subject, rules: Rules) -> bool:
    """Whether an exam was held outside its month of the quarter."""
    month = quarter.months[int(rules.amount("P1-0.4-b", MONTHS[subject])) - 1]
    return not month.first_day <= held <= month.last_day


def _sittings(
    dossier: Dossier, subject: Subject
) -> tuple[tuple[tuple[Entry[ExamFact], ...], ...], tuple[AnyEntry, ...]]:
    """The person's exams in one subject, a make-up after the one it replaces; and what says so."""
    exams: dict[str, list[Entry[ExamFact]]] = {}
    for entry in exam_facts(dossier, subject):
        exams.setdefault(entry.fact.exam_id, []).append(entry)
    authorised = dossier.standing(
        MakeUpExamAuthorised,
        where=lambda fact: fact.for_quarter == dossier.quarter and fact.exam_id in exams,
    )
    made_up = {entry.fact.exam_id for entry in authorised}
    order = sorted(exams, key=lambda exam: (exam in made_up, exams[exam][0].position))
    return tuple(tuple(exams[exam]) for exam in order), authorised


def _marked(dossier: Dossier, subject: Subject, exam: tuple[Entry[ExamFact], ...]) -> Mark:
    fact = exam[0].fact
    held = dossier.department.regulation.on(held_on(fact))
    outside = outside_month(fact.for_quarter, held_on(fact), subject, held)
    if outside and held.reading("exam.out_of_month") == "reject":
        entries = (*exam, *held.basis("exam.out_of_month")[1:])
        return no_mark(subject, say("line.exam.out_of_month", held_on=held_on(fact)), entries)
    department = dossier.department
    rules = department.regulation.on(regime_day(department, subject, fact))
    match subject:
        case "typing":
            result = typing_result(cast("Entry[TypingTestTaken]", exam[-1]), rules)
            message = say("line.typing.mark", speed=result.speed, mark=result.mark)
            return Mark(
                subject,
                result.mark,
                "marked",
                message,
                "P1-2.6-c",
                exam,
                result.lines,
                typing=result,
            )
        case "knowledge":
            given = Fraction(cast("Entry[KnowledgeExamMarked]", exam[-1]).fact.mark)
            message = say("line.knowledge.mark", mark=given)
            return Mark(subject, given, "marked", message, "P1-2.7-b", exam)
        case "document":
            unseen = [one for one in exam if one.fact.id in dossier.history.asked.unseen]
            if unseen:
                return _unseen(exam, unseen)
            mark = _in_time(dossier, _document(exam, rules), exam, rules)
            return replace(mark, entries=(*mark.entries, *held.basis(REGIME)[1:]))


def _document(exam: tuple[Entry[ExamFact], ...], rules: Rules) -> Mark:
    last = exam[-1]
    if isinstance(last.fact, ErrorCorrectionExamMarked):
        if not rules.in_force("P1-2.5-e"):
            return no_mark("document", say("line.document.method_over", day=rules.day), exam)
        line = error_correction_mark(cast("Entry[ErrorCorrectionExamMarked]", last), rules)
        return Mark("document", line.amount, "marked", line.message, line.clause, exam, (line,))
    if not rules.in_force("P1-2.5-f"):
        return no_mark("document", say("line.document.method_not_yet", day=rules.day), exam)
    value, message, lines = writing_mark(
        cast("tuple[Entry[DocumentWritingMarked], ...]", exam), rules
    )
    state: State = "pending" if value is None else "marked"
    return Mark("document", value, state, message, "P1-2.5-f", exam, lines)


@rule("P1-2.5-f", readings=(OVERTIME,))
def _in_time(dossier: Dossier, mark: Mark, exam: tuple[Entry[ExamFact], ...], rules: Rules) -> Mark:
    """What is on paper when the time is over is marked; a late script may be read to be worth 0."""
    reading = rules.reading(OVERTIME)
    if mark.value is None or reading == "content_at_45_minutes_counts":
        return mark
    late = overtime(dossier, exam[-1].fact.exam_id, rules)
    if late is None:
        return mark
    entries = (*mark.entries, *late.entries, *rules.basis(OVERTIME)[1:])
    if reading == "zero":
        message = say("line.document.too_late", minutes=late.minutes)
        return replace(mark, value=Fraction(0), message=message, entries=entries, lines=())
    message = say("line.document.late", what=mark.message, minutes=late.minutes)
    return replace(mark, message=message, entries=entries)


def regime_day(department: Department, subject: Subject, fact: ExamFact) -> date:
    """The day whose rules an exam is marked by: the one it was held on (regulation.md, 0.6.6).

    So is the reading by which a document exam may go by the quarter examined (P1-2.5-e/1).
    """
    held = department.regulation.on(held_on(fact))
    by_quarter = subject == "document" and held.reading(REGIME) == "quarter_examined"
    return fact.for_quarter.first_day if by_quarter else held.day


def _unseen(exam: tuple[Entry[ExamFact], ...], unseen: Sequence[Entry[ExamFact]]) -> Mark:
    """One rater's mark is not shown before the other's is recorded (P1-2.5-f)."""
    first = cast("DocumentWritingMarked", unseen[0].fact).rater_capacity
    missing = "hr" if first == "supervisor" else "supervisor"
    message = say("line.document.unseen", missing=say(f"role.{missing}"))
    return Mark("document", None, "pending", message, "P1-2.5-f", exam)


def _chosen(marks: tuple[Mark, ...], reading: str) -> Mark:
    match reading:
        case "first":
            return marks[0]
        case "best":
            return max(marks, key=lambda mark: mark.value or Fraction(0))
        case _:
            return marks[-1]
