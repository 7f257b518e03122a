"""A month's plan, its score of 0 to 150, and what it does to the quarter (P1-3.1)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts.assessment import MonthlyAssessmentConfirmed, TaskResultAssessed
from domain.facts.disputes import BonusTreatmentDecided, TaskAssigned
from domain.facts.monthly import (
    ExtraEffortBonusRecorded,
    MonthlyPlanReviewed,
    MonthlyPlanSet,
    RoutineDutyDeductionListSet,
    RoutineDutyDeductionRecorded,
)
from domain.facts.organisation import StaffMemberEngaged
from domain.line import total, walk
from domain.roles import Role
from domain.rules.bearing import bears_on
from domain.rules.bonus_treatment import bonus_of_quarter
from domain.rules.monthly_people import head_over, post_of_month
from domain.rules.monthly_plan import in_proportion, plan_in_force
from domain.rules.monthly_score import monthly_score, points_line
from domain.rules.monthly_status import monthly_status
from domain.rules.routine_duties import duty
from domain.values import Month
from tests.builders import Book
from tests.cast import FEBRUARY, Q1, Q2, shown
from tests.rules.readings_of_disputes import BONUS, spread
from tests.rules.readings_of_months import ABOUT, MONTH, month_of, months_score, tasks
from tests.rules.readings_of_scores import eighty

LATE = "charge_to_current_quarter"


@pytest.mark.parametrize(
    ("first", "second", "points"),
    [
        pytest.param("0", "0", "0", id="nothing"),
        pytest.param("1.2", "0.5", "92", id="72 and 20"),
        pytest.param("1.5", "1.5", "150", id="the most there is"),
        pytest.param("1.5", "1.49", "149.6", id="just below it"),
    ],
)
def test_each_task_earns_its_weight_times_its_ratio(first: str, second: str, points: str) -> None:
    book = Book()
    month_of(book, first, second)
    assert months_score(book) == points


def test_a_month_without_a_plan_or_with_a_task_unassessed_is_pending() -> None:
    book = Book()
    assert months_score(book) == "-"
    month_of(book, "1")
    assert months_score(book) == "-"
    assert [task.task_id for task in monthly_score(book.department, "A1", MONTH).unassessed] == [
        "t2"
    ]


def test_a_returned_plan_is_not_in_force() -> None:
    book = Book()
    plan = book.write(MonthlyPlanSet, "2006-02-01", **ABOUT, by="F1", tasks=tasks(t1="100"))
    book.write(MonthlyPlanReviewed, plan_id=plan.fact.id, outcome="returned", reason="vague")
    assert plan_in_force(book.department, "A1", MONTH) is None


def test_the_foremans_plan_waits_for_its_review_and_the_heads_does_not() -> None:
    book = Book()
    plan = book.write(MonthlyPlanSet, "2006-02-01", **ABOUT, by="F1", tasks=tasks(t1="100"))
    assert "reviewed" in monthly_status(book.department, "A1", MONTH).missing
    book.write(MonthlyPlanReviewed, plan_id=plan.fact.id)
    assert "reviewed" not in monthly_status(book.department, "A1", MONTH).missing


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=12))
def test_weights_in_proportion_always_total_the_whole(weights: list[int]) -> None:
    old = [(f"t{number}", Fraction(weight)) for number, weight in enumerate(weights)]
    new = in_proportion(old, Fraction(100))
    assert sum(weight for _, weight in new) == 100
    assert all(weight >= 0 and (weight * 10_000).denominator == 1 for _, weight in new)


def test_a_reversed_deduction_stays_in_sight_and_counts_nothing() -> None:
    book = Book()
    month_of(book, "1", "1")
    item = {"item_code": "R1", "points": "5", "note": "seen"}
    entry = book.write(RoutineDutyDeductionRecorded, **ABOUT, **item)
    assert months_score(book) == "95"
    book.reverse(entry)
    assert months_score(book) == "100"
    lines = monthly_score(book.department, "A1", MONTH).lines
    assert [line.amount for line in walk(lines) if line.message.id == "line.reversed"] == [0]


def test_the_lines_add_up_and_each_has_its_source() -> None:
    book = spread(Book({"discontent.score_period": "month_score"}), "2006-02-12")
    month_of(book, "1.5", "1.5")
    book.write(ExtraEffortBonusRecorded, **ABOUT, points="30", reason="typhoon")
    found = monthly_score(book.department, "A1", MONTH)
    # 150 + 30 − 10 = 170, held to 150
    assert shown(found.score) == "150"
    assert total(found.lines) == found.score
    assert all(line.clause and line.entries for line in walk(found.lines))


@pytest.mark.parametrize(
    ("set_on", "day", "known"),
    [
        pytest.param("2006-01-31", "2006-01-05", True, id="in time, for the whole year"),
        pytest.param("2006-02-01", "2006-01-31", False, id="a day late, not before it"),
        pytest.param("2006-02-01", "2006-02-01", True, id="a day late, from it on"),
    ],
)
def test_a_list_of_january_serves_its_year_and_a_later_one_from_its_day(
    set_on: str, day: str, *, known: bool
) -> None:
    book = Book()
    items = ({"item_code": "R1", "duty": "tidy", "points": "2"},)
    book.write(RoutineDutyDeductionListSet, set_on, staff_id="A1", year=2006, items=items)
    on = book.entries[-1].fact.happened_on.replace(month=int(day[5:7]), day=int(day[8:]))
    assert (duty(book.department, "A1", on, "R1") is not None) == known


def test_a_list_dated_back_reaches_back_no_further() -> None:
    book = Book()
    items = ({"item_code": "R1", "duty": "tidy", "points": "2"},)
    about = {"staff_id": "A1", "year": 2006, "items": items, "recorded": "2006-06-01"}
    entry = book.write(RoutineDutyDeductionListSet, "2006-01-20", **about)
    on = entry.fact.happened_on
    assert duty(book.department, "A1", on, "R1") is None


def test_the_supervisors_month_is_the_estate_managers_and_hr_has_none() -> None:
    department = Book().department
    assert head_over(department, "S", MONTH) == Role.ESTATE_MANAGER
    assert head_over(department, "D", MONTH) == Role.SUPERVISOR
    assert post_of_month(department, "H1", MONTH) is None


def test_a_closed_quarter_takes_months_only_that_the_head_confirmed() -> None:
    book = eighty({"monthly.relation_to_quarter": "mean_of_months_replaces_quarter_score"})
    for number in (1, 2, 3):
        about = {"staff_id": "A1", "month": Month(2006, number)}
        book.write(MonthlyPlanSet, FEBRUARY, **about, tasks=tasks(t1="100"))
        book.write(TaskResultAssessed, **about, task_id="t1", achievement_ratio="0.9")
    assert shown(book.score().score) == "90"
    book.close()
    assert shown(book.score().score) == "-"
    for number in (1, 2, 3):
        month = Month(2006, number)
        book.write(MonthlyAssessmentConfirmed, "2006-04-04", month=month, staff_ids=("A1",))
    assert shown(book.score().score) == "90"


def test_a_month_bears_on_the_quarter_only_where_it_is_read_so() -> None:
    readings = {"bonus.same_as_formula_bonus": "yes_same_points_enter_quarter"}
    for given_, quarters in (({}, []), (readings, [Q1])):
        book = Book(given_)
        entry = book.write(ExtraEffortBonusRecorded, **ABOUT, points="3", reason="typhoon")
        found = bears_on(book.department, entry.fact.id)
        assert [one.quarter for one in found] == quarters


def test_points_of_a_month_recorded_after_publication_have_no_effect() -> None:
    book = eighty({"monthly.deduction_also_quarterly": "yes_as_procedure_deduction"})
    book.publish("A1", on="2006-04-10")
    about = {**ABOUT, "item_code": "R1", "points": "2", "note": "seen"}
    entry = book.write(RoutineDutyDeductionRecorded, FEBRUARY, **about, recorded="2006-04-11")
    assert shown(book.score().score) == "80"
    book.reverse(entry, "2006-04-12")
    assert shown(book.score().points["procedure"].sum) == "0"


def bonus(book: Book, **decision: object) -> None:
    task = book.write(TaskAssigned, FEBRUARY, by="F1", staff_id="A1", text="lift").fact.id
    given_ = {"granted": True, "points": "3", "standard_ref": BONUS, "reason": "hard"}
    fields = {"by": "H1", "task_id": task, **given_, **decision}
    book.write(BonusTreatmentDecided, "2006-04-03", **fields)


def test_a_bonus_belongs_to_the_quarter_of_its_task_and_bears_on_it() -> None:
    book = eighty({})
    bonus(book)
    assert shown(book.score().score) == "83"
    found = bears_on(book.department, book.entries[-1].fact.id)
    assert [one.quarter for one in found] == [Q1]


def test_a_bonus_decided_after_publication_has_no_effect_there() -> None:
    book = eighty({})
    book.publish("A1", on="2006-04-02")
    bonus(book)
    assert shown(book.score().score) == "80"


def test_a_bonus_that_is_not_granted_says_why_and_a_reversed_one_counts_nothing() -> None:
    book = eighty({})
    bonus(book, granted=False, points=None, standard_ref=None)
    bonus(book)
    book.reverse(book.entries[-1])
    ids = [line.message.id for line in bonus_of_quarter(book.dossier())]
    assert ids == ["line.dispute.not_granted", "line.reversed"]
    assert shown(book.score().score) == "80"


def test_only_points_of_a_month_have_such_a_line() -> None:
    with pytest.raises(TypeError):
        points_line(Book().entries[0])


def test_points_of_a_month_that_are_put_down_to_a_later_quarter_leave_their_own() -> None:
    """Recorded after publication, and charged to the quarter they are recorded in (P1-2.10/6)."""
    key = "bonus.same_as_formula_bonus"
    readings = {key: "yes_same_points_enter_quarter", "score.late_record_limit": LATE}
    book = eighty(readings)
    book.publish("A1", on="2006-04-10")
    about = {**ABOUT, "points": "3", "reason": "typhoon", "recorded": "2006-04-11"}
    book.write(ExtraEffortBonusRecorded, FEBRUARY, **about)
    bonus(book, recorded="2006-04-12")
    assert shown(book.score().points["bonus"].sum) == "0"
    assert shown(book.score("A1", Q2).points["bonus"].sum) == "6"
    assert shown(book.score("A1", Q2.following).points["bonus"].sum) == "0"


def test_a_month_in_which_somebody_was_not_here_is_not_awaited() -> None:
    book = Book({"monthly.relation_to_quarter": "mean_of_months_replaces_quarter_score"})
    about = {"staff_id": "A13", "name": "Bea", "position": "customer_assistant", "team_id": "T1"}
    book.write(StaffMemberEngaged, "2006-03-01", by="H1", **about)
    month = {"staff_id": "A13", "month": Month(2006, 3)}
    book.write(MonthlyPlanSet, "2006-03-01", **month, tasks=tasks(t1="100"))
    book.write(TaskResultAssessed, "2006-03-20", **month, task_id="t1", achievement_ratio="0.9")
    assert shown(book.score("A13").score) == "90"


def test_points_of_a_task_are_a_ratio_of_a_hundred() -> None:
    book = Book({"monthly.achievement_scale": "points_per_task_0_to_150_weighted_average"})
    book.write(MonthlyPlanSet, "2006-02-01", **ABOUT, tasks=tasks(t1="60", t2="40"))
    for task, points in (("t1", "120"), ("t2", "50")):
        book.write(TaskResultAssessed, **ABOUT, task_id=task, points=points)
    # (60·120 + 40·50)/100 = 72 + 20
    assert months_score(book) == "92"
