"""Exemptions from transfer and dismissal: earned by being best, used once (P1-4.1-f)."""

from dataclasses import dataclass
from datetime import date

from domain.facts.grades import BestTeamMemberNamed, ExemptionUsed
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.grade_in_force import grade_on
from domain.rules.scores import Scores, last_four
from domain.values import Quarter

CLAUSE = "P1-4.1-f"
SOURCE = "exemption.best_member_source"
YEAR = "exemption.year"
COUNT = "exemption.count"
EXPIRY = "exemption.expiry"
MOMENT = "exemption.grade_moment"
EFFECT = "disqualification.promotion_effect"


@dataclass(frozen=True, slots=True)
class Exemption:
    """What somebody earned in a year, and what of it is left."""

    year: int
    earned: int
    left: int
    best: tuple[Quarter, ...]
    """The quarters of the year in which the person was the team's best member."""
    entries: tuple[AnyEntry, ...]
    used: tuple[AnyEntry, ...]


@rule(
    CLAUSE, amounts=("quarters_min", "exemptions", "lowest_grade"), readings=(COUNT, EXPIRY, YEAR)
)
def exemption(scores: Scores, staff_id: str, year: int, today: date) -> Exemption:
    """Three quarters as best member in a year, at grade 2 or above, earn one exemption."""
    quarters = scores.year_to(Quarter(year, 4))
    best = {one: found for one in quarters if (found := _best(scores, staff_id, one))}
    earned = _earned(scores, staff_id, quarters, today)
    used = tuple(
        entry
        for entry in scores.department.history.standing(f"person/{staff_id}", ExemptionUsed)
        if entry.fact.earned_year == year
    )
    expired = (
        bool(quarters)
        and scores.rules(quarters[-1]).reading(EXPIRY) == "end_of_next_year"
        and today > date(year + 1, 12, 31)
    )
    left = 0 if expired else max(0, earned - len(used))
    entries = tuple(entry for found in best.values() for entry in found)
    return Exemption(year, earned, left, tuple(best), entries, used)


@rule(CLAUSE, readings=(SOURCE,))
@rule("P1-3.5-c", readings=(EFFECT,))
def _best(scores: Scores, staff_id: str, quarter: Quarter) -> tuple[AnyEntry, ...]:
    """What makes somebody the best member of their team in a quarter, if they are."""
    people, rules = scores.department.people, scores.rules(quarter)
    if people.post(staff_id, quarter) != Role.CUSTOMER_ASSISTANT:
        return ()
    found = scores.of(staff_id, quarter)
    if found.disqualified and rules.reading(EFFECT) != "score_only":
        return ()
    if rules.reading(SOURCE) == "recorded_naming_by_supervisor_with_reason":
        named = scores.department.history.standing(f"quarter/{quarter}", BestTeamMemberNamed)
        return tuple(entry for entry in named if entry.fact.staff_id == staff_id)[:1]
    team = people.team(staff_id, quarter.last_day)
    members = people.members(team, quarter.last_day) if team else ()
    others = [
        scores.score(one, quarter) for one in members if scores.of(one, quarter).score is not None
    ]
    top = found.score is not None and bool(others) and found.score == max(others)
    return scores.basis(staff_id, quarter) if top else ()


def _earned(scores: Scores, staff_id: str, quarters: tuple[Quarter, ...], today: date) -> int:
    """How many exemptions a year's quarters earn; in a rolling year the quarters are spent once."""
    if not quarters:
        return 0
    rules = scores.rules(quarters[-1])
    rolling = rules.reading(YEAR) == "rolling_4_consecutive_quarters"
    before = tuple(one for one in last_four(quarters[0])[:-1]) if rolling else ()
    first = scores.department.regulation.first_day
    spent: list[Quarter] = []
    earned_at: list[Quarter] = []
    held: list[Quarter] = []
    least = int(rules.amount(CLAUSE, "quarters_min"))
    for at in (*before, *quarters):
        if at.first_day < first or not _best(scores, staff_id, at):
            continue
        held.append(at)
        window = last_four(at) if rolling else quarters
        unspent = [one for one in held if one in window and one not in spent]
        if len(unspent) >= least and _graded(scores, staff_id, at, today):
            spent += unspent
            earned_at.append(at)
    earned = sum(at in quarters for at in earned_at)
    most = int(rules.amount(CLAUSE, "exemptions"))
    return earned if rules.reading(COUNT) == "one_per_full_three" else min(earned, most)


@rule(CLAUSE, readings=(MOMENT,))
def _graded(scores: Scores, staff_id: str, at: Quarter, today: date) -> bool:
    """Whether the person is of grade 2 or above when it matters (P1-4.1-f/5)."""
    rules = scores.rules(at)
    lowest = rules.amount(CLAUSE, "lowest_grade")
    reading = rules.reading(MOMENT)
    days = {"when_used": [today], "both": [at.last_day, today]}.get(reading, [at.last_day])
    return all(grade_on(scores, staff_id, day) <= lowest for day in days)
