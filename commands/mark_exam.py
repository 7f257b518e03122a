"""Exam marks: the right method, month and rater, each once (P1-0.4-b, P1-2.5 to P1-2.7)."""

from datetime import date

from commands.state import Fields, State, checks, completes, day
from domain.dossier import Dossier
from domain.facts.questions import ExamPaperComposed
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
from domain.refusals.recording import (
    AboutOneself,
    MethodNotInForce,
    NotAssessed,
    QuarterIsPublished,
    ReasonNeeded,
    RoleLacking,
    SecondMark,
)
from domain.roles import Role
from domain.rules.exam_marks import FACTS, MONTHS, held_on, outside_month
from domain.values import Quarter, day_of
from domain.wording import say

MARKS = (ErrorCorrectionExamMarked, DocumentWritingMarked, KnowledgeExamMarked, TypingTestTaken)
SUBJECT: dict[type, Subject] = {kind: subject for subject, kinds in FACTS.items() for kind in kinds}
METHODS = {ErrorCorrectionExamMarked: "P1-2.5-e", DocumentWritingMarked: "P1-2.5-f"}


@completes(*MARKS, ExamAbsenceRecorded, MakeUpExamAuthorised)
def quarter_and_exam(state: State, fields: Fields) -> None:
    """An exam counts for the quarter it was set for; else for the one it was held in."""
    held = _exam_held(state, fields)
    when = fields.get("held_on") or (day_of(held.happened_on) if held else fields["happened_on"])
    happened = date.fromisoformat(str(when)[:10])
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
    held = _exam_held(state, fields)
    day_held = day_of(held.happened_on) if held else str(fields["happened_on"])[:10]
    fields.setdefault("held_on", day_held)
    fields.setdefault("exam_id", f"document/{fields['for_quarter']}")
    role = str(fields.get("role", ""))
    fields.setdefault("rater_capacity", "supervisor" if role == Role.SUPERVISOR else "hr")


@completes(ErrorCorrectionExamMarked)
def document_exam_id(_: State, fields: Fields) -> None:
    """One document exam a quarter, unless a make-up has an id of its own."""
    fields.setdefault("exam_id", f"document/{fields['for_quarter']}")


@completes(KnowledgeExamMarked)
def knowledge_exam_id(_: State, fields: Fields) -> None:
    """One knowledge exam a quarter, unless a make-up has an id of its own."""
    fields.setdefault("exam_id", f"knowledge/{fields['for_quarter']}")


@completes(TypingTestTaken)
def typing_exam_id(_: State, fields: Fields) -> None:
    """One typing test a quarter, unless a make-up has an id of its own."""
    fields.setdefault("exam_id", f"typing/{fields['for_quarter']}")


@completes(ExamAbsenceRecorded)
def exam_by_subject(state: State, fields: Fields) -> None:
    """An exam that was missed is named by its subject and quarter, or its subject by its id."""
    if "subject" not in fields and "exam_id" in fields:
        subject = _subject_of(state, str(fields["exam_id"]), Quarter.parse(str(fields["for_quarter"])))
        fields["subject"] = subject
    if "subject" in fields:
        fields.setdefault("exam_id", f"{fields['subject']}/{fields['for_quarter']}")


def _subject_of(state: State, exam_id: str, quarter: Quarter) -> str | None:
    """The subject of an exam: in its id, on its paper, or from who was marked in it."""
    if exam_id.split("/")[0] in MONTHS:
        return exam_id.split("/")[0]
    for paper in state.history.standing(f"quarter/{quarter}", ExamPaperComposed):
        if paper.fact.exam_id == exam_id:
            return paper.fact.subject
    for staff in state.people.assessed(quarter):
        for entry in state.history.standing(f"person/{staff}", *MARKS):
            if entry.fact.exam_id == exam_id:
                return SUBJECT[type(entry.fact)]
    return None


def _exam_held(state: State, fields: Fields) -> DocumentWritingExamHeld | None:
    exam, quarter = fields.get("exam_id"), fields.get("for_quarter")
    quarter = quarter or Quarter.of(date.fromisoformat(str(fields["happened_on"])[:10]))
    for entry in state.history.standing(f"quarter/{quarter}", DocumentWritingExamHeld):
        if entry.fact.exam_id == exam:
            return entry.fact
    return None


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
    held_as_set = _exam_held(state, {"exam_id": fact.exam_id, "for_quarter": fact.for_quarter})
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
    accepted = reasoned or reading == "accept_silently"
    if outside_month(quarter, held, subject, rules) and (reading == "reject" or not accepted):
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


@checks(ErrorCorrectionExamMarked)
def marked_together(state: State, fact: ErrorCorrectionExamMarked) -> None:
    """The two who mark are HR and the supervisor, and neither is the candidate (P1-2.5-e)."""
    other = Role.HR if fact.role == Role.SUPERVISOR else Role.SUPERVISOR
    if fact.with_ == fact.staff_id:
        raise AboutOneself(
            by=fact.with_, fact=say("fact.ErrorCorrectionExamMarked"), clause="P1-2.5-e"
        )
    if fact.with_ is None or not state.people.holds(fact.with_, other, state.judged_on(fact)):
        raise RoleLacking(
            by=fact.with_ or "?",
            fact=say("fact.ErrorCorrectionExamMarked"),
            clause="P1-2.5-e",
            roles=(say(f"role.{other}"),),
            on=state.judged_on(fact),
        )
