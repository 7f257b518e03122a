"""Everybody's grade and post as of a quarter: what is met, what is due, who is listed, and why."""

from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.line import AnyEntry, Line
from domain.refusals.forbidden import NotAssessed
from domain.roles import Role
from domain.rules.demotion import Demotion, demotion, year_examined
from domain.rules.elimination import Elimination, elimination
from domain.rules.exemption import Exemption, exemption
from domain.rules.foreman import Foreman, foreman
from domain.rules.grade_criteria import TARGETS, Criteria, grade_criteria
from domain.rules.grade_in_force import grade_changes, grade_on
from domain.rules.graded_follow_ups import crowded_days
from domain.rules.groundless import groundless
from domain.rules.probation import Probation, probation
from domain.rules.promotion import Tally, tallies
from domain.rules.scores import Scores
from domain.values import Quarter


@dataclass(frozen=True, slots=True)
class AssistantGrade:
    """An assistant's grade and all that bears on it."""

    staff_id: str
    grade: int
    given_by: tuple[AnyEntry, ...]
    criteria: tuple[Criteria, ...]
    tallies: tuple[Tally, ...]
    """Toward each grade above the one held."""
    elimination: Elimination
    demotion: Demotion
    exemptions: tuple[Exemption, ...]
    """Of each year up to the quarter's."""
    groundless: tuple[AnyEntry, ...]
    """Transfers and dismissals whose ground is no longer there."""
    crowded: tuple[Line, ...]
    probation: Probation | None
    """One that overlaps the quarter or ended in the one before it, decided or not."""

    @property
    def due(self) -> Tally | None:
        """The highest promotion that is due."""
        return next((one for one in self.tallies if one.due), None)

    @property
    def exemptions_left(self) -> int:
        """The exemptions that were earned and not used."""
        return sum(one.left for one in self.exemptions)

    @property
    def on_probation(self) -> Probation | None:
        """The probation, as long as it is not decided."""
        return None if self.probation and self.probation.decided else self.probation


@dataclass(frozen=True, slots=True)
class ForemanGrade:
    """A foreman's grade and quarter."""

    staff_id: str
    grade: int
    given_by: tuple[AnyEntry, ...]
    foreman: Foreman
    elimination: Elimination
    groundless: tuple[AnyEntry, ...]
    """Demotions, transfers and dismissals whose ground is no longer there."""


@dataclass(frozen=True, slots=True)
class Grades:
    """The department as of a quarter."""

    quarter: Quarter
    published: bool
    today: date
    assistants: tuple[AssistantGrade, ...]
    foremen: tuple[ForemanGrade, ...]


def latest(department: Department, today: date) -> Quarter:
    """The last quarter that is published; the running one where none is."""
    running = quarter = Quarter.of(today)
    while quarter.first_day >= department.regulation.first_day:
        if department.editions(quarter):
            return quarter
        quarter = quarter.previous
    return running


def grades(
    department: Department, quarter: Quarter, today: date, person: str | None = None
) -> Grades:
    """Work out everybody's grade and post as of a quarter, or one person's, judged on a day."""
    scores, people = Scores(department), department.people
    staff = sorted(people.assessed(quarter))
    if person is not None:
        department.expect(person)
        if person not in staff:
            raise NotAssessed(staff=person, quarter=quarter, clause="P1-4.1-a")
        staff = [person]
    posts = {one: people.post(one, quarter) for one in staff}
    return Grades(
        quarter,
        bool(department.editions(quarter)),
        today,
        tuple(
            _assistant(scores, one, quarter, today)
            for one in staff
            if posts[one] == Role.CUSTOMER_ASSISTANT
        ),
        tuple(_foreman(scores, one, quarter, today) for one in staff if posts[one] == Role.FOREMAN),
    )


def _assistant(scores: Scores, staff: str, quarter: Quarter, today: date) -> AssistantGrade:
    held, given = _held(scores, staff, quarter)
    years = range(scores.department.regulation.first_day.year, quarter.year + 1)
    return AssistantGrade(
        staff,
        held,
        given,
        tuple(grade_criteria(scores, staff, quarter, target) for target in TARGETS),
        tallies(scores, staff, quarter),
        elimination(scores, staff, quarter, today),
        demotion(scores, staff, year_examined(quarter)),
        tuple(exemption(scores, staff, year, today) for year in years),
        groundless(scores, staff, today),
        crowded_days(scores, staff, quarter),
        _probation(scores, staff, quarter),
    )


def _probation(scores: Scores, staff: str, quarter: Quarter) -> Probation | None:
    """A probation that overlaps the quarter, or ended in the one before it."""
    found = probation(scores, staff)
    if found is None:
        return None
    lately = found.ends_on >= quarter.previous.first_day
    return found if lately and found.engaged_on <= quarter.last_day else None


def _held(scores: Scores, staff: str, quarter: Quarter) -> tuple[int, tuple[AnyEntry, ...]]:
    """The grade in force at the quarter's end, and what gave it."""
    changes = grade_changes(scores, staff, quarter)
    given = [entry for on, entry, _ in changes if on <= quarter.last_day]
    return grade_on(scores, staff, quarter.last_day), tuple(given[-1:])


def _foreman(scores: Scores, staff: str, quarter: Quarter, today: date) -> ForemanGrade:
    held, given = _held(scores, staff, quarter)
    return ForemanGrade(
        staff,
        held,
        given,
        foreman(scores, staff, quarter),
        elimination(scores, staff, quarter, today),
        groundless(scores, staff, today),
    )
