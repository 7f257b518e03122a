"""Whom the monthly assessment covers, and who assesses whom (P1-3.1-a, P1-3.1-b)."""

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.assessment import MonthlyAssessmentConfirmed, MonthlyAssessmentDelegated
from domain.facts.monthly import EMPLOYEES
from domain.roles import Role
from domain.rules.citation import rule
from domain.values import Month


@rule("P1-3.1-b")
def post_of_month(department: Department, staff_id: str, month: Month) -> Role | None:
    """The highest post somebody held in a month, from assistant to head; None: no assessment."""
    people = department.people
    for role in reversed(EMPLOYEES):
        if staff_id in people.in_office_between(role, month.first_day, month.last_day):
            return role
    return None


@rule("P1-3.1-a", readings=("monthly.head_own",))
def head_over(department: Department, staff_id: str, month: Month) -> Role:
    """Who heads somebody's assessment: the supervisor; for the supervisor, the estate manager."""
    head = post_of_month(department, staff_id, month) == Role.SUPERVISOR
    return Role.ESTATE_MANAGER if head else Role.SUPERVISOR


@rule("P1-3.1-a")
def delegated(
    department: Department, deputy: str, staff_id: str, month: Month
) -> Entry[MonthlyAssessmentDelegated] | None:
    """The delegation of a month by which a deputy assesses somebody else."""
    found = department.history.standing(f"month/{month}", MonthlyAssessmentDelegated)
    return next(
        (
            one
            for one in reversed(found)
            if one.fact.to_deputy_id == deputy != staff_id and staff_id in one.fact.staff_ids
        ),
        None,
    )


@rule("P1-3.1-a", readings=("monthly.unconfirmed",))
def confirmation(
    department: Department, staff_id: str, month: Month
) -> Entry[MonthlyAssessmentConfirmed] | None:
    """The head's confirmation of somebody's month; without it no score is final."""
    found = department.history.standing(f"month/{month}", MonthlyAssessmentConfirmed)
    return next((one for one in reversed(found) if staff_id in one.fact.staff_ids), None)
