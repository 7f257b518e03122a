"""Readings of talks, of disputed tasks and of discontent (P1-3.5, P1-3.7-b, P1-3.7-d)."""

from domain.entry import Entry
from domain.facts.assessment import (
    LeaderEvaluationGiven,
    MonthlySelfEvaluationWritten,
    PerformanceTalkHeld,
)
from domain.facts.disputes import (
    BonusTreatmentDecided,
    BonusTreatmentRequested,
    TaskAppealDecided,
    TaskAppealLodged,
    TaskAssigned,
    TaskDisagreementLogged,
)
from domain.facts.points import DiscontentLogConfirmed, DiscontentSpreadLogged
from domain.rules.performance_talk import talk_judged
from domain.values import Month
from rehearsal.stage import Stage
from tests.builders import Book
from tests.cast import FEBRUARY, shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_months import ABOUT, MONTH, month_of, months_score, planned
from tests.rules.readings_of_scores import eighty
from tests.staging import outcome, stage, take

BONUS = {"code": "bonus", "version": 1, "item": "B0"}


def talked(readings: Readings, month: Month, on: str, minutes: int = 15) -> str:
    """Write a talk, and say whether it was in its window."""
    book = Book(readings)
    talk: Entry[PerformanceTalkHeld] = book.write(
        PerformanceTalkHeld, on, staff_id="A1", month=month, duration=minutes, assessor_id="S"
    )
    rules = book.department.regulation.on(month.first_day)
    return "in" if talk_judged(talk, rules).in_window else "out"


@answers("talk.february", last_day_of_month="in out out", until_2_march="in in out")
def talks_about_february(readings: Readings) -> str:
    """28 February, 2 March, 3 March."""
    days = ("2006-02-28", "2006-03-02", "2006-03-03")
    return " ".join(talked(readings, MONTH, day) for day in days)


@answers("talk.day_31", late_flag="in out", accepted_as_month_end="in in")
def talks_at_the_end_of_march(readings: Readings) -> str:
    """30 and 31 March."""
    return " ".join(talked(readings, Month(2006, 3), day) for day in ("2006-03-30", "2006-03-31"))


def self_evaluated(readings: Readings) -> Stage:
    """Record a plan and a self-evaluation."""
    on_stage = planned(readings)
    words = dict.fromkeys(("strengths", "weaknesses", "improvements"), "some")
    take(on_stage, MonthlySelfEvaluationWritten, "2006-02-20", by="A1", **ABOUT, **words)
    return on_stage


@answers("talk.duration", advisory_flag="recorded recorded", required="P1-3.5-a recorded")
def nine_and_ten_minutes(readings: Readings) -> str:
    """Ten minutes are within the range, nine are not."""
    return " ".join(
        outcome(self_evaluated(readings), PerformanceTalkHeld, "2006-02-21", **ABOUT, duration=one)
        for one in (9, 10)
    )


@answers("talk.third_party", flag="recorded recorded", refuse="P1-3.5-a recorded")
def in_company_and_alone(readings: Readings) -> str:
    """The foreman is there, or nobody."""
    talk = {**ABOUT, "duration": 10}
    return " ".join(
        outcome(
            self_evaluated(readings), PerformanceTalkHeld, "2006-02-21", **talk, others_present=who
        )
        for who in (("F1",), ())
    )


@answers("evaluation.order_enforcement", refuse="P1-3.5-b", flag="recorded")
def evaluated_without_a_talk(readings: Readings) -> str:
    """The leader's evaluation is the one after the talk."""
    on_stage = self_evaluated(readings)
    return outcome(on_stage, LeaderEvaluationGiven, "2006-02-21", **ABOUT, text="good")


def disputed(readings: Readings, *, foreman: bool = True, appealed: bool = True) -> Stage:
    """Record a task, the assistant's log, and the supervisor's decision for the foreman."""
    on_stage = stage(readings)
    take(on_stage, TaskAssigned, by="F1", staff_id="A1", id="t1", text="lift")
    for side in ("A1", *(("F1",) if foreman else ())):
        take(on_stage, TaskDisagreementLogged, by=side, task_id="t1", position="no")
    if appealed:
        take(on_stage, TaskAppealLodged, by="A1", task_id="t1", requested_change="less")
        decision = {"task_id": "t1", "foreman_upheld": True, "reason": "urgent"}
        take(on_stage, TaskAppealDecided, **decision)
    return on_stage


