"""The estate manager's adjustment of final results (調控, P1-2.12)."""

from fractions import Fraction

from domain.dossier import Dossier
from domain.facts.quarter import ResultAdjusted
from domain.line import Line
from domain.rules.citation import rule
from domain.rules.foreman_score import is_the_mean
from domain.wording import say


@rule("P1-2.12", readings=("regulation.scope",))
def adjustments(dossier: Dossier) -> tuple[Line, ...]:
    """Every adjustment that reaches the person: the department's, the team's, the own.

    Where a foreman's score is his assistants' mean, theirs is adjusted already.
    """
    team = dossier.department.people.team(dossier.staff_id, dossier.quarter.last_day)
    reaches = {"department": None, "team": team, "person": dossier.staff_id}
    if is_the_mean(dossier):
        reaches = {"person": dossier.staff_id}
    return tuple(
        Line(
            Fraction(entry.fact.delta),
            say("line.adjustment.one", by=entry.fact.by, reason=entry.fact.external_influence),
            "P1-2.12",
            (entry,),
        )
        for entry in dossier.history.standing(f"quarter/{dossier.quarter}", ResultAdjusted)
        if entry.fact.scope in reaches
        and (entry.fact.scope == "department" or reaches[entry.fact.scope] == entry.fact.scope_id)
    )
