"""Runs, totals and promotions due (P1-0.4-d, P1-4.6-c)."""

import pytest

from domain.facts.organisation import GradeAssigned
from domain.rules.promotion import Tally, tally
from domain.rules.scores import Scores
from domain.values import Quarter
from domain.wording import render
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.readings_of_grades import ready, reported, reviewed
from tests.rules.readings_of_promotion import FREE, passed, told


def toward(book: Book, quarter: Quarter = Q1) -> Tally:
    return tally(Scores(book.department), "A1", 2, quarter)


def why(book: Book) -> str:
    return render(toward(book).quarters[-1].message, "en")


def test_without_a_report_there_is_no_pass() -> None:
    assert told(Book()) == "0 0 not due"


def test_the_second_pass_in_a_row_makes_promotion_due() -> None:
    book = Book(FREE)
    passed(book, Q1)
    assert told(book) == "1 1 not due"
    passed(book, Q2)
    assert told(book, quarter=Q2) == "2 2 due"


def test_a_promotion_stays_due_until_it_is_made() -> None:
    book = Book(FREE)
    passed(book, Q1)
    passed(book, Q2)
    assert toward(book, Quarter(2006, 4)).due_since == Q2
    given = {"staff": "A1", "grade": 2, "effective_from": "2006-10-10"}
    book.write(GradeAssigned, "2006-10-10", by="H1", **given)
    assert not toward(book, Quarter(2006, 4)).due


def test_each_quarter_says_why_it_is_not_passed() -> None:
    book = Book()
    report = reported(book)
    assert why(book).startswith("numbers lacking: no score yet, B follow-ups 0")
    book = ready({})
    report = reported(book)
    assert why(book) == "review awaited"
    book.publish()
    reviewed(book, report, passed=False)
    assert why(book) == "not passed by the reviewers"
    reviewed(book, report, "2006-04-20")
    assert why(book) == "passed for grade 2"


@pytest.mark.parametrize(("on", "total"), [("2006-03-01", 1), ("2006-02-28", 0)])
def test_reports_are_due_from_the_first_of_the_last_month(on: str, total: int) -> None:
    book = Book(FREE)
    passed(book, on=on)
    assert toward(book).total == total


def test_a_report_recorded_late_is_late_whatever_day_it_states() -> None:
    book = Book(FREE)
    passed(book, recorded="2006-03-25")
    assert toward(book).total == 0
