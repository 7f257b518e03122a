"""Salary deductions: ordered on a ground, carried out once, paid back when it is gone (C.13)."""

from decimal import Decimal
from fractions import Fraction

from commands.state import Fields, State, checks, completes, day
from domain.facts.money import (
    SalaryDeductionExecuted,
    SalaryDeductionOrdered,
    SalaryDeductionReversed,
)
from domain.refusals.forbidden import AboutOneself
from domain.refusals.grading import NotDue
from domain.refusals.money import (
    AmountNotDue,
    GroundGone,
    GroundStands,
    OrderTakenBack,
    PayrollTooEarly,
    WhichFine,
)
from domain.refusals.recording import AlreadyDone, UnknownEntry
from domain.rounding import exact_text
from domain.rules.fines import Fine
from domain.rules.orders import (
    FINING,
    INSPECTED,
    Account,
    Order,
    Owed,
    account,
    for_which,
    payable,
    payroll_month,
    quarters_about,
    trigger_ids,
)
from domain.values import Month, Quarter
from domain.wording import say

CLAUSE = "P1-2.9-e"


def _everything(state: State, staff_id: str) -> Account:
    """Everything somebody owes since the regulation began."""
    quarters = [Quarter.of(state.department.regulation.first_day)]
    while quarters[-1].last_day < state.today:
        quarters.append(quarters[-1].following)
    return account(state.department, staff_id, quarters)


@completes(SalaryDeductionOrdered)
def what_is_due(state: State, fields: Fields) -> None:
    """Where one fine waits for its order, the order needs only the person."""
    if fields.keys() >= {"clause_id", "amount", "triggers", "payroll_month"}:
        return
    staff = str(fields.get("staff_id"))
    found = _everything(state, staff)
    waiting = _meant(fields, [one for one in found.owed if not one.order])
    if not waiting and not fields.get("triggers") and state.people.known(staff):
        what = say("fact.SalaryDeductionOrdered")
        raise NotDue(fact=what, why=say("refusal.why.no_fine_waits", staff=staff), clause=CLAUSE)
    if len(waiting) > 1:
        raise _which(staff, waiting)
    if waiting:
        fine = waiting[0].fine
        fields.setdefault("clause_id", fine.line.clause)
        fields.setdefault("amount", Decimal(exact_text(payable(fine.line.amount))))
        fields.setdefault("triggers", tuple(sorted(trigger_ids(fine))))
        fields.setdefault("payroll_month", waiting[0].payroll_month)


def _meant(fields: Fields, waiting: list[Owed]) -> list[Owed]:
    """Those of the fines that wait which the fields can mean.

    The pay of a later month may be given for any of them (P1-2.9-e/8); that of its own month is
    meant for one of that month, if there is one.
    """
    named = {str(one) for one in _listed(fields.get("triggers"))}
    meant = [
        one
        for one in waiting
        if _of_clause(one.fine, fields.get("clause_id"))
        and not (named and named.isdisjoint(trigger_ids(one.fine)))
    ]
    of_month = [one for one in meant if str(one.payroll_month) == str(fields.get("payroll_month"))]
    return of_month or meant


def _which(staff_id: str, waiting: list[Owed]) -> WhichFine:
    """Ask for the first field by which the fines that wait can be told apart."""
    by_field: dict[str, set[object]] = {
        "payroll_month": {one.payroll_month for one in waiting},
        "clause_id": {one.fine.line.clause for one in waiting},
    }
    apart = (name for name, values in by_field.items() if len(values) == len(waiting))
    return WhichFine(
        staff=staff_id,
        field=next(apart, "triggers"),
        fines=tuple(
            say(
                "refusal.fine_waiting",
                amount=payable(one.fine.line.amount),
                clause=one.fine.line.clause,
                month=one.payroll_month,
                entries=_grounds(one.fine),
            )
            for one in waiting
        ),
        clause=CLAUSE,
    )


def _grounds(fine: Fine) -> tuple[str, ...]:
    """What a fine is for, as people call it."""
    named = trigger_ids(fine)
    return tuple(f"@{one.position}" for one in fine.line.entries if one.fact.id in named)


def _of_clause(fine: Fine, clause: object) -> bool:
    """Whether a clause, if one is given, means a fine: its own, or the one that repeats it."""
    own = fine.line.clause
    return clause in {None, own} or (own in INSPECTED and clause in INSPECTED)


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()


