"""The mean of a team's scores: of a quarter, and of a year (P1-2.11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from domain.line import AnyEntry, Line, entries_of, total
from domain.organisation import Organisation
from domain.roles import ASSESSED, Role
from domain.rules.annual_score import LAST_QUARTER, annual_score
from domain.rules.citation import rule
from domain.rules.inspected import inspected
from domain.rules.scores import Scores, mean
from domain.values import Quarter
from domain.wording import say

CLAUSE = "P1-2.11"
MEMBERS = "team.members"
DISQUALIFIED = "team.disqualified"
MOVED = "team.moved_members"
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


@rule(CLAUSE, readings=(MEMBERS, DISQUALIFIED, MOVED))
def team_mean(scores: Scores, team: str, quarter: Quarter) -> Mean:
    """The mean of those who are in a team on the quarter's last day, zeros included."""
    excluded = scores.rules(quarter).reading(DISQUALIFIED) == "exclude"
    shares = _shares(scores, team, quarter)
    lines = mean_of(scores, tuple(shares), quarter, without_cancelled=excluded).lines
    found = _weighed((line.amount, shares[_whose(line)]) for line in lines)
    taken = _by_inspections(scores, team, quarter)
    if found is None or not taken:
        return Mean(found, lines)
    return Mean(found - total(taken), lines, taken)


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


def _shares(scores: Scores, team: str, quarter: Quarter) -> dict[str, int]:
    """Who belongs to a team in a quarter, and by how much each counts (P1-2.11/1, P1-2.11/3)."""
    rules, people = scores.rules(quarter), scores.department.people
    first, last = quarter.first_day, quarter.last_day
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    counted = tuple(every) if rules.reading(MOVED) == "time_weighted" else (last,)
    with_foreman = rules.reading(MEMBERS) == "assistants_and_foreman"
    shares: dict[str, int] = {}
    for role in ASSESSED if with_foreman else ASSESSED[:1]:
        for staff in people.in_office_between(role, first, last):
            if days := _days(people, staff, team, role, counted):
                shares[staff] = shares.get(staff, 0) + days
    return shares


def _days(people: Organisation, staff: str, team: str, role: Role, days: Iterable[date]) -> int:
    """On how many of some days somebody worked in a team, in a role."""
    return sum(people.team(staff, day) == team and people.holds(staff, role, day) for day in days)


def _whose(line: Line) -> str:
    return str(line.message.values["staff"])


def _weighed(amounts: Iterable[tuple[Fraction, int]]) -> Fraction | None:
    """The mean of some amounts, each counted so many times; None of nothing."""
    found = tuple(amounts)
    times = sum(many for _, many in found)
    return sum((one * many for one, many in found), Fraction(0)) / times if times else None


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


@rule(CLAUSE, readings=("team.annual_of", MOVED))
def team_year(scores: Scores, team: str, year: int, until: int = LAST_QUARTER) -> Mean:
    """The team's year: the mean of all its members' quarters, or of their annual means.

    It may be asked for up to one of its quarters.
    """
    quarters = scores.year_to(Quarter(year, until))
    if not quarters:
        return Mean(None, ())
    rules = scores.rules(quarters[0])
    if rules.reading(MOVED) == "year_end_membership_annual_scores":
        return _years_of_members(scores, team, Quarter(year, until))
    found: list[tuple[Line, int]] = []
    for quarter in quarters:
        shares = _shares(scores, team, quarter)
        found += [(line, shares[_whose(line)]) for line in team_mean(scores, team, quarter).lines]
    lines = tuple(line for line, _ in found)
    if rules.reading("team.annual_of") != "mean_of_annual_scores":
        return Mean(_weighed((line.amount, many) for line, many in found), lines)
    members = dict.fromkeys(_whose(line) for line in lines)
    means = (
        _weighed((line.amount, many) for line, many in found if _whose(line) == one)
        for one in members
    )
    return Mean(mean(one for one in means if one is not None), lines)


def _years_of_members(scores: Scores, team: str, last: Quarter) -> Mean:
    """The mean of the annual scores of those who are in the team on the year's last day."""
    excluded = scores.rules(last).reading(DISQUALIFIED) == "exclude"
    lines = []
    for one in _shares(scores, team, last):
        found = annual_score(scores.department, one, last.year, scores, until=last.number)
        counted = [each for each in found.quarters.values() if not each.disqualified]
        if found.score is None or (excluded and not counted):
            continue
        entries = entries_of(line for each in found.quarters.values() for line in each.lines)
        message = say("graded.year_of", staff=one, year=last.year)
        lines.append(Line(found.score, message, CLAUSE, entries))
    return Mean(mean(line.amount for line in lines), tuple(lines))
