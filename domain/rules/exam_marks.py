"""Which sitting of an exam counts, and the mark in force (P1-0.4-b)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias, cast

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamAbsenceRecorded,
    ExamFact,
    KnowledgeExamMarked,
    MakeUpExamAuthorised,
    Subject,
    TypingTestTaken,
)
from domain.line import AnyEntry, Line
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.document_exam import error_correction_mark, writing_mark
from domain.rules.typing_test import TypingResult, typing_result
from domain.values import Quarter, day_of
from domain.wording import Message, say

State: TypeAlias = Literal["pending", "marked", "absent"]
REGIME = "docexam.regime_date"
SUBJECTS: tuple[Subject, ...] = ("knowledge", "document", "typing")
MONTHS: dict[Subject, str] = {
    "document": "document_month",
    "knowledge": "knowledge_month",
    "typing": "typing_month",
}
FACTS: dict[Subject, tuple[type[ExamFact], ...]] = {
    "document": (ErrorCorrectionExamMarked, DocumentWritingMarked),
    "knowledge": (KnowledgeExamMarked,),
    "typing": (TypingTestTaken,),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An exam's mark in force, or why there is none. ``None`` is pending, never zero."""

    subject: Subject
    value: Fraction | None
    state: State
    message: Message
    clause: str
    entries: tuple[AnyEntry, ...]
    lines: tuple[Line, ...] = ()
    reweighted: bool = False
    typing: TypingResult | None = None


def held_on(fact: ExamFact) -> date:
    """The day an exam was held."""
    return fact.held_on if isinstance(fact, DocumentWritingMarked) else day_of(fact.happened_on)


@rule(
    "P1-0.4-b",
    amounts=("document_month", "knowledge_month", "typing_month"),
    readings=("exam.out_of_month", "exam.absent", "exam.retake"),
)
def exam_mark(dossier: Dossier, subject: Subject) -> Mark:
    """The mark of the last authorised sitting; zero at close for an unexcused absence."""
    sittings, authorised = _sittings(dossier, subject)
    marks = tuple(_marked(dossier, subject, exam) for exam in sittings)
    counted = tuple(mark for mark in marks if mark.value is not None)
    reading = dossier.rules.reading("exam.retake")
    if not marks:
        return _unmarked(dossier, subject)
    chosen = marks[-1]
    if counted and (chosen.value is not None or reading in {"first", "best"}):
        chosen = _chosen(counted, reading)
    settings = dossier.rules.basis("exam.retake")[1:] if len(marks) > 1 else ()
    return replace(chosen, entries=(*chosen.entries, *authorised, *settings))


def outside_month(quarter: Quarter, held: date, subject: Subject, rules: Rules) -> bool:
    """Whether an exam was held outside its month of the quarter."""
    month = quarter.months[int(rules.amount("P1-0.4-b", MONTHS[subject])) - 1]
    return not month.first_day <= held <= month.last_day


def _exam_facts(dossier: Dossier, subject: Subject) -> tuple[Entry[ExamFact], ...]:
    return dossier.standing(*FACTS[subject], where=lambda fact: fact.for_quarter == dossier.quarter)


def _sittings(
    dossier: Dossier, subject: Subject
) -> tuple[tuple[tuple[Entry[ExamFact], ...], ...], tuple[AnyEntry, ...]]:
    """The person's exams in one subject, a make-up after the one it replaces; and what says so."""
    exams: dict[str, list[Entry[ExamFact]]] = {}
    for entry in _exam_facts(dossier, subject):
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
        return _none(subject, say("line.exam.out_of_month", held_on=held_on(fact)), entries)
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
            mark = _document(exam, rules)
            return replace(mark, entries=(*mark.entries, *held.basis(REGIME)[1:]))


def _document(exam: tuple[Entry[ExamFact], ...], rules: Rules) -> Mark:
    last = exam[-1]
    if isinstance(last.fact, ErrorCorrectionExamMarked):
        if not rules.in_force("P1-2.5-e"):
            return _none("document", say("line.document.method_over", day=rules.day), exam)
        line = error_correction_mark(cast("Entry[ErrorCorrectionExamMarked]", last), rules)
        return Mark("document", line.amount, "marked", line.message, line.clause, exam, (line,))
    if not rules.in_force("P1-2.5-f"):
        return _none("document", say("line.document.method_not_yet", day=rules.day), exam)
    value, message, lines = writing_mark(
        cast("tuple[Entry[DocumentWritingMarked], ...]", exam), rules
    )
    state: State = "pending" if value is None else "marked"
    return Mark("document", value, state, message, "P1-2.5-f", exam, lines)


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


def _unmarked(dossier: Dossier, subject: Subject) -> Mark:
    """Pending, missing, excused and zero are four different states (regulation.md, G.4)."""
    absences = dossier.standing(
        ExamAbsenceRecorded,
        where=lambda fact: fact.for_quarter == dossier.quarter and fact.subject == subject,
    )
    basis = dossier.rules.basis("exam.absent")
    if not absences:
        return _none(subject, say("line.exam.none"), basis)
    absence = absences[-1]
    if absence.fact.excused:
        return _none(subject, say("line.exam.excused"), absences)
    reading = dossier.rules.reading("exam.absent")
    if reading == "carry_previous_quarter_mark":
        return _carried(dossier, subject, absences)
    if not dossier.closed and reading != "zero_at_once":
        return _none(subject, say("line.exam.absent_open"), absences)
    if reading == "exclude_and_reweight":
        mark = _none(subject, say("line.exam.reweighted"), (*absences, *basis[1:]))
        return replace(mark, state="absent", reweighted=True)
    closing = dossier.department.closed(dossier.quarter)
    entries = (*absences, *((closing,) if closing else ()), *basis[1:])
    return Mark(subject, Fraction(0), "absent", say("line.exam.absent"), "P1-0.4-b", entries)


def _none(subject: Subject, message: Message, entries: tuple[AnyEntry, ...]) -> Mark:
    return Mark(subject, None, "pending", message, "P1-0.4-b", entries)


def _carried(
    dossier: Dossier, subject: Subject, absences: tuple[Entry[ExamAbsenceRecorded], ...]
) -> Mark:
    """The mark of the quarter before; the first quarter of the regulation has none before it."""
    earlier = dossier.quarter.previous
    if earlier.first_day < dossier.department.regulation.first_day:
        return _none(subject, say("line.exam.none"), absences)
    before = exam_mark(dossier.department.dossier(dossier.staff_id, earlier), subject)
    return replace(before, entries=(*absences, *before.entries))
