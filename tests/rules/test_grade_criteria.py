"""The standards of grades 1 and 2, condition by condition (P1-4.1-a, P1-4.1-b)."""

from domain.line import walk
from domain.rules.grade_criteria import Criteria, grade_criteria
from domain.rules.graded_follow_ups import crowded_days
from domain.rules.scores import Scores
from domain.values import Quarter
from domain.wording import render
from tests.builders import Book
from tests.cast import Q1
from tests.rules.readings_of_grades import followed, ready, reported


def standard(book: Book, quarter: Quarter = Q1) -> Criteria:
    return grade_criteria(Scores(book.department), "A1", quarter, 2)


def lacking(book: Book) -> list[str]:
    return [render(line.message, "en") for line in standard(book).lacking]


def test_with_nothing_on_record_all_but_the_deductions_is_lacking() -> None:
    assert lacking(Book()) == [
        "no score yet",
        "B follow-ups 0 (at least 40 needed)",
        "B write-ups 0 (at least 10 needed)",
    ]


def test_a_report_of_ten_cases_completes_the_standard() -> None:
    book = ready({})
    assert lacking(book) == ["B write-ups 0 (at least 10 needed)"]
    reported(book)
    assert standard(book).met


def test_thirty_nine_follow_ups_are_one_too_few() -> None:
    book = Book()
    book.marks(80, 80, 80)
    followed(book, "B", 39)
    reported(book)
    assert lacking(book) == ["B follow-ups 39 (at least 40 needed)"]


def test_the_same_case_reported_twice_is_one_case() -> None:
    book = ready({})
    reported(book, cases=9)
    reported(book, cases=9, target=1)
    assert lacking(book) == ["B write-ups 9 (at least 10 needed)"]


def test_a_cancelled_quarter_says_why() -> None:
    book = ready({})
    book.cheat("2006-02-10")
    assert lacking(book)[0] == "quarter disqualified (cheating on 2006-02-10, reported by H1)"


def test_every_condition_rests_on_an_entry_and_a_clause() -> None:
    book = ready({})
    book.deduct(2)
    conditions = standard(book).conditions
    assert all(line.entries and line.clause for line in walk(one.line for one in conditions))


def test_more_than_three_follow_ups_of_a_case_on_a_day_are_shown_to_reviewers() -> None:
    for number, days in ((3, 0), (4, 1)):
        book = Book()
        followed(book, "B", number, same=True)
        assert len(crowded_days(Scores(book.department), "A1", Q1)) == days
