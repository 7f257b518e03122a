"""Points the regulation itself takes from a quarter: from foremen, and for spreading discontent."""

from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Dossier
from domain.line import Line, total
from domain.rules import cheating, inspections
from domain.rules.citation import rule
from domain.rules.discontent import discontent, in_quarter, in_totals
from domain.rules.inspections import penalties_elsewhere


@dataclass(frozen=True, slots=True)
class Penalties:
    """The lines that come off the score, and those that count as deductions."""

    lines: tuple[Line, ...]
    counted: tuple[Line, ...]
    """The lines that count as deductions, whatever bears them (P1-4.1-e)."""

    @property
    def sum(self) -> Fraction:
        """The points that come off the score."""
        return total(self.lines)


def prescribed_penalties(dossier: Dossier) -> Penalties:
    """What a quarter bears. Where month or year bear points, they are deductions all the same."""
    inspected, elsewhere = inspections.foreman_penalties(dossier), penalties_elsewhere(dossier)
    missed, spread = cheating.foreman_penalties(dossier), discontent(dossier)
    foremans = _of_foremen(dossier, inspected, missed)
    taken = (*foremans, *elsewhere)
    counted = (*taken, *spread) if in_totals(dossier.rules) else taken
    lines = (*foremans, *spread) if in_quarter(dossier.rules) else foremans
    return Penalties(lines, counted)


@rule("P1-2.9-f", readings=("cheating.overlap_with_inspection",))
def _of_foremen(
    dossier: Dossier, inspected: tuple[Line, ...], missed: tuple[Line, ...]
) -> tuple[Line, ...]:
    highest = dossier.rules.reading("cheating.overlap_with_inspection") == "highest_only"
    if highest and inspected and missed:
        return max(inspected, missed, key=total)
    return (*inspected, *missed)
