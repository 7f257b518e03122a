"""What the history of a quarter lacks or contradicts, for the whole department."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.facts.money import SalaryDeductionOrdered
from domain.facts.organisation import RoleAssigned, TeamMembershipChanged
from domain.line import Finding
from domain.roles import Role
from domain.rules.conflicts import unresolved
from domain.rules.duties import Duty, duties
from domain.rules.fines import Fine, fines
from domain.rules.orders_missing import orders_missing
from domain.values import Quarter, day_of
from domain.wording import Message, say
from projections.docket import Docketed
from projections.drift import drift
from projections.rating import rating


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding, and whose it is; None where it is the department's."""

    staff_id: str | None
    finding: Finding


def department_findings(
    department: Department, quarter: Quarter, today: date, appeals: Iterable[Docketed]
) -> tuple[Noted, ...]:
    """Every finding of a quarter as it stands on a day."""
    return (
        *_overdue(department, quarter, today),
        *_late_appeals(quarter, appeals),
        *_drifted(department, quarter),
        *_money(department, quarter),
        *_orders(department, quarter, today),
        *_backdated(department, quarter),
        *_conflicts(department, quarter),
        *_ratings(department, quarter),
    )


def _overdue(department: Department, quarter: Quarter, today: date) -> Iterator[Noted]:
    for duty in duties(department, quarter):
        if days := duty.days_over(today):
            yield Noted(None, Finding(overdue(duty, days), duty.clause, duty.basis))


def overdue(duty: Duty, days: int) -> Message:
    """Say that something was not done by its day."""
    return say("finding.overdue", who=duty.who, what=duty.what, due=duty.due, days=days)


def _late_appeals(quarter: Quarter, appeals: Iterable[Docketed]) -> Iterator[Noted]:
    for one in appeals:
        if one.quarter == quarter and one.overdue_days:
            message = say(
                "finding.appeal_overdue",
                appeal=one.register_no or one.entry.fact.id,
                what=say(f"docket.next_steps.{one.next_step}"),
                due=one.due,
                days=one.overdue_days,
            )
            yield Noted(one.entry.fact.appellant, Finding(message, one.clause, (one.entry,)))


def _drifted(department: Department, quarter: Quarter) -> Iterator[Noted]:
    editions = department.editions(quarter)
    for one in drift(department, quarter):
        message = say("finding.drift", published=_said(one.published), now=_said(one.rebuilt))
        yield Noted(one.staff_id, Finding(message, "P1-2.13", editions[-1:]))


def _said(score: Fraction | None) -> object:
    return say("word.pending") if score is None else score


def _money(department: Department, quarter: Quarter) -> Iterator[Noted]:
    """What was ordered must be what is due; ordering it is HR's own act (P1-2.9-e, -f)."""
    people = department.people
    first, last = quarter.first_day, quarter.last_day
    for role in (Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR):
        for staff in people.in_office_between(role, first, last):
            for fine in fines(department, staff, quarter):
                if not _ordered(department, staff, fine):
                    message = say("finding.not_ordered", amount=fine.line.amount, month=fine.month)
                    finding = Finding(message, fine.line.clause, fine.line.entries)
                    yield Noted(staff, finding)


def _ordered(department: Department, staff: str, fine: Fine) -> bool:
    """Whether HR ordered a fine: under its clause, naming an entry it rests on."""
    grounds = {entry.fact.id for entry in fine.line.entries}
    orders = department.history.standing(f"person/{staff}", SalaryDeductionOrdered)
    return any(
        order.fact.clause_id == fine.line.clause and grounds.intersection(order.fact.triggers)
        for order in orders
    )


def _orders(department: Department, quarter: Quarter, today: date) -> Iterator[Noted]:
    """What was decided in the quarter and is not carried out: that is an order of its own."""
    for one in orders_missing(department, today):
        if one.since in quarter:
            yield Noted(one.staff_id, Finding(one.message, one.clause, one.entries))


def _backdated(department: Department, quarter: Quarter) -> Iterator[Noted]:
    """Roles and teams from a day of the quarter that were recorded after its results were out."""
    editions = department.editions(quarter)
    changes = department.history.standing("organisation", RoleAssigned, TeamMembershipChanged)
    for entry in changes:
        fact = entry.fact
        if not isinstance(fact, RoleAssigned | TeamMembershipChanged) or not editions:
            continue
        if fact.from_on in quarter and entry.position > editions[0].position:
            kind = say(f"fact.{type(fact).__name__}")
            message = say("orders.backdated", fact=kind, since=fact.from_on, why=fact.note or "")
            yield Noted(fact.staff_id, Finding(message, "P1-2.13", (entry, editions[0])))


def _conflicts(department: Department, quarter: Quarter) -> Iterator[Noted]:
    """Conflicts of interest declared in the quarter for which nobody was named instead."""
    for entry in unresolved(department):
        fact, on = entry.fact, day_of(entry.fact.happened_on)
        if on in quarter:
            message = say("conflicts.unresolved", matter=fact.matter_ref, on=on)
            yield Noted(fact.person_id, Finding(message, "P1-0.6-b", (entry,)))


def _ratings(department: Department, quarter: Quarter) -> Iterator[Noted]:
    for staff in department.people.assessed(quarter):
        for finding in rating(department, staff, quarter).findings:
            yield Noted(staff, finding)
