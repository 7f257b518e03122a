"""A payroll month: each yuan with its clause, what was set or ordered, and what is still open."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.line import AnyEntry
from domain.refusals.recording import UnknownPerson
from domain.roles import Role
from domain.rules.orders import Order, Owed, account
from domain.rules.salary import Rate, Span, rates
from domain.rules.scores import Scores
from domain.rules.supplement import Supplement, supplements
from domain.values import Month, Quarter
from domain.wording import Message, say

Name: TypeAlias = Literal["salary", "supplement", "deduction", "repayment"]


@dataclass(frozen=True, slots=True)
class Item:
    """One part of somebody's month."""

    name: Name
    what: Message
    state: Message | None
    clause: str
    entries: tuple[AnyEntry, ...]
    due: Fraction | None
    """What the clause gives; less than nothing is taken. None where it fixes no amount."""
    ordered: Fraction | None
    """What HR set, or ordered."""
    counts: Fraction | None
    """What enters the sum; None where it is not known yet."""
    band: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """One person's payroll month."""

    staff_id: str
    post: Role | None
    month: Month
    items: tuple[Item, ...]

    @property
    def known(self) -> Fraction:
        """The sum of what is known."""
        return sum((one.counts for one in self.items if one.counts is not None), Fraction(0))

    @property
    def total(self) -> Fraction | None:
        """What is paid; None where the salary is not known, or changes within the month."""
        salaries = [one for one in self.items if one.name == "salary"]
        if len(salaries) != 1 or any(one.counts is None for one in self.items):
            return None
        return self.known


@dataclass(frozen=True, slots=True)
class PayMonth:
    """A payroll month of the department, or of one person."""

    month: Month
    people: tuple[Pay, ...]

    @property
    def told(self) -> tuple[Pay, ...]:
        """Those of whom there is something to say: an amount, a deduction, something open."""
        return tuple(one for one in self.people if any(_speaks(item) for item in one.items))

    @property
    def untold(self) -> tuple[Pay, ...]:
        """Those for whose salary no amount is fixed, and nothing else is due."""
        return tuple(one for one in self.people if one not in self.told)


def _speaks(item: Item) -> bool:
    return item.name != "salary" or not (
        item.due is None and item.band is None and item.ordered is None
    )


def pay_month(department: Department, month: Month, person: str | None = None) -> PayMonth:
    """Work out a payroll month. Raises UnknownPerson."""
    people = department.people
    if person is not None and not people.known(person):
        raise UnknownPerson(staff=person)
    scores = Scores(department)
    staff = (person,) if person is not None else tuple(sorted(people.everybody()))
    found = (_pay(scores, one, month) for one in staff)
    wanted = tuple(one for one in found if one.items or one.staff_id == person)
    return PayMonth(month, wanted)


def _pay(scores: Scores, staff_id: str, month: Month) -> Pay:
    department = scores.department
    spans = rates(scores, staff_id, month)
    quarters = (Quarter.of(month.first_day).previous, Quarter.of(month.first_day))
    first = department.regulation.first_day
    found = account(department, staff_id, [one for one in quarters if one.first_day >= first])
    items = (
        *_salaries(spans, month),
        *(_supplement(one) for one in supplements(scores, staff_id, month)),
        *(_unordered(one) for one in found.owed if not one.order and one.payroll_month == month),
        *_ordered(found.orders, month),
    )
    return Pay(staff_id, _post(department, staff_id, month), month, items)


def _post(department: Department, staff_id: str, month: Month) -> Role | None:
    held = department.people.roles(staff_id, month.last_day)
    return min((one for one in held if one != Role.SPECIAL_TEAM), default=None)


def _salaries(spans: tuple[Span, ...], month: Month) -> Iterator[Item]:
    whole = len(spans) == 1 and (spans[0].first, spans[0].last) == (month.first_day, month.last_day)
    for span in spans:
        rate = span.rate
        band = None
        if rate.fixed is None and rate.lowest is not None and rate.highest is not None:
            band = (rate.lowest, rate.highest)
        state = _salary_state(span, band)
        what = rate.message
        if not whole:
            what = say("payroll.span", what=what, first=span.first, last=span.last)
        entries = (*rate.entries, *((rate.set_by,) if rate.set_by else ()))
        counts = rate.amount if whole else None
        yield Item(
            "salary", what, state, rate.clause, entries, rate.fixed, rate.given, counts, band
        )


def _salary_state(span: Span, band: tuple[Fraction, Fraction] | None) -> Message | None:
    """What is open of a salary, and what else is to be known of it."""
    open_, remark = _open(span.rate, band), span.rate.remark
    if open_ is None or remark is None:
        return open_ or remark
    return say("payroll.with_state", what=open_, state=remark)


def _open(rate: Rate, band: tuple[Fraction, Fraction] | None) -> Message | None:
    if rate.differs:
        return say("payroll.state.set_otherwise")
    if rate.given is None and band is not None:
        return say("payroll.state.to_choose")
    return None


def _supplement(one: Supplement) -> Item:
    found = one.foreman
    state = None
    if one.difference:
        state = say("payroll.state.to_settle", difference=one.difference)
    elif found.demotion_due:
        state = say("grades.demotion_due", why=found.grounds[0].message)
    elif not one.published:
        state = say("payroll.state.provisional")
    elif one.given is None and one.due:
        state = say("payroll.state.not_set")
    what = say("payroll.supplement", quarter=found.quarter, why=found.supplement.message)
    entries = (*found.supplement.entries, *((one.set_by,) if one.set_by else ()))
    line = found.supplement
    return Item("supplement", what, state, line.clause, entries, one.due, one.given, one.due)


def _unordered(one: Owed) -> Item:
    """A fine that HR has to order."""
    line = one.fine.line
    state = say("payroll.state.not_ordered")
    zero = Fraction(0)
    what = say("payroll.fine", why=line.message)
    return Item("deduction", what, state, line.clause, line.entries, -line.amount, None, zero)


def _ordered(orders: tuple[Order, ...], month: Month) -> Iterator[Item]:
    for one in orders:
        if one.entry.fact.payroll_month == month:
            yield _deduction(one)
        if one.repaid is not None and one.repaid.fact.repaid_in == month and one.executed:
            what = say("payroll.repaid", month=one.entry.fact.payroll_month)
            yield Item(
                "repayment",
                what,
                None,
                "P1-3.7-i",
                one.entries,
                one.amount,
                one.amount,
                one.amount,
            )


def _deduction(one: Order) -> Item:
    """What was ordered for the month, carried out, withdrawn, or without its ground."""
    fact, line = one.entry.fact, one.fine.line if one.fine else None
    taken = one.amount if one.executed or not (one.repaid or one.to_repay) else Fraction(0)
    what = say("payroll.fine", why=line.message) if line else say("payroll.ground_gone")
    entries = (*(line.entries if line else ()), *one.entries)
    clause = line.clause if line else fact.clause_id
    due = -line.amount if line else Fraction(0)
    return Item("deduction", what, _order_state(one), clause, entries, due, -one.amount, -taken)


def _order_state(one: Order) -> Message:
    if one.repaid is not None:
        repaid = "payroll.state.repaid" if one.executed else "payroll.state.withdrawn"
        return say(repaid, month=one.repaid.fact.repaid_in)
    if one.to_repay:
        return say("payroll.state.to_repay" if one.executed else "payroll.state.to_withdraw")
    if one.executed is not None:
        return say("payroll.state.executed", on=one.executed.fact.happened_on)
    return say("payroll.state.ordered")
