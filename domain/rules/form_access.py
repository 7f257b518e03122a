"""Who may open attitude forms, and to whom they are shown without names (P1-2.8-c)."""

from datetime import date

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import AppealRegistered, ResultAppealLodged
from domain.roles import Role
from domain.rules.citation import rule
from domain.values import Quarter

ACCESS = "attitude.hr_access"
SIGHTED = (Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR)


@rule("P1-2.8-c", readings=(ACCESS,))
def may_open(department: Department, viewer: str, today: date) -> bool:
    """Whether somebody opens forms: supervisor and deputy do, and HR where it is read so."""
    people = department.people
    if any(people.holds(viewer, role, today) for role in SIGHTED):
        return True
    return people.holds(viewer, Role.HR, today) and _reading(department, today) == "full_hr_access"


def shown_without_names(
    department: Department, viewer: str, today: date, ratee: str, quarter: Quarter
) -> Entry[ResultAppealLodged] | None:
    """The registered appeal under which HR sees forms without names, so as to tally them again."""
    if not department.people.holds(viewer, Role.HR, today):
        return None
    if _reading(department, today) != "only_de_identified_under_registered_appeal_logged":
        return None
    for registered in reversed(department.history.standing("appeals", AppealRegistered)):
        stream = f"appeal/{registered.fact.appeal_id}"
        for lodged in department.history.standing(stream, ResultAppealLodged):
            about = (lodged.fact.appellant, lodged.fact.result_ref.period)
            if about == (ratee, quarter):
                return lodged
    return None


def _reading(department: Department, today: date) -> str | None:
    """How it is read today, on record; before there is a regulation nobody else sees a form."""
    regulation = department.regulation
    return regulation.on(today).reading(ACCESS) if today >= regulation.first_day else None
