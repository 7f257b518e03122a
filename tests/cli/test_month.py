"""`kaozheng month` shows one person's month with lines, steps, and what is missing (P1-3.1)."""

import json
from datetime import date

from domain.facts.assessment import LeaderEvaluationGiven, PerformanceTalkHeld
from domain.facts.monthly import MonthEndWeightsAdjusted
from projections.asking import Asking, month_of
from projections.monthly import monthly_assessment
from rehearsal.stage import Stage
from reports import month_table
from reports.terminal import Page
from tests.cli.conftest import OPENING, Run
from tests.commands.test_months import confirmed
from tests.rules.readings_of_disputes import self_evaluated
from tests.rules.readings_of_months import ABOUT, planned
from tests.staging import stage, take


def told(on_stage: Stage, language: str = "en", today: date = date(2006, 2, 1)) -> str:
    question = on_stage.session.ask(Asking())
    answer = monthly_assessment(question.department(), "A1", month_of("2006-02"), today)
    page = Page("zh-Hant" if language != "en" else "en", 100)
    return month_table.month_table(page, answer, question.footing())


def test_a_confirmed_month_shows_its_score_its_lines_and_its_steps() -> None:
    said = told(confirmed())
    assert "A1 A1, 2006-02: 100 (confirmed by the head)" in said
    assert "weight 60 × 1" in said
    assert "P1-3.1-d" in said
    assert "performance talk" in said
    assert "Missing" not in said


def test_a_month_under_way_says_what_is_missing_with_the_clause() -> None:
    said = told(planned({}))
    assert "pending (not final)" in said
    assert "Missing: self-evaluation [P1-3.4]" in said
    assert "Missing: results of the tasks [P1-3.1-a]" in said


def test_it_speaks_chinese() -> None:
    said = told(planned({}), "zh-Hant")
    assert "尚欠：自我評價 [P1-3.4]" in said


BEFORE = date(2006, 1, 31)


def test_a_month_that_has_not_begun_lacks_nothing_and_says_what_is_due_first() -> None:
    """The plan is there when the month begins (P1-3.1-c, regulation.md E): on its first day."""
    said = told(stage(), today=BEFORE)
    assert said.startswith(
        "2006-02 has not begun; the first step of A1, plan of the month, is due on 2006-02-01"
        " (P1-3.1-c).\n"
    )
    assert "Missing" not in said
    assert "Steps" not in said
    assert "2006-02尚未開始" in told(stage(), "zh-Hant", BEFORE)
    assert "has not begun" not in told(stage(), today=date(2006, 2, 1))


def test_a_plan_made_before_its_month_is_shown_and_nothing_else_is_missing_yet() -> None:
    said = told(planned({}), today=BEFORE)
    assert "2006-02 has not begun" in said
    assert "plan of the month" in said.partition("Steps")[2]
    assert "Missing" not in said


def test_what_was_done_otherwise_than_the_clauses_say_is_shown() -> None:
    on_stage = self_evaluated({"evaluation.order_enforcement": "flag"})
    whole = {"weights": {"t1": "60", "t2": "40"}}
    take(on_stage, LeaderEvaluationGiven, "2006-02-20", **ABOUT, text="good")
    talk = {"duration": 9, "others_present": ("F1",)}
    take(on_stage, PerformanceTalkHeld, "2006-03-01", **ABOUT, **talk)
    take(on_stage, MonthEndWeightsAdjusted, "2006-03-01", **ABOUT, **whole)
    said = told(on_stage)
    for finding in (
        "Talk on 2006-03-01, not within 2006-02-20 to 2006-02-28 [P1-3.5-a]",
        "Others were at the talk: F1 [P1-3.5-a]",
        "The talk took 9 minutes; 10 to 20 are suitable [P1-3.5-a]",
        "Weights adjusted on 2006-03-01, not within 2006-02-20 to 2006-02-28 [P1-3.1-e]",
        "The leader's evaluation came before the talk [P1-3.5-b]",
    ):
        assert finding in said


def test_as_data_it_has_the_fields_of_the_contract() -> None:
    on_stage = confirmed()
    question = on_stage.session.ask(Asking())
    today = date(2006, 2, 28)
    answer = monthly_assessment(question.department(), "A1", month_of("2006-02"), today)
    data = json.loads(json.dumps(month_table.as_data(answer, question.footing())))
    assert (data["score"], data["weights_total"], data["final"]) == ("100", "100", True)
    assert [task["weight"] for task in data["tasks"]] == ["60", "40"]
    assert data["missing"] == []


def test_from_the_command_line_it_refuses_whom_and_what_there_is_not(run: Run) -> None:
    for command in OPENING:
        assert run(*command).code == 0
    engaged = ("--staff-id", "A1", "--name", "Ann", "--position", "customer_assistant")
    on = ("--on", "2005-01-01", "--yes")
    assert run("--as", "H01", "record", "StaffMemberEngaged", *engaged, *on).code == 0
    assert run("month", "A9", "2006-02").code == 3
    assert run("month", "A1", "spring").code == 2
    assert run("month", "H01", "2006-02").code == 5
    said = run("month", "A1", "2006-02")
    assert (said.code, "Missing: plan of the month [P1-3.1-c]" in said.out) == (0, True)
    assert run("month", "A1", "2006-02", "--json").data()["score"] is None  # type: ignore[index]  # a document
