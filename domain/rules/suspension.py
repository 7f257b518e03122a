"""What waits while somebody's appeal is open (P1-3.7-h)."""

from collections.abc import Iterable
from datetime import date

from domain.dossier import Department
from domain.facts.appeals import ResultAppealLodged
from domain.facts.envelope import Fact
from domain.facts.grades import EliminationDecided
from domain.facts.money import SalaryDeductionExecuted, SalaryDeductionOrdered
from domain.facts.organisation import GradeAssigned, StaffMemberLeft
from domain.facts.posts import ForemanDemoted, SalarySet
from domain.rules.appeal_state import appeal_state
from domain.rules.appeal_steps import lodged
from domain.rules.appeal_subject import Lodged, rules_of
from domain.rules.appeal_windows import in_time
from domain.rules.citation import rule

SUSPENDS = "appeal.suspensive_effect"
FOREVER = ("dismissed", "transferred", "not_confirmed")
"""Why somebody left who did not resign."""


def irreversible(fact: Fact) -> bool:
    """Whether a fact carries out what cannot be undone: somebody is gone, money is taken."""
    match fact:
        case StaffMemberLeft(reason=reason):
            return reason in FOREVER
        case SalaryDeductionExecuted():
            return True
        case _:
            return False


def adverse(department: Department, fact: Fact, on: date) -> bool:
    """Whether a fact takes something from somebody because of a result, for good or not."""
    match fact:
        case EliminationDecided(outcome=outcome):
            return outcome in {"transfer", "dismissal"}
        case GradeAssigned(staff_id=staff, grade=grade):
            return grade > department.people.grade(staff, on)
        case SalaryDeductionOrdered() | ForemanDemoted() | SalarySet():
            return True
        case _:
            return irreversible(fact)


@rule("P1-3.7-h", readings=(SUSPENDS,))
def waits_for(
    department: Department, staff: str, fact: Fact, on: date, appeals: Iterable[str]
) -> Lodged | None:
    """The open appeal in time, among some, for which a fact about somebody waits, as it is read."""
    if not adverse(department, fact, on):
        return None
    for appeal in open_appeals(department, staff, on, appeals):
        reading = rules_of(department, appeal).reading(SUSPENDS)
        waiting = reading == "full_suspension" or irreversible(fact)
        if reading != "no_suspension" and waiting:
            return appeal
    return None


def open_appeals(
    department: Department, staff: str, on: date, appeals: Iterable[str]
) -> tuple[Lodged, ...]:
    """Those of some appeals that are somebody's own against a result, in time, and open on a day.

    An appeal is open from the moment it is lodged: HR's register neither begins nor delays it.
    """
    found = []
    for name in appeals:
        appeal = lodged(department, name)
        if appeal is None or not isinstance(appeal.fact, ResultAppealLodged):
            continue
        if appeal.fact.appellant not in {staff, appeal.log}:
            continue
        state = appeal_state(department, appeal.fact.id, on)
        if state is not None and state.open and in_time(department, appeal):
            found.append(appeal)
    return tuple(found)
