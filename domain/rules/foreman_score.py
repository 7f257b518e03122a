"""A foreman's quarter as the mean of his assistants', where it is read so (P1-2.10/8)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from domain.dossier import Dossier
from domain.line import Line, entries_of, total
from domain.roles import Role
from domain.rules.attitude_raters import team_of
from domain.rules.citation import rule
from domain.wording import say

FORMULA = "P1-2.10"
FOREMEN = "score.foreman_formula"


@rule(FORMULA, readings=(FOREMEN,))
def is_the_mean(dossier: Dossier) -> bool:
    """Whether somebody's score is not the formula's but the mean of those he leads."""
    if dossier.rules.reading(FOREMEN) != "foreman_score_is_team_mean":
        return False
    return dossier.department.people.post(dossier.staff_id, dossier.quarter) == Role.FOREMAN


def mean_of_assistants(
    dossier: Dossier, lines_of: Callable[[Dossier], tuple[Fraction | None, tuple[Line, ...]]]
) -> Line | None:
    """The mean of the assistants of the team at the quarter's end who have a score.

    A cancelled quarter counts with its zero, as in the team's mean (P1-2.11).
    """
    under = []
    for one in team_of(dossier):
        score, lines = lines_of(dossier.department.dossier(one, dossier.quarter))
        if score is not None:
            message = say("graded.score_of", staff=one, quarter=dossier.quarter)
            under.append(Line(score, message, FORMULA, entries_of(lines)))
    if not under:
        return None
    mean = total(under) / len(under)
    basis = dossier.rules.basis(FOREMEN)[1:]
    message = say("line.team_mean", count=len(under))
    line = Line(mean, message, FORMULA, (*entries_of(under), *basis), tuple(under))
    return replace(line, term="team")
