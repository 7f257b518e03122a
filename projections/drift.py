"""Published rows that the facts no longer give."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.facts.quarter import PublishedRow
from domain.rules.quarter_score import QuarterScore
from domain.rules.scores import Scores
from domain.values import Quarter
from projections.difference import Difference
from projections.replay import Step


@dataclass(frozen=True, slots=True)
class Drifted:
    """Somebody's row of the latest edition, and the quarter as the facts give it now."""

    staff_id: str
    row: PublishedRow | None
    now: QuarterScore | None

    @property
    def published(self) -> Fraction | None:
        """The score of the edition; None if the person is not in it."""
        return self.row.exact if self.row else None

    @property
    def rebuilt(self) -> Fraction | None:
        """The score the facts give; None if it is pending, or there is none."""
        return self.now.score if self.now else None


def drift(
    department: Department, quarter: Quarter, scores: Scores | None = None
) -> tuple[Drifted, ...]:
    """Compare the latest edition with what the facts give now: scores and disqualifications."""
    editions = department.editions(quarter)
    if not editions:
        return ()
    rows = {row.staff_id: row for row in editions[-1].fact.rows}
    known = scores or Scores(department)
    rebuilt = {staff: known.of(staff, quarter) for staff in department.people.assessed(quarter)}
    found = (
        Drifted(staff, rows.get(staff), rebuilt.get(staff))
        for staff in dict.fromkeys((*rows, *rebuilt))
    )
    return tuple(
        one
        for one in found
        if one.published != one.rebuilt
        or (one.row and one.now and one.row.disqualified != one.now.disqualified)
    )


@dataclass(frozen=True, slots=True)
class Drift:
    """The drift of a quarter's latest edition, and its reasons."""

    quarter: Quarter
    edition: int
    rows: tuple[Drifted, ...]
    reasons: Mapping[str, tuple[Difference, tuple[Step, ...]]]
    """By staff number: how the published answer differs from today's, and what moved it."""
