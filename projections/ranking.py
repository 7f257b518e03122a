"""Ranks within a quarter, from the top and from the bottom; equals rank equally (P1-4.1-d)."""

from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.roles import Role
from domain.rules.quarter_score import quarter_score
from domain.values import Quarter

BOTTOM = 3


@dataclass(frozen=True, slots=True)
class Rank:
    """Somebody's place: 1 and the number strictly above, 1 and the number strictly below."""

    staff_id: str
    score: Fraction
    rank_top: int
    rank_bottom: int
    of: int


def ranking(department: Department, quarter: Quarter) -> dict[str, Rank]:
    """Rank every assistant with a score; a cancelled quarter counts with its zero (P1-3.5-c)."""
    scores = {
        staff: score
        for staff in department.people.assessed(quarter)
        if department.people.post(staff, quarter) == Role.CUSTOMER_ASSISTANT
        and (score := quarter_score(department.dossier(staff, quarter)).score) is not None
    }
    return {
        staff: Rank(
            staff,
            score,
            1 + sum(other > score for other in scores.values()),
            1 + sum(other < score for other in scores.values()),
            len(scores),
        )
        for staff, score in scores.items()
    }


def bottom_three(department: Department, quarter: Quarter) -> tuple[str, ...]:
    """Everybody whose rank from the bottom is three or less."""
    ranks = ranking(department, quarter).values()
    return tuple(sorted(rank.staff_id for rank in ranks if rank.rank_bottom <= BOTTOM))


def team_mean(department: Department, team: str, quarter: Quarter) -> Fraction | None:
    """The mean score of a team's assistants at the quarter's end, zeros included (P1-2.11)."""
    scores = [
        score
        for staff in department.people.members(team, quarter.last_day)
        if (score := quarter_score(department.dossier(staff, quarter)).score) is not None
    ]
    return sum(scores, Fraction(0)) / len(scores) if scores else None
