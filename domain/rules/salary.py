"""What somebody's monthly salary is on a day: by education, by rank, by grade (P1-4.2, P1-4.4)."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from domain.entry import Entry
from domain.facts.posts import GradePaySet, SalarySet
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.grade_in_force import grade_changes, grade_on
from domain.rules.probation import Probation, entry_pay, grade_pay_entry, probation
from domain.rules.scores import Scores
from domain.values import Month, Quarter, day_of
from domain.wording import Message, say

LOWEST = 3
TABLE = "pay.grade_pay_table"


@dataclass(frozen=True, slots=True)
class Rate:
    """A month's salary: what its clause gives, if it fixes it, and what HR set."""

    message: Message
    clause: str
    entries: tuple[AnyEntry, ...]
    lowest: Fraction | None = None
    highest: Fraction | None = None
    set_by: Entry[SalarySet] | None = None
    remark: Message | None = None
    """What else is to be known, such as that it is less than before (P1-4.4-d/3)."""

    @property
    def fixed(self) -> Fraction | None:
        """The amount the clause, or HR's table, fixes."""
        return self.lowest if self.lowest == self.highest else None

    @property
    def given(self) -> Fraction | None:
        """The amount HR set for the person."""
        return Fraction(self.set_by.fact.monthly) if self.set_by else None

    @property
    def amount(self) -> Fraction | None:
        """What counts: the fixed amount, else what HR set within the bounds; None if neither."""
        return self.given if self.fixed is None else self.fixed

    @property
    def differs(self) -> bool:
        """Whether HR set another amount than the clause gives."""
        if self.given is None or self.lowest is None or self.highest is None:
            return False
        return not self.lowest <= self.given <= self.highest


@dataclass(frozen=True, slots=True)
class Span:
    """A rate from one day of a month to another."""

    first: date
    last: date
    rate: Rate


def rates(scores: Scores, staff_id: str, month: Month) -> tuple[Span, ...]:
    """The rates of a month, day after day; one where nothing changes in it."""
    found: list[Span] = []
    newcomer = probation(scores, staff_id)
    day = max(month.first_day, scores.department.regulation.first_day)
    while day <= month.last_day:
        rate = _rate(scores, staff_id, day, newcomer)
        if rate is not None and found and found[-1].rate == rate:
            found[-1] = Span(found[-1].first, day, rate)
        elif rate is not None:
            found.append(Span(day, day, rate))
        day += timedelta(days=1)
    return tuple(found)


def _rate(scores: Scores, staff_id: str, day: date, newcomer: Probation | None) -> Rate | None:
    """The rate of one day; None for whose pay the regulation says nothing of."""
    people = scores.department.people
    if people.holds(staff_id, Role.FOREMAN, day):
        return _by_grade(scores, staff_id, day, "foreman")
    if not people.holds(staff_id, Role.CUSTOMER_ASSISTANT, day):
        return None
    if newcomer is not None and newcomer.engaged_on <= day <= newcomer.ends_on:
        return _on_entry(scores, staff_id, day)
    decided = newcomer.decided[-1:] if newcomer else ()
    known = bool(decided) and day_of(decided[-1].fact.happened_on) <= day
    if newcomer and known and grade_on(scores, staff_id, day) == LOWEST:
        return _confirmed(scores, newcomer, day)
    if newcomer and not decided and day <= Quarter.of(newcomer.ends_on).following.last_day:
        return _undecided(scores, newcomer, day)
    return _by_grade(scores, staff_id, day, "customer_assistant")


@rule("P1-4.4-a", amounts=("pay_junior_college", "pay_bachelor"))
def _on_entry(scores: Scores, staff_id: str, day: date) -> Rate:
    """Twelve hundred or fifteen hundred by education; of others the clause says nothing."""
    rules = scores.department.regulation.on(day)
    amount = entry_pay(scores, staff_id, rules)
    engaged = scores.department.people.engaged(staff_id)
    message = say("payroll.entry" if amount is not None else "payroll.entry_open")
    entries: tuple[AnyEntry, ...] = (engaged,) if engaged else rules.basis()
    given = _set(scores, staff_id, day, "entry")
    return Rate(message, "P1-4.4-a", entries, amount, amount, given)


@rule("P1-4.4-d", amounts=("top_pay", "middle_pay_min", "middle_pay_max"))
@rule("P1-4.4-c")
def _confirmed(scores: Scores, newcomer: Probation, day: date) -> Rate:
    """Fixed within the first four places; a band, to be chosen from, down to the tenth."""
    last = newcomer.decided[-1]
    if not getattr(last.fact, "confirmed", False):
        return Rate(say("payroll.not_engaged"), "P1-4.4-c", (last,), Fraction(0), Fraction(0))
    given, pay = _set(scores, newcomer.staff_id, day, "confirmation"), newcomer.pay
    rank = newcomer.rank
    message = say("payroll.rank", rank=rank.rank, of=rank.of) if rank else say("payroll.no_rank")
    lowest = pay.lowest if pay.amount is None else pay.amount
    highest = pay.highest if pay.amount is None else pay.amount
    return Rate(message, "P1-4.4-d", (last,), lowest, highest, given, pay.message)


def _undecided(scores: Scores, newcomer: Probation, day: date) -> Rate:
    """After probation, while nobody decided on it: no pay is fixed (P1-4.4-c/5)."""
    engaged = scores.department.people.engaged(newcomer.staff_id)
    entries: tuple[AnyEntry, ...] = (engaged,) if engaged else ()
    message = say("payroll.undecided", on=newcomer.ends_on)
    given = _set(scores, newcomer.staff_id, day, "confirmation")
    return Rate(message, "P1-4.4-c", entries, set_by=given)


@rule("P1-4.2", readings=(TABLE,))
def _by_grade(scores: Scores, staff_id: str, day: date, post: str) -> Rate:
    """The pay HR set for the post, or for the grade; where it set none, none is known."""
    grade = grade_on(scores, staff_id, day)
    table = grade_table(scores, post, grade, day)
    amount = Fraction(table.fact.monthly) if table else None
    message = say(
        "payroll.grade" if table else "payroll.no_table", grade=grade, post=say(f"role.{post}")
    )
    changes = grade_changes(scores, staff_id, Quarter.of(day))
    given_by = [entry for on, entry, _ in changes if on <= day]
    rules = scores.department.regulation.on(day)
    entries: tuple[AnyEntry, ...] = (*given_by[-1:], *((table,) if table else ()))
    given = _set(scores, staff_id, day, "grade")
    return Rate(message, "P1-4.2", entries or rules.basis(), amount, amount, given)


def grade_table(scores: Scores, post: str, grade: int, day: date) -> Entry[GradePaySet] | None:
    """The entry that sets the pay of a post, else of a grade."""
    return grade_pay_entry(scores, post, day) or grade_pay_entry(scores, str(grade), day)


def _set(scores: Scores, staff_id: str, day: date, ground: str) -> Entry[SalarySet] | None:
    """What HR set for somebody on a ground, in force on a day."""
    found = [
        entry
        for entry in scores.department.history.standing(f"person/{staff_id}", SalarySet)
        if entry.fact.ground == ground and entry.fact.effective_from <= day
    ]
    return max(found, key=lambda one: (one.fact.effective_from, one.position), default=None)
