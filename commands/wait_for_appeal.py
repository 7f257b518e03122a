"""What cannot be undone waits for an open appeal, or as it is read everything does (P1-3.7-h)."""

from commands.state import State, checks
from domain.facts.appeals import ResultAppealLodged
from domain.facts.envelope import Fact
from domain.facts.grades import EliminationDecided
from domain.facts.money import SalaryDeductionExecuted, SalaryDeductionOrdered
from domain.facts.organisation import GradeAssigned, StaffMemberLeft
from domain.facts.posts import ForemanDemoted, SalarySet
from domain.refusals.appeals import WaitsForAppeal
from domain.rules.suspension import waits_for
from domain.wording import say


@checks(
    EliminationDecided,
    ForemanDemoted,
    GradeAssigned,
    SalaryDeductionExecuted,
    SalaryDeductionOrdered,
    SalarySet,
    StaffMemberLeft,
)
def not_while_an_appeal_is_open(state: State, fact: Fact) -> None:
    """Whoever appealed in time is not dismissed, nor charged, before it is decided."""
    staff = _whose(state, fact)
    if staff is None:
        return
    lodged = (appeal.id for appeal in state.of_kind(ResultAppealLodged))
    appeal = waits_for(state.department, staff, fact, state.judged_on(fact), lodged)
    if appeal is not None:
        what = say(f"fact.{type(fact).__name__}")
        raise WaitsForAppeal(fact=what, staff=staff, appeal=appeal.fact.id, clause="P1-3.7-h")


def _whose(state: State, fact: Fact) -> str | None:
    """Whom a fact is about; of a deduction that is carried out, whose order it is."""
    if isinstance(fact, SalaryDeductionExecuted):
        order = state.history.entry(fact.order_id)
        return getattr(order.fact, "staff_id", None) if order else None
    found = getattr(fact, "staff_id", None)
    return None if found is None else str(found)
