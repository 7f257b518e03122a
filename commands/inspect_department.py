"""Inspections: who may inspect whom, and who was on duty (P1-2.9)."""

from datetime import date

from commands.state import Fields, State, checks, completes, day
from domain.facts.inspections import InspectionConducted
from domain.refusals.forbidden import AboutOneself, NotOnDuty, OwnDepartment, RoleLacking
from domain.refusals.recording import BadField
from domain.roles import Role
from domain.wording import say

STAFF = (
    Role.CUSTOMER_ASSISTANT,
    Role.FOREMAN,
    Role.DEPUTY_SUPERVISOR,
    Role.SUPERVISOR,
)


@completes(InspectionConducted)
def whose_and_by_whom(state: State, fields: Fields) -> None:
    """The department is this one, the inspector whoever records; HR enters mystery customers."""
    fields.setdefault("department_id", state.log)
    fields.setdefault("inspector_ids", (fields.get("by"),))
    by_team = str(fields.get("role")) == Role.SPECIAL_TEAM
    fields.setdefault("inspection_kind", "special_team" if by_team else "mystery_customer")


@checks(InspectionConducted)
def inspectors(state: State, fact: InspectionConducted) -> None:
    """A special team's check is its member's, who belongs to another department (P1-2.9-b)."""
    on = day(fact)
    if fact.inspection_kind == "special_team":
        _of_the_team(state, fact.by, on, "P1-2.9-c")
        allowed = state.rules(on).reading("inspection.member_from_inspected_department")
        for inspector in (fact.by, *fact.inspector_ids):
            if allowed == "not_own_department" and _belongs_here(state, inspector, on):
                raise OwnDepartment(by=inspector, clause="P1-2.9-b")
            _of_the_team(state, inspector, on, "P1-2.9-b")


def _of_the_team(state: State, inspector: str, on: date, clause: str) -> None:
    if not state.people.holds(inspector, Role.SPECIAL_TEAM, on):
        raise RoleLacking(
            by=inspector,
            fact=say("fact.InspectionConducted"),
            clause=clause,
            roles=(say(f"role.{Role.SPECIAL_TEAM}"),),
            on=on,
        )


@checks(InspectionConducted)
def inspected_by_others(state: State, fact: InspectionConducted) -> None:
    """The department inspected is this one, and nobody inspects themselves (B.3)."""
    if fact.department_id != state.log:
        raise BadField(
            field="department_id",
            value=fact.department_id,
            wanted=say("format.expected", bound=state.log),
            fact=say("fact.InspectionConducted"),
            clause="P1-2.9-a",
        )
    judged = {*fact.duty_foreman_ids, *(found.staff_id for found in fact.findings)}
    for judge in (fact.by, fact.entered_by, *fact.inspector_ids):
        if judge is not None and judge in judged:
            raise AboutOneself(by=judge, fact=say("fact.InspectionConducted"), clause="P1-2.9-b")


@checks(InspectionConducted)
def on_duty(state: State, fact: InspectionConducted) -> None:
    """Whoever is named as foreman on duty is a foreman that day (P1-2.9-e)."""
    for foreman in fact.duty_foreman_ids:
        if not state.people.holds(foreman, Role.FOREMAN, day(fact)):
            raise NotOnDuty(staff=foreman, on=day(fact), clause="P1-2.9-e")


def _belongs_here(state: State, inspector: str, on: date) -> bool:
    """Whether an inspector works in the department inspected; HR's staff do not (P1-2.9-b)."""
    works_here = any(state.people.holds(inspector, role, on) for role in STAFF)
    return works_here or state.people.home(inspector) == state.log
