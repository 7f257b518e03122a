"""What a month's tasks came to; routine duties of the list; extra effort (P1-3.1-d to -g)."""

from commands.assess_month import assessed_here, may_assess
from commands.state import Fields, State, checks, completes, day, day_given
from domain.facts.assessment import TaskResultAssessed
from domain.facts.monthly import (
    ExtraEffortBonusRecorded,
    RoutineDutyDeductionListSet,
    RoutineDutyDeductionRecorded,
)
from domain.refusals.forbidden import PointsDiffer
from domain.refusals.monthly import (
    MonthStepMissing,
    NotTheirAssessor,
    OtherMonth,
    OutOfScale,
    UnknownDuty,
    UnknownTask,
)
from domain.refusals.recording import AlreadyDone
from domain.regulation.in_force import Rules
from domain.rules.monthly_people import head_over
from domain.rules.monthly_plan import plan_in_force
from domain.rules.monthly_score import BY_POINTS, BY_RATIO, SCALE, most_per_task
from domain.rules.routine_duties import duty
from domain.values import Month
from domain.wording import say


@checks(TaskResultAssessed)
def result_of_a_task(state: State, fact: TaskResultAssessed) -> None:
    """Each task of the plan gets one result, on the scale in force (P1-3.1-d)."""
    may_assess(state, fact)
    plan = plan_in_force(state.department, fact.staff_id, fact.month)
    if plan is None:
        step = say("fact.MonthlyPlanSet")
        raise MonthStepMissing(staff=fact.staff_id, month=fact.month, step=step, clause="P1-3.1-c")
    if fact.task_id not in {task.task_id for task in plan.tasks}:
        raise UnknownTask(task=fact.task_id, clause="P1-3.1-c")
    for one in state.history.standing(f"month/{fact.month}/{fact.staff_id}", TaskResultAssessed):
        if one.fact.task_id == fact.task_id:
            what = say("fact.TaskResultAssessed")
            raise AlreadyDone(what=what, entry=one, clause="P1-3.1-d")
    _on_the_scale(fact, state.rules(fact.month.first_day))


def _on_the_scale(fact: TaskResultAssessed, rules: Rules) -> None:
    """A ratio of 0 to 1.5; points of 0 to 150, or any ratio, where it is read so (P1-3.1-d/1)."""
    scale = rules.reading(SCALE)
    by_points = scale == BY_POINTS
    given, other = fact.achievement_ratio, fact.points
    if by_points:
        given, other = other, given
    most = rules.amount("P1-3.1-d", "score_max") if by_points else most_per_task(rules)
    unbounded = scale not in {BY_POINTS, BY_RATIO}
    if given is None or other is not None or (given > most and not unbounded):
        wanted = say("month.scale_points" if by_points else "month.scale_ratio", most=most)
        raise OutOfScale(task=fact.task_id, wanted=wanted, clause="P1-3.1-d")


@checks(RoutineDutyDeductionListSet)
def list_of_somebody_assessed(state: State, fact: RoutineDutyDeductionListSet) -> None:
    """The head draws the list up, for a person who is assessed (P1-3.1-f)."""
    month = max(Month(fact.year, 1), Month.of(day(fact)))
    month = min(month, Month(fact.year, 12))
    assessed_here(state, fact.staff_id, month)
    head = head_over(state.department, fact.staff_id, month)
    if fact.role != head:
        raise NotTheirAssessor(
            by=fact.by, staff=fact.staff_id, head=say(f"role.{head}"), clause="P1-3.1-f"
        )
    codes = [item.item_code for item in fact.items]
    for code in codes:
        if codes.count(code) > 1:
            raise UnknownDuty(item=code, on=day(fact), staff=fact.staff_id, clause="P1-3.1-f")


@completes(RoutineDutyDeductionRecorded)
def points_of_the_list(state: State, fields: Fields) -> None:
    """Left out, the points are those of the list."""
    on, staff = day_given(fields), str(fields.get("staff_id"))
    item = duty(state.department, staff, on, str(fields.get("item_code")))
    if item is not None:
        fields.setdefault("points", item.points)


@checks(RoutineDutyDeductionRecorded)
def duty_of_the_list(state: State, fact: RoutineDutyDeductionRecorded) -> None:
    """Only what a list in force that day names, at its points, in its month (P1-3.1-f)."""
    may_assess(state, fact)
    what = say("fact.RoutineDutyDeductionRecorded")
    if Month.of(day(fact)) != fact.month:
        raise OtherMonth(what=what, on=day(fact), month=fact.month, clause="P1-3.1-f")
    item = duty(state.department, fact.staff_id, day(fact), fact.item_code)
    if item is None:
        raise UnknownDuty(item=fact.item_code, on=day(fact), staff=fact.staff_id, clause="P1-3.1-f")
    if item.points != fact.points:
        raise PointsDiffer(
            item=item.item_code, fixed=item.points, given=fact.points, clause="P1-3.1-f"
        )


@checks(ExtraEffortBonusRecorded)
def bonus_of_the_month(state: State, fact: ExtraEffortBonusRecorded) -> None:
    """Head or delegated deputy add points for work beyond the post (P1-3.1-g)."""
    may_assess(state, fact)
