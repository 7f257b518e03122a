"""Wiring of the department's lists: what is open and due, the question bank, grades and posts."""

from datetime import date, datetime

from domain.facts.appeals import ResultAppealLodged
from domain.facts.questions import Bank
from domain.refusals.recording import UnknownPerson
from domain.roles import Role
from domain.rules.half_year import Half
from domain.values import Quarter
from projections.asking import known_at, month_of
from projections.department_findings import department_findings
from projections.docket import Docketed, docket
from projections.due import Due, due, of_person, of_role
from projections.grades import Grades, grades, latest
from projections.half_year import HalfYear, half_year
from projections.noted import Noted
from projections.question_bank import BankMonth, Wanted, question_bank
from projections.year import Year, year_scores
from session_question import Question

LODGED = (ResultAppealLodged.declaration.kind,)


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
    lodged = question.journal.everything(question.position, topics=LODGED)
    seen = (department.history.seen(entry) for entry in lodged)
    looked_at = (entry for entry in seen if department.history.looks_at(entry))
    return docket(department, looked_at, judged_on(question))  # type: ignore[arg-type]  # by topic


def bank_month(
    question: Question, bank: Bank | None, month: str | None, person: str | None
) -> BankMonth:
    """The question bank of a month. Whether the month is over is judged on the day asked about."""
    department = question.department()
    if person is not None and not department.people.known(person):
        raise UnknownPerson(staff=person)
    wanted = Wanted(bank, None if month is None else month_of(month), person)
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
    rows = due(department, looked_at, today, appeals(question))
    if person is not None:
        if not department.people.known(person):
            raise UnknownPerson(staff=person)
        rows = of_person(rows, department.people, person, today)
    return rows if role is None else of_role(rows, department.people, role, today)


def findings(question: Question, quarter: Quarter) -> tuple[Noted, ...]:
    """What the history of a quarter lacks or contradicts, on the day that is asked about."""
    department = question.department()
    return department_findings(department, quarter, judged_on(question), appeals(question))


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
