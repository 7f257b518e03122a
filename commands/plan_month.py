"""A month planned: tasks whose weights total 100, changed tasks, weights of the end (P1-3.1)."""

from collections.abc import Mapping

from commands.assess_month import assessed_here, may_assess, month_given, not_confirmed
from commands.state import Fields, State, checks, completes, day, day_given
from domain.facts.monthly import (
    ChangedTaskAdded,
    MonthEndWeightsAdjusted,
    MonthlyPlanReviewed,
    MonthlyPlanSet,
    PlanTask,
)
from domain.line import AnyEntry
from domain.refusals.forbidden import OnlyOwn, ReasonNeeded
from domain.refusals.monthly import (
    MonthStepMissing,
    NotInProportion,
    NotTheirAssessor,
    OtherMonth,
    WeightsIncomplete,
    WeightsNotWhole,
)
from domain.refusals.recording import AlreadyDone, FieldMissing, UnknownEntry
from domain.roles import Role
from domain.rules.monthly_people import head_over
from domain.rules.monthly_plan import Plan, as_recorded, plan_in_force
from domain.values import Month
from domain.wording import say

WHOLE = ("P1-3.1-d", "weights_total")
REQUIRED = tuple(PlanTask.model_fields)


@completes(MonthlyPlanSet)
def month_of_the_plan(_: State, fields: Fields) -> None:
    """Left out, the month is that of the day; each task has all that makes it one (P1-3.1-c)."""
    fields.setdefault("month", Month.of(day_given(fields)))
    tasks = fields.get("tasks")
    for task in tasks if isinstance(tasks, tuple) else ():
        for name in REQUIRED if isinstance(task, Mapping) else ():
            if task.get(name) in (None, ""):
                what = say("fact.MonthlyPlanSet")
                raise FieldMissing(field=f"tasks.{name}", fact=what, clause="P1-3.1-c")


@checks(MonthlyPlanSet)
def plan_is_whole(state: State, fact: MonthlyPlanSet) -> None:
    """One plan a month, for somebody who is assessed; its weights total 100 (P1-3.1-d)."""
    assessed_here(state, fact.staff_id, fact.month)
    _headed(state, fact.by, fact.role, fact.staff_id, fact.month)
    not_confirmed(state, fact.staff_id, fact.month)
    if plan := plan_in_force(state.department, fact.staff_id, fact.month):
        raise AlreadyDone(what=say("fact.MonthlyPlanSet"), entry=plan.entry, clause="P1-3.1-e")
    _each_once(tuple(task.task_id for task in fact.tasks))
    rules = state.rules(fact.month.first_day)
    total = sum(task.weight for task in fact.tasks)
    if total != rules.amount(*WHOLE) and rules.reading("monthly.weights_not_100") == "refuse_plan":
        raise WeightsNotWhole(total=total, whole=rules.amount(*WHOLE), clause="P1-3.1-d")


def _headed(state: State, by: str, role: Role, staff_id: str, month: Month) -> None:
    """The estate manager acts for the head's own month alone, and nobody else does (P1-3.1-a)."""
    head = head_over(state.department, staff_id, month)
    if (role == Role.ESTATE_MANAGER) != (head == Role.ESTATE_MANAGER):
        raise NotTheirAssessor(by=by, staff=staff_id, head=say(f"role.{head}"), clause="P1-3.1-a")


@checks(MonthlyPlanReviewed)
def plan_to_review(state: State, fact: MonthlyPlanReviewed) -> None:
    """A plan is reviewed once, and one that is returned with a reason (P1-2.1-a)."""
    entry = state.history.entry(fact.plan_id)
    if entry is None or not isinstance(entry.fact, MonthlyPlanSet):
        raise UnknownEntry(entry=fact.plan_id)
    plan = entry.fact
    _headed(state, fact.by, fact.role, plan.staff_id, plan.month)
    not_confirmed(state, plan.staff_id, plan.month)
    for one in state.history.standing(entry.stream, MonthlyPlanReviewed):
        if one.fact.plan_id == fact.plan_id:
            what = say("fact.MonthlyPlanReviewed")
            raise AlreadyDone(what=what, entry=one, clause="P1-2.1-a")
    if fact.outcome == "returned" and not (fact.reason or fact.note):
        raise ReasonNeeded(what=say("fact.MonthlyPlanReviewed"), clause="P1-2.1-a")


