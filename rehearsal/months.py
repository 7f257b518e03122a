"""What the demo tells of single months: assessments, a disputed task, questions and a paper."""

from collections.abc import Iterator
from datetime import date

from domain.facts.assessment import (
    LeaderEvaluationGiven,
    MonthlyAssessmentConfirmed,
    MonthlySelfEvaluationWritten,
    PerformanceTalkHeld,
    TaskResultAssessed,
)
from domain.facts.disputes import (
    BonusTreatmentDecided,
    BonusTreatmentRequested,
    TaskAppealDecided,
    TaskAppealLodged,
    TaskAssigned,
    TaskDisagreementLogged,
)
from domain.facts.monthly import MonthlyPlanReviewed, MonthlyPlanSet
from domain.facts.questions import ExamPaperComposed, QuestionConfirmed, QuestionSubmitted
from domain.values import Month
from rehearsal.acts import Act, act, at, working_day
from rehearsal.protagonists import APPEALED, APPELLANT

DISPUTANT, TASK = "A05", "task-A05"
PLANNED = (("t1", "園區巡查", "40"), ("t2", "報修跟進", "35"), ("t3", "費用催繳", "25"))
RATIOS = (("1.1", "1", "0.8"), ("1", "1", "1"), ("0.9", "1", "1.2"))
"""How far each task of each month was achieved; 1 is as planned."""
KNOWLEDGE = (
    ("q1", "A01", "業主大會多久召開一次", "每年一次"),
    ("q2", APPELLANT, "公共維修基金由誰管理", "業主委員會"),
    ("q3", DISPUTANT, "業主大會多久召開一次？", "每年一次"),
)
"""Questions in the order they came; the third is the first one again."""


def months() -> Iterator[Act]:
    """The appellant's three months of the quarter, each in its order (P1-3.1, P1-3.5)."""
    for month, ratios in zip(APPEALED.months, RATIOS, strict=True):
        yield from _month(month, ratios)


def _month(month: Month, ratios: tuple[str, ...]) -> Iterator[Act]:
    """Planned before it begins; assessed, talked over and confirmed in its last days."""
    about = {"staff_id": APPELLANT, "month": month}
    begins = month.first_day
    planned = working_day(begins.replace(month=month.number - 1, day=26))
    tasks = tuple(
        {
            "task_id": task,
            "text": text,
            "target_value": "按時完成",
            "weight": weight,
            "method": "查核記錄",
            "planned_completion_on": begins.replace(day=25),
        }
        for task, text, weight in PLANNED
    )
    plan = f"plan-{month}"
    yield act(at(planned, 10), MonthlyPlanSet, "F01", id=plan, tasks=tasks, **about)
    yield act(at(working_day(planned, 2), 10), MonthlyPlanReviewed, "S01", plan_id=plan)
    assessed = working_day(begins.replace(day=21))
    for (task, _, _), ratio in zip(PLANNED, ratios, strict=True):
        found = {"task_id": task, "achievement_ratio": ratio, "note": "查核記錄", **about}
        yield act(at(assessed, 15), TaskResultAssessed, "S01", **found)
    said = {"strengths": "巡查細緻", "weaknesses": "回覆偏慢", "improvements": "每日核對個案"}
    yield act(at(assessed, 17), MonthlySelfEvaluationWritten, APPELLANT, **said, **about)
    talked, told = working_day(assessed, 2), working_day(assessed, 3)
    yield act(at(talked, 10), PerformanceTalkHeld, "S01", duration=15, **about)
    yield act(at(told, 10), LeaderEvaluationGiven, "S01", text="達到計劃要求", **about)
    confirmed = {"month": month, "staff_ids": (APPELLANT,)}
    yield act(at(told, 15), MonthlyAssessmentConfirmed, "S01", **confirmed)


def task_dispute() -> Iterator[Act]:
    """A task is disputed, appealed, obeyed; HR grants the points asked for (P1-3.7-b)."""
    day, one = date(2006, 8, 10), {"task_id": TASK}
    task = {"id": TASK, "staff_id": DISPUTANT, "text": "當晚加巡車庫"}
    yield act(at(day, 9), TaskAssigned, "F01", **task)
    for author, named, position in (
        ("F01", "disagreement-F01", "輪值表當晚由A05巡車庫"),
        (DISPUTANT, "disagreement-A05", "該週已加巡兩晚"),
    ):
        logged = {"id": named, "author_id": author, "position": position, **one}
        yield act(at(day, 10), TaskDisagreementLogged, author, **logged)
    asked = {"staff_id": DISPUTANT, "requested_change": "改由次日輪值者", **one}
    yield act(at(day, 11), TaskAppealLodged, DISPUTANT, **asked)
    ruled = {"foreman_upheld": True, "reason": "當晚人手不足，先服從安排", **one}
    yield act(at(day, 14), TaskAppealDecided, "S01", **ruled)
    wanted = {"staff_id": DISPUTANT, "log_refs": ("disagreement-A05",), **one}
    yield act(at(date(2006, 8, 28), 10), BonusTreatmentRequested, DISPUTANT, **wanted)
    item = {"code": "bonus", "version": 1, "item": "B03"}
    granted = {"granted": True, "standard_ref": item, "reason": "服從安排，車庫無恙", **one}
    yield act(at(date(2006, 9, 4), 10), BonusTreatmentDecided, "H02", **granted)


def questions() -> Iterator[Act]:
    """Three questions, of which one is another's again; a paper of the two adopted (P1-2.7)."""
    day = date(2006, 6, 6)
    for hour, (question, author, stem, answer) in enumerate(KNOWLEDGE, start=9):
        asked = {"id": question, "bank": "property_knowledge", "stem": stem, "answer": answer}
        yield act(at(day, hour), QuestionSubmitted, author, author_id=author, **asked)
    for question, *_ in KNOWLEDGE[:2]:
        for hour, by in ((14, "F01"), (15, "S01")):
            yield act(at(date(2006, 6, 8), hour), QuestionConfirmed, by, question_id=question)
    paper = {"exam_id": f"knowledge/{APPEALED}", "subject": "knowledge", "method": "written"}
    of = {"for_quarter": APPEALED, "question_ids": ("q1", "q2"), "composed_by": ("S01",)}
    yield act(at(date(2006, 8, 9), 10), ExamPaperComposed, "S01", **paper, **of)
