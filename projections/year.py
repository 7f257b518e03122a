"""A year: everybody's annual score, and each team's (P1-0.4-c, P1-2.11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.facts.exams import Subject
from domain.line import AnyEntry, entries_of, total
from domain.refusals.regulation import NoRegulationInForce
from domain.roles import Role
from domain.rules.annual_score import LAST_QUARTER, AnnualScore, annual_score
from domain.rules.scores import Scores
from domain.rules.team_mean import Mean, team_mean, team_year
from domain.values import Quarter


@dataclass(frozen=True, slots=True)
class PersonsYear:
    """One person's year: each quarter's score, and the annual one."""

    staff_id: str
    foreman: bool
    quarters: Mapping[Quarter, Fraction | None]
    annual: AnnualScore

    @property
    def newcomers(self) -> Fraction:
        """The points for newcomers, which the annual score has in it."""
        return total(self.annual.newcomers)

    @property
    def subjects(self) -> Mapping[Subject, Fraction]:
        """The year by subject, where they are not put together."""
        return self.annual.subjects

    @property
    def scored(self) -> bool:
        """Whether anything of it has come to an amount."""
        scores = (self.annual.score, *self.quarters.values())
        return bool(self.newcomers or self.subjects) or any(one is not None for one in scores)

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The entries the year rests on."""
        lines = (line for one in self.annual.quarters.values() for line in one.lines)
        return entries_of((*lines, *self.annual.newcomers))


@dataclass(frozen=True, slots=True)
class TeamsYear:
    """One team's year: each quarter's mean, and the annual score."""

    team: str
    quarters: Mapping[Quarter, Mean]
    annual: Mean


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a department, as far as there was a regulation."""

    year: int
    quarters: tuple[Quarter, ...]
    unpublished: tuple[Quarter, ...]
    people: tuple[PersonsYear, ...]
    teams: tuple[TeamsYear, ...]

    @property
    def unscored(self) -> bool:
        """Whether nobody has a score or points of the year, nor any team a mean."""
        scored = any(one.scored for one in self.people)
        return not (scored or any(one.annual.lines for one in self.teams))


def year_scores(department: Department, year: int, until: int = LAST_QUARTER) -> Year:
    """Work a year out, or its first quarters. Raises NoRegulationInForce before the regulation."""
    scores = Scores(department)
    quarters = scores.year_to(Quarter(year, until))
    if not quarters:
        raise NoRegulationInForce(day=Quarter(year, until).first_day)
    return Year(
        year,
        quarters,
        tuple(one for one in quarters if not department.editions(one)),
        _people(scores, quarters),
        _teams(scores, quarters),
    )


def _people(scores: Scores, quarters: tuple[Quarter, ...]) -> tuple[PersonsYear, ...]:
    """Foremen first, then assistants, by staff number."""
    people, rows, last = scores.department.people, [], quarters[-1]
    for staff in sorted({staff for one in quarters for staff in people.assessed(one)}):
        posts = {one: people.post(staff, one) for one in quarters}
        held = [post for post in posts.values() if post is not None]
        found = {one: scores.of(staff, one).score if posts[one] else None for one in quarters}
        annual = annual_score(scores.department, staff, last.year, scores, until=last.number)
        rows.append(PersonsYear(staff, held[-1] == Role.FOREMAN, found, annual))
    return tuple(sorted(rows, key=lambda row: (not row.foreman, row.staff_id)))


def _teams(scores: Scores, quarters: tuple[Quarter, ...]) -> tuple[TeamsYear, ...]:
    people, last = scores.department.people, quarters[-1]
    names = {
        people.team(staff, one.last_day)
        for one in quarters
        for staff in people.in_office(Role.CUSTOMER_ASSISTANT, one.last_day)
    }
    return tuple(
        TeamsYear(
            team,
            {one: team_mean(scores, team, one) for one in quarters},
            team_year(scores, team, last.year, last.number),
        )
        for team in sorted(name for name in names if name is not None)
    )
