"""The month's plan and its tasks, routine duties and extra effort (regulation.md, C.9)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import Role
from domain.values import (
    FactId,
    Id,
    Month,
    Points,
    PositivePoints,
    StaffId,
    Value,
    Words,
    as_typed,
)

ASSESSORS = Recorders((Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR, Role.ESTATE_MANAGER))
HEADS = Recorders((Role.SUPERVISOR, Role.ESTATE_MANAGER))
EMPLOYEES = (Role.CUSTOMER_ASSISTANT, Role.FOREMAN, Role.DEPUTY_SUPERVISOR, Role.SUPERVISOR)
MONTH = "month/{month}/{staff_id}"
"""Everything about one month of one person."""
MONTH_OF_ALL = "month/{month}"
Year = Annotated[int, Field(ge=1900, le=2999)]


class OfAMonth(Fact):
    """Something about one month of one person."""

    staff_id: StaffId
    month: Month


class PlanTask(Value):
    """An expected task with its target, weight, method and planned completion (P1-3.1-c)."""

    task_id: Id
    text: Words
    target_value: Words
    weight: PositivePoints
    method: Words
    planned_completion_on: date


@declare(
    "P1-2.1-a",
    "P1-3.1-b",
    "P1-3.1-c",
    "P1-3.1-d",
    by=Recorders((Role.FOREMAN, Role.DEPUTY_SUPERVISOR, Role.SUPERVISOR, Role.ESTATE_MANAGER)),
    stream=MONTH,
    subject="staff_id",
    thing="plan_id",
    key=("staff_id", "month"),
)
class MonthlyPlanSet(OfAMonth):
    """What is expected of somebody in a month; the weights total 100 (月度工作計劃)."""

    kind: Literal["monthly-plan-set.v1"] = "monthly-plan-set.v1"
    tasks: Annotated[tuple[PlanTask, ...], Field(min_length=1)]


@declare(
    "P1-2.1-a",
    by=HEADS,
    stream=OF_TARGET,
    target="plan_id",
)
class MonthlyPlanReviewed(Fact):
    """The supervisor examines targets, weights and planned completion (審核)."""

    kind: Literal["monthly-plan-reviewed.v1"] = "monthly-plan-reviewed.v1"
    plan_id: FactId
    outcome: Literal["approved", "returned"] = "approved"
    reason: Words | None = None


@declare(
    "P1-3.1-b",
    "P1-3.1-e",
    "P1-3.3-a",
    by=Recorders(EMPLOYEES, about_self=True),
    stream=MONTH,
    subject="staff_id",
    prescribed_by="P1-3.3-a",
)
class ChangedTaskAdded(OfAMonth):
    """The employee or a superior adds a task that the month's plan did not have (變更工作任務)."""

    kind: Literal["changed-task-added.v1"] = "changed-task-added.v1"
    task_id: Id
    text: Words
    target_value: Words
    planned_completion_on: date
    added_by: StaffId
    proposed_weight: PositivePoints | None = None


class TaskWeight(Value):
    """The weight of one task."""

    task_id: Id
    weight: Points


def _listed(value: object) -> object:
    """Weights given as task and weight, ``{t1: 40, t2: 60}``, as a list."""
    if isinstance(value, Mapping) and "task_id" not in value:
        return tuple({"task_id": task, "weight": weight} for task, weight in value.items())
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], Mapping):
        given = _listed(value[0])  # The command line gives each option as an item of a list.
        return given if isinstance(given, tuple) else value
    return value


@declare(
    "P1-3.1-e",
    "P1-3.3-b",
    by=ASSESSORS,
    stream=MONTH,
    subject="staff_id",
    prescribed_by="P1-3.3-b",
)
class MonthEndWeightsAdjusted(OfAMonth):
    """At the month's end the assessor adjusts the weights of all tasks together."""

    kind: Literal["month-end-weights-adjusted.v1"] = "month-end-weights-adjusted.v1"
    weights: Annotated[tuple[TaskWeight, ...], Field(min_length=1)]

    _weights_listed = field_validator("weights", mode="before")(_listed)


class DutyItem(Value):
    """A routine duty, and what neglecting it costs."""

    item_code: Id
    duty: Words
    points: PositivePoints


@declare(
    "P1-3.1-f",
    by=HEADS,
    stream="duties/{year}/{staff_id}",
    subject="staff_id",
    when="set_on",
)
class RoutineDutyDeductionListSet(Fact):
    """The head draws up an employee's routine duties and their deductions for a year."""

    kind: Literal["routine-duty-deduction-list-set.v1"] = "routine-duty-deduction-list-set.v1"
    staff_id: StaffId
    year: Year
    items: Annotated[tuple[DutyItem, ...], Field(min_length=1)]

    _year_as_typed = field_validator("year", mode="before")(as_typed)


@declare(
    "P1-3.1-b",
    "P1-3.1-f",
    by=ASSESSORS,
    stream=MONTH,
    subject="staff_id",
    when="occurred_on",
    key=("staff_id", "happened_on", "item_code"),
    prescribed_by="P1-3.1-f",
    evaluates=True,
)
class RoutineDutyDeductionRecorded(OfAMonth):
    """Points taken from somebody's month for a routine duty of the list (事務性工作扣分)."""

    kind: Literal["routine-duty-deduction-recorded.v1"] = "routine-duty-deduction-recorded.v1"
    item_code: Id
    points: PositivePoints


@declare(
    "P1-3.1-b",
    "P1-3.1-g",
    by=ASSESSORS,
    stream=MONTH,
    subject="staff_id",
    prescribed_by="P1-3.1-g",
    evaluates=True,
)
class ExtraEffortBonusRecorded(OfAMonth):
    """Points added to somebody's month for work beyond what the post asks (超崗位要求加分)."""

    kind: Literal["extra-effort-bonus-recorded.v1"] = "extra-effort-bonus-recorded.v1"
    points: PositivePoints
    reason: Words
