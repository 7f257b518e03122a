"""The formula of the quarter, its limits, and the lines it is the exact sum of (P1-2.10).

0.50·K + 0.25·D + 0.25·T − grooming − complaints (procedure with them) + attitude + bonus.
"""

from fractions import Fraction

import pytest

from domain.facts.exams import ExamAbsenceRecorded
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.quarter import ResultAdjusted
from domain.line import total
from domain.rules.quarter_score import QuarterScore
from tests.builders import Book
from tests.cast import Q1, Q2, shown


def eighty(readings: dict[str, str] | None = None) -> Book:
    """Give A1 three marks of 80, which make 80."""
    book = Book(readings)
    book.marks(80, 80, 80)
    return book


def sentences(score: QuarterScore) -> list[str]:
    return [line.message.id for line in score.lines]


@pytest.mark.parametrize(
    ("knowledge", "document", "typing", "score"),
    [
        pytest.param(100, 0, 0, "50", id="half of the knowledge exam"),
        pytest.param(0, 100, 0, "25", id="a quarter of the document exam"),
        pytest.param(0, 0, 100, "25", id="a quarter of the typing test"),
        pytest.param(0, 0, 0, "0", id="three zeros are zero"),
        pytest.param("87.99", 80, 90, "86.495", id="to the last place"),  # 43.995 + 20 + 22.5
    ],
)
def test_each_exam_counts_by_its_weight(
    knowledge: str, document: int, typing: int, score: str
) -> None:
    book = Book()
    book.marks(knowledge, document, typing)
    assert shown(book.score().score) == score


def test_every_term_of_the_formula_counts_once() -> None:
    book = Book()
    book.marks(88, 80, 90)  # 44 + 20 + 22.5 = 86.5
    book.deduct(4)
    book.deduct(3, kind=ComplaintHandlingDeductionRecorded)
    book.deduct(2, kind=ProcedureDeductionRecorded)
    book.deduct(1, kind=BonusPointsAwarded)
    for rater in ("S", "F1", "A2"):
        book.form(rater, "8.5")
    score = book.score()
    # 86.5 − 4 − 3 − 2 + 1 + 8.5
    assert shown(score.score) == "87"
    assert [shown(line.amount) for line in score.lines] == [
        *("44", "20", "22.5", "-4", "-3", "-2", "8.5", "1", "0"),
    ]
    assert shown(score.deductions) == "9"


def test_a_mark_that_is_awaited_leaves_the_score_pending_and_not_zero() -> None:
    book = Book()
    book.knowledge(80)
    score = book.score()
    assert (score.raw, score.score, score.status) == (None, None, "pending")
    # What is there is shown: 0.5·80, and two exams that are awaited.
    assert [shown(line.amount) for line in score.lines[:3]] == ["40", "0", "0"]


def test_without_any_form_attitude_counts_nothing() -> None:
    score = eighty().score()
    assert score.attitude.score is None
    assert shown(score.score) == "80"
    assert "line.attitude.none" in sentences(score)


def test_parts_of_the_attitude_that_are_awaited_leave_the_score_pending() -> None:
    book = eighty()
    book.form("S", 8)
    assert book.score().score is None


@pytest.mark.parametrize(
    ("points", "score", "floored"),
    [
        pytest.param(79, "1", False, id="above zero"),
        pytest.param(80, "0", False, id="at zero there is nothing to lift"),
        pytest.param("80.5", "0", True, id="below zero"),
    ],
)
def test_the_score_does_not_go_below_zero(points: str, score: str, *, floored: bool) -> None:
    book = eighty()
    book.deduct(points)
    found = book.score()
    assert shown(found.score) == score
    assert shown(found.raw) == shown(80 - Fraction(points))
    assert ("line.floor" in sentences(found)) == floored


