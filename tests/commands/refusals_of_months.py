"""Requests about a month or a disputed task that must be refused (P1-3.1 to P1-3.5, P1-3.7)."""

from domain.facts.assessment import (
    LeaderEvaluationGiven,
    MonthlyAssessmentConfirmed,
    MonthlySelfEvaluationWritten,
    PerformanceTalkHeld,
    TaskResultAssessed,
)
from domain.facts.disputes import (
    BonusTreatmentRequested,
    TaskAppealDecided,
    TaskAssigned,
    TaskDisagreementLogged,
    TaskRefusalReported,
)
from domain.facts.monthly import (
    ChangedTaskAdded,
    ExtraEffortBonusRecorded,
    MonthEndWeightsAdjusted,
    MonthlyPlanSet,
    RoutineDutyDeductionRecorded,
)
from domain.facts.points import DiscontentSpreadLogged, ProcedureDeductionRecorded
from domain.refusals import monthly as refused
from tests.commands.refusal_cases import Before, Case, Fields, happened
from tests.rules.readings_of_months import ABOUT, MONTH, tasks

PROCEDURE = {"code": "procedure", "version": 1, "item": "P0"}
PLAN = happened(MonthlyPlanSet, "2006-02-01", **ABOUT, tasks=tasks(t1="60", t2="40"))
RESULT: Fields = {**ABOUT, "task_id": "t1", "achievement_ratio": "1"}
TALK: Fields = {**ABOUT, "duration": 10, "others_present": ("F1",)}
ASSIGNED = happened(TaskAssigned, by="F1", staff_id="A1", id="task", text="lift")
REFUSED = happened(TaskRefusalReported, by="F1", task_id="task")
LOGGED = happened(TaskDisagreementLogged, by="A1", task_id="task", position="no")
WORDS = dict.fromkeys(("strengths", "weaknesses", "improvements"), "some")
EVALUATED = happened(MonthlySelfEvaluationWritten, "2006-02-20", by="A1", **ABOUT, **WORDS)
HEARD: Fields = {"by": "F1", "staff_id": "A1", "task_id": "task", "description": "loud"}


def confirmed() -> tuple[Before, ...]:
    """Give a month that nothing is missing from, confirmed by the head."""
    return (
        PLAN,
        *(happened(TaskResultAssessed, **{**RESULT, "task_id": task}) for task in ("t1", "t2")),
        EVALUATED,
        happened(PerformanceTalkHeld, "2006-02-21", **ABOUT, duration=10),
        happened(LeaderEvaluationGiven, "2006-02-22", **ABOUT, text="good"),
        happened(MonthlyAssessmentConfirmed, "2006-02-23", month=MONTH, staff_ids=("A1",)),
    )


CASES = (
    Case(
        refused.UnknownTask,
        "P1-3.1-c",
        TaskResultAssessed,
        {**RESULT, "task_id": "t9"},
        before=(PLAN,),
    ),
    Case(
        refused.UnknownDuty,
        "P1-3.1-f",
        RoutineDutyDeductionRecorded,
        {**ABOUT, "item_code": "R1", "points": "2"},
    ),
    Case(
        refused.MonthIsConfirmed,
        "P1-3.1-a",
        ExtraEffortBonusRecorded,
        {**ABOUT, "points": "2", "reason": "typhoon"},
        on="2006-02-24",
        before=confirmed(),
    ),
    Case(
        refused.MonthStepMissing,
        "P1-3.5-b",
        LeaderEvaluationGiven,
        {**ABOUT, "text": "good"},
        before=(PLAN,),
    ),
    Case(
        refused.TaskOutOfTurn,
        "P1-3.7-b",
        TaskAppealDecided,
        {"task_id": "task", "foreman_upheld": True, "reason": "urgent"},
        before=(ASSIGNED,),
    ),
    Case(
        refused.WindowClosed,
        "P1-3.7-b",
        BonusTreatmentRequested,
        {"by": "A1", "task_id": "task"},
        on="2006-03-01",
        before=(ASSIGNED, LOGGED),
    ),
    Case(
        refused.NoMonthlyAssessment,
        "P1-3.1-b",
        MonthlyPlanSet,
        {"staff_id": "H2", "month": MONTH, "tasks": tasks(t1="100")},
    ),
    Case(refused.NotTheirAssessor, "P1-3.1-a", TaskResultAssessed, {**RESULT, "by": "M"}),
    Case(refused.NotDelegated, "P1-3.1-a", TaskResultAssessed, {**RESULT, "by": "D"}),
    Case(
        refused.WeightsNotWhole,
        "P1-3.1-d",
        MonthlyPlanSet,
        {**ABOUT, "tasks": tasks(t1="60", t2="39")},
    ),
    Case(
        refused.WeightsIncomplete,
        "P1-3.3-b",
        MonthEndWeightsAdjusted,
        {**ABOUT, "weights": {"t1": "100"}},
        before=(PLAN,),
    ),
    Case(
        refused.NotInProportion,
        "P1-3.1-e",
        MonthEndWeightsAdjusted,
        {**ABOUT, "weights": {"t1": "40", "t2": "60"}},
        before=(PLAN,),
        readings={"monthly.weight_adjust_method": "proportional_only"},
    ),
    Case(
        refused.OutOfScale,
        "P1-3.1-d",
        TaskResultAssessed,
        {**RESULT, "achievement_ratio": "1.51"},
        before=(PLAN,),
    ),
    Case(
        refused.OtherMonth,
        "P1-3.3-a",
        ChangedTaskAdded,
        {
            **ABOUT,
            "month": "2006-03",
            "task_id": "t3",
            "text": "more",
            "target_value": "all",
            "planned_completion_on": "2006-02-20",
        },
    ),
    Case(
        refused.TalkNotAsRead,
        "P1-3.5-a",
        PerformanceTalkHeld,
        TALK,
        on="2006-02-21",
        before=(PLAN, EVALUATED),
        readings={"talk.third_party": "refuse"},
    ),
    Case(
        refused.NotAParty,
        "P1-3.7-b",
        TaskDisagreementLogged,
        {"by": "A2", "task_id": "task", "position": "no"},
        before=(ASSIGNED,),
    ),
    Case(
        refused.CollectedBySupervisor,
        "P1-3.7-c",
        ProcedureDeductionRecorded,
        {
            "by": "F1",
            "staff_id": "A1",
            "standard_ref": PROCEDURE,
            "points": "2",
            "task_id": "task",
            "note": "late",
        },
        before=(ASSIGNED, REFUSED),
    ),
    Case(
        refused.ProtectedSpeech,
        "P1-3.7-d",
        DiscontentSpreadLogged,
        {**HEARD, "hearer_ids": ("H2", "S")},
        before=(ASSIGNED, LOGGED),
    ),
)
