"""`closing`, `inspections` and `worklog` tell a quarter's end, what was inspected, and a log."""

import json

import pytest

from domain.facts.inspections import (
    ImprovementOpinionIssued,
    InspectionConducted,
    InspectionResultsCollated,
)
from domain.facts.organisation import DutyShiftAssigned, StaffMemberEngaged
from domain.facts.points import ScoreEntryReversed
from domain.facts.quarter import LogDataReviewed, ResultFedBack, SelfEvaluationSubmitted
from domain.facts.worklog import (
    LogDataSpotChecked,
    WorkLogEntryCorrected,
    WorkLogEntryRecorded,
)
from domain.rules.inspection_report import inspection_report
from domain.values import Month
from projections.asking import Asking
from projections.quarter_end import closing
from projections.quarter_sheet import quarter_sheet
from projections.work_log import log_month
from rehearsal.quarters_end import publish
from rehearsal.shorthands import deduct, inspect, marks
from rehearsal.stage import Stage
from reports import closing_table, inspection_table, work_log_table
from reports.terminal import Page
from tests.builders import Book
from tests.cast import Q1
from tests.cli.conftest import OPENING, Run
from tests.staging import stage, take

ENGLISH, CHINESE = Page("en", 100), Page("zh-Hant", 100)
EXAMS = {"knowledge": "80", "document": "80", "typing": "80"}


@pytest.fixture(scope="module")
def ended() -> Stage:
    """A1 claims 81 where the facts give 77, is reviewed, published, corrected and fed back."""
    on_stage, own = stage(), {"staff_id": "A1", "quarter": "2006Q1"}
    marks(on_stage, {**own, **EXAMS})
    deduct(on_stage, {"staff_id": "A1", "on": "2006-02-14", "grooming": "3", "id": "d"})
    claim = {"claimed": {"K": "80", "D": "80", "T": "84"}, "claimed_score": "81"}
    take(on_stage, SelfEvaluationSubmitted, "2006-03-21", by="A1", **own, **claim)
    take(on_stage, LogDataReviewed, "2006-03-22", by="F1", **own, outcome="doubts")
    take(on_stage, LogDataReviewed, "2006-03-23", by="S", **own, outcome="true")
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    words = {"praise": "a", "shortcomings": "b", "direction": "c"}
    take(on_stage, ResultFedBack, "2006-04-11", staff_id="A1", period="2006Q1", **words)
    return on_stage


def of_quarter(on_stage: Stage, page: Page, staff: str | None = None) -> str:
    question = on_stage.session.ask(Asking())
    found = closing(question.department(), Q1, staff)
    return closing_table.closing_table(page, found, question.footing())


