"""The document exam, by the method of its day (P1-2.5-e to -h)."""

import pytest

from domain.facts.exams import ErrorCorrectionExamMarked
from domain.rules.exam_marks import Mark, exam_mark
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, shown


def marked(*faults: dict[str, int]) -> Mark:
    book = Book()
    for rater, counts in zip(("S", "H1"), faults, strict=False):
        book.document(rater, "2006-01-10", **counts)
    return exam_mark(book.dossier(), "document")


@pytest.mark.parametrize(
    ("fault", "each"),
    [
        ("wrong_characters", 10),
        ("faulty_sentences", 5),
        ("missing_terms", 3),
        ("quantity_errors", 4),
        ("format_errors", 10),
    ],
)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_each_fault_costs_its_points(fault: str, each: int, count: int) -> None:
    assert marked({fault: count}, {fault: count}).value == 100 - each * count


def test_two_raters_are_averaged() -> None:
    supervisor = {"wrong_characters": 2, "faulty_sentences": 1, "missing_terms": 1}
    hr = {"wrong_characters": 1, "faulty_sentences": 2, "quantity_errors": 1, "format_errors": 1}
    mark = marked(supervisor, hr)
    # F-23: 100−20−5−3 = 72 and 100−10−10−4−10 = 66.
    assert [shown(line.amount) for line in mark.lines] == ["72", "66"]
    assert mark.value == 69


def test_with_one_rater_the_mark_is_awaited_and_the_first_one_stays_hidden() -> None:
    mark = marked({"wrong_characters": 1})
    assert (mark.value, mark.state, mark.lines) == (None, "pending", ())


def test_two_markings_of_one_rater_are_not_two_raters() -> None:
    book = Book()
    book.document("S")
    book.document("S", wrong_characters=1)
    assert exam_mark(book.dossier(), "document").value is None


@pytest.mark.parametrize(
    ("faults", "mark", "steps"),
    [
        pytest.param(9, "10", 2, id="above zero"),
        pytest.param(10, "0", 2, id="at zero there is nothing to lift"),
        pytest.param(11, "0", 3, id="below zero"),
    ],
)
def test_a_raters_mark_does_not_go_below_zero(faults: int, mark: str, steps: int) -> None:
    first, _ = marked({"wrong_characters": faults}, {}).lines
    assert shown(first.amount) == mark
    assert len(first.lines) == steps
    assert sum(line.amount for line in first.lines) == first.amount


def corrected(on: str, quarter: Quarter, found: int = 7) -> Mark:
    book = Book()
    fields = {"staff": "A1", "exam_id": "d", "for_quarter": quarter, "with": "H1"}
    counts = {"found_and_corrected": found, "found_only": 1}
    book.write(ErrorCorrectionExamMarked, on, **fields, **counts)
    return exam_mark(book.dossier(quarter=quarter), "document")


@pytest.mark.parametrize("found", [0, 7, 10])
def test_in_2005_an_error_found_and_corrected_is_ten_points(found: int) -> None:
    assert corrected("2005-10-10", Quarter(2005, 4), found).value == 10 * found  # F-22


@pytest.mark.parametrize(
    ("on", "quarter", "value"),
    [
        pytest.param("2004-12-31", Quarter(2004, 4), None, id="before 2005 there was no method"),
        pytest.param("2005-01-01", Quarter(2005, 1), 70, id="the first day of 2005"),
        pytest.param("2005-12-31", Quarter(2005, 4), 70, id="the last day of 2005"),
        pytest.param("2006-01-01", Q1, None, id="the first day of 2006"),
    ],
)
def test_the_method_of_2005_gives_marks_in_2005_alone(
    on: str, quarter: Quarter, value: int | None
) -> None:
    assert corrected(on, quarter).value == value


@pytest.mark.parametrize(("on", "value"), [("2005-12-31", None), ("2006-01-01", 100)])
def test_the_writing_test_gives_marks_from_2006_on(on: str, value: int | None) -> None:
    book = Book()
    for rater in ("S", "H1"):
        book.document(rater, on)
    assert exam_mark(book.dossier(), "document").value == value
