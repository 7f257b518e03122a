"""Salary deductions: on a ground, once, the amount of the clause, back when the ground is gone."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from domain.facts.inspections import InspectionConducted
from domain.facts.money import (
    SalaryDeductionExecuted,
    SalaryDeductionOrdered,
    SalaryDeductionReversed,
)
from domain.facts.organisation import RoleAssigned, StaffMemberEngaged
from domain.facts.points import ScoreEntryReversed
from domain.refusals.grading import NotDue
from domain.refusals.money import WhichFine
from domain.values import Month
from domain.wording import render
from rehearsal.stage import Stage
from tests.staging import RECORDED, outcome, refusal, stage, take

REF = {"code": "procedure", "version": 1, "item": "P0"}


def inspect(on_stage: Stage, on: str, points: str, name: str) -> None:
    found = ({"standard_ref": REF, "points": points},)
    fields = {"by": "I1", "duty_foreman_ids": ("F1",), "findings": found}
    take(on_stage, InspectionConducted, on, id=name, **fields)


def over_thirty(readings: Mapping[str, str] | None = None) -> Stage:
    on_stage = stage(readings)
    inspect(on_stage, "2006-03-21", "31", "i1")
    return on_stage


def order(on_stage: Stage, on: str = "2006-04-03", /, **fields: object) -> str:
    return outcome(on_stage, SalaryDeductionOrdered, on, **{"by": "H1", "staff_id": "S", **fields})


def undo(on_stage: Stage, on: str = "2006-04-04") -> None:
    take(on_stage, ScoreEntryReversed, on, by="I1", id="r1", target="i1", reason="wrong estate")


def repay(on_stage: Stage, on: str = "2006-05-10", **fields: object) -> str:
    told = {"by": "H1", "order_id": "o1", "reason": "gone", **fields}
    return outcome(on_stage, SalaryDeductionReversed, on, **told)


def execute(on_stage: Stage, on: str = "2006-04-28", **fields: object) -> str:
    return outcome(
        on_stage, SalaryDeductionExecuted, on, **{"by": "H1", "order_id": "o1", **fields}
    )


def test_where_one_fine_waits_the_order_needs_only_the_person() -> None:
    on_stage = over_thirty()
    entry = take(on_stage, SalaryDeductionOrdered, "2006-04-03", by="H1", staff_id="S")
    fact = entry.fact
    assert isinstance(fact, SalaryDeductionOrdered)
    assert (fact.clause_id, fact.triggers) == ("P1-4.7", ("i1",))
    assert fact.amount == Decimal(100)
    assert fact.payroll_month == Month(2006, 4)


def test_where_two_wait_which_one_is_meant_must_be_said() -> None:
    on_stage = over_thirty()
    inspect(on_stage, "2006-02-21", "31", "i2")
    by_hr = {"by": "H1", "staff_id": "S"}
    asked = refusal(on_stage, SalaryDeductionOrdered, "2006-04-03", **by_hr)
    assert isinstance(asked, WhichFine)
    assert order(on_stage, triggers=("i2",)) == RECORDED
    assert order(on_stage) == RECORDED


def test_the_fines_that_wait_are_told_with_the_field_that_tells_them_apart() -> None:
    """Over thirty points in February and in March: from the pay of the month after each."""
    on_stage = over_thirty()
    inspect(on_stage, "2006-02-21", "31", "i2")
    asked = refusal(on_stage, SalaryDeductionOrdered, "2006-04-03", by="H1", staff_id="S")
    assert asked.values["field"] == "payroll_month"
    told = [render(one, "en") for one in asked.faults]
    journal = on_stage.session.journal
    of = {one: journal.find(one, journal.size()) for one in ("i1", "i2")}
    assert told == [
        f"100 yuan by P1-4.7, from the pay of 2006-03: @{of['i2'] and of['i2'].position}",
        f"100 yuan by P1-4.7, from the pay of 2006-04: @{of['i1'] and of['i1'].position}",
    ]


def test_the_month_of_the_pay_tells_which_of_two_fines_is_meant() -> None:
    on_stage = over_thirty()
    inspect(on_stage, "2006-02-21", "31", "i2")
    fields = {"by": "H1", "staff_id": "S", "payroll_month": "2006-04"}
    fact = take(on_stage, SalaryDeductionOrdered, "2006-04-03", **fields).fact
    assert isinstance(fact, SalaryDeductionOrdered)
    assert fact.triggers == ("i1",)


def test_the_clause_that_repeats_another_means_the_same_fine() -> None:
    assert order(over_thirty(), clause_id="P1-2.9-e") == RECORDED


def test_where_no_fine_waits_an_order_of_the_person_alone_is_not_due() -> None:
    told = refusal(stage(), SalaryDeductionOrdered, "2006-04-03", by="H1", staff_id="S")
    assert isinstance(told, NotDue)
    assert told.clause == "P1-2.9-e"
    assert order(stage(), staff_id="nobody") == "P1-2.9-e"


def test_without_a_fine_nothing_is_ordered() -> None:
    on_stage = stage()
    inspect(on_stage, "2006-03-21", "30", "i1")
    told = {"amount": "100", "clause_id": "P1-4.7", "payroll_month": "2006-04"}
    assert order(on_stage, triggers=("i1",), **told) == "P1-4.7"
    assert order(on_stage, triggers=("none",), **told) == "UnknownEntry"


@pytest.mark.parametrize("clause", ["P1-4.7", "P1-2.9-e"])
def test_a_fine_is_ordered_once_under_either_clause_of_the_one_sentence(clause: str) -> None:
    on_stage = over_thirty()
    told = {"clause_id": clause, "triggers": ("i1",), "amount": "100", "payroll_month": "2006-04"}
    assert order(on_stage, **told) == RECORDED
    assert order(on_stage, **told) == clause
    assert order(on_stage, **{**told, "clause_id": "P1-4.7"}) == "P1-4.7"
    assert order(on_stage, **told, staff_id="D") == RECORDED


def test_an_order_under_a_clause_that_fines_nobody_is_refused() -> None:
    told = {"clause_id": "P1-2.9-f", "triggers": ("i1",), "amount": "100"}
    assert order(over_thirty(), **told, payroll_month="2006-04") == "P1-2.9-f"


@pytest.mark.parametrize(
    ("amount", "told"), [("99.99", "P1-4.7"), ("100", RECORDED), ("100.01", "P1-4.7")]
)
def test_neither_more_nor_less_than_the_clause_says(amount: str, told: str) -> None:
    assert order(over_thirty(), amount=amount) == told


@pytest.mark.parametrize(
    ("amount", "told"),
    [("33.32", "P1-4.7"), ("33.33", RECORDED), ("33.3333", RECORDED), ("33.34", "P1-4.7")],
)
def test_a_third_of_a_hundred_yuan_is_ordered_to_the_fen(amount: str, told: str) -> None:
    on_stage = stage({"inspection.fine_sharing": "total_100_split_equally"})
    second = {"staff_id": "D2", "name": "D2", "position": "deputy_supervisor"}
    take(on_stage, StaffMemberEngaged, "2006-01-01", by="H1", **second)
    inspect(on_stage, "2006-03-21", "31", "i1")
    assert order(on_stage, amount=amount) == told


def test_it_comes_from_the_salary_of_the_month_after_or_a_later_one() -> None:
    for month, told in (("2006-03", "P1-2.9-e"), ("2006-04", RECORDED), ("2006-06", RECORDED)):
        assert order(over_thirty(), payroll_month=month) == told
    same = {"inspection.fine_payroll_month": "same_month"}
    assert order(over_thirty(same), payroll_month="2006-03") == RECORDED


def test_it_is_carried_out_once_for_the_amount_ordered_when_its_month_has_come() -> None:
    on_stage = over_thirty()
    assert order(on_stage, id="o1") == RECORDED
    assert execute(on_stage, order_id="i1", amount="100") == "UnknownEntry"
    assert execute(on_stage, "2006-03-31") == "P1-2.9-e"
    assert execute(on_stage, amount="99") == "P1-4.7"
    assert execute(on_stage, by="S") != RECORDED
    assert execute(on_stage) == RECORDED
    assert execute(on_stage) == "P1-4.7"


def test_what_is_still_due_is_not_paid_back() -> None:
    on_stage = over_thirty()
    order(on_stage, id="o1")
    assert repay(on_stage) == "P1-4.7"
    undo(on_stage, "2006-05-10")
    assert repay(on_stage) == RECORDED
    assert repay(on_stage) == "P1-3.7-i"


def test_a_ground_that_comes_back_may_be_ordered_again() -> None:
    on_stage = over_thirty()
    order(on_stage, id="o1")
    undo(on_stage)
    assert repay(on_stage) == RECORDED
    take(on_stage, ScoreEntryReversed, "2006-05-11", by="I1", target="r1", reason="right estate")
    assert order(on_stage, "2006-05-12", payroll_month="2006-05") == RECORDED


def test_nobody_carries_out_or_takes_back_what_was_ordered_against_themselves() -> None:
    on_stage = over_thirty()
    take(
        on_stage, RoleAssigned, "2006-01-01", by="H2", staff_id="S", role="hr", from_on="2006-04-01"
    )
    order(on_stage, id="o1")
    assert execute(on_stage, by="S") == "P1-2.9-e"
    undo(on_stage, "2006-05-10")
    assert repay(on_stage, by="S") == "P1-2.9-e"