def test_the_quarters_end_lists_people_as_the_quarter_sheet_does() -> None:
    """Foremen first, then by staff number, whatever order they were engaged in."""
    book = Book()
    late = {"staff": "A0", "name": "A0", "position": "customer_assistant", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-01-05", **late)
    listed = [one.staff_id for one in closing(book.department, Q1).people]
    assert listed[:4] == ["F1", "F2", "A0", "A1"]
    assert listed == [row.staff_id for row in quarter_sheet(book.department, Q1)]


def test_the_quarters_end_shows_claim_score_reviews_and_how_far_it_has_come(ended: Stage) -> None:
    said = of_quarter(ended, ENGLISH, "A1")
    assert "A1    2006-03-21 (late) 81      77    +4      doubts  true    published (1)" in said
    assert "typing 84 (by the facts 80), grooming 0 (by the facts 3)" in said
    assert "audit of the data's credibility, by H1: credible" in said
    assert "2006-02 grooming 3, procedure 0, complaint handling 0" in said
    assert "fed back" in said


def test_the_quarters_end_speaks_chinese(ended: Stage) -> None:
    said = of_quarter(ended, CHINESE)
    assert "2006-03-21 (逾期)" in said
    assert "電腦打字自評84（按事實80）" in said
    assert "A2" in said


def test_the_quarters_end_as_data_gives_exact_differences(ended: Stage) -> None:
    question = ended.session.ask(Asking())
    found = closing(question.department(), Q1, "A1")
    data = json.loads(json.dumps(closing_table.as_data(found, question.footing())))
    (person,) = data["people"]
    assert (person["difference"], person["in_time"], person["fed_back"]) == ("4", False, True)
    assert person["differences"]["typing"] == {"claimed": "84", "rebuilt": "80"}
    assert [one["edition"] for one in data["editions"]] == [1]


@pytest.fixture(scope="module")
def inspected() -> Stage:
    """Three inspections, two of them on one day; collated, and then one finding reversed."""
    on_stage = stage()
    inspect(on_stage, {"on": "2006-02-06", "points": "31", "duty": "F1", "id": "i"})
    inspect(on_stage, {"on": "2006-02-06", "points": "2", "duty": "F2"})
    for day in ("06", "13", "20"):
        moment = f"2006-03-{day} 09:30"
        take(on_stage, InspectionConducted, moment, by="I1", duty_foreman_ids=("F1",))
    take(on_stage, ImprovementOpinionIssued, "2006-03-21", by="I1", text="晚班應有兩人")
    take(on_stage, InspectionResultsCollated, "2006-04-03", by="H1", quarter="2006Q1", text="x")
    return on_stage


def of_inspections(on_stage: Stage, page: Page) -> str:
    question = on_stage.session.ask(Asking())
    found = inspection_report(question.department(), Q1)
    return inspection_table.inspection_table(page, found, question.footing())


def test_inspections_show_months_foremen_items_and_what_could_be_foreseen(
    inspected: Stage,
) -> None:
    said = of_inspections(inspected, ENGLISH)
    assert "2006Q1: inspections, 33 points in all" in said
    assert "2006-02 F1      T1   31     10" in said
    assert "procedure P0 2 times, 33 points" in said
    assert "2006-02-06: two checks on one day count as one" in said
    assert "2006-03: more than two checks fell on a Monday at 9 o'clock" in said
    assert "晚班應有兩人" in said
    assert "Since then" not in said


def test_inspections_speak_chinese_and_give_data(inspected: Stage) -> None:
    said = of_inspections(inspected, CHINESE)
    assert "2006-03：星期一9時的抽查超過兩次" in said
    assert "工作規程 P0 2次，33分" in said
    question = inspected.session.ask(Asking())
    found = inspection_report(question.department(), Q1)
    data = json.loads(json.dumps(inspection_table.as_data(found, question.footing())))
    assert (data["points"], data["overtaken"]) == ("33", False)
    assert data["months"][2]["same_weekday_and_hour"] == [{"weekday": 1, "hour": 9}]


def test_a_reversal_after_the_collation_overtakes_it() -> None:
    on_stage = stage()
    inspect(on_stage, {"on": "2006-02-06", "points": "5", "duty": "F1", "id": "i"})
    take(on_stage, InspectionResultsCollated, "2006-04-03", by="H1", quarter="2006Q1", text="x")
    target = {"entry": "i", "finding": 1}
    take(on_stage, ScoreEntryReversed, "2006-04-04", by="H1", target=target, reason="not so")
    assert "Since then the findings that stand have changed." in of_inspections(on_stage, ENGLISH)


@pytest.fixture(scope="module")
def logged() -> Stage:
    """On duty on two days of February; one logged, corrected and checked, the other not."""
    on_stage = stage()
    for day in ("06", "07"):
        shift = {"end_at": f"2006-02-{day} 16:00", "duty_foreman_id": "F1", "staff_ids": ("A1",)}
        take(on_stage, DutyShiftAssigned, f"2006-02-{day} 08:00", **shift)
    own = {"by": "A1", "staff_id": "A1", "tasks": "前台接待", "work_status": "正常"}
    take(on_stage, WorkLogEntryRecorded, "2006-02-08", id="w", **own)
    fields = {"by": "A1", "corrects": "w", "new_content": "前台及巡樓", "reason": "漏記"}
    take(on_stage, WorkLogEntryCorrected, "2006-02-09", **fields)
    take(on_stage, LogDataSpotChecked, "2006-02-10", by="H2", sampled=("w",), outcome="omission")
    return on_stage


def of_log(on_stage: Stage, page: Page, month: str = "2006-02") -> str:
    question = on_stage.session.ask(Asking())
    found = log_month(question.department(), "A1", Month.parse(month))
    return work_log_table.work_log_table(page, found, question.footing())


def test_a_log_shows_missing_days_corrections_and_checks(logged: Stage) -> None:
    said = of_log(logged, ENGLISH)
    assert "A1, 2006-02: 1 day in time, 0 late and confirmed, 0 late, 2 missing" in said
    assert "2006-02-06 on duty nothing" in said
    assert "前台接待" in said
    assert "前台及巡樓" in said
    assert "an omission" in said
    assert "follow-ups of the month: 1; spot-checked 1 (HR 1) (P1-2.2-d)" in said


def test_a_log_without_a_roster_says_that_no_day_can_be_missing(logged: Stage) -> None:
    said = of_log(logged, ENGLISH, "2006-03")
    assert "Nothing was logged, and no shift names this person." in said
    assert "none was spot-checked" in said
    assert "缺記2日" in of_log(logged, CHINESE)


def test_a_log_as_data_names_every_entry(logged: Stage) -> None:
    question = logged.session.ask(Asking())
    found = log_month(question.department(), "A1", Month.parse("2006-02"))
    data = json.loads(json.dumps(work_log_table.as_data(found, question.footing())))
    assert (data["missing"], data["timely"]) == (2, 1)
    assert [day["state"] for day in data["days"]] == ["missing", "missing", "timely"]
    assert data["spot_checks"] == {"entries": 1, "checked": 1, "by_role": {"hr": 1}}


def test_the_commands_answer_on_an_empty_department_and_refuse_what_there_is_not(run: Run) -> None:
    for opening in OPENING:
        run(*opening)
    assert run("closing", "2006Q1").code == 0
    assert run("closing", "2006Q1", "--json").data()["people"] == []  # type: ignore[index]  # data
    assert "HR has not collated the quarter" in run("inspections", "2006Q1").out
    assert run("inspections", "2006Q1", "--json").code == 0
    assert run("worklog", "H01", "2006-02").code == 0
    assert run("worklog", "H01", "2006-02", "--json").code == 0
    assert (run("worklog", "Z9", "2006-02").code, run("worklog", "H01", "2006-13").code) == (3, 2)
    assert (run("closing", "2006Q1", "Z9").code, run("closing", "2006Q1", "H01").code) == (3, 5)
