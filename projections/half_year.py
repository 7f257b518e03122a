"""The data of HR's half-year report: how it worked, the year's level, the problems (P1-3.6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.assessment import HalfYearReportIssued
from domain.line import AnyEntry
from domain.refusals.regulation import NoRegulationInForce
from domain.roles import Role
from domain.rules.grade_in_force import grade_on
from domain.rules.half_year import Half, flagged_after, level_until, reports
from domain.rules.scores import Scores, mean
from domain.values import Quarter
from domain.wording import Message
from projections.department_findings import department_findings
from projections.docket import Docketed
from projections.half_year_figures import Figure, operation
from projections.noted import Noted
from projections.year import Year, year_scores


@dataclass(frozen=True, slots=True)
class Level:
    """The department in a quarter: so many scores, their mean, the lowest and the highest."""

    quarter: Quarter
    scores: int
    mean: Fraction | None
    lowest: Fraction | None
    highest: Fraction | None
    entries: tuple[AnyEntry, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Findings of one kind under one clause: how many, and the first of them."""

    clause: str
    count: int
    first: Message
    whose: tuple[str, ...]
    entries: tuple[AnyEntry, ...]


@dataclass(frozen=True, slots=True)
class HalfYear:
    """What the clause asks HR to report on, as far as it follows from the facts."""

    half: Half
    begun: bool
    flagged: date
    """The last day on which a report that is missing is not yet overdue."""
    issued: tuple[Entry[HalfYearReportIssued], ...]
    operation: tuple[Figure, ...]
    levels: tuple[Level, ...]
    """The half-year's quarters and those of the year before it, first to last."""
    year: Year
    grades: Mapping[int, int]
    """How many assistants hold each grade on the half-year's last day."""
    problems: tuple[Problem, ...]


def half_year(
    department: Department, half: Half, today: date, appeals: Iterable[Docketed]
) -> HalfYear:
    """Gather the data of a half-year. Raises NoRegulationInForce before the regulation."""
    scores, appealed = Scores(department), tuple(appeals)
    if not scores.year_to(half.quarters[1]) or half.last_day < department.regulation.first_day:
        raise NoRegulationInForce(day=half.last_day)
    until = level_until(department, half)
    return HalfYear(
        half,
        half.first_day <= today,
        flagged_after(department, half),
        reports(department, half),
        tuple(operation(department, half, appealed)),
        tuple(_level(scores, one) for one in scores.last_four(half.quarters[1])),
        year_scores(department, until.year, until.number),
        _grades(scores, half),
        _problems(department, half, today, appealed),
    )


def _level(scores: Scores, quarter: Quarter) -> Level:
    staff = scores.scored_in(quarter)
    found = [scores.score(one, quarter) for one in staff]
    entries = {e.position: e for one in staff for e in scores.basis(one, quarter)}
    return Level(
        quarter,
        len(found),
        mean(found),
        min(found, default=None),
        max(found, default=None),
        tuple(entries[position] for position in sorted(entries)),
    )


def _grades(scores: Scores, half: Half) -> Mapping[int, int]:
    staff = scores.department.people.in_office(Role.CUSTOMER_ASSISTANT, half.last_day)
    held = [grade_on(scores, one, half.last_day) for one in staff]
    return {grade: held.count(grade) for grade in (1, 2, 3)}


def _problems(
    department: Department, half: Half, today: date, appeals: tuple[Docketed, ...]
) -> tuple[Problem, ...]:
    """The findings of the half-year's quarters, alike ones together, most frequent first."""
    alike: dict[tuple[str, str], list[Noted]] = {}
    for quarter in half.quarters:
        if quarter.first_day < department.regulation.first_day:
            continue
        for noted in department_findings(department, quarter, today, appeals):
            key = (noted.finding.clause, noted.finding.message.id)
            alike.setdefault(key, []).append(noted)
    found = [_problem(clause, several) for (clause, _), several in alike.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.clause)))


def _problem(clause: str, several: list[Noted]) -> Problem:
    entries = {e.position: e for one in several for e in one.finding.entries}
    return Problem(
        clause,
        len(several),
        several[0].finding.message,
        tuple(dict.fromkeys(one.staff_id for one in several if one.staff_id)),
        tuple(entries[position] for position in sorted(entries)),
    )
