"""The elimination list: grounds, outcomes, and grounds that are gone (P1-4.1-d, P1-4.1-e)."""

from datetime import date

import pytest

from domain.facts.grades import EliminationDecided, ExemptionUsed
from domain.rules.elimination import Elimination, elimination
from domain.rules.groundless import groundless
from domain.rules.scores import Scores
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.readings_of_elimination import LATER, Q3, Q4, graded, listed, three_times_last


def of_a1(book: Book, quarter: Quarter = Q1) -> Elimination:
    return elimination(Scores(book.department), "A1", quarter, LATER)


def decided(book: Book, outcome: str, on: str = "2006-03-01") -> None:
    fields = {"ground": "quarter_deductions", "outcome": outcome, "reason": "as seen"}
    book.write(EliminationDecided, on, by="M", staff="A1", **fields)


def test_with_nothing_on_record_nobody_is_listed() -> None:
    assert of_a1(Book()) == Elimination((), None)


@pytest.mark.parametrize(("points", "ground"), [("40", "-"), ("40.5", "quarter_deductions")])
def test_more_than_forty_points_in_a_quarter_list(points: str, ground: str) -> None:
    book = Book()
    book.deduct(points)
    assert listed(book, Q1) == ground


def test_the_ground_arose_on_the_day_the_points_went_over() -> None:
    book = Book()
    book.deduct(30, "2006-01-10")
    book.deduct(20, "2006-02-20")
    book.deduct(5, "2006-03-20")
    assert of_a1(book).grounds[0].arose_on == date(2006, 2, 20)
    assert len(of_a1(book).grounds[0].entries) == 3


def test_two_quarters_among_the_last_three_do_not_list_and_three_do() -> None:
    book = Book()
    three_times_last(book, Q1, Q2)
    assert listed(book, Q4) == "-"
    three_times_last(book, Q3)
    assert listed(book, Q4) == "bottom_three"


def test_of_grade_two_nobody_is_listed_for_a_place() -> None:
    book = Book()
    graded(book, 2)
    three_times_last(book, Q1, Q2, Q3)
    assert listed(book, Q4) == "-"


def test_a_decision_closes_the_listing_it_came_after() -> None:
    book = Book()
    book.deduct(41)
    assert of_a1(book).outcome == "open"
    decided(book, "not_pursued", "2006-01-15")  # Before the ground arose.
    assert of_a1(book).outcome == "open"
    decided(book, "transfer")
    assert of_a1(book).outcome == "transfer"


def test_an_exemption_used_answers_a_listing() -> None:
    book = Book()
    ground = book.deduct(41)
    used = {"earned_year": 2005, "against": ground.fact.id}
    book.write(ExemptionUsed, "2006-03-01", by="H1", staff="A1", **used)
    assert of_a1(book).outcome == "exempted"


def test_a_reversal_lifts_the_listing_and_leaves_the_decision_groundless() -> None:
    book = Book()
    ground = book.deduct(41)
    decided(book, "dismissal")
    assert groundless(Scores(book.department), "A1", LATER) == ()
    book.reverse(ground)
    assert not of_a1(book).listed
    (entry,) = groundless(Scores(book.department), "A1", LATER)
    assert isinstance(entry.fact, EliminationDecided)
