"""Exemptions and reviews for demotion (P1-4.1-f, P1-4.1-g)."""

from domain.facts.grades import DemotionReviewed, ExemptionUsed
from domain.rules.demotion import Demotion, demotion
from domain.rules.scores import Scores
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.readings_of_elimination import Q3, Q4, graded, scored
from tests.rules.readings_of_exemption import below, best, exempt
from tests.rules.readings_of_grades import followed


def test_never_named_is_never_exempted() -> None:
    assert exempt(Book()) == "0 0"


def test_two_quarters_are_too_few_and_the_third_earns_one() -> None:
    book = Book()
    graded(book, 2)
    best(book, Q1, Q2)
    assert exempt(book) == "0 0"
    best(book, Q4)
    assert exempt(book) == "1 1"


def test_a_cancelled_quarter_is_nobodys_best() -> None:
    book = Book()
    graded(book, 2)
    best(book, Q1, Q2, Q3)
    book.cheat("2006-02-10")
    assert exempt(book) == "0 0"


def test_an_exemption_is_used_once() -> None:
    book = Book()
    graded(book, 2)
    best(book, Q1, Q2, Q3)
    used = {"earned_year": 2006, "against": "f1"}
    entry = book.write(ExemptionUsed, "2007-01-10", by="H1", staff="A1", **used)
    assert exempt(book) == "1 0"
    book.reverse(entry, "2007-01-12")
    assert exempt(book) == "1 1"


def test_a_year_without_a_score_calls_for_no_review() -> None:
    book = Book()
    graded(book, 2)
    assert below(book) == "-"


def test_of_grade_three_nobody_is_examined() -> None:
    book = Book()
    scored(book, A1=60)
    assert below(book) == "-"


def test_follow_ups_below_forty_on_the_mean_call_for_a_review() -> None:
    book = Book()
    graded(book, 2)
    for quarter, number in ((Q1, 41), (Q2, 38)):
        scored(book, quarter, A1=80)
        followed(book, "B", number, of=quarter)
    assert below(book) == "below_standard"


def test_a_review_held_is_due_no_more_and_its_grounds_stay() -> None:
    book = Book()
    graded(book, 2)
    scored(book, A1=60)

    def found() -> Demotion:
        return demotion(Scores(book.department), "A1", 2006)

    assert found().due
    held = {"year": 2006, "ground": "below_standard", "demoted": False, "reason": "ill"}
    book.write(DemotionReviewed, "2007-01-10", staff="A1", **held)
    assert not found().due
    assert found().causes
