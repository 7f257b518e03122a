"""Duties of a quarter: by whom, by which day, done or not (regulation.md, E.1 and E.2).

2006Q1 ends on 2006-03-31. Self-evaluation: the 20th of March (P1-2.2-b). Three days of special-team
checks by each month's end, and a collation each quarter (P1-2.9-c). Publication: ten days
on (P1-2.13). Feedback: three days after publication (P1-0.6-d).
"""

from datetime import date

from domain.facts.inspections import InspectionConducted, InspectionResultsCollated
from domain.facts.quarter import ResultFedBack, SelfEvaluationSubmitted
from domain.facts.questions import QuestionSubmitted
from domain.rules.duties import Duty, duties
from domain.values import Quarter
from overviews import due_now, findings
from rehearsal.quarters_end import publish
from rehearsal.shorthands import inspect, marks
from rehearsal.stage import Stage
from tests.cast import Q1
from tests.staging import stage, take

EXAMS = {"knowledge": "80", "document": "80", "typing": "80"}


TODAY = date(2006, 4, 1)


def said(on_stage: Stage, message: str, quarter: Quarter = Q1, today: date = TODAY) -> list[Duty]:
    found = duties(on_stage.session.department(), quarter, today)
    return [one for one in found if one.what.id == f"duty.{message}"]


def the(on_stage: Stage, message: str, quarter: Quarter = Q1, today: date = TODAY) -> Duty:
    return said(on_stage, message, quarter, today)[0]


def march(on_stage: Stage) -> Duty:
    return said(on_stage, "checks")[-1]


def collation(on_stage: Stage) -> Duty:
    (found,) = said(on_stage, "collation")
    return found


def evaluated(on_stage: Stage, staff: str) -> None:
    take(
        on_stage,
        SelfEvaluationSubmitted,
        "2006-03-20",
        by=staff,
        staff_id=staff,
        quarter="2006Q1",
        claimed_score="80",
    )


def everybody(on_stage: Stage) -> tuple[str, ...]:
    return on_stage.session.department().people.assessed(Q1)


def test_self_evaluations_are_due_on_the_20th_and_name_who_lacks_one() -> None:
    on_stage = stage()
    evaluated(on_stage, "A1")
    found = the(on_stage, "self_evaluation")
    who = found.who.values["staff"]
    assert isinstance(who, tuple)
    assert (found.due, found.done, "A1" in who, "A2" in who) == (
        date(2006, 3, 20),
        None,
        False,
        True,
    )
    assert (found.days_over(date(2006, 3, 20)), found.days_over(date(2006, 3, 21))) == (0, 1)


def test_once_everybody_has_evaluated_nothing_is_overdue() -> None:
    on_stage = stage()
    for staff in everybody(on_stage):
        evaluated(on_stage, staff)
    found = the(on_stage, "self_evaluation")
    assert found.done is not None
    assert found.days_over(date(2007, 1, 1)) == 0


def test_two_special_team_days_are_not_three_whatever_the_mystery_customer_does() -> None:
    on_stage = stage()
    for day in ("03", "10"):
        inspect(on_stage, {"on": f"2006-03-{day}", "points": "1", "duty": "F1"})
    mystery = {"on": "2006-03-12", "points": "1", "duty": "F1", "kind": "mystery_customer"}
    inspect(on_stage, mystery)
    found = march(on_stage)
    assert (found.due, found.what.values["made"], found.done) == (date(2006, 3, 31), 2, None)
    inspect(on_stage, {"on": "2006-03-20", "points": "1", "duty": "F1"})
    assert march(on_stage).done is not None
    assert march(on_stage).what.values["made"] == 3


def test_read_otherwise_the_mystery_customers_day_counts_too() -> None:
    on_stage = stage({"inspection.quota_scope": "include_mystery_customer"})
    for day in ("03", "10"):
        inspect(on_stage, {"on": f"2006-03-{day}", "points": "1", "duty": "F1"})
    mystery = {"on": "2006-03-12", "points": "1", "duty": "F1", "kind": "mystery_customer"}
    inspect(on_stage, mystery)
    assert march(on_stage).done is not None


def test_publication_is_flagged_ten_days_after_the_quarter_and_collation_at_its_end() -> None:
    on_stage = stage()
    found = the(on_stage, "publication")
    assert (found.due, found.done) == (date(2006, 4, 10), None)
    assert collation(on_stage).due == date(2006, 3, 31)
    assert collation(on_stage).done is None
    fields = {"quarter": "2006Q1", "inspection_ids": (), "points_total": "0", "text": "nothing"}
    take(on_stage, InspectionResultsCollated, "2006-04-05", by="H1", **fields)
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-08"})
    assert the(on_stage, "publication").done is not None
    assert collation(on_stage).done is not None


def test_results_are_fed_back_within_three_days_of_publication() -> None:
    on_stage = stage()
    assert not said(on_stage, "feedback")
    for staff in ("A1", "A2"):
        marks(on_stage, {"staff_id": staff, "quarter": "2006Q1", **EXAMS})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-08"})
    words = {"praise": "a", "shortcomings": "b", "direction": "c"}
    fields = {"staff_id": "A1", "period": "2006Q1", **words}
    take(on_stage, ResultFedBack, "2006-04-09", by="S", **fields)
    found = the(on_stage, "feedback")
    lacking = found.what.values["staff"]
    assert isinstance(lacking, tuple)
    assert (found.due, "A1" in lacking, "A2" in lacking) == (date(2006, 4, 11), False, True)


def test_ten_questions_a_month_are_due_in_each_bank_from_everybody() -> None:
    on_stage = stage({"question.quota_counts": "submitted_count"})
    stems = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸")
    for number, stem in enumerate(stems, start=1):
        fields = {"bank": "document_writing", "stem": stem * 4, "answer": stem * 3}
        on = f"2006-01-{number:02}"
        take(on_stage, QuestionSubmitted, on, by="A1", id=f"q{number}", author_id="A1", **fields)
    writing = the(on_stage, "questions").who.values["staff"]
    knowledge = said(on_stage, "questions")[1].who.values["staff"]
    assert isinstance(writing, tuple)
    assert isinstance(knowledge, tuple)
    assert ("A1" in writing, "A2" in writing, "A1" in knowledge) == (False, True, True)
    assert the(on_stage, "questions").due == date(2006, 1, 31)


def test_what_is_not_done_is_due_and_once_its_day_is_over_a_finding() -> None:
    on_stage = stage()
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **EXAMS})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-12"})
    question = on_stage.session.ask()
    over = {one.duty.what.id: one.days_over for one in due_now(question, (Q1,))}
    # Published on the 12th: feedback is due on the 15th; self-evaluation was on 20 March.
    assert (over["duty.self_evaluation"], over["duty.feedback"]) == (23, 0)
    noted = {one.finding.message.id for one in findings(question, Q1)}
    assert "finding.overdue" in noted


def test_money_that_is_due_and_was_not_ordered_is_a_finding() -> None:
    on_stage = stage()
    inspect(on_stage, {"on": "2006-03-03", "points": "31", "duty": "F1"})
    found = [
        one
        for one in findings(on_stage.session.ask(), Q1)
        if one.finding.message.id == "finding.not_ordered"
    ]
    # More than thirty points: a hundred yuan each from supervisor and deputy (P1-4.7).
    assert {(one.staff_id, one.finding.clause) for one in found} == {
        ("S", "P1-4.7"),
        ("D", "P1-4.7"),
    }
    assert [type(entry.fact) for entry in found[0].finding.entries] == [InspectionConducted]
