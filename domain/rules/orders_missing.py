"""What was decided and not carried out: no order changes a post by itself (P1-4.1 to P1-4.5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.grades import DemotionReviewed, EliminationDecided
from domain.facts.joint import JointFact
from domain.facts.organisation import GradeAssigned, RoleAssigned, StaffMemberLeft
from domain.facts.posts import ForemanConfirmed, ForemanDemoted, ProbationDecided
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.values import day_of
from domain.wording import Message, say

DECISIONS = (
    EliminationDecided,
    DemotionReviewed,
    ForemanConfirmed,
    ForemanDemoted,
    ProbationDecided,
)


@dataclass(frozen=True, slots=True)
class OrderMissing:
    """A decision on record, and the order of HR that would carry it out and is not."""

    staff_id: str
    message: Message
    clause: str
    since: date
    entries: tuple[AnyEntry, ...]


def orders_missing(department: Department, today: date) -> Iterator[OrderMissing]:
    """Every decision whose day has come and that nothing carried out, as of a day."""
    for staff in department.people.everybody():
        for entry in department.history.standing(f"person/{staff}", *DECISIONS):
            if found := _order(department, staff, entry, today):
                since, message, clause = found
                if since <= today:
                    yield OrderMissing(staff, message, clause, since, (entry,))


Missing: TypeAlias = tuple[date, Message, str] | None
"""Since when an order is missing, which, by which clause."""


def _order(department: Department, staff: str, entry: Entry[JointFact], today: date) -> Missing:
    """The order that a decision calls for and that is not there."""
    on = day_of(entry.fact.happened_on)
    match entry.fact:
        case EliminationDecided() as fact:
            return _eliminated(department, fact, on)
        case ProbationDecided(confirmed=False) if not _left(department, staff, on):
            return on, say("orders.not_engaged", on=on), "P1-4.4-c"
        case DemotionReviewed(demoted=True, year=year) if not _graded(department, staff, on):
            return on, say("orders.demotion", on=on, year=str(year)), "P1-4.1-g"
        case ForemanDemoted(effective_from=start):
            holds = department.people.holds(staff, Role.FOREMAN, start)
            return (start, say("orders.foreman_demoted", on=start), "P1-4.3-h") if holds else None
        case ForemanConfirmed() as fact:
            return _confirmed(department, fact, today)
        case _:
            return None


@rule("P1-4.1-d")
@rule("P1-4.1-e")
def _eliminated(department: Department, fact: EliminationDecided, on: date) -> Missing:
    """A dismissal is carried out by leaving, a transfer by another role or by leaving."""
    clause = "P1-4.1-d" if fact.ground == "bottom_three" else "P1-4.1-e"
    if fact.outcome not in {"transfer", "dismissal"} or _left(department, fact.staff_id, on):
        return None
    if fact.outcome == "transfer" and _moved(department, fact.staff_id, on):
        return None
    return on, say(f"orders.{fact.outcome}", on=on), clause


@rule("P1-4.5")
def _confirmed(department: Department, fact: ForemanConfirmed, today: date) -> Missing:
    """Who is confirmed as a foreman holds the role, and who is not does not hold it any more."""
    people, start = department.people, fact.effective_from
    if fact.confirmed:
        holds = people.holds(fact.staff_id, Role.FOREMAN, start)
        found = None if holds or not people.roles(fact.staff_id, start) else "foreman_confirmed"
    else:
        holds = people.holds(fact.staff_id, Role.FOREMAN, max(start, today))
        found = "foreman_not_confirmed" if holds else None
    return (start, say(f"orders.{found}", on=start), "P1-4.5") if found else None


def _left(department: Department, staff: str, since: date) -> bool:
    """Whether somebody left on the day of a decision or after it."""
    return any(
        entry.fact.staff_id == staff and day_of(entry.fact.happened_on) >= since
        for entry in department.history.standing("organisation", StaffMemberLeft)
    )


def _moved(department: Department, staff: str, since: date) -> bool:
    """Whether somebody got another role on the day of a decision or after it."""
    return any(
        entry.fact.staff_id == staff and entry.fact.from_on >= since
        for entry in department.history.standing("organisation", RoleAssigned)
    )


def _graded(department: Department, staff: str, since: date) -> bool:
    """Whether the lower grade was given on the day of a decision or after it."""
    return any(
        entry.fact.staff_id == staff
        and entry.fact.ground == "demotion"
        and day_of(entry.fact.happened_on) >= since
        for entry in department.history.standing("organisation", GradeAssigned)
    )
