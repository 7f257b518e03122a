"""What waits for an open appeal, and what does not (P1-3.7-h)."""

import pytest

from domain.facts.appeals import AppealWithdrawn
from domain.facts.money import SalaryDeductionExecuted, SalaryDeductionOrdered
from domain.facts.organisation import StaffMemberLeft
from domain.rules.suspension import waits_for
from rehearsal.stage import Stage
from tests.cast import moment
from tests.rules.readings_of_rework import appealed
from tests.staging import outcome, take

ON = "2006-04-24"


def left(on_stage: Stage, staff: str = "A1", reason: str = "dismissed", on: str = ON) -> str:
    return outcome(on_stage, StaffMemberLeft, on, by="H2", staff_id=staff, reason=reason)


@pytest.mark.parametrize("reason", ["dismissed", "transferred", "not_confirmed"])
def test_nobody_is_made_to_leave_while_their_appeal_is_open(reason: str) -> None:
    assert left(appealed({})[0], reason=reason) == "P1-3.7-h"


def test_whoever_resigns_leaves() -> None:
    assert left(appealed({})[0], reason="resigned") == "recorded"


def test_nobody_waits_for_the_appeal_of_another() -> None:
    assert left(appealed({})[0], staff="A2") == "recorded"


def test_nothing_waits_for_an_appeal_that_came_too_late() -> None:
    assert left(appealed({}, "2006-04-21")[0]) == "recorded"


def test_nothing_waits_for_an_appeal_that_was_withdrawn() -> None:
    on_stage, _ = appealed({})
    take(on_stage, AppealWithdrawn, "2006-04-19", by="A1", appeal_id="a1")
    assert left(on_stage) == "recorded"


def test_money_is_not_taken_while_an_appeal_is_open_though_it_may_be_ordered() -> None:
    department = appealed({})[0].session.department()
    about = {"happened_on": ON, "by": "H2", "role": "hr"}
    deduction = {"staff_id": "A1", "amount": "100", "clause_id": "P1-2.9-e", "triggers": ()}
    order = {"id": "o1", "payroll_month": "2006-05", **about, **deduction}
    ordered = SalaryDeductionOrdered.model_validate(order)
    taken = {"id": "x1", "order_id": "o1", "amount": "100", **about}
    executed = SalaryDeductionExecuted.model_validate(taken)
    day = moment(ON).date()
    waiting = [waits_for(department, "A1", fact, day, ("a1",)) for fact in (ordered, executed)]
    assert [appeal and appeal.fact.id for appeal in waiting] == [None, "a1"]
