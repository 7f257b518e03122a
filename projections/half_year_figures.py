"""How the system worked in half a year: counts, each with the entries counted (P1-3.6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.assessment import PerformanceTalkHeld
from domain.facts.envelope import Fact
from domain.facts.grades import PromotionReportSubmitted
from domain.facts.money import SalaryDeductionOrdered
from domain.facts.points import BonusPointsAwarded, Deduction, ScoreEntryReversed
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.line import AnyEntry
from domain.rules import inspection_quota
from domain.rules.deductions import CLAUSES, FACTS, Kind
from domain.rules.duty import each_once
from domain.rules.half_year import Half
from domain.rules.inspected import inspected
from domain.rules.monthly_people import confirmation
from domain.rules.monthly_plan import stream_of_month
from domain.rules.self_evaluation import self_evaluations
from domain.values import Month, Quarter, day_of
from domain.wording import Message, say
from projections.docket import Docketed, lodged_on

KINDS: tuple[Kind, ...] = ("grooming", "procedure", "complaint", "bonus")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, of how many where that is known, with the points or yuan of what is counted."""

    what: Message
    count: int
    clause: str
    entries: tuple[AnyEntry, ...]
    of: int | None = None
    amount: Fraction | None = None


def operation(department: Department, half: Half, appeals: Iterable[Docketed]) -> Iterator[Figure]:
    """Every count of a half-year, in the order of the regulation."""
    quarters = tuple(
        one for one in half.quarters if one.first_day >= department.regulation.first_day
    )
    for quarter in quarters:
        yield from _of_quarter(department, quarter)
    months = tuple(month for quarter in quarters for month in quarter.months)
    for kind in KINDS:
        yield _points(department, half, kind)
    yield from _inspections(department, months)
    yield from _of_people(department, half)
    yield from _months(department, months)
    yield from _appeals(half, appeals)


def _of_quarter(department: Department, quarter: Quarter) -> Iterator[Figure]:
    """Self-evaluations, and the editions published."""
    staff = department.people.assessed(quarter)
    made = self_evaluations(department, quarter)
    what = say("half.self_evaluations", quarter=quarter)
    yield Figure(what, len(made), "P1-2.2-b", tuple(made.values()), len(staff))
    editions = department.editions(quarter)
    if not editions:
        yield Figure(say("half.not_published", quarter=quarter), 0, "P1-2.13", ())
        return
    on = day_of(editions[0].fact.happened_on)
    days = (on - quarter.last_day).days
    what = say("half.published", quarter=quarter, on=on, days=days)
    yield Figure(what, len(editions), "P1-2.13", editions)


def _in_half(department: Department, half: Half, *kinds: type[Fact]) -> tuple[Entry[Fact], ...]:
    """The facts of some kinds about anybody, in force, that happened in the half-year."""
    return tuple(
        entry
        for staff in department.people.everybody()
        for entry in department.history.standing(f"person/{staff}", *kinds)
        if day_of(entry.fact.happened_on) in half
    )


def _points(department: Department, half: Half, kind: Kind) -> Figure:
    """The deductions of one kind, or the awards, and their points."""
    found = _in_half(department, half, FACTS[kind])
    points = sum((_amount(entry.fact) for entry in found), Fraction(0))
    return Figure(say(f"half.{kind}"), len(found), CLAUSES[kind], found, amount=points)


def _amount(fact: Fact) -> Fraction:
    """The points of a deduction or an award, the yuan of an order."""
    match fact:
        case Deduction(points=amount) | BonusPointsAwarded(points=amount):
            return Fraction(amount)
        case SalaryDeductionOrdered(amount=amount):
            return Fraction(amount)
        case _:
            return Fraction(0)


def _inspections(department: Department, months: tuple[Month, ...]) -> Iterator[Figure]:
    """Inspections and the points they found; months with checks enough."""
    found = [one for month in months for one in inspected(department, month)]
    entries = tuple(one.entry for one in found)
    points = sum((one.points for one in found), Fraction(0))
    yield Figure(say("half.inspections"), len(found), "P1-2.9-c", entries, amount=points)
    quotas = [inspection_quota.quota(department, month) for month in months]
    checks = tuple(entry for one in quotas for entry in one.checks)
    met = sum(one.met for one in quotas)
    yield Figure(say("half.quota"), met, "P1-2.9-c", checks, len(months))


def _of_people(department: Department, half: Half) -> Iterator[Figure]:
    """Cheating, corrections, promotion reports, and salary deductions ordered."""
    for name, kind, clause in (
        ("reported", CheatingReported, "P1-2.2-e"),
        ("confirmed", CheatingConfirmed, "P1-2.2-e"),
        ("reversed", ScoreEntryReversed, "P1-3.7-i"),
        ("promotions", PromotionReportSubmitted, "P1-4.6-a"),
    ):
        found = _in_half(department, half, kind)
        yield Figure(say(f"half.{name}"), len(found), clause, found)
    ordered = _in_half(department, half, SalaryDeductionOrdered)
    yuan = sum((_amount(entry.fact) for entry in ordered), Fraction(0))
    yield Figure(say("half.ordered"), len(ordered), "P1-2.9-e", ordered, amount=yuan)


def _months(department: Department, months: tuple[Month, ...]) -> Iterator[Figure]:
    """Monthly assessments confirmed, and talks held, of everybody who is assessed."""
    people = [
        (staff, month)
        for month in months
        for staff in department.people.assessed(Quarter.of(month.first_day))
    ]
    confirmed = [entry for one in people if (entry := confirmation(department, *one))]
    yield Figure(say("half.months"), len(confirmed), "P1-3.1-a", each_once(confirmed), len(people))
    talks: list[AnyEntry] = []
    for staff, month in people:
        stream = stream_of_month(staff, month)
        talks += department.history.standing(stream, PerformanceTalkHeld)[-1:]
    yield Figure(say("half.talks"), len(talks), "P1-3.5-a", each_once(talks), len(people))


def _appeals(half: Half, appeals: Iterable[Docketed]) -> Iterator[Figure]:
    """Appeals lodged, those of them that are still open, and those with a step overdue."""
    lodged = [one for one in appeals if lodged_on(one) in half]
    entries = tuple(one.entry for one in lodged)
    yield Figure(say("half.appeals"), len(lodged), "P1-3.7-e", entries)
    for name, clause, found in (
        ("appeals_open", "P1-3.7-g", [one for one in lodged if one.open]),
        ("appeals_overdue", "P1-3.7-h", [one for one in lodged if one.overdue_days]),
    ):
        entries = tuple(one.entry for one in found)
        yield Figure(say(f"half.{name}"), len(found), clause, entries, len(lodged))
