"""Published rows that the facts no longer give."""

from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.rules.quarter_score import quarter_score
from domain.values import Quarter


@dataclass(frozen=True, slots=True)
class Drifted:
    """Somebody's published score, and the one the facts give now."""

    staff_id: str
    published: Fraction | None
    rebuilt: Fraction | None


def drift(department: Department, quarter: Quarter) -> tuple[Drifted, ...]:
    """Compare the latest edition with what the facts give now."""
    editions = department.editions(quarter)
    if not editions:
        return ()
    published = {row.staff_id: row.exact for row in editions[-1].fact.rows}
    rebuilt = {
        staff: quarter_score(department.dossier(staff, quarter)).score
        for staff in department.people.assessed(quarter)
    }
    return tuple(
        Drifted(staff, published.get(staff), rebuilt.get(staff))
        for staff in dict.fromkeys((*published, *rebuilt))
        if published.get(staff) != rebuilt.get(staff)
    )
