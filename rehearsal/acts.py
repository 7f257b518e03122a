"""What somebody does at a moment, as a draft: the words a made-up history is told in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import TypeAlias

import chinese_calendar

from commands.record import Draft
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    KnowledgeExamMarked,
    TypingTestTaken,
)
from domain.roles import Role
from domain.values import Quarter
from rehearsal.roster import Person, Roster

ZONE = timezone(timedelta(hours=8))
SATURDAY = 5
WRITING_SINCE = 2006
"""The year from which the document exam is a writing test (P1-2.5-f)."""

Act: TypeAlias = tuple[datetime, Draft]


def act(moment: datetime, kind: type[Fact], by: str, **fields: object) -> Act:
    """Somebody records a fact of that day, unless another day is given."""
    fields.setdefault("happened_on", moment.date())
    return moment, Draft(kind, {"by": by, **fields})


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour of a day, on the department's clock."""
    return datetime.combine(day, time(hour, minute), ZONE)


def works(day: date) -> bool:
    """Whether a day is a working day in the public calendar, or else from Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < SATURDAY


def working_day(day: date, number: int = 1) -> date:
    """The first working day from a day on, the second, or a later one."""
    left = number - works(day)
    while left or not works(day):
        day += timedelta(days=1)
        left -= works(day)
    return day


def exam_day(quarter: Quarter, month: int) -> date:
    """The day of the exam in a month of the quarter, counted from 0."""
    return working_day(quarter.months[month].first_day + timedelta(days=10 + 2 * month))


@dataclass(frozen=True, slots=True)
class Results:
    """What one person's three exams of a quarter came to."""

    knowledge: str
    typed: tuple[int, int]
    """Characters in all, and wrong ones."""
    corrected: int = 0
    """Errors found and corrected, in the exam of 2005."""
    faults: tuple[dict[str, int], dict[str, int]] = ({}, {})
    """What supervisor and HR count in the writing test, each for themselves."""
    document_on: date | None = None
    """Where somebody sat the document exam on another day of its month."""


def exams(person: Person, quarter: Quarter, results: Results) -> Iterator[Act]:
    """A person's marks of a quarter, each exam in its month (P1-0.4-b)."""
    staff = person.staff_id
    document, knowledge, typing = (exam_day(quarter, month) for month in range(3))
    document = results.document_on or document
    if quarter.year < WRITING_SINCE:
        found = {"found_and_corrected": results.corrected, "with": "H02"}
        yield act(at(document, 15), ErrorCorrectionExamMarked, "S01", staff_id=staff, **found)
    else:
        for days, (rater, faults) in enumerate(zip(("S01", "H02"), results.faults, strict=True), 2):
            marked = at(working_day(document, days), 15)
            told = {"staff_id": staff, "exam_id": f"document/{quarter}", **faults}
            yield act(marked, DocumentWritingMarked, rater, **told)
    mark = {"staff_id": staff, "mark": results.knowledge}
    yield act(at(knowledge, 15), KnowledgeExamMarked, "S01", **mark)
    gross, wrong = results.typed
    typed = {"staff_id": staff, "gross_chars": gross, "wrong_chars": wrong}
    yield act(at(typing, 15), TypingTestTaken, "S01", **typed)


@dataclass(frozen=True, slots=True)
class Form:
    """One rater's form: five items, and a comment."""

    rater: str
    items: tuple[str, ...]
    comment: str


def forms(person: Person, quarter: Quarter, filled: tuple[Form, ...]) -> Iterator[Act]:
    """The forms about somebody, in the last days of the quarter (P1-2.8-a)."""
    for number, form in enumerate(filled):
        yield act(
            at(quarter.last_day - timedelta(days=6 - number % 5), 17, number),
            AttitudeFormSubmitted,
            form.rater,
            ratee_id=person.staff_id,
            quarter=quarter,
            item_scores=form.items,
            comment=form.comment,
        )


def leader_of(roster: Roster, person: Person) -> str:
    """Who keeps an eye on somebody: the foreman of the team; of a foreman, the supervisor."""
    if person.role == Role.FOREMAN:
        return "S01"
    return roster.foreman_of(person).staff_id
