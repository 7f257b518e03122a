"""The quarter sheet: everybody's terms and score, and the follow-ups that count."""

from dataclasses import dataclass

from domain.dossier import Department
from domain.roles import Role
from domain.rules.case_follow_ups import follow_ups
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.rules.read_ahead import read_ahead
from domain.values import Quarter
from projections.rating import name_of


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One person's row of the quarter sheet."""

    staff_id: str
    name: str | None
    score: QuarterScore
    a_follow_ups: int
    b_follow_ups: int


def quarter_sheet(department: Department, quarter: Quarter) -> tuple[SheetRow, ...]:
    """Everybody with a quarterly score, foremen first, by staff number."""
    read_ahead(department, quarter)
    staff_numbers = by_post(department, quarter)
    dossiers = [department.dossier(staff, quarter) for staff in staff_numbers]
    department.history.load(name for dossier in dossiers for name in dossier.streams)
    rows = []
    for staff, dossier in zip(staff_numbers, dossiers, strict=True):
        counted = follow_ups(dossier)
        rows.append(
            SheetRow(
                staff,
                name_of(department, staff),
                quarter_score(dossier),
                counted["A"].count,
                counted["B"].count,
            )
        )
    return tuple(rows)


def by_post(department: Department, quarter: Quarter) -> tuple[str, ...]:
    """The assessed as tables list them: foremen first, then by staff number."""
    people = department.people
    found = people.assessed(quarter)
    return tuple(
        sorted(found, key=lambda one: (people.post(one, quarter) != Role.FOREMAN, one)),
    )
