"""The mean of a team's scores: of a quarter, and of a year (P1-2.11)."""

from dataclasses import dataclass
from fractions import Fraction

from domain.line import AnyEntry, Line, total
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.inspected import inspected
from domain.rules.scores import Scores, mean
from domain.values import Quarter
from domain.wording import say

CLAUSE = "P1-2.11"
MEMBERS = "team.members"
DISQUALIFIED = "team.disqualified"
INSPECTED = "team.inspection_effect"


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean, None of nobody, and a line for each score in it."""

    mean: Fraction | None
    lines: tuple[Line, ...]
    taken: tuple[Line, ...] = ()
    """What inspections take from it, where they are read to."""

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The entries the scores rest on."""
        found = {
            entry.position: entry for line in (*self.lines, *self.taken) for entry in line.entries
        }
        return tuple(found[position] for position in sorted(found))


@rule(CLAUSE, readings=(MEMBERS, DISQUALIFIED))
def team_mean(scores: Scores, team: str, quarter: Quarter) -> Mean:
    """The mean of those who are in a team on the quarter's last day, zeros included."""
    rules = scores.rules(quarter)
    people = scores.department.people
    members = people.members(team, quarter.last_day)
    if rules.reading(MEMBERS) == "assistants_and_foreman":
        foremen = people.in_office(Role.FOREMAN, quarter.last_day)
        members = (
            *(one for one in foremen if people.team(one, quarter.last_day) == team),
            *members,
        )
    excluded = rules.reading(DISQUALIFIED) == "exclude"
    found = mean_of(scores, members, quarter, without_cancelled=excluded)
    taken = _by_inspections(scores, team, quarter)
    if found.mean is None or not taken:
        return found
    return Mean(found.mean - total(taken), found.lines, taken)


@rule("P1-2.9-c", readings=(INSPECTED,))
def _by_inspections(scores: Scores, team: str, quarter: Quarter) -> tuple[Line, ...]:
    """The mean points of the inspections at which the team's foreman was on duty."""
    department, rules = scores.department, scores.rules(quarter)
    if rules.reading(INSPECTED) != "subtract_mean_inspection_deduction":
        return ()
    found = [
        one
        for month in quarter.months
        for one in inspected(department, month)
        if any(department.people.team(foreman, one.day) == team for foreman in one.foremen)
    ]
    average = mean(one.points for one in found)
    if average is None:
        return ()
    entries = (*(one.entry for one in found), *rules.basis(INSPECTED)[1:])
    return (Line(average, say("line.inspection.mean", count=len(found)), "P1-2.9-c", entries),)


def mean_of(
    scores: Scores, staff: tuple[str, ...], quarter: Quarter, *, without_cancelled: bool
) -> Mean:
    """The mean of some persons' quarter: of those who have a score in it."""
    lines = []
    for one in staff:
        found = scores.of(one, quarter)
        if found.score is None or (without_cancelled and found.disqualified):
            continue
        message = say("graded.score_of", staff=one, quarter=quarter)
        lines.append(Line(found.score, message, "P1-2.10", scores.basis(one, quarter)))
    return Mean(mean(line.amount for line in lines), tuple(lines))


@rule(CLAUSE, readings=("team.annual_of",))
def team_year(scores: Scores, team: str, year: int) -> Mean:
    """The team's year: the mean of all its members' quarters, or of their annual means."""
    quarters = scores.year_to(Quarter(year, 4))
    found = [team_mean(scores, team, quarter) for quarter in quarters]
    lines = tuple(line for one in found for line in one.lines)
    if not quarters or scores.rules(quarters[0]).reading("team.annual_of") != (
        "mean_of_annual_scores"
    ):
        return Mean(mean(line.amount for line in lines), lines)
    by_member: dict[object, list[Fraction]] = {}
    for line in lines:
        by_member.setdefault(line.message.values["staff"], []).append(line.amount)
    means = (mean(several) for several in by_member.values())
    return Mean(mean(one for one in means if one is not None), lines)
