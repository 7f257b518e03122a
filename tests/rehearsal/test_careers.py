"""The demo's posts and pay are what their clauses give, worked by hand (P1-4)."""

from fractions import Fraction

import pytest

import overviews
from domain.facts.disputes import BonusTreatmentDecided
from domain.facts.grades import EliminationDecided, ExemptionUsed, PromotionReviewDecided
from domain.facts.organisation import GradeAssigned
from domain.facts.posts import ProbationDecided
from domain.history import Asked
from domain.rules.monthly_score import monthly_score
from domain.values import Month, Quarter
from projections.asking import Asking
from projections.grades import AssistantGrade, ForemanGrade
from rehearsal.careers import (
    EXEMPTION,
    FIRST_PAY,
    GRADE_GIVEN,
    OVER_FORTY,
    PROBATION,
    SECOND_PAY,
)
from rehearsal.telling_posts import position_of
from session import Session

pytestmark = pytest.mark.slow
APPEALED = Quarter(2006, 3)


def assistant(demo: Session, staff: str, quarter: Quarter, at: int) -> AssistantGrade:
    """Give somebody's grade and post as known at an entry."""
    found = overviews.graded(demo.ask(Asking(known_at=str(at))), quarter, staff)
    (row,) = found.assistants
    return row


def foreman(demo: Session, at: int) -> ForemanGrade:
    """Give the foreman's post of the appealed quarter, as known at an entry."""
    found = overviews.graded(demo.ask(Asking(known_at=str(at))), APPEALED, "F01")
    (row,) = found.foremen
    return row


def test_two_passes_in_a_row_make_promotion_due_across_the_years_end(demo: Session) -> None:
    """A02 toward grade 2: 81 and 85.5 points, forty B follow-ups each time (P1-4.1-b, P1-4.6-c).

    2005Q4: 66 × 50 % + 80 × 25 % + 80 × 25 % + 8 = 81. 2006Q1: 70 × 50 % + 90 × 25 % + 80 × 25 %
    + 8 = 85.5 (275 characters in five minutes are 55 a minute: 80).
    """
    given = position_of(demo, GRADE_GIVEN)
    row = assistant(demo, "A02", Quarter(2006, 1), given - 1)
    assert (row.grade, [one.met for one in row.criteria]) == (3, [False, True])
    due = row.due
    assert due is not None
    assert (due.target, due.run, due.total, due.due_since) == (2, 2, 2, Quarter(2006, 1))
    assert [one.quarter for one in due.quarters] == [Quarter(2005, 4), Quarter(2006, 1)]
    assert demo.rating("A02", "2005Q4").score.score == 81
    assert demo.rating("A02", "2006Q1").score.score == Fraction("85.5")
    after = assistant(demo, "A02", Quarter(2006, 2), given)
    assert (after.grade, after.due) == (2, None)


def test_a_promotion_is_read_as_not_due_where_a_run_ends_with_the_year(demo: Session) -> None:
    given = position_of(demo, GRADE_GIVEN)
    reading = ("promotion.consecutive_definition", "adjacent_within_one_year")
    asking = Asking(known_at=str(given - 1), readings=(reading,))
    (row,) = overviews.graded(demo.ask(asking), Quarter(2006, 1), "A02").assistants
    assert row.due is None


def test_both_reviewers_passed_each_report_after_its_publication(demo: Session) -> None:
    history = demo.department().history
    reviews = history.standing("person/A02", PromotionReviewDecided)
    assert [(one.fact.by, one.fact.passed) for one in reviews] == [("S01", True), ("M01", True)] * 2
    (first, *_) = demo.department().editions(Quarter(2005, 4))
    assert first.position < reviews[0].position


def test_over_forty_points_list_and_an_exemption_earned_before_averts(demo: Session) -> None:
    """A10 in 2006Q2: 7 × 4 + 4 × 3 = 40 points do not list; 1.5 more do (P1-4.1-e, -f)."""
    quarter, over = Quarter(2006, 2), position_of(demo, OVER_FORTY)
    before = assistant(demo, "A10", quarter, over - 1)
    assert not before.elimination.listed
    listed = assistant(demo, "A10", quarter, over)
    (ground,) = listed.elimination.grounds
    assert (ground.name, sum(line.amount for line in ground.lines)) == (
        "quarter_deductions",
        Fraction("41.5"),
    )
    assert (listed.elimination.outcome, listed.exemptions_left) == ("open", 1)
    decided = assistant(demo, "A10", quarter, position_of(demo, EXEMPTION))
    assert (decided.elimination.outcome, decided.exemptions_left) == ("exempted", 0)
    history = demo.department().history
    (used,) = history.standing("person/A10", ExemptionUsed)
    assert used.fact.against == OVER_FORTY
    (decision,) = history.standing("person/A10", EliminationDecided)
    assert {decision.fact.by, decision.fact.with_} == {"M01", "H01"}


