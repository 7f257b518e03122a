"""Ranks within a quarter, the last three, and the mean of a team (P1-4.1-d, P1-2.11)."""

from fractions import Fraction

from domain.dossier import Department
from domain.rules import ranking as places
from domain.rules import team_mean as means
from domain.rules import third_parties
from domain.rules.ranking import Rank
from domain.rules.scores import Scores
from domain.values import Quarter

__all__ = ["Rank", "bottom_three", "ranking", "team_mean"]


def ranking(department: Department, quarter: Quarter) -> dict[str, Rank]:
    """Rank every assistant with a score; a cancelled quarter counts with its zero (P1-3.5-c)."""
    return places.ranking(Scores(department), quarter)


def bottom_three(department: Department, quarter: Quarter) -> tuple[str, ...]:
    """Everybody among the last three."""
    return third_parties.bottom_three(Scores(department), quarter)


def team_mean(department: Department, team: str, quarter: Quarter) -> Fraction | None:
    """The mean score of a team's assistants at the quarter's end, zeros included (P1-2.11)."""
    return means.team_mean(Scores(department), team, quarter).mean
