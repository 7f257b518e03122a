"""A month on record: in its order, by head or delegated deputy (P1-3.1 to P1-3.5)."""

import pytest

from domain.facts.assessment import (
    LeaderEvaluationGiven,
    LikelyDisputeInvestigated,
    MonthlyAssessmentConfirmed,
    MonthlyAssessmentDelegated,
    MonthlySelfEvaluationWritten,
    PerformanceTalkHeld,
    TaskResultAssessed,
)
from domain.facts.disputes import TaskAssigned, TaskRefusalReported
from domain.facts.monthly import (
    ChangedTaskAdded,
    MonthEndWeightsAdjusted,
    MonthlyPlanReviewed,
    MonthlyPlanSet,
    RoutineDutyDeductionListSet,
    RoutineDutyDeductionRecorded,
)
from domain.facts.points import ScoreEntryReversed
from rehearsal.stage import Stage
from tests.rules.readings_of_disputes import self_evaluated
from tests.rules.readings_of_months import ABOUT, MONTH, planned, tasks
from tests.staging import outcome, stage, take

WORDS = dict.fromkeys(("strengths", "weaknesses", "improvements"), "some")
ADDED = {"task_id": "t3", "text": "more", "target_value": "all"}
ADDING = {**ABOUT, **ADDED, "planned_completion_on": "2006-02-20"}


def assessed(on_stage: Stage) -> Stage:
    for task in ("t1", "t2"):
        result = {"task_id": task, "achievement_ratio": "1"}
        take(on_stage, TaskResultAssessed, "2006-02-20", **ABOUT, **result)
    return on_stage


@pytest.mark.parametrize("lacking", ["target_value", "weight", "method", "planned_completion_on"])
def test_a_task_that_lacks_one_of_the_four_is_refused_by_its_clause(lacking: str) -> None:
    (task,) = tasks(t1="100")
    given = ({name: value for name, value in task.items() if name != lacking},)
    assert outcome(stage(), MonthlyPlanSet, **ABOUT, tasks=given) == "P1-3.1-c"


def test_a_month_has_one_plan_and_a_task_one_number() -> None:
    again = {**ABOUT, "tasks": tasks(t1="100")}
    assert outcome(planned({}), MonthlyPlanSet, **again) == "P1-3.1-e"
    (task,) = tasks(t1="50")
    assert outcome(stage(), MonthlyPlanSet, **ABOUT, tasks=(task, task)) == "P1-3.1-c"
    assert outcome(planned({}), ChangedTaskAdded, **{**ADDING, "task_id": "t1"}) == "P1-3.1-c"


def test_a_plan_is_reviewed_once_and_returned_with_a_reason() -> None:
    on_stage = stage()
    take(on_stage, MonthlyPlanSet, **ABOUT, by="F1", id="p", tasks=tasks(t1="100"))
    review = {"plan_id": "p", "outcome": "returned"}
    assert outcome(on_stage, MonthlyPlanReviewed, **review) == "P1-2.1-a"
    take(on_stage, MonthlyPlanReviewed, **review, reason="vague")
    assert outcome(on_stage, MonthlyPlanReviewed, **review, reason="vague") == "P1-2.1-a"
    assert outcome(on_stage, MonthlyPlanReviewed, plan_id="none") == "UnknownEntry"
    take(on_stage, MonthlyPlanSet, **ABOUT, by="F1", tasks=tasks(t1="100"))


def test_what_is_no_plan_is_not_reviewed() -> None:
    on_stage = planned({})
    take(on_stage, ChangedTaskAdded, **ADDING, id="c")
    assert outcome(on_stage, MonthlyPlanReviewed, plan_id="c") == "UnknownEntry"


def test_weights_left_out_are_worked_out_in_proportion() -> None:
    on_stage = planned({})
    take(on_stage, ChangedTaskAdded, **ADDING, proposed_weight="25")
    fact = take(on_stage, MonthEndWeightsAdjusted, "2006-02-21", **ABOUT).fact
    assert isinstance(fact, MonthEndWeightsAdjusted)
    # 60, 40 and 25, each times 100/125
    assert [str(one.weight) for one in fact.weights] == ["48", "32", "20"]


def test_weights_of_a_month_without_a_plan_cannot_be_worked_out() -> None:
    assert outcome(stage(), MonthEndWeightsAdjusted, **ABOUT) == "P1-3.3-b"
    about = {**ABOUT, "month": "spring"}
    assert outcome(stage(), MonthEndWeightsAdjusted, **about) == "P1-3.3-b"
    whole = {"weights": {"t1": "100"}}
    assert outcome(stage(), MonthEndWeightsAdjusted, **ABOUT, **whole) == "P1-3.3-b"


