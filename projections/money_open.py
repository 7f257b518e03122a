"""Money that is open: due and not ordered, ordered and not carried out, to be paid back."""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Department
from domain.line import Finding
from domain.roles import Role
from domain.rules.duty import Duty
from domain.rules.orders import Account, Order, Owed, account
from domain.rules.scores import Scores
from domain.rules.supplement import Supplement, supplements
from domain.values import Quarter
from domain.wording import say
from projections.noted import Noted


def accounts(department: Department, quarter: Quarter) -> Iterator[tuple[str, Account]]:
    """Everybody who owes a fine of a quarter, or was ordered to pay one for it."""
    for staff in department.people.everybody():
        found = account(department, staff, (quarter,))
        if found.owed or found.orders:
            yield staff, found


def money_findings(scores: Scores, quarter: Quarter, today: date) -> Iterator[Noted]:
    """What was ordered must be what is due; ordering it is HR's own act (P1-2.9-e, -f)."""
    department = scores.department
    for staff, found in accounts(department, quarter):
        for one in found.owed:
            if one.order is None:
                line, month = one.fine.line, one.fine.month
                message = say("finding.not_ordered", amount=line.amount, month=month)
                yield Noted(staff, Finding(message, line.clause, line.entries))
        for order in found.orders:
            if _of_quarter(order, quarter) and (said := _order_finding(order, today)):
                yield Noted(staff, said)
    yield from _supplement_findings(scores, quarter, today)


def _of_quarter(order: Order, quarter: Quarter) -> bool:
    """Whether an order is for a quarter: that of its ground, else the month before its payroll."""
    if order.fine is not None:
        return order.fine.month.first_day in quarter
    payroll = order.entry.fact.payroll_month
    return any(payroll in {month, month.following} for month in quarter.months)


def _order_finding(order: Order, today: date) -> Finding | None:
    """To be paid back, or not carried out though its payroll month is over."""
    fact = order.entry.fact
    if order.to_repay:
        message = say("finding.to_repay", amount=order.excess, month=fact.payroll_month)
        return Finding(message, "P1-3.7-i", order.entries)
    late = today > fact.payroll_month.last_day
    if late and order.executed is None and order.repaid is None:
        message = say("finding.not_executed", amount=order.amount, month=fact.payroll_month)
        return Finding(message, fact.clause_id, order.entries)
    return None


def _supplement_findings(scores: Scores, quarter: Quarter, today: date) -> Iterator[Noted]:
    """Management pay that a published quarter brings: not set, or set otherwise (P1-4.3-c/4)."""
    for staff in scores.department.people.in_office(Role.FOREMAN, quarter.last_day):
        for one in _paid_for(scores, staff, quarter):
            line = one.foreman.supplement
            open_ = one.given is None and one.due and one.published
            if one.difference:
                message = say(
                    "finding.supplement_differs", month=one.month, given=one.given, due=one.due
                )
                entries = (*line.entries, *((one.set_by,) if one.set_by else ()))
                yield Noted(staff, Finding(message, line.clause, entries))
            elif open_ and today >= one.month.first_day:
                message = say("finding.supplement_not_set", month=one.month, due=one.due)
                yield Noted(staff, Finding(message, line.clause, line.entries))


def _paid_for(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Supplement]:
    """The months that a quarter pays."""
    for month in dict.fromkeys((*quarter.months, *quarter.following.months)):
        for one in supplements(scores, staff, month):
            if one.foreman.quarter == quarter:
                yield one


def money_duties(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """What HR has to order and to carry out, by the end of the payroll month (P1-2.9-e/8)."""
    for staff, found in accounts(department, quarter):
        for one in found.owed:
            if one.order is None:
                yield _to_order(one, staff)
        for order in found.orders:
            waits = not (order.executed or order.repaid or order.to_repay)
            if waits and _of_quarter(order, quarter):
                yield _to_carry_out(order, staff)


def _to_order(one: Owed, staff: str) -> Duty:
    line, month = one.fine.line, one.fine.month
    return Duty(
        what=say("duty.order", amount=line.amount, staff=(staff,), month=month),
        about=(staff, month, line.clause, *(entry.position for entry in line.entries[:1])),
        clause=line.clause,
        due=one.payroll_month.last_day,
        roles=(Role.HR,),
        basis=line.entries,
    )


def _to_carry_out(order: Order, staff: str) -> Duty:
    fact = order.entry.fact
    return Duty(
        what=say("duty.carry_out", amount=order.amount, staff=(staff,), month=fact.payroll_month),
        about=(fact.id,),
        clause=fact.clause_id,
        due=fact.payroll_month.last_day,
        roles=(Role.HR,),
        basis=order.entries,
    )
