"""Members of the special inspection team from other estates, as the papers name them (P1-2.9-b)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from commands.paper_draft import Desk, PaperDraft
from commands.read_sheets import Row, staff_named
from commands.record import Draft
from commands.state import State
from domain.facts.envelope import Source
from domain.facts.organisation import SpecialInspectionTeamFormed
from domain.refusals.paper import StaffNotListed
from domain.roles import Role
from domain.values import day_of

Outside: TypeAlias = Mapping[str, str]
"""Staff numbers from outside, each with the department the person comes from."""
SHOWN_MAX = 40
"""The signs of a staff number that are shown; a longer one is a slip."""


def everybody_listed(state: State, rows: tuple[Row, ...], outside: Outside) -> None:
    """Refuse staff numbers nobody has, each with the first row that names it."""
    listed = {str(row.fields["staff_id"]) for row in rows if row.form.key == "roster"}
    missing: dict[str, Row] = {}
    for staff, row in staff_named(rows):
        if not (staff in listed or staff in outside or state.people.known(staff)):
            missing.setdefault(staff, row)
    if missing:
        places = tuple(
            f"{staff[:SHOWN_MAX]} ({row.sheet} {row.number})" for staff, row in missing.items()
        )
        raise StaffNotListed(
            staff=tuple(missing), places=places, first=next(iter(missing))[:SHOWN_MAX]
        )


def team_from_outside(
    state: State, rows: tuple[Row, ...], outside: Outside, desk: Desk
) -> tuple[PaperDraft, ...]:
    """Their membership from the first day a paper names them, recorded with the import.

    Where it was recorded from a paper before, it begins with the earliest paper: a later quarter
    may have been imported first.
    """
    first: dict[str, tuple[date, Row]] = {}
    members = {**_from_papers(state), **outside}
    for staff, row in staff_named(rows):
        on = row.fields.get("happened_on")  # A form has no day, and is no inspector's.
        if staff in members and isinstance(on, date) and _is_stranger(state, staff):
            first[staff] = min(
                (day_of(on), row), first.get(staff, (date.max, row)), key=lambda found: found[0]
            )
    needed = {
        staff: (on, row)
        for staff, (on, row) in first.items()
        if not state.people.holds(staff, Role.SPECIAL_TEAM, on)
    }
    if not needed:
        return ()
    on, row = min(needed.values(), key=lambda found: found[0])
    homes = {staff: state.people.home(staff) or members[staff] for staff in needed}
    return (_formed(rows, homes, on, row, desk),)


def _is_stranger(state: State, staff: str) -> bool:
    """Whether somebody is no employee here: unknown, or known as a member from outside only."""
    people = state.people
    from_outside = people.home(staff) is not None and people.engaged(staff) is None
    return from_outside or not people.known(staff)


def _from_papers(state: State) -> dict[str, str]:
    """Members whose membership was read from papers, and never stated by itself."""
    formed = state.history.standing("organisation", SpecialInspectionTeamFormed)
    stated = {
        member.staff_id
        for entry in formed
        if entry.fact.source is None
        for member in entry.fact.members
    }
    return {
        member.staff_id: member.home_department
        for entry in formed
        for member in entry.fact.members
        if member.staff_id not in stated
    }


def _formed(
    rows: Iterable[Row], homes: Mapping[str, str], on: date, row: Row, desk: Desk
) -> PaperDraft:
    managers = [
        one.fields["staff_id"]
        for one in rows
        if one.form.key == "roster" and one.fields["position"] == Role.HR_MANAGER
    ]
    fields: dict[str, object] = {
        "by": desk.entered_by,
        "happened_on": on,
        "written_on": on,
        "source": Source(file=desk.file),
        "from_on": on,
        "leader_id": managers[0] if managers else None,
        "members": tuple(
            {"staff_id": staff, "home_department": home} for staff, home in homes.items()
        ),
    }
    return PaperDraft(Draft(SpecialInspectionTeamFormed, fields), row.sheet, row.number, {})
