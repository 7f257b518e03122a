"""What may be chosen from in a period: who held which role, and the items of the catalogues."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.dossier import Department
from domain.facts.standards import StandardAdopted
from domain.roles import Role, includes


@dataclass(frozen=True, slots=True)
class Choices:
    """The people of a department by role, and its items with their words by catalogue."""

    staff: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def people(self, roles: frozenset[Role]) -> tuple[str, ...]:
        """Everybody who held one of some roles, by staff number."""
        found = {
            staff
            for role, several in self.staff.items()
            if any(includes(role, wanted) for wanted in roles)
            for staff in several
        }
        return tuple(sorted(found))


def choices(department: Department, first: date, last: date) -> Choices:
    """Who was in office, and which items were in force, on some day of a period."""
    people = department.people
    return Choices(
        staff={role: people.in_office_between(role, first, last) for role in Role},
        items=_items(department, first, last),
    )


def _items(department: Department, first: date, last: date) -> Mapping[str, Mapping[str, str]]:
    """Each catalogue's items: the version in force on the first day, and those that came later."""
    adopted: dict[str, list[StandardAdopted]] = {}
    for entry in department.history.standing("standards", StandardAdopted):
        if entry.fact.effective_from <= last:
            adopted.setdefault(entry.fact.standard_code, []).append(entry.fact)
    found: dict[str, Mapping[str, str]] = {}
    for code, versions in adopted.items():
        begun = [one.effective_from for one in versions if one.effective_from <= first]
        since = max(begun, default=date.min)
        in_force = sorted(
            (one for one in versions if one.effective_from >= since),
            key=lambda one: (one.effective_from, one.version),
        )
        found[code] = {item.item_code: item.text_zh for one in in_force for item in one.items}
    return found
