"""What the history of a quarter lacks of posts: orders, reasons for the past, who acts instead."""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Department
from domain.facts.organisation import RoleAssigned, TeamMembershipChanged
from domain.line import Finding
from domain.rules.conflicts import unresolved
from domain.rules.orders_missing import orders_missing
from domain.values import Quarter, day_of
from domain.wording import say
from projections.noted import Noted


def post_findings(department: Department, quarter: Quarter, today: date) -> Iterator[Noted]:
    """Every finding about posts and teams, and whose it is."""
    yield from _orders(department, quarter, today)
    yield from _backdated(department, quarter)
    yield from _conflicts(department, quarter)


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
