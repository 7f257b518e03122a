"""Readings of the monthly assessment (P1-3.1)."""

from domain.facts.assessment import TaskResultAssessed
from domain.facts.monthly import (
    ChangedTaskAdded,
    ExtraEffortBonusRecorded,
    MonthEndWeightsAdjusted,
    MonthlyPlanSet,
    RoutineDutyDeductionListSet,
    RoutineDutyDeductionRecorded,
)
from domain.rules.monthly_plan import month_end
from domain.rules.monthly_score import monthly_score
from domain.values import Month
from rehearsal.stage import Stage
from tests.builders import Book
from tests.cast import FEBRUARY, shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_scores import eighty
from tests.staging import outcome, stage, take

MONTH = Month(2006, 2)
ABOUT = {"staff_id": "A1", "month": MONTH}


def tasks(**weights: str) -> tuple[dict[str, object], ...]:
    """Give tasks with these weights."""
    words = dict.fromkeys(("text", "target_value", "method"), "as agreed")
    return tuple(
        {"task_id": task, "weight": weight, "planned_completion_on": "2006-02-20", **words}
        for task, weight in weights.items()
    )


def month_of(book: Book, *ratios: str) -> None:
    """Write a plan of 60 and 40, and how far each task was achieved."""
    book.write(
        MonthlyPlanSet, "2006-02-01", **ABOUT, tasks=tasks(t1="60", t2="40"), role="supervisor"
    )
    for number, ratio in enumerate(ratios, start=1):
        result = {"task_id": f"t{number}", "achievement_ratio": ratio}
        book.write(TaskResultAssessed, "2006-02-24", **ABOUT, **result)


def months_score(book: Book) -> str:
    """Ask for the month's score."""
    return shown(monthly_score(book.department, "A1", MONTH).score)


def planned(readings: Readings, **weights: str) -> Stage:
    """Record the supervisor's own plan."""
    on_stage = stage(readings)
    given = weights or {"t1": "60", "t2": "40"}
    take(on_stage, MonthlyPlanSet, "2006-02-01", **ABOUT, tasks=tasks(**given))
    return on_stage


@answers(
    "monthly.achievement_scale",
    also={
        "achievement_ratio_0_to_1.5_times_weight": "recorded P1-3.1-d P1-3.1-d",
        "points_per_task_0_to_150_weighted_average": "P1-3.1-d P1-3.1-d recorded",
        "ratio_unbounded_then_clamp": "recorded recorded P1-3.1-d",
    },
)
def a_ratio_a_high_ratio_and_points(readings: Readings) -> str:
    """1.5 at most; or any ratio; or points of 0 to 150."""
    given = ({"achievement_ratio": "1.5"}, {"achievement_ratio": "1.6"}, {"points": "120"})
    return " ".join(
        outcome(planned(readings), TaskResultAssessed, "2006-02-24", **ABOUT, task_id="t1", **one)
        for one in given
    )


@answers(
    "monthly.achievement_scale",
    also={
        "achievement_ratio_0_to_1.5_times_weight": "102",
        "points_per_task_0_to_150_weighted_average": "102",
        "ratio_unbounded_then_clamp": "132",
    },
)
def two_on_one_task(readings: Readings) -> str:
    """60·2 + 40·0.3 = 132; a ratio held to 1.5 gives 60·1.5 + 12 = 102."""
    book = Book(readings)
    month_of(book, "2", "0.3")
    return months_score(book)


@answers("monthly.clamp", clamp_after_all="150", clamp_tasks_only="170")
def a_bonus_beyond_the_range(readings: Readings) -> str:
    """60·1.5 + 40·1.5 = 150, and 20 for extra effort."""
    book = Book(readings)
    month_of(book, "1.5", "1.5")
    book.write(ExtraEffortBonusRecorded, **ABOUT, points="20", reason="typhoon")
    return months_score(book)


@answers(
    "monthly.relation_to_quarter",
    separate_no_arithmetic_link="80",
    mean_of_months_replaces_quarter_score="92",
    added_as_bonus_above_100="72",
)
def three_months_of_ninety_two(readings: Readings) -> str:
    """80 for the exams; (92 + 92 + 92)/3 = 92; 80 + 92 − 100 = 72."""
    book = eighty(readings)
    for number in (1, 2, 3):
        about = {"staff_id": "A1", "month": Month(2006, number)}
        book.write(MonthlyPlanSet, FEBRUARY, **about, tasks=tasks(t1="60", t2="40"))
        for task, ratio in (("t1", "1.2"), ("t2", "0.5")):
            result = {"task_id": task, "achievement_ratio": ratio}
            book.write(TaskResultAssessed, FEBRUARY, **about, **result)
    return shown(book.score().score)


