"""By which rules an upheld appeal assesses a quarter anew (P1-3.7-i)."""

from dataclasses import dataclass, replace
from fractions import Fraction

from domain.dossier import Dossier
from domain.facts.appeals import AppealRegistered, ReassessmentMade, ResultAppealLodged
from domain.line import AnyEntry, Line
from domain.rules.appeal_steps import latest, lodged, steps_of, upheld
from domain.rules.citation import rule
from domain.values import day_of
from domain.wording import say

RULES = "appeal.reassessment_rules"


@dataclass(frozen=True, slots=True)
class Anew:
    """A quarter that is assessed anew: under the rules of the meeting, and because of what."""

    dossier: Dossier
    met: AnyEntry
    made: AnyEntry | None

    @property
    def line(self) -> Line:
        """That other rules than the quarter's are applied."""
        on = day_of(self.met.fact.happened_on)
        entries = (self.met, self.made) if self.made else (self.met,)
        return Line(
            Fraction(0), say("line.assessed_anew", on=on), "P1-3.7-i", entries, term="appeal"
        )


@rule("P1-3.7-i", readings=(RULES,))
def anew(dossier: Dossier, met: AnyEntry | None = None) -> Anew | None:
    """The quarter under the rules in force at the meeting, where it is read so and was upheld.

    ``met`` is a meeting whose re-assessment is being made; left out, that of the last one made.
    """
    department = dossier.department
    if department.supposed.as_on is not None:
        return None
    if dossier.rules.reading(RULES) != "those_in_force_at_meeting":
        return None
    made = None
    if met is None:
        met, made = _last_made(dossier)
    if met is None:
        return None
    supposed = replace(department.supposed, as_on=day_of(met.fact.happened_on))
    other = replace(department, supposed=supposed)
    return Anew(other.dossier(dossier.staff_id, dossier.quarter), met, made)


def _last_made(dossier: Dossier) -> tuple[AnyEntry | None, AnyEntry | None]:
    """The meeting of the last appeal that had the quarter assessed anew, and the re-assessment."""
    department = dossier.department
    for registered in reversed(department.history.standing("appeals", AppealRegistered)):
        appeal = lodged(department, registered.fact.appeal_id)
        if appeal is None or not isinstance(appeal.fact, ResultAppealLodged):
            continue
        steps = steps_of(department, appeal.fact.id)
        made = latest(steps, "reassessed")
        if made is None or not isinstance(made.fact, ReassessmentMade):
            continue
        of = (made.fact.staff_id, made.fact.quarter)
        if of == (dossier.staff_id, dossier.quarter) and upheld(department, appeal.fact.id):
            return latest(steps, "heard", "heard_again"), made
    return None, None
