"""Wiring of the department's lists: what is open, and what is due on a day."""

from datetime import date, datetime

from domain.facts.appeals import ResultAppealLodged
from domain.values import Quarter
from projections.asking import known_at
from projections.department_findings import Noted, department_findings
from projections.docket import Docketed, docket
from projections.due import Due, due
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


def due_now(question: Question, quarters: tuple[Quarter, ...] | None = None) -> tuple[Due, ...]:
    """What is not done yet of some quarters; left out, of the present one and the one before."""
    today = judged_on(question)
    present = Quarter.of(today)
    department = question.department()
    first = department.regulation.first_day
    wanted = quarters or (present.previous, present)
    looked_at = tuple(one for one in wanted if one.first_day >= first)
    return due(department, looked_at, today, appeals(question))


def findings(question: Question, quarter: Quarter) -> tuple[Noted, ...]:
    """What the history of a quarter lacks or contradicts, on the day that is asked about."""
    department = question.department()
    return department_findings(department, quarter, judged_on(question), appeals(question))