@answers("monthly.weights_not_100", refuse_plan="P1-3.1-d", rescale_automatically="recorded")
def a_plan_of_ninety(readings: Readings) -> str:
    """60 and 30 total 90."""
    return outcome(
        stage(readings), MonthlyPlanSet, "2006-02-01", **ABOUT, tasks=tasks(t1="60", t2="30")
    )


@answers("monthly.weights_not_100", refuse_plan="100", rescale_automatically="100")
def a_plan_of_fifty_in_force(readings: Readings) -> str:
    """Two weights of 25 are rescaled to 50 each; in any case the whole is 100."""
    book = Book(readings)
    book.write(MonthlyPlanSet, "2006-02-01", **ABOUT, tasks=tasks(t1="25", t2="25"))
    plan = monthly_score(book.department, "A1", MONTH).plan
    assert plan is not None
    return shown(plan.weights_total)


@answers(
    "monthly.month_end_window",
    also={
        "20th_to_last_day": "2006-02-20 2006-02-28",
        "last_day_only": "2006-02-28 2006-02-28",
        "until_5th_of_next_month": "2006-02-20 2006-03-05",
    },
)
def the_end_of_february(readings: Readings) -> str:
    """From the 20th to the 28th; the 28th; from the 20th to 5 March."""
    rules = Book(readings).department.regulation.on(MONTH.first_day)
    return " ".join(str(day) for day in month_end(MONTH, rules))


@answers(
    "monthly.weight_adjust_method",
    recorded_weights_totalling_100_default_proportional="recorded recorded",
    proportional_only="P1-3.1-e recorded",
)
def weights_of_choice_and_in_proportion(readings: Readings) -> str:
    """60, 40 and a proposed 25 make 48, 32 and 20; the assessor may choose 50, 30 and 20."""
    told = []
    for weights in ({"t1": "50", "t2": "30", "t3": "20"}, {"t1": "48", "t2": "32", "t3": "20"}):
        on_stage = planned(readings)
        added = {"task_id": "t3", "text": "more", "target_value": "all", "proposed_weight": "25"}
        take(on_stage, ChangedTaskAdded, **ABOUT, **added, planned_completion_on="2006-02-20")
        told.append(
            outcome(on_stage, MonthEndWeightsAdjusted, "2006-02-21", **ABOUT, weights=weights)
        )
    return " ".join(told)


@answers(
    "monthly.list_date",
    by_31_january_else_no_routine_deductions="P1-3.1-f recorded",
    any_date="recorded recorded",
)
def a_list_of_february(readings: Readings) -> str:
    """A list of the 10th reaches the 9th only if any date will do."""
    on_stage = stage(readings)
    items = ({"item_code": "R1", "duty": "tidy the counter", "points": "2"},)
    take(on_stage, RoutineDutyDeductionListSet, FEBRUARY, staff_id="A1", year=2006, items=items)
    return " ".join(
        outcome(
            on_stage,
            RoutineDutyDeductionRecorded,
            day,
            staff_id="A1",
            item_code="R1",
            recorded="2006-02-11",
        )
        for day in ("2006-02-09", "2006-02-10")
    )


@answers("monthly.deduction_also_quarterly", no="80", yes_as_procedure_deduction="78")
def a_routine_deduction(readings: Readings) -> str:
    """80 less two points of the month."""
    book = eighty(readings)
    book.write(RoutineDutyDeductionRecorded, **ABOUT, item_code="R1", points="2", note="seen")
    return shown(book.score().score)


@answers("bonus.same_as_formula_bonus", no_monthly_only="80", yes_same_points_enter_quarter="83")
def a_bonus_for_extra_effort(readings: Readings) -> str:
    """80 and three points of the month, recorded after its quarter."""
    book = eighty(readings)
    march = {"staff_id": "A1", "month": Month(2006, 3)}
    book.write(ExtraEffortBonusRecorded, "2006-04-02", **march, points="3", reason="typhoon")
    return shown(book.score().score)
