"""How many checks a month had, of the three the special team owes (P1-2.9-c)."""

from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.rules.inspected import inspected, rules_of
from domain.values import Month


@dataclass(frozen=True, slots=True)
class Quota:
    """The days of a month with a check that counts, and whether they are enough."""

    days: frozenset[date]
    met: bool
    checks: tuple[AnyEntry, ...]


@rule("P1-2.9-c", amounts=("checks_month_min",), readings=("inspection.quota_scope",))
def quota(department: Department, month: Month) -> Quota:
    """Days with a check of the special team; two checks on one day count as one."""
    rules = rules_of(department, month)
    everybody = rules.reading("inspection.quota_scope") == "include_mystery_customer"
    checks = [
        one
        for one in inspected(department, month)
        if everybody or one.entry.fact.inspection_kind == "special_team"
    ]
    days = frozenset(one.day for one in checks)
    met = len(days) >= rules.amount("P1-2.9-c", "checks_month_min")
    return Quota(days, met, tuple(one.entry for one in checks))
