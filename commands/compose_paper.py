"""A paper is put together, from adopted questions of its own bank (P1-2.5-d, P1-2.7-d)."""

from collections.abc import Mapping
from datetime import date

from commands.keep_question_bank import as_it_stands
from commands.state import Fields, State, checks, completes, day
from domain.facts.exams import Subject
from domain.facts.questions import ExamPaperComposed
from domain.refusals.forbidden import RoleLacking
from domain.refusals.questions import NotAdopted, OtherBank
from domain.refusals.recording import AlreadyDone, BadField, FieldMissing
from domain.roles import Role
from domain.rules.question_confirmation import REVIEWED
from domain.rules.question_paper import BANK_OF, CLAUSES, may_be_asked
from domain.wording import Message, say

METHODS: Mapping[Subject, tuple[str, ...]] = {
    "document": ("error_correction_2005", "writing_2006"),
    "knowledge": ("written", "practical"),
    "typing": ("typing",),
}


@completes(ExamPaperComposed)
def composers(state: State, fields: Fields) -> None:
    """HR and the supervisor compose the document paper; left out, the other is understood."""
    given = fields.pop("with", None) or fields.pop("with_", None)
    if given is None and fields.get("subject") == "document":
        written = fields.get("written_on")
        on = written if isinstance(written, date) else state.today
        given = next(iter(state.people.in_office(_other(fields.get("role")), on)), None)
    if given is not None:
        fields["with_"] = given
    both = tuple(one for one in (fields.get("by"), given) if one is not None)
    fields["composed_by"] = fields.get("composed_by") or both


def _other(role: object) -> Role:
    return Role.HR if str(role) == Role.SUPERVISOR else Role.SUPERVISOR


@checks(ExamPaperComposed)
def composed_by_those_who_may(state: State, fact: ExamPaperComposed) -> None:
    """The supervisor composes; the document paper together with HR (B.2)."""
    clause = "P1-2.5-e" if fact.subject == "document" else CLAUSES[fact.subject]
    what, on = say("fact.ExamPaperComposed"), state.judged_on(fact)
    if fact.subject != "document":
        if fact.role != Role.SUPERVISOR:
            roles = (say(f"role.{Role.SUPERVISOR}"),)
            raise RoleLacking(by=fact.by, fact=what, clause=clause, roles=roles, on=on)
        return
    if fact.with_ is None:
        raise FieldMissing(field="with", fact=what, clause=clause)
    wanted = _other(fact.role)
    if not state.people.holds(fact.with_, wanted, on):
        roles = (say(f"role.{wanted}"),)
        raise RoleLacking(by=fact.with_, fact=what, clause=clause, roles=roles, on=on)


@checks(ExamPaperComposed)
def composed_once_by_its_method(state: State, fact: ExamPaperComposed) -> None:
    """An exam has one paper, of a method of its subject, with no question twice."""
    for entry in state.history.standing(f"quarter/{fact.for_quarter}", ExamPaperComposed):
        if entry.fact.exam_id == fact.exam_id:
            what = say("fact.ExamPaperComposed")
            raise AlreadyDone(what=what, entry=entry, clause="P1-0.4-b")
    if fact.method not in METHODS[fact.subject]:
        subject = say(f"word.{fact.subject}_exam")
        _bad("method", fact.method, say("questions.method", subject=subject), fact)
    if len(set(fact.question_ids)) < len(fact.question_ids):
        _bad("question_ids", fact.question_ids, say("questions.once"), fact)


def _bad(field: str, value: object, wanted: Message, fact: ExamPaperComposed) -> None:
    raise BadField(
        field=field,
        value=value,
        wanted=wanted,
        fact=say("fact.ExamPaperComposed"),
        clause=CLAUSES[fact.subject],
    )


@checks(ExamPaperComposed)
def adopted_questions_of_its_bank(state: State, fact: ExamPaperComposed) -> None:
    """Only what is confirmed by foreman and supervisor, and of the exam's own bank, is asked."""
    rules = state.rules(day(fact))
    for question_id in fact.question_ids:
        question = as_it_stands(state, question_id)
        bank = question.fact.bank
        if BANK_OF.get(fact.subject) != bank:
            raise OtherBank(
                question=question.entry, bank=say(f"bank.{bank}"), clause=CLAUSES[fact.subject]
            )
        if not may_be_asked(rules, fact.subject, question, reasoned=bool(fact.note)):
            clause = "P1-2.7-d" if fact.subject == "knowledge" else REVIEWED[bank]
            standing = say(f"standing.{question.standing}")
            raise NotAdopted(question=question.entry, standing=standing, clause=clause)