def test_a_month_end_that_does_not_make_a_hundred_is_refused() -> None:
    given = {"weights": {"t1": "60", "t2": "39"}}
    assert outcome(planned({}), MonthEndWeightsAdjusted, **ABOUT, **given) == "P1-3.1-d"


@pytest.mark.parametrize(
    "weights",
    [
        pytest.param({"t1": "70", "t2": "30"}, id="task and weight"),
        pytest.param(({"t1": "70", "t2": "30"},), id="as the command line gives them"),
        pytest.param(
            ({"task_id": "t1", "weight": "70"}, {"task_id": "t2", "weight": "30"}), id="a list"
        ),
    ],
)
def test_weights_are_given_as_task_and_weight_or_as_a_list(weights: object) -> None:
    fact = take(planned({}), MonthEndWeightsAdjusted, **ABOUT, weights=weights).fact
    assert isinstance(fact, MonthEndWeightsAdjusted)
    assert [(one.task_id, str(one.weight)) for one in fact.weights] == [("t1", "70"), ("t2", "30")]


def test_a_single_weight_is_a_list_too() -> None:
    given = ({"task_id": "t1", "weight": "100"},)
    on_stage = planned({}, t1="100")
    assert outcome(on_stage, MonthEndWeightsAdjusted, **ABOUT, weights=given) == "recorded"


def test_a_task_without_weight_needs_a_reason() -> None:
    given = {"weights": {"t1": "100", "t2": "0"}}
    assert outcome(planned({}), MonthEndWeightsAdjusted, **ABOUT, **given) == "P1-3.3-a"
    said = {**given, "note": "cancelled by the customer"}
    assert outcome(planned({}), MonthEndWeightsAdjusted, **ABOUT, **said) == "recorded"


def test_a_changed_task_waits_for_its_weight_before_the_self_evaluation() -> None:
    on_stage = planned({})
    take(on_stage, ChangedTaskAdded, **ADDING, by="A1")
    own = {**ABOUT, **WORDS, "by": "A1"}
    assert outcome(on_stage, MonthlySelfEvaluationWritten, "2006-02-20", **own) == "P1-3.3-b"
    take(on_stage, MonthEndWeightsAdjusted, "2006-02-21", **ABOUT, note="not this month")
    assert outcome(on_stage, MonthlySelfEvaluationWritten, "2006-02-21", **own) == "recorded"
    assert outcome(on_stage, MonthlySelfEvaluationWritten, "2006-02-21", **own) == "P1-3.4"


def test_a_result_is_of_the_plan_and_given_once() -> None:
    result = {"task_id": "t1", "achievement_ratio": "1"}
    assert outcome(stage(), TaskResultAssessed, **ABOUT, **result) == "P1-3.1-c"
    assert outcome(assessed(planned({})), TaskResultAssessed, **ABOUT, **result) == "P1-3.1-d"


def test_the_supervisor_alone_assesses_a_task_that_was_refused() -> None:
    on_stage = planned({}, t1="100")
    take(on_stage, TaskAssigned, by="F1", staff_id="A1", id="t1", text="lift")
    take(on_stage, TaskRefusalReported, by="F1", task_id="t1")
    give = {"month": MONTH, "to_deputy_id": "D", "staff_ids": ("A1",), "reason": "away"}
    take(on_stage, MonthlyAssessmentDelegated, **give)
    result = {**ABOUT, "task_id": "t1", "achievement_ratio": "0"}
    assert outcome(on_stage, TaskResultAssessed, **result, by="D") == "P1-3.7-c"
    assert outcome(on_stage, TaskResultAssessed, **result) == "recorded"


def test_nobody_is_delegated_their_own_month_or_the_heads() -> None:
    give = {"month": MONTH, "to_deputy_id": "D", "reason": "away"}
    for staff, told in (("D", "P1-3.1-a"), ("S", "P1-3.1-a"), ("A99", "UnknownPerson")):
        assert outcome(stage(), MonthlyAssessmentDelegated, **give, staff_ids=(staff,)) == told


def test_the_list_is_the_heads_and_names_each_duty_once() -> None:
    item = {"item_code": "R1", "duty": "tidy", "points": "2"}
    about = {"staff_id": "A1", "year": "2006"}
    kind = RoutineDutyDeductionListSet
    assert outcome(stage(), kind, **about, items=(item, item)) == "P1-3.1-f"
    assert outcome(stage(), kind, **about, items=(item,), by="M") == "P1-3.1-f"
    assert outcome(stage(), kind, **about, items=(item,)) == "recorded"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "recorded"),
        ({"points": "3"}, "P1-3.1-f"),
        ({"month": "2006-03"}, "P1-3.1-f"),
        ({"item_code": "R2", "points": "2"}, "P1-3.1-f"),
    ],
)
def test_a_routine_deduction_is_what_the_list_says(fields: dict[str, str], told: str) -> None:
    on_stage = stage()
    items = ({"item_code": "R1", "duty": "tidy", "points": "2"},)
    about = {"staff_id": "A1", "year": 2006, "items": items}
    take(on_stage, RoutineDutyDeductionListSet, "2006-01-20", **about)
    given = {"staff_id": "A1", "item_code": "R1", **fields}
    assert outcome(on_stage, RoutineDutyDeductionRecorded, **given) == told


