"""Salary deductions: ordered, carried out, paid back (regulation.md, C.13)."""

from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import Role
from domain.values import FactId, Id, Month, StaffId, Words, Yuan

BY_HR = Recorders((Role.HR,))


@declare(
    "P1-2.9-e",
    "P1-2.9-f",
    "P1-4.7",
    by=BY_HR,
    stream="person/{staff_id}",
    subject="staff_id",
    thing="order_id",
)
class SalaryDeductionOrdered(Fact):
    """HR orders a deduction from somebody's salary."""

    kind: Literal["salary-deduction-ordered.v1"] = "salary-deduction-ordered.v1"
    staff_id: StaffId
    amount: Annotated[Yuan, Field(gt=0)]
    clause_id: Id
    triggers: tuple[FactId, ...]
    payroll_month: Month


@declare("P1-2.9-e", "P1-3.7-i", by=BY_HR, stream=OF_TARGET, target="order_id")
class SalaryDeductionReversed(Fact):
    """A salary deduction is paid back, because its ground is gone."""

    kind: Literal["salary-deduction-reversed.v1"] = "salary-deduction-reversed.v1"
    order_id: FactId
    reason: Words
    repaid_in: Month


@declare(
    "P1-2.9-e",
    "P1-2.9-f",
    by=BY_HR,
    stream=OF_TARGET,
    target="order_id",
    when="executed_on",
)
class SalaryDeductionExecuted(Fact):
    """Payroll carries a salary deduction out."""

    kind: Literal["salary-deduction-executed.v1"] = "salary-deduction-executed.v1"
    order_id: FactId
    amount: Yuan
