"""Wiring of the department's lists: what is open and due, the question bank, grades and posts."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import (
    ExplanationRequested,
    InterferenceAppealLodged,
    ResultAppealLodged,
)
from domain.facts.envelope import Fact
from domain.facts.questions import Bank
from domain.roles import Role
from domain.rules.discretion import ACTS
from domain.rules.explanations import explanations
from domain.rules.half_year import Half
from domain.values import Month, Quarter
from projections.appeal_notes import appeal_notes
from projections.asking import known_at
from projections.department_findings import department_findings
from projections.docket import Docket, Docketed, docket
from projections.due import Due, due, of_person, of_role
from projections.grades import Grades, grades, latest
from projections.half_year import HalfYear, half_year
from projections.noted import Noted
from projections.question_bank import BankMonth, Wanted, question_bank
from projections.register import Register, narrowed, registers
from projections.year import Year, year_scores
from session_question import Question

LODGED = (ResultAppealLodged, InterferenceAppealLodged)


def judged_on(question: Question) -> date:
    """The day that what is due is judged on: the moment that is asked about, by default now.

    A rehearsal, whose times are invented, has come to the day of its last entry.
    """
    zone = question.present.zone
    if question.asking.known_at is None:
        last = question.journal.at(question.size).recorded_at
        return question.present.day(last) if question.rehearsal else question.today
    known = known_at(question.asking.known_at, question.journal.name, zone)
    if isinstance(known, datetime):
        return known.astimezone(zone).date()
    return question.present.day(question.journal.at(known).recorded_at)


def appeals(question: Question) -> tuple[Docketed, ...]:
    """Every appeal that is known of, as it stands on the day that is asked about."""
    department = question.department()
    lodged = _looked_at(question, department, *LODGED)
    return docket(department, lodged, judged_on(question))  # type: ignore[arg-type]  # by topic


def docketed(question: Question) -> Docket:
    """Every appeal, and every request for an explanation, that is known of."""
    department = question.department()
    asked = _looked_at(question, department, ExplanationRequested)
    explained = explanations(department, asked)  # type: ignore[arg-type]  # by topic
    return Docket(appeals(question), explained)


def kept_registers(
    question: Question, quarter: Quarter | None, person: str | None
) -> tuple[Register, ...]:
    """The registers of appeals, adjustments and discretionary acts; of a quarter or a person."""
    department = question.department()
    department.expect(person)
    acts = tuple(_looked_at(question, department, *ACTS))
    found = registers(department, acts, appeals(question), judged_on(question))
    return narrowed(found, quarter, person)


def _looked_at(
    question: Question, department: Department, *kinds: type[Fact]
) -> Iterator[Entry[Fact]]:
    """Every entry of some kinds that the question looks at, in order."""
    topics = tuple(kind.declaration.kind for kind in kinds)
    for entry in question.journal.everything(question.position, topics=topics):
        seen = department.history.seen(entry)
        if department.history.looks_at(seen):
            yield seen


def bank_month(
    question: Question, bank: Bank | None, month: Month | None, person: str | None
) -> BankMonth:
    """The question bank of a month. Whether the month is over is judged on the day asked about."""
    department = question.department()
    department.expect(person)
    wanted = Wanted(bank, month, person)
    return question_bank(department, judged_on(question), wanted)


def due_now(
    question: Question,
    quarters: tuple[Quarter, ...] | None = None,
    *,
    person: str | None = None,
    role: Role | None = None,
) -> tuple[Due, ...]:
    """What is not done yet of some quarters; left out, of the present one and the one before."""
    today = judged_on(question)
    present = Quarter.of(today)
    department = question.department()
    first = department.regulation.first_day
    wanted = quarters or (present.previous, present)
    looked_at = tuple(one for one in wanted if one.first_day >= first)
    rows = due(department, looked_at, today, docketed(question))
    if person is not None:
        department.expect(person)
        rows = of_person(rows, department.people, person, today)
    return rows if role is None else of_role(rows, department.people, role, today)


def findings(question: Question, quarter: Quarter, person: str | None = None) -> tuple[Noted, ...]:
    """What the history of a quarter lacks or contradicts, on the day that is asked about."""
    department = question.department()
    department.expect(person)
    today, docket = judged_on(question), docketed(question)
    found = (
        *department_findings(department, quarter, today, docket.appeals),
        *appeal_notes(department, quarter, today, docket),
    )
    return tuple(one for one in found if person is None or one.concerns(person))


def of_the_year(question: Question, year: int) -> Year:
    """Everybody's and each team's annual score."""
    return year_scores(question.department(), year)


def report_data(question: Question, half: Half) -> HalfYear:
    """The data of HR's report on half a year, on the day that is asked about."""
    return half_year(question.department(), half, judged_on(question), appeals(question))


def graded(question: Question, quarter: Quarter | None, person: str | None = None) -> Grades:
    """Grades and posts as of a quarter, of the last published where none is named."""
    department, today = question.department(), judged_on(question)
    return grades(department, quarter or latest(department, today), today, person)