@completes(ChangedTaskAdded)
def added_by_whoever_records(_: State, fields: Fields) -> None:
    """Whoever records a changed task added it, in the month of the day."""
    fields.setdefault("added_by", fields.get("by"))
    fields.setdefault("month", Month.of(day_given(fields)))


@checks(ChangedTaskAdded)
def task_added_in_time(state: State, fact: ChangedTaskAdded) -> None:
    """An employee adds to the own month, a superior to any, within the month (P1-3.3-a)."""
    what = say("fact.ChangedTaskAdded")
    if fact.role == Role.CUSTOMER_ASSISTANT and fact.by != fact.staff_id:
        raise OnlyOwn(by=fact.by, subject=fact.staff_id, clause="P1-3.3-a", fact=what)
    if Month.of(day(fact)) != fact.month:
        raise OtherMonth(what=what, on=day(fact), month=fact.month, clause="P1-3.3-a")
    assessed_here(state, fact.staff_id, fact.month)
    not_confirmed(state, fact.staff_id, fact.month)
    plan = reviewed_plan(state, fact.staff_id, fact.month, "P1-3.1-e")
    _each_once((fact.task_id,), plan)


def reviewed_plan(state: State, staff_id: str, month: Month, clause: str) -> Plan:
    """The plan in force, which the supervisor reviewed. Raises MonthStepMissing (E.3)."""
    plan = plan_in_force(state.department, staff_id, month)
    if plan is None or plan.reviewed is None:
        kind = "MonthlyPlanSet" if plan is None else "MonthlyPlanReviewed"
        step = say(f"fact.{kind}")
        raise MonthStepMissing(staff=staff_id, month=month, step=step, clause=clause)
    return plan


def _each_once(given: tuple[str, ...], plan: Plan | None = None) -> None:
    """A task's number is given once in a month."""
    known: dict[str, AnyEntry] = {
        task.task_id: task.entries[0] for task in (plan.tasks if plan else ())
    }
    for task in given:
        if task in known:
            what = say("month.task", task=task)
            raise AlreadyDone(what=what, entry=known[task], clause="P1-3.1-c")
    if len(set(given)) < len(given):
        raise WeightsIncomplete(tasks=given, clause="P1-3.1-c")


@completes(MonthEndWeightsAdjusted)
def weights_proposed(state: State, fields: Fields) -> None:
    """Left out, the weights are the old and proposed ones in proportion (P1-3.1-e/2)."""
    fields.setdefault("month", Month.of(day_given(fields)))
    month = month_given(fields)
    if "weights" in fields or month is None:
        return
    plan = plan_in_force(state.department, str(fields.get("staff_id")), month)
    if plan is not None:
        fields["weights"] = {task: as_recorded(weight) for task, weight in plan.proposal}


@checks(MonthEndWeightsAdjusted)
def weights_whole(state: State, fact: MonthEndWeightsAdjusted) -> None:
    """The assessor weighs every task of the month anew, to 100 in all (P1-3.1-d, P1-3.3-b)."""
    may_assess(state, fact)
    plan = reviewed_plan(state, fact.staff_id, fact.month, "P1-3.3-b")
    rules = state.rules(fact.month.first_day)
    tasks = tuple(task.task_id for task in plan.tasks)
    if sorted(one.task_id for one in fact.weights) != sorted(tasks):
        raise WeightsIncomplete(tasks=tasks, clause="P1-3.3-b")
    total = sum(one.weight for one in fact.weights)
    if total != rules.amount(*WHOLE):
        raise WeightsNotWhole(total=total, whole=rules.amount(*WHOLE), clause="P1-3.1-d")
    if any(not one.weight for one in fact.weights) and not fact.note:
        raise ReasonNeeded(what=say("month.no_weight"), clause="P1-3.3-a")
    proportional = rules.reading("monthly.weight_adjust_method") == "proportional_only"
    if proportional and {one.task_id: one.weight for one in fact.weights} != dict(plan.proposal):
        raise NotInProportion(clause="P1-3.1-e")
