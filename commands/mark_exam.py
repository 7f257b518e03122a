"""Exam marks: the right method, month and rater, each once (P1-0.4-b, P1-2.5 to P1-2.7)."""

from datetime import date

from commands.exam_details import MARKS, SUBJECT, exam_held, exam_known
from commands.state import State, checks, day
from domain.dossier import Dossier
from domain.facts.exams import (
    DocumentWritingExamHeld,
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamAbsenceRecorded,
    ExamFact,
    MakeUpExamAuthorised,
    Subject,
)
from domain.refusals.forbidden import (
    AboutOneself,
    MethodNotInForce,
    NotAssessed,
    OutOfMonth,
    ReasonNeeded,
    RoleLacking,
    SecondMark,
)
from domain.refusals.recording import FieldMissing, QuarterIsPublished, UnknownExam
from domain.roles import Role
from domain.rules.exam_marks import FACTS, held_on, outside_month
from domain.values import Quarter
from domain.wording import say

METHODS = {ErrorCorrectionExamMarked: "P1-2.5-e", DocumentWritingMarked: "P1-2.5-f"}


@checks(*MARKS, ExamAbsenceRecorded, MakeUpExamAuthorised)
def sits_exams(state: State, fact: ExamFact) -> None:
    """Assistants and foremen sit the exams, and a published result stands."""
    if state.people.post(fact.staff_id, fact.for_quarter) is None:
        raise NotAssessed(staff=fact.staff_id, quarter=fact.for_quarter, clause="P1-2.5-e")
    dossier = state.department.dossier(fact.staff_id, fact.for_quarter)
    if dossier.published:
        raise QuarterIsPublished(
            quarter=fact.for_quarter,
            staff=fact.staff_id,
            edition=len(dossier.published),
            on=day(dossier.published[0].fact),
            clause="P1-2.10",
        )


@checks(*MARKS)
def method_and_month(state: State, fact: ExamFact) -> None:
    """The method is that of the day held; another month than the exam's needs a reason."""
    subject = SUBJECT[type(fact)]
    held = held_on(fact)
    rules = state.rules(held)
    clause = METHODS.get(type(fact))
    by_quarter = rules.reading("docexam.regime_date") == "quarter_examined"
    regime = state.rules(fact.for_quarter.first_day if by_quarter else held)
    if clause and not regime.in_force(clause):
        raise MethodNotInForce(on=regime.day, clause=clause)
    held_as_set = exam_held(state, {"exam_id": fact.exam_id, "for_quarter": fact.for_quarter})
    dossier = state.department.dossier(fact.staff_id, fact.for_quarter)
    reasoned = bool(fact.note or held_as_set or _authorised(dossier, fact.exam_id))
    _in_its_month(state, fact.for_quarter, held, subject, reasoned=reasoned)


@checks(DocumentWritingExamHeld)
def held_in_its_month(state: State, fact: DocumentWritingExamHeld) -> None:
    """The document exam is held in the quarter's first month, or for a stated reason."""
    if not state.rules(day(fact)).in_force("P1-2.5-f"):
        raise MethodNotInForce(on=day(fact), clause="P1-2.5-f")
    _in_its_month(state, fact.for_quarter, day(fact), "document", reasoned=bool(fact.note))


def _in_its_month(
    state: State, quarter: Quarter, held: date, subject: Subject, *, reasoned: bool
) -> None:
    """Another month than the exam's needs a reason, as P1-0.4-b is read."""
    rules = state.rules(held)
    reading = rules.reading("exam.out_of_month")
    if not outside_month(quarter, held, subject, rules):
        return
    if reading == "reject":
        raise OutOfMonth(held_on=held, quarter=quarter, clause="P1-0.4-b")
    if not reasoned and reading != "accept_silently":
        raise ReasonNeeded(what=say("line.exam.out_of_month", held_on=held), clause="P1-0.4-b")


@checks(*MARKS)
def marked_once(state: State, fact: ExamFact) -> None:
    """One mark an exam, one exam a subject; a second sitting is an authorised make-up."""
    subject = SUBJECT[type(fact)]
    dossier = state.department.dossier(fact.staff_id, fact.for_quarter)
    earlier = [
        entry.fact
        for entry in dossier.standing(
            *FACTS[subject], where=lambda one: one.for_quarter == fact.for_quarter
        )
    ]
    for one in earlier:
        if one.exam_id == fact.exam_id and not _other_rater(one, fact):
            clause = "P1-2.5-f" if subject == "document" else "P1-0.4-b"
            raise SecondMark(exam=fact.exam_id, staff=fact.staff_id, by=one.by, clause=clause)
        if one.exam_id != fact.exam_id and not _authorised(dossier, fact.exam_id):
            raise SecondMark(exam=one.exam_id, staff=fact.staff_id, by=one.by, clause="P1-0.4-b")


def _other_rater(one: ExamFact, other: ExamFact) -> bool:
    """Supervisor and HR mark separately, one mark each (P1-2.5-f)."""
    return (
        isinstance(one, DocumentWritingMarked)
        and isinstance(other, DocumentWritingMarked)
        and one.rater_capacity != other.rater_capacity
        and one.by != other.by
    )


def _authorised(dossier: Dossier, exam_id: str) -> bool:
    return any(
        entry.fact.exam_id == exam_id
        for entry in dossier.standing(MakeUpExamAuthorised, where=lambda _: True)
    )


@checks(MakeUpExamAuthorised)
def replaces_an_exam(state: State, fact: MakeUpExamAuthorised) -> None:
    """A make-up names the exam that it replaces: one that was missed or held (P1-0.4-b)."""
    if not exam_known(state, fact.replaces_exam, fact.staff_id, fact.for_quarter):
        raise UnknownExam(
            exam=fact.replaces_exam,
            staff=fact.staff_id,
            quarter=fact.for_quarter,
            clause="P1-0.4-b",
        )


@checks(DocumentWritingMarked)
def capacity_held(state: State, fact: DocumentWritingMarked) -> None:
    """A mark as supervisor is the supervisor's, a mark as HR is HR's (P1-2.5-f)."""
    wanted = Role.SUPERVISOR if fact.rater_capacity == "supervisor" else Role.HR
    if not state.people.holds(fact.by, wanted, state.judged_on(fact)):
        raise RoleLacking(
            by=fact.by,
            fact=say("fact.DocumentWritingMarked"),
            clause="P1-2.5-f",
            roles=(say(f"role.{wanted}"),),
            on=state.judged_on(fact),
        )


@checks(ErrorCorrectionExamMarked)
def marked_together(state: State, fact: ErrorCorrectionExamMarked) -> None:
    """The two who mark are HR and the supervisor, and neither is the candidate (P1-2.5-e)."""
    other = Role.HR if fact.role == Role.SUPERVISOR else Role.SUPERVISOR
    if fact.with_ == fact.staff_id:
        raise AboutOneself(
            by=fact.with_, fact=say("fact.ErrorCorrectionExamMarked"), clause="P1-2.5-e"
        )
    if fact.with_ is None:
        raise FieldMissing(
            field="with", fact=say("fact.ErrorCorrectionExamMarked"), clause="P1-2.5-e"
        )
    if not state.people.holds(fact.with_, other, state.judged_on(fact)):
        raise RoleLacking(
            by=fact.with_,
            fact=say("fact.ErrorCorrectionExamMarked"),
            clause="P1-2.5-e",
            roles=(say(f"role.{other}"),),
            on=state.judged_on(fact),
        )