@pytest.mark.parametrize(("bonus", "capped"), [(20, False), ("20.5", True)])
def test_a_cap_cuts_what_is_above_it_and_not_what_reaches_it(bonus: str, *, capped: bool) -> None:
    book = eighty({"score.cap": "cap_100"})
    book.deduct(bonus, kind=BonusPointsAwarded)
    score = book.score()
    assert shown(score.score) == "100"
    assert ("line.cap" in sentences(score)) == capped


def test_rounding_is_a_line_of_its_own_and_only_where_something_is_rounded() -> None:
    book = eighty({"score.rounding": "integer_half_up"})
    assert "line.rounding" not in sentences(book.score())
    book.deduct("0.5", kind=BonusPointsAwarded)
    score = book.score()
    assert (shown(score.score), shown(score.lines[-1].amount)) == ("81", "0.5")


def test_marks_reweighted_away_altogether_leave_the_other_terms() -> None:
    book = Book({"exam.absent": "exclude_and_reweight"})
    for subject in ("knowledge", "document", "typing"):
        fields = {"subject": subject, "exam_id": subject, "for_quarter": Q1}
        book.write(ExamAbsenceRecorded, staff="A1", excused=False, reason="gone", **fields)
    book.close()
    book.deduct(3, kind=BonusPointsAwarded)
    assert shown(book.score().score) == "3"


def test_an_adjustment_comes_after_the_formula_and_before_the_floor() -> None:
    book = eighty()
    book.deduct(78)
    fields = {"by": "M", "quarter": Q1, "scope_id": "customer-service"}
    book.write(ResultAdjusted, "2006-04-05", delta="-4", external_influence="flood", **fields)
    score = book.score()
    # F-92: raw 2, adjusted −2, floored to 0.
    assert (shown(score.raw), shown(score.adjustment), shown(score.score)) == ("2", "-4", "0")
    assert sentences(score)[-2:] == ["line.adjustment.sum", "line.floor"]


def test_a_cancelled_quarter_is_zero_whatever_else_happened() -> None:
    book = eighty()
    book.deduct(4)
    book.cheat("2006-02-10")
    fields = {"by": "M", "quarter": Q1, "scope_id": "customer-service"}
    book.write(ResultAdjusted, "2006-04-05", delta="3", external_influence="flood", **fields)
    score = book.score()
    assert (shown(score.score), shown(score.raw), score.disqualified) == ("0", "76", True)
    assert total(score.lines) == 0
    assert shown(score.deductions) == "4"  # P1-3.5-c/6: the points stay in the totals.


def test_a_cancelled_quarter_is_zero_before_its_marks_are_there() -> None:
    book = Book()
    book.cheat("2006-02-10")
    score = book.score()
    assert (shown(score.score), shown(score.raw)) == ("0", "-")
    assert sentences(score)[-1] == "line.disqualified.zero"


def test_the_score_is_open_until_the_close_and_published_with_its_editions() -> None:
    book = eighty()
    statuses = [book.score().status]
    book.close()
    statuses.append(book.score().status)
    book.publish()
    book.publish(edition=2)
    score = book.score()
    assert [*statuses, score.status] == ["open", "scored", "published"]
    assert score.edition == 2


def test_an_edition_without_the_person_does_not_publish_their_score() -> None:
    book = eighty()
    book.publish("A2")
    assert (book.score().edition, book.score().status) == (0, "open")


def test_a_quarter_does_not_see_the_facts_of_another() -> None:
    book = eighty()
    book.deduct(5, "2006-04-01")
    book.deduct(5, "2005-12-31")
    assert shown(book.score().score) == "80"
    assert shown(book.score(quarter=Q2).points["grooming"].sum) == "5"


@pytest.mark.parametrize(
    "reading", ["annual_only", "both", "quarterly_in_formula_no_second_addition"]
)
def test_attitude_is_one_line_however_it_is_included(reading: str) -> None:
    book = eighty({"attitude.inclusion": reading})
    for rater in ("S", "F1", "A2"):
        book.form(rater, 5)
    (line,) = [line for line in book.score().lines if "attitude" in line.message.id]
    assert shown(line.amount) == ("0" if reading == "annual_only" else "5")
