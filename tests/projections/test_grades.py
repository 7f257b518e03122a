"""What is due and listed, as one page of the department (P1-4.1 to P1-4.6)."""

from datetime import date, timedelta

import pytest

from domain.facts.grades import EliminationDecided
from domain.facts.posts import ForemanDemoted
from domain.wording import LANGUAGES
from projections.footing import Footing
from projections.grades import Grades, grades, latest
from reports.grades_data import as_data
from reports.grades_table import grades_told
from reports.terminal import Page
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.readings_of_elimination import graded, moved, scored
from tests.rules.readings_of_grades import followed
from tests.rules.readings_of_newcomers import decided, engaged
from tests.rules.readings_of_promotion import FREE, passed

TODAY = date(2006, 7, 15)


def of(book: Book, quarter: object = Q2, today: date = TODAY) -> Grades:
    assert quarter in {Q1, Q2}
    return grades(book.department, Q1 if quarter == Q1 else Q2, today)


def told(found: Grades) -> str:
    pages = [grades_told(Page(language), found, Footing((), {})) for language in LANGUAGES]
    assert all("{" not in page for page in pages)
    assert as_data(found, Footing((), {}))["quarter"] == str(found.quarter)
    return " ".join(pages[0].split())


def test_a_promotion_due_names_since_when() -> None:
    book = Book(FREE)
    passed(book, Q1)
    passed(book, Q2)
    assert "A1 promotion to grade 2 due since 2006Q2 (P1-4.6-c" in told(of(book))


def test_a_listing_says_its_ground_and_what_became_of_it() -> None:
    book = Book()
    ground = book.deduct(41)
    assert "41 points in the quarter, more than 40; not decided (P1-4.1-e" in told(of(book, Q1))
    fields = {"ground": "quarter_deductions", "outcome": "transfer", "reason": "as seen"}
    book.write(EliminationDecided, "2006-03-01", by="M", staff="A1", **fields)
    assert "more than 40; transferred (P1-4.1-e" in told(of(book, Q1))
    book.reverse(ground)
    assert "its ground is no longer there (P1-3.7-i" in told(of(book, Q1))


def test_a_place_that_waits_is_told_with_its_last_day() -> None:
    book = moved({})
    found = grades(book.department, Q2.following, date(2006, 11, 1))
    assert "since an appeal of others; counts after 2006-11-05" in told(found)


def test_foremen_are_told_with_what_is_due() -> None:
    book = Book()
    graded(book, 3, staff="F1")
    assert "F1 demotion due: own grade is 3 (P1-4.3-b" in told(of(book))


def test_a_review_for_demotion_is_due_after_its_year() -> None:
    book = Book()
    graded(book, 2)
    scored(book, A1=60)
    found = grades(book.department, Q1, TODAY)
    assert "review for demotion due" not in told(found)
    last = grades(book.department, Q2.following.following, date(2007, 1, 15))
    assert "review for demotion due: the year is below grade 2: score" in told(last)


def test_follow_ups_crowded_on_one_day_are_pointed_out() -> None:
    book = Book()
    followed(book, "B", 4, same=True)
    assert "followed up 4 times that day (P1-4.1-a" in told(of(book, Q1))


def test_probations_are_told_until_they_are_decided() -> None:
    book = Book()
    engaged(book, "A13", "2006-04-01")
    assert "A13 ended on 2006-06-30, not decided yet; no rank yet" in told(of(book))
    early = of(book, Q2, date(2006, 6, 1))
    assert "A13 until 2006-06-30, no rank yet" in told(early)
    decided(book, "A13", "2006-07-10")
    assert "A13 ended" not in told(of(book))


def test_pay_that_falls_with_the_probation_is_pointed_out() -> None:
    book = Book()
    engaged(book, "A13", education="bachelor")
    scored(book, A13=60, A1=70, A2=71, A3=72, A4=73)
    assert "A13 paid 1500 in probation, at most 1300 after it (P1-4.4-d)" in told(of(book, Q1))


@pytest.mark.parametrize(("grade", "is_told"), [(3, False), (2, True)])
def test_a_demotion_whose_ground_is_not_there_is_told(grade: int, is_told: bool) -> None:  # noqa: FBT001 - a parameter
    book = Book()
    graded(book, grade, staff="F1")
    fields = {"ground": "grade_below_2", "effective_from": "2006-03-02"}
    book.write(ForemanDemoted, "2006-03-01", by="M", staff="F1", **fields)
    assert ("its ground is no longer there (P1-3.7-i" in told(of(book, Q1))) is is_told


def test_the_latest_quarter_is_the_last_published_or_the_running_one() -> None:
    book = Book()
    assert latest(book.department, TODAY) == Q2.following
    book.publish()
    assert latest(book.department, TODAY + timedelta(days=400)) == Q1