@answers(
    "task_dispute.request_window",
    also={
        "20th_to_last_day_of_the_month_of_the_task": "P1-3.7-b recorded recorded P1-3.7-b",
        "last_3_days": "P1-3.7-b P1-3.7-b recorded P1-3.7-b",
        "until_5th_of_next_month": "P1-3.7-b recorded recorded recorded",
    },
)
def a_bonus_asked_on_four_days(readings: Readings) -> str:
    """19, 20 and 28 February, and 1 March."""
    return " ".join(
        outcome(disputed(readings), BonusTreatmentRequested, day, by="A1", task_id="t1")
        for day in ("2006-02-19", "2006-02-20", "2006-02-28", "2006-03-01")
    )


@answers(
    "task_dispute.precondition",
    appeal_upheld_against_him_and_log_required="P1-3.7-b",
    log_only="recorded",
)
def a_bonus_asked_without_an_appeal(readings: Readings) -> str:
    """Both logged, nobody appealed."""
    on_stage = disputed(readings, appealed=False)
    return outcome(on_stage, BonusTreatmentRequested, "2006-02-21", by="A1", task_id="t1")


@answers(
    "task_dispute.foreman_log_missing",
    one_log_suffices_for_the_author="recorded",
    both_needed="P1-3.7-b",
)
def a_bonus_asked_with_one_log(readings: Readings) -> str:
    """The foreman kept no log."""
    on_stage = disputed(readings, foreman=False)
    return outcome(on_stage, BonusTreatmentRequested, "2006-02-21", by="A1", task_id="t1")


@answers(
    "task_dispute.bonus_quarter",
    quarterly_formula_bonus="83 100",
    monthly_extra_effort="80 103",
)
def three_points_for_a_disputed_task(readings: Readings) -> str:
    """80 in the quarter and 60 + 40 in the month, and three points for the one or the other."""
    book = eighty(readings)
    month_of(book, "1", "1")
    task = book.write(TaskAssigned, FEBRUARY, by="F1", staff_id="A1", text="lift").fact.id
    granted = {"granted": True, "points": "3", "standard_ref": BONUS, "reason": "hard"}
    book.write(BonusTreatmentDecided, "2006-03-02", by="H1", task_id=task, **granted)
    return f"{shown(book.score().score)} {months_score(book)}"


def spread(book: Book, *days: str, confirmed: bool = True) -> Book:
    """Write a disputed task, and discontent spread on some days."""
    task = book.write(TaskAssigned, FEBRUARY, by="F1", staff_id="A1", text="lift").fact.id
    book.write(TaskDisagreementLogged, by="A1", task_id=task, author_id="A1", position="no")
    for on in days:
        heard = {"hearer_ids": ("A2",), "description": "loud"}
        about = {"by": "F1", "staff_id": "A1", "task_id": task}
        log = book.write(DiscontentSpreadLogged, on, **about, **heard)
        if confirmed:
            word = {"incident_id": log.fact.id, "confirmed": True, "reason": "heard it too"}
            book.write(DiscontentLogConfirmed, on, **word)
    return book


@answers("discontent.score_period", quarter_of_occurrence="70 100", month_score="80 90")
def discontent_in_february(readings: Readings) -> str:
    """80 in the quarter, 60 + 40 in the month, ten points from the one or the other."""
    book = eighty(readings)
    month_of(book, "1", "1")
    spread(book, "2006-02-12")
    return f"{shown(book.score().score)} {months_score(book)}"


@answers("discontent.per_occurrence", once_per_task="70", each_occurrence="60")
def discontent_twice_over_one_task(readings: Readings) -> str:
    """80 − 10, or 80 − 20."""
    return shown(spread(eighty(readings), "2006-02-12", "2006-02-13").score().score)


@answers(
    "discontent.proof",
    needs_linked_disputed_task_and_supervisor_confirmation="80",
    foreman_log_suffices="70",
)
def discontent_that_the_supervisor_did_not_confirm(readings: Readings) -> str:
    """80, or 80 − 10 on the foreman's word."""
    return shown(spread(eighty(readings), "2006-02-12", confirmed=False).score().score)


@answers("discontent.counts_in_deduction_totals", yes="13", no="3")
def ten_points_and_three_for_grooming(readings: Readings) -> str:
    """3 + 10 deductions, or 3."""
    book = eighty(readings)
    book.deduct(3)
    return shown(spread(book, "2006-02-12").score().deductions)
