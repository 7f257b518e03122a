"""Salary deductions: owed by a fine, ordered, carried out, paid back (regulation.md, C.13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.money import (
    SalaryDeductionExecuted,
    SalaryDeductionOrdered,
    SalaryDeductionReversed,
)
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.history import FRAME
from domain.rules.citation import rule
from domain.rules.fines import Fine, fines
from domain.values import Month, Quarter, day_of

MONTH = "inspection.fine_payroll_month"
INSPECTED = frozenset({"P1-2.9-e", "P1-4.7"})
"""Two clauses of one sentence: an order under either is for the same ground (P1-2.9-e/1)."""
FINING = INSPECTED | {"P1-2.9-f"}
FEN = 100
"""Parts of a yuan: the smallest amount that can be paid."""


@dataclass(frozen=True, slots=True)
class Order:
    """A deduction that HR ordered, its ground while that stands, and what became of it."""

    entry: Entry[SalaryDeductionOrdered]
    fine: Fine | None
    executed: Entry[SalaryDeductionExecuted] | None
    repaid: Entry[SalaryDeductionReversed] | None

    @property
    def amount(self) -> Fraction:
        """The yuan ordered."""
        return Fraction(self.entry.fact.amount)

    @property
    def excess(self) -> Fraction:
        """What was ordered and is not due (any more): all of it where the ground is gone."""
        due = self.fine.line.amount if self.fine else Fraction(0)
        return max(Fraction(0), self.amount - due)

    @property
    def to_repay(self) -> bool:
        """Whether it is to be taken back: its ground is gone, and it was not repaid."""
        return self.repaid is None and self.excess > 0

    @property
    def entries(self) -> tuple[Entry[Fact], ...]:
        """The order, and what carried it out or paid it back."""
        return tuple(one for one in (self.entry, self.executed, self.repaid) if one is not None)


@dataclass(frozen=True, slots=True)
class Owed:
    """A fine, from which month's salary it comes, and the order for it."""

    fine: Fine
    payroll_month: Month
    order: Order | None


@dataclass(frozen=True, slots=True)
class Account:
    """One person's fines of some quarters, and every order against the person."""

    owed: tuple[Owed, ...]
    orders: tuple[Order, ...]


def account(department: Department, staff_id: str, quarters: Iterable[Quarter]) -> Account:
    """Somebody's fines and orders: each fine is ordered once, by the first order that stands."""
    ordered = department.history.standing(f"person/{staff_id}", SalaryDeductionOrdered)
    wanted = tuple(dict.fromkeys(quarters))
    named = [trigger for entry in ordered for trigger in entry.fact.triggers]
    found = {
        one: fines(department, staff_id, one)
        for one in sorted({*wanted, *quarters_about(department, named)})
    }
    left = [fine for several in found.values() for fine in several]
    orders = []
    for entry in ordered:
        executed, repaid = _carried_out(department, entry), _repaid(department, entry)
        fine = None if repaid else for_which(entry.fact, left)
        if fine is not None:
            left.remove(fine)
        orders.append(Order(entry, fine, executed, repaid))
    by_fine = {id(order.fine): order for order in orders if order.fine}
    owed = (
        Owed(fine, payroll_month(department, fine), by_fine.get(id(fine)))
        for one in wanted
        for fine in found[one]
    )
    return Account(tuple(owed), tuple(orders))


def for_which(order: SalaryDeductionOrdered, left: Iterable[Fine]) -> Fine | None:
    """The fine an order is for: of its clause, or of the clause that repeats it."""
    named = [one for one in left if not trigger_ids(one).isdisjoint(order.triggers)]
    exact = [one for one in named if one.line.clause == order.clause_id]
    alike = [one for one in named if {one.line.clause, order.clause_id} <= INSPECTED]
    return next(iter((*exact, *alike)), None)


def trigger_ids(fine: Fine) -> frozenset[str]:
    """What a fine is for: the inspections, or the reports of cheating and what confirmed them."""
    return frozenset(one.fact.id for one in fine.line.entries if one.stream not in FRAME)


@rule("P1-2.9-e", readings=(MONTH,))
@rule("P1-2.9-f")
def payroll_month(department: Department, fine: Fine) -> Month:
    """The month whose salary a fine comes from (P1-2.9-e/8).

    P1-2.9-f names none; its sentence is built like the other, and is read like it.
    """
    rules = department.regulation.on(Quarter.of(fine.month.first_day).first_day)
    return fine.month if rules.reading(MONTH) == "same_month" else fine.month.following


def payable(amount: Fraction) -> Fraction:
    """What of an amount can be paid: a third of a hundred yuan is not, to the last fen."""
    return Fraction(amount * FEN // 1, FEN)


def quarters_about(department: Department, triggers: Iterable[str]) -> set[Quarter]:
    """The quarters that inspections and incidents are of."""
    first = department.regulation.first_day
    days = (day for named in triggers if (day := _about(department, named)))
    return {quarter for day in days if (quarter := Quarter.of(day)).first_day >= first}


def _about(department: Department, named: str) -> date | None:
    """The day an inspection or an incident is of."""
    entry = department.history.entry(named)
    match entry.fact if entry else None:
        case CheatingReported(committed_on=on):
            return on
        case CheatingConfirmed(incident_id=incident):
            return _about(department, incident)
        case None:
            return None
        case fact:
            return day_of(fact.happened_on)


def _carried_out(
    department: Department, order: Entry[SalaryDeductionOrdered]
) -> Entry[SalaryDeductionExecuted] | None:
    done = department.history.standing(order.stream, SalaryDeductionExecuted)
    return next((one for one in done if one.fact.order_id == order.fact.id), None)


def _repaid(
    department: Department, order: Entry[SalaryDeductionOrdered]
) -> Entry[SalaryDeductionReversed] | None:
    done = department.history.standing(order.stream, SalaryDeductionReversed)
    return next((one for one in done if one.fact.order_id == order.fact.id), None)
