"""The grade in force: what HR assigned, and what lapsed where it is read to (P1-4.1-c)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.grade_criteria import TARGETS, Target, quarter_numbers
from domain.rules.scores import Scores
from domain.values import Quarter, day_of

LAPSE = "grade.lapse"
LOWEST: Literal[3] = 3
Change: TypeAlias = tuple[date, AnyEntry, int]
"""From which day, by which entry, to which grade."""


def grade_on(scores: Scores, staff_id: str, day: date) -> int:
    """The grade of a day: 3 when nothing else is in force (P1-4.1-c)."""
    changes = grade_changes(scores, staff_id, Quarter.of(day))
    return next((grade for on, _, grade in reversed(changes) if on <= day), LOWEST)


@rule("P1-4.1-c", readings=(LAPSE,))
def grade_changes(scores: Scores, staff_id: str, until: Quarter) -> tuple[Change, ...]:
    """The changes of somebody's grade, in order: the recorded ones, and the lapses until a quarter.

    By default a grade lasts until it is changed on record (P1-4.1-g). Where it is read to lapse,
    it does on the day a quarter is published whose numbers no longer meet its standard.
    """
    recorded: tuple[Change, ...] = scores.department.people.grades(staff_id)
    if all(grade == LOWEST for _, _, grade in recorded):
        return recorded
    found: list[Change] = []
    published = list(_published(scores, recorded[0][0], until))
    dated: list[tuple[date, AnyEntry, int | Quarter]] = [*recorded, *published]
    for on, entry, what in sorted(dated, key=lambda one: (one[0], one[1].position)):
        held = found[-1][2] if found else LOWEST
        grade = _after(scores, staff_id, what, held) if isinstance(what, Quarter) else what
        if grade != held or not found:
            found.append((on, entry, grade))
    return tuple(found)


def _published(
    scores: Scores, since: date, until: Quarter
) -> Iterator[tuple[date, AnyEntry, Quarter]]:
    """The quarters after whose publication a grade may lapse."""
    at = max(Quarter.of(since), Quarter.of(scores.department.regulation.first_day))
    while at <= until:
        editions = scores.department.editions(at)
        if editions and scores.rules(at).reading(LAPSE) == "automatic":
            yield day_of(editions[0].fact.happened_on), editions[-1], at
        at = at.following


def _after(scores: Scores, staff_id: str, quarter: Quarter, held: int) -> int:
    """The grade after a quarter: the one held, or the next whose numbers it still meets."""
    people = scores.department.people
    if people.post(staff_id, quarter) != Role.CUSTOMER_ASSISTANT:
        return held
    if scores.of(staff_id, quarter).score is None:
        return held
    kept = (one for one in TARGETS if one >= held and _meets(scores, staff_id, quarter, one))
    return next(kept, LOWEST)


def _meets(scores: Scores, staff_id: str, quarter: Quarter, grade: Target) -> bool:
    return all(one.met for one in quarter_numbers(scores, staff_id, quarter, grade))
