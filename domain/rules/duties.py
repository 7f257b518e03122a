"""What people have to do for a quarter, by which day, and whether it is on record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from domain.dossier import Department
from domain.facts.inspections import InspectionResultsCollated
from domain.facts.quarter import ResultFedBack, SelfEvaluationSubmitted
from domain.facts.questions import BANKS
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules import inspection_quota
from domain.rules.citation import rule
from domain.rules.question_quota import CLAUSES, banks_of, owing, quota
from domain.values import Quarter, day_of
from domain.wording import Message, say


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done by a day: by whom, under which clause, and the entry that did it."""

    who: Message
    what: Message
    clause: str
    due: date
    done: AnyEntry | None
    basis: tuple[AnyEntry, ...]
    """What the duty rests on: the regulation, or what began its time."""

    def days_over(self, today: date) -> int:
        """How many days it is overdue on a day; 0 once it is done, or while there is time."""
        return 0 if self.done else max((today - self.due).days, 0)


def duties(department: Department, quarter: Quarter) -> tuple[Duty, ...]:
    """Every duty of a quarter, by the day it is due."""
    found = (
        *_self_evaluations(department, quarter),
        *_checks(department, quarter),
        *_publication(department, quarter),
        *_collation(department, quarter),
        *_feedback(department, quarter),
        *_questions(department, quarter),
    )
    return tuple(sorted(found, key=lambda one: (one.due, one.clause, str(one.what.values))))


def _of(role: Role) -> Message:
    return say(f"role.{role}")


@rule("P1-2.2-b", amounts=("self_evaluation_day",))
def _self_evaluations(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Everybody evaluates their own quarter by the 20th of its last month."""
    rules = department.regulation.on(quarter.first_day)
    day = int(rules.amount("P1-2.2-b", "self_evaluation_day"))
    made: dict[str, AnyEntry] = {}
    staff = department.people.assessed(quarter)
    for one in staff:
        for entry in department.history.standing(f"person/{one}", SelfEvaluationSubmitted):
            if entry.fact.quarter == quarter:
                made[one] = entry
    due = quarter.months[-1].first_day.replace(day=day)
    what = say("duty.self_evaluation", quarter=quarter)
    who = say("duty.people", staff=_lacking(staff, made))
    yield Duty(who, what, "P1-2.2-b", due, _all_done(staff, made), rules.basis())


@rule("P1-2.9-c", amounts=("checks_month_min",))
def _checks(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """The special team checks on three days of every month at least; a flag against HR."""
    rules = department.regulation.on(quarter.first_day)
    least = int(rules.amount("P1-2.9-c", "checks_month_min"))
    for month in quarter.months:
        held = inspection_quota.quota(department, month)
        what = say("duty.checks", month=month, least=least, made=len(held.days))
        done = held.checks[-1] if held.met else None
        basis = (*rules.basis(), *held.checks)
        yield Duty(_of(Role.HR), what, "P1-2.9-c", month.last_day, done, basis)


@rule("P1-2.13", amounts=("publication_days",))
def _publication(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """The supervisor publishes after the quarter; flagged from ten days on."""
    rules = department.regulation.on(quarter.first_day)
    editions = department.editions(quarter)
    due = quarter.last_day + timedelta(days=int(rules.amount("P1-2.13", "publication_days")))
    what = say("duty.publication", quarter=quarter)
    done = editions[0] if editions else None
    yield Duty(_of(Role.SUPERVISOR), what, "P1-2.13", due, done, rules.basis())


def _collation(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """HR collates the inspections of each quarter (P1-2.9-c); the clause has no other day."""
    rules = department.regulation.on(quarter.first_day)
    made = department.history.standing(f"quarter/{quarter}", InspectionResultsCollated)
    what = say("duty.collation", quarter=quarter)
    due = quarter.last_day
    yield Duty(_of(Role.HR), what, "P1-2.9-c", due, made[-1] if made else None, rules.basis())


@rule("P1-0.6-d", amounts=("feedback_days",))
def _feedback(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Everybody's published result is fed back promptly: within three days, as it is read."""
    editions = department.editions(quarter)
    if not editions or not editions[0].fact.rows:
        return
    published = editions[0]
    on = day_of(published.fact.happened_on)
    rules = department.regulation.on(on)
    given: dict[str, AnyEntry] = {}
    staff = tuple(row.staff_id for row in published.fact.rows)
    for one in staff:
        for entry in department.history.standing(f"person/{one}", ResultFedBack):
            if entry.fact.period == quarter:
                given[one] = entry
    due = on + timedelta(days=int(rules.amount("P1-0.6-d", "feedback_days")))
    what = say("duty.feedback", quarter=quarter, staff=_lacking(staff, given))
    basis, done = (published,), _all_done(staff, given)
    yield Duty(_of(Role.SUPERVISOR), what, "P1-0.6-d", due, done, basis)


def _questions(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Every foreman and assistant gives each bank ten questions a month (P1-2.5-a, P1-2.7-a)."""
    banks = banks_of(department)
    basis = department.regulation.on(quarter.first_day).basis()
    for month, bank in product(quarter.months, BANKS):
        quotas = [
            quota(department, banks, staff, month, bank) for staff in owing(department, month)
        ]
        given = {one.staff_id: one.counted[-1].entry for one in quotas if one.met and one.counted}
        lacking = tuple(one.staff_id for one in quotas if not one.met)
        if not quotas:
            continue
        what = say("duty.questions", month=month, bank=say(f"bank.{bank}"), least=quotas[0].least)
        done = None if lacking else max(given.values(), key=lambda one: one.position, default=None)
        who = say("duty.people", staff=lacking)
        yield Duty(who, what, CLAUSES[bank], month.last_day, done, basis)


def _lacking(staff: tuple[str, ...], done: Mapping[str, AnyEntry]) -> tuple[str, ...]:
    """Who is still without it, by staff number."""
    return tuple(sorted(one for one in staff if one not in done))


def _all_done(staff: tuple[str, ...], done: Mapping[str, AnyEntry]) -> AnyEntry | None:
    """The entry that was the last of all; None while somebody is without one."""
    if _lacking(staff, done):
        return None
    return max(done.values(), key=lambda entry: entry.position, default=None)
