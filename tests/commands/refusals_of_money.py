"""Requests about salary deductions that the regulation forbids."""

from domain.facts.inspections import InspectionConducted
from domain.facts.money import (
    SalaryDeductionExecuted,
    SalaryDeductionOrdered,
    SalaryDeductionReversed,
)
from domain.facts.points import ScoreEntryReversed
from domain.refusals import money as refused
from tests.commands.refusal_cases import Case, happened

FOUND = {"standard_ref": {"code": "procedure", "version": 1, "item": "P0"}, "points": "31"}
OVER = happened(InspectionConducted, by="I1", id="i1", duty_foreman_ids=("F1",), findings=(FOUND,))
ORDER = {"by": "H1", "staff_id": "S", "clause_id": "P1-4.7", "triggers": ("i1",)}
ORDERED = happened(SalaryDeductionOrdered, "2006-03-01", id="o1", **ORDER)
FALLEN = happened(ScoreEntryReversed, "2006-03-02", by="I1", target="i1", reason="wrong estate")
BY_HR = {"by": "H1", "order_id": "o1"}
BACK = {**BY_HR, "reason": "its ground is gone"}

IN_JANUARY = happened(
    InspectionConducted,
    "2006-01-10",
    by="I1",
    id="i0",
    duty_foreman_ids=("F1",),
    findings=(FOUND,),
)

CASES = (
    Case(
        refused.WhichFine,
        "P1-2.9-e",
        SalaryDeductionOrdered,
        {"by": "H1", "staff_id": "S"},
        on="2006-03-01",
        before=(IN_JANUARY, OVER),
    ),
    Case(
        refused.AmountNotDue,
        "P1-4.7",
        SalaryDeductionOrdered,
        {**ORDER, "amount": "101"},
        on="2006-03-01",
        before=(OVER,),
    ),
    Case(
        refused.PayrollTooEarly,
        "P1-2.9-e",
        SalaryDeductionOrdered,
        {**ORDER, "payroll_month": "2006-02"},
        on="2006-03-01",
        before=(OVER,),
    ),
    Case(
        refused.GroundStands,
        "P1-4.7",
        SalaryDeductionReversed,
        BACK,
        on="2006-03-02",
        before=(OVER, ORDERED),
    ),
    Case(
        refused.GroundGone,
        "P1-4.7",
        SalaryDeductionExecuted,
        BY_HR,
        on="2006-03-25",
        before=(OVER, ORDERED, FALLEN),
    ),
    Case(
        refused.OrderTakenBack,
        None,
        SalaryDeductionExecuted,
        BY_HR,
        on="2006-03-25",
        before=(
            OVER,
            ORDERED,
            FALLEN,
            happened(SalaryDeductionReversed, "2006-03-03", **BACK),
        ),
    ),
)