def test_a_talk_is_held_by_the_assessor_with_people_there_are() -> None:
    talk = {**ABOUT, "duration": 10}
    kind = PerformanceTalkHeld
    assert outcome(self_evaluated({}), kind, "2006-02-21", **talk, assessor_id="D") == "P1-3.5-a"
    others = {"others_present": ("A99",)}
    assert outcome(self_evaluated({}), kind, "2006-02-21", **talk, **others) == "UnknownPerson"


def test_the_evaluation_comes_after_the_talk_once() -> None:
    on_stage = self_evaluated({})
    take(on_stage, PerformanceTalkHeld, "2006-02-22", **ABOUT, duration=10)
    early = {**ABOUT, "text": "good", "recorded": "2006-02-22"}
    assert outcome(on_stage, LeaderEvaluationGiven, "2006-02-21", **early) == "NotYet"
    take(on_stage, LeaderEvaluationGiven, "2006-02-22", **ABOUT, text="good")
    again = {**ABOUT, "text": "good"}
    assert outcome(on_stage, LeaderEvaluationGiven, "2006-02-22", **again) == "P1-3.5-b"
    inquiry = {"item": "lateness", "inquiry": "asked"}
    assert outcome(on_stage, LikelyDisputeInvestigated, **ABOUT, **inquiry) == "P1-3.5-b"


def confirmed() -> Stage:
    on_stage = assessed(self_evaluated({}))
    take(on_stage, PerformanceTalkHeld, "2006-02-22", **ABOUT, duration=10)
    take(on_stage, LeaderEvaluationGiven, "2006-02-22", **ABOUT, text="good")
    staff = {"month": MONTH, "staff_ids": ("A1",)}
    take(on_stage, MonthlyAssessmentConfirmed, "2006-02-23", **staff, id="c")
    return on_stage


def test_a_confirmed_month_is_opened_again_by_reversing_its_confirmation() -> None:
    on_stage = confirmed()
    result = next(
        entry.fact.id
        for entry in on_stage.session.journal.everything(on_stage.session.journal.size())
        if isinstance(entry.fact, TaskResultAssessed)
    )
    reverse = {"by": "H1", "reason": "wrong"}
    kind = ScoreEntryReversed
    assert outcome(on_stage, kind, "2006-02-24", **reverse, target=result) == "P1-3.1-a"
    assert outcome(on_stage, kind, "2006-02-24", **reverse, target="c") == "recorded"
    assert outcome(on_stage, kind, "2006-02-24", **reverse, target=result) == "recorded"


def test_the_review_of_a_confirmed_month_stands_with_it() -> None:
    on_stage = stage()
    plan = {**ABOUT, "by": "F1", "id": "p", "tasks": tasks(t1="100")}
    take(on_stage, MonthlyPlanSet, "2006-02-01", **plan)
    take(on_stage, MonthlyPlanReviewed, "2006-02-01", plan_id="p", id="r")
    take(on_stage, TaskResultAssessed, **ABOUT, task_id="t1", achievement_ratio="1")
    take(on_stage, MonthlySelfEvaluationWritten, "2006-02-20", by="A1", **ABOUT, **WORDS)
    take(on_stage, PerformanceTalkHeld, "2006-02-22", **ABOUT, duration=10)
    take(on_stage, LeaderEvaluationGiven, "2006-02-22", **ABOUT, text="good")
    take(on_stage, MonthlyAssessmentConfirmed, "2006-02-23", month=MONTH, staff_ids=("A1",))
    reverse = {"by": "H1", "reason": "wrong", "target": "r"}
    assert outcome(on_stage, ScoreEntryReversed, "2006-02-24", **reverse) == "P1-3.1-a"


def test_the_head_confirms_and_never_the_own_month() -> None:
    on_stage = confirmed()
    for staff, told in (("S", "P1-3.1-a"), ("A1", "P1-3.1-a"), ("A2", "P1-3.1-c")):
        given = {"month": MONTH, "staff_ids": (staff,)}
        assert outcome(on_stage, MonthlyAssessmentConfirmed, "2006-02-24", **given) == told