def test_the_newcomer_is_confirmed_on_the_last_day_by_all_three_conditions(demo: Session) -> None:
    """A17: 98 × 50 % + 100 × 25 % + 100 × 25 % + 9 − 2 − 2 = 104 (P1-4.4-c)."""
    at = position_of(demo, PROBATION)
    found = assistant(demo, "A17", Quarter(2005, 3), at).probation
    assert found is not None
    assert [str(found.engaged_on), str(found.ends_on)] == ["2005-07-18", "2005-10-17"]
    assert demo.rating("A17", "2005Q3").score.score == 104
    assert found.rank is not None
    assert found.rank.rank <= 4
    assert found.pay.amount == 1500
    (entry,) = demo.department().history.standing("person/A17", ProbationDecided)
    fact = entry.fact
    assert fact.confirmed
    assert fact.grooming_points == fact.procedure_points == 2
    assert (fact.foreman_id, str(fact.happened_on)) == ("F02", "2005-10-17")


def test_what_a_probation_rested_on_stays_when_a_later_quarter_is_published(demo: Session) -> None:
    at = position_of(demo, PROBATION)
    then = assistant(demo, "A17", Quarter(2005, 3), at).probation
    now = assistant(demo, "A17", Quarter(2005, 3), demo.journal.size()).probation
    assert then is not None
    assert now is not None
    assert [(one.line.message, one.met) for one in then.conditions] == [
        (one.line.message, one.met) for one in now.conditions
    ]


def test_a_foremans_pay_changes_by_somebody_elses_appeal(demo: Session) -> None:
    """F01 in 2006Q3: the mean of eight, before and after A07's four points (P1-4.3-d, -e).

    With the flood's 3: A01 36 + 20 + 20 + 8 + 3 = 87, A02 37 + 22.5 + 20 + 8 + 3 = 90.5, A03 87.33,
    A04 33 + 17.5 + 17.5 + 7.5 + 3 = 78.5, A05 35 + 20 + 17.5 + 8 + 2 + 3 = 85.5, A06 35 + 20 + 20
    + 8 + 3 = 86, A07 85.14, A08 32 + 18.75 + 17.5 + 8 + 3 = 79.25: 679.22 / 8 = 84.9025, below 85:
    200 yuan. With 89.14: 683.22 / 8 = 85.4025: 300 yuan, since a proposal counts.
    """
    before = foreman(demo, position_of(demo, FIRST_PAY)).foreman
    after = foreman(demo, position_of(demo, SECOND_PAY)).foreman
    assert [before.mean.mean, after.mean.mean] == [Fraction("84.9025"), Fraction("85.4025")]
    assert [before.supplement.amount, after.supplement.amount] == [200, 300]
    assert [one.clause for one in (before.supplement, after.supplement)] == ["P1-4.3-e", "P1-4.3-d"]
    assert [str(month) for month in after.months] == ["2006-10", "2006-11", "2006-12"]


def test_the_newcomer_and_the_promoted_hold_what_was_given(demo: Session) -> None:
    history = demo.department().history
    given = history.standing("organisation", GradeAssigned)
    held = {one.fact.staff_id: one.fact.grade for one in given}
    assert (held["A02"], held["A10"], held["A17"]) == (2, 2, 3)


def test_the_appellants_months_are_the_sums_of_weights_and_ratios(demo: Session) -> None:
    """40 × 1.1 + 35 + 25 × 0.8 = 99; 100; 40 × 0.9 + 35 + 25 × 1.2 = 101 (P1-3.1-d)."""
    department = demo.department()
    scores = [monthly_score(department, "A07", month) for month in APPEALED.months]
    assert [one.score for one in scores] == [99, 100, 101]
    assert APPEALED.months[0] == Month(2006, 7)


def test_an_obeyed_task_that_was_disputed_brings_the_points_hr_granted(demo: Session) -> None:
    """A05 in 2006Q3 (P1-3.7-b): 85.5 with B03's two points, 83.5 without the decision."""
    (decided,) = demo.department().history.all_of("month/2006-08/A05", BonusTreatmentDecided)
    asking = Asking(asked=Asked(without=frozenset({decided.fact.id})))
    assert demo.rating("A05", "2006Q3").score.score == Fraction("85.5")
    assert demo.rating("A05", "2006Q3", asking).score.score == Fraction("83.5")
