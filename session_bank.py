"""The question bank as a question looks at it: on the day that is asked about."""

from datetime import date

from domain.facts.questions import Bank
from domain.refusals.recording import UnknownPerson
from projections.asking import known_at, month_of
from projections.question_bank import BankMonth, Wanted, question_bank
from session_question import Question


def bank_month(
    question: Question, bank: Bank | None, month: str | None, person: str | None
) -> BankMonth:
    """The question bank of a month. Whether the month is over is judged on the day asked about."""
    department = question.department()
    if person is not None and not department.people.known(person):
        raise UnknownPerson(staff=person)
    wanted = Wanted(bank, None if month is None else month_of(month), person)
    return question_bank(department, known_on(question), wanted)


def known_on(question: Question) -> date:
    """The day that is asked about: today, or that of the moment the log is known at."""
    text = question.asking.known_at
    if text is None:
        return question.today
    known = known_at(text, question.journal.name, question.present.zone)
    if isinstance(known, int):
        known = question.journal.at(known).recorded_at
    return question.present.day(known)
