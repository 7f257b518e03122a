"""Probation: conditions, rank, outcome due, pay, and the foreman's points (P1-4.4)."""

from datetime import date

import pytest

from domain.facts.posts import GradePaySet
from domain.rules.newcomers import newcomer_points
from domain.rules.probation import Probation, grade_pay, probation
from domain.rules.scores import Scores
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.readings_of_elimination import scored
from tests.rules.readings_of_newcomers import decided, engaged, newcomers


def a13(book: Book) -> Probation:
    found = probation(Scores(book.department), "A13")
    assert found is not None
    return found


def with_a13() -> Book:
    book = Book()
    engaged(book)
    return book


def test_who_was_never_engaged_has_no_probation() -> None:
    assert probation(Scores(Book().department), "A99") is None


def test_without_a_rank_the_outcome_waits() -> None:
    assert a13(with_a13()).outcome == "pending"


@pytest.mark.parametrize(("grooming", "outcome"), [("19.5", "pending"), ("20", "not_engaged")])
def test_twenty_points_for_grooming_fail_whatever_the_rank(grooming: str, outcome: str) -> None:
    book = with_a13()
    book.deduct(grooming, staff="A13")
    assert a13(book).outcome == outcome


def test_points_after_the_last_day_do_not_count() -> None:
    book = with_a13()
    book.deduct(20, "2006-04-01", staff="A13")
    assert a13(book).ends_on == date(2006, 3, 31)
    assert a13(book).outcome == "pending"


def test_a_running_rank_is_provisional_and_by_the_exams_the_newcomer_sat() -> None:
    book = with_a13()
    book.knowledge(70, staff="A13")
    book.knowledge(80, staff="A1")
    rank = a13(book).rank
    assert rank is not None
    assert (rank.rank, rank.of, rank.provisional) == (2, 2, True)
    assert a13(book).outcome == "confirm"


def test_the_pay_of_a_grade_is_that_in_force_on_the_day() -> None:
    book = Book()
    scores = Scores(book.department)
    assert grade_pay(scores, 2, date(2006, 3, 1)) is None
    for monthly, since in (("1400", "2005-01-01"), ("1600", "2006-04-01")):
        fields = {"position_or_grade": "2", "monthly": monthly, "effective_from": since}
        book.write(GradePaySet, since, by="H1", **fields)
    scores = Scores(book.department)
    assert [grade_pay(scores, 2, date(2006, month, 1)) for month in (3, 4)] == [1400, 1600]


def test_no_newcomer_brings_no_points() -> None:
    assert newcomer_points(Book().department, "F1", 2006) == ()


def test_one_confirmed_and_one_failed_are_nothing_together() -> None:
    book = with_a13()
    engaged(book, "A14")
    decided(book)
    assert newcomers(book) == "5"
    decided(book, "A14", confirmed=False)
    assert newcomers(book) == "0"
    assert newcomers(book, "F2") == "0"


def test_a_place_after_the_tenth_is_not_confirmed() -> None:
    book = with_a13()
    others = {f"A{number}": 70 + number for number in range(1, 11)}
    scored(book, Q1, A13=60, **others)
    book.publish("A13", *others)
    assert a13(book).outcome == "not_engaged"
    assert a13(book).pay.amount is None


def test_a_quarter_published_after_the_decision_is_not_what_was_decided_on() -> None:
    """Engaged on 16 January: the second quarter overlaps to 15 April, and is published in July."""
    book = Book()
    engaged(book, on="2006-01-16")
    scored(book, Q1, A13=90, A1=80)
    book.publish("A13", "A1")
    decided(book)
    scored(book, Q2, A13=60, A1=80)
    book.publish("A13", "A1", on="2006-07-10", quarter=Q2)
    rank = a13(book).rank
    assert rank is not None
    assert (rank.quarter, rank.rank, rank.provisional) == (Q1, 1, False)
