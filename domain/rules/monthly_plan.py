"""The plan of a month in force: tasks, changed tasks, weights that total 100 (P1-3.1-c to -e)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.monthly import (
    ChangedTaskAdded,
    MonthEndWeightsAdjusted,
    MonthlyPlanReviewed,
    MonthlyPlanSet,
)
from domain.line import AnyEntry
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rounding import rounded
from domain.rules.citation import rule
from domain.values import Month

WHOLE = ("P1-3.1-d", "weights_total")
WINDOW = "monthly.month_end_window"
WEIGHTS = "monthly.weights_not_100"
FOLLOWING_DAY_LAST = 5
PLACES = 4
HEADS = (Role.SUPERVISOR, Role.ESTATE_MANAGER)


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the month; a changed task has no weight until the assessor sets one."""

    task_id: str
    text: str
    weight: Fraction | None
    entries: tuple[AnyEntry, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that is in force."""

    entry: Entry[MonthlyPlanSet]
    reviewed: AnyEntry | None
    """The supervisor's approval; the head's own plan needs none."""
    adjusted: Entry[MonthEndWeightsAdjusted] | None
    tasks: tuple[Task, ...]
    proposal: tuple[tuple[str, Fraction], ...]

    @property
    def weights_total(self) -> Fraction:
        """The weights in all."""
        return sum((task.weight or Fraction(0) for task in self.tasks), Fraction(0))

    @property
    def unweighted(self) -> tuple[Task, ...]:
        """Changed tasks that wait for the month's end."""
        return tuple(task for task in self.tasks if task.weight is None)


def stream_of_month(staff_id: str, month: Month) -> str:
    """The stream of one month of one person."""
    return f"month/{month}/{staff_id}"


@rule("P1-2.1-a", readings=("monthly_plan.setter",))
@rule("P1-3.3-a", readings=("monthly.employee_added_task",))
def plan_in_force(department: Department, staff_id: str, month: Month) -> Plan | None:
    """The latest plan that was not returned, with changed tasks and the weights of its end."""
    history, stream = department.history, stream_of_month(staff_id, month)
    reviews = {one.fact.plan_id: one for one in history.standing(stream, MonthlyPlanReviewed)}
    plans = [
        plan
        for plan in history.standing(stream, MonthlyPlanSet)
        if (review := reviews.get(plan.fact.id)) is None or review.fact.outcome == "approved"
    ]
    if not plans:
        return None
    plan = plans[-1]
    changed = history.standing(stream, ChangedTaskAdded)
    later = history.standing(stream, MonthEndWeightsAdjusted)
    adjusted = next((one for one in reversed(later) if one.position > plan.position), None)
    rules = department.regulation.on(month.first_day)
    own: AnyEntry | None = plan if plan.fact.role in HEADS else None
    return Plan(
        plan,
        reviews.get(plan.fact.id) or own,
        adjusted,
        _tasks(plan, changed, adjusted, rules),
        _proposal(plan, changed, rules),
    )


@rule("P1-3.1-d", amounts=("weights_total",), readings=(WEIGHTS,))
@rule("P1-3.3-b")
def _tasks(
    plan: Entry[MonthlyPlanSet],
    changed: Sequence[Entry[ChangedTaskAdded]],
    adjusted: Entry[MonthEndWeightsAdjusted] | None,
    rules: Rules,
) -> tuple[Task, ...]:
    """Each task with the weight of the month's end, or that of the plan before it."""
    given = sum((Fraction(task.weight) for task in plan.fact.tasks), Fraction(0))
    scale = rules.amount(*WHOLE) / given  # One, unless a plan is rescaled by itself (P1-3.1-d/4).
    final = {one.task_id: Fraction(one.weight) for one in adjusted.fact.weights} if adjusted else {}
    last: tuple[AnyEntry, ...] = (adjusted,) if adjusted else ()
    expected = (
        Task(
            task.task_id,
            task.text,
            final.get(task.task_id, Fraction(0)) if adjusted else Fraction(task.weight) * scale,
            (plan, *last),
        )
        for task in plan.fact.tasks
    )
    added = (
        Task(one.fact.task_id, one.fact.text, final.get(one.fact.task_id), (one, *last))
        for one in changed
    )
    return (*expected, *added)


@rule("P1-3.1-e", readings=("monthly.weight_adjust_method",))
def _proposal(
    plan: Entry[MonthlyPlanSet], changed: Sequence[Entry[ChangedTaskAdded]], rules: Rules
) -> tuple[tuple[str, Fraction], ...]:
    """The old and the proposed weights, in proportion: each times 100 over their sum (F-88)."""
    old = [
        *((task.task_id, Fraction(task.weight)) for task in plan.fact.tasks),
        *((one.fact.task_id, Fraction(one.fact.proposed_weight or 0)) for one in changed),
    ]
    return in_proportion(old, rules.amount(*WHOLE))


def in_proportion(
    old: Sequence[tuple[str, Fraction]], whole: Fraction
) -> tuple[tuple[str, Fraction], ...]:
    """Weights that keep their proportion and total the whole, to four places.

    A weight is recorded with four places at most; what rounding leaves goes to the largest.
    """
    total = sum(weight for _, weight in old)
    new = [(task, rounded(weight * whole / total, PLACES)) for task, weight in old]
    left = whole - sum((weight for _, weight in new), Fraction(0))
    largest = max(range(len(new)), key=lambda number: (new[number][1], -number))
    new[largest] = (new[largest][0], new[largest][1] + left)
    return tuple(new)


def as_recorded(weight: Fraction) -> Decimal:
    """A weight of four places at most, as it is recorded."""
    return Decimal(weight.numerator) / Decimal(weight.denominator)


@rule("P1-3.1-e", amounts=("window_day_first",), readings=(WINDOW,))
def month_end(month: Month, rules: Rules) -> tuple[date, date]:
    """The first and the last day of a month's end (月末)."""
    first = month.first_day.replace(day=int(rules.amount("P1-3.1-e", "window_day_first")))
    match rules.reading(WINDOW):
        case "last_day_only":
            return month.last_day, month.last_day
        case "until_5th_of_next_month":
            return first, month.following.first_day.replace(day=FOLLOWING_DAY_LAST)
        case _:
            return first, month.last_day