@checks(SalaryDeductionOrdered)
def ordered_on_a_ground(state: State, fact: SalaryDeductionOrdered) -> None:
    """A fine calls for it, it was not ordered before, and it is what the clause fixes."""
    what = say("fact.SalaryDeductionOrdered")
    for named in fact.triggers:
        if state.history.entry(named) is None:
            raise UnknownEntry(entry=named)
    about = quarters_about(state.department, fact.triggers)
    found = account(state.department, fact.staff_id, about)
    fine = for_which(fact, (one.fine for one in found.owed if not one.order))
    if fine is None:
        if before := _ordered_before(found, fact):
            raise AlreadyDone(what=what, entry=before.entry, clause=fact.clause_id)
        clause = fact.clause_id if fact.clause_id in FINING else CLAUSE
        raise NotDue(fact=what, why=say("refusal.why.no_fine", staff=fact.staff_id), clause=clause)
    _amount_of_the_clause(fact, fine)
    first = payroll_month(state.department, fine)
    if fact.payroll_month < first:
        raise PayrollTooEarly(month=fact.payroll_month, first=first, clause=CLAUSE)


def _ordered_before(found: Account, fact: SalaryDeductionOrdered) -> Order | None:
    """The order for the fine that another order names."""
    ordered: tuple[Owed, ...] = tuple(one for one in found.owed if one.order)
    fine = for_which(fact, (one.fine for one in ordered))
    return next((one.order for one in ordered if one.fine is fine), None) if fine else None


def _amount_of_the_clause(fact: SalaryDeductionOrdered, fine: Fine) -> None:
    """Neither more nor less than is due; of a third of a hundred yuan, whole fen."""
    due, given = fine.line.amount, Fraction(fact.amount)
    if not payable(due) <= given <= due:
        clause = fine.line.clause
        raise AmountNotDue(staff=fact.staff_id, due=payable(due), given=given, clause=clause)


def _order(state: State, order_id: str) -> Order:
    """The order that is named, as it stands. Raises a refusal."""
    entry = state.history.entry(order_id)
    if entry is None or not isinstance(entry.fact, SalaryDeductionOrdered):
        raise UnknownEntry(entry=order_id)
    orders = account(state.department, entry.fact.staff_id, ()).orders
    return next(one for one in orders if one.entry.fact.id == order_id)


def _not_ones_own(fact: SalaryDeductionExecuted | SalaryDeductionReversed, order: Order) -> None:
    """Nobody carries out or takes back what was ordered against themselves (B.3)."""
    if order.entry.fact.staff_id in {fact.by, fact.entered_by}:
        what = say(f"fact.{type(fact).__name__}")
        raise AboutOneself(by=order.entry.fact.staff_id, fact=what, clause=CLAUSE)


@completes(SalaryDeductionExecuted)
def as_ordered(state: State, fields: Fields) -> None:
    """Left out, the amount is the one ordered."""
    entry = state.history.entry(str(fields.get("order_id")))
    if entry is not None and isinstance(entry.fact, SalaryDeductionOrdered):
        fields.setdefault("amount", entry.fact.amount)


@checks(SalaryDeductionExecuted)
def carried_out_once(state: State, fact: SalaryDeductionExecuted) -> None:
    """From the month ordered on, the amount ordered, while the ground stands."""
    order = _order(state, fact.order_id)
    ordered, what = order.entry.fact, say("fact.SalaryDeductionExecuted")
    _not_ones_own(fact, order)
    if order.executed is not None:
        raise AlreadyDone(what=what, entry=order.executed, clause=ordered.clause_id)
    if order.repaid is not None:
        raise OrderTakenBack(order=order.entry, by=order.repaid)
    if order.to_repay:
        raise GroundGone(order=order.entry, clause=ordered.clause_id)
    if Month.of(day(fact)) < ordered.payroll_month:
        first = ordered.payroll_month
        raise PayrollTooEarly(month=Month.of(day(fact)), first=first, clause=CLAUSE)
    if fact.amount != ordered.amount:
        raise AmountNotDue(
            staff=ordered.staff_id,
            due=Fraction(ordered.amount),
            given=Fraction(fact.amount),
            clause=ordered.clause_id,
        )


@completes(SalaryDeductionReversed)
def repaid_this_month(state: State, fields: Fields) -> None:
    """Left out, it is paid back with the salary of the running month."""
    fields.setdefault("repaid_in", Month.of(state.judged_on_given(fields)))


@checks(SalaryDeductionReversed)
def paid_back_when_not_due(state: State, fact: SalaryDeductionReversed) -> None:
    """What is not due any more is paid back, once (P1-2.9-e/10, P1-3.7-i/5)."""
    order = _order(state, fact.order_id)
    _not_ones_own(fact, order)
    if order.repaid is not None:
        what = say("fact.SalaryDeductionReversed")
        raise AlreadyDone(what=what, entry=order.repaid, clause="P1-3.7-i")
    if not order.to_repay:
        raise GroundStands(order=order.entry, clause=order.entry.fact.clause_id)
    if order.executed and fact.repaid_in < order.entry.fact.payroll_month:
        first = order.entry.fact.payroll_month
        raise PayrollTooEarly(month=fact.repaid_in, first=first, clause=CLAUSE)
