"""Which sitting of an exam counts, and the mark in force (P1-0.4-b).

Pending, missing, excused and zero are four different states (regulation.md, G.4).
"""

import pytest

from domain.facts.exams import (
    ErrorCorrectionExamMarked,
    ExamAbsenceRecorded,
    MakeUpExamAuthorised,
    Subject,
)
from domain.facts.standards import PolicyOptionSet
from domain.rules.exam_marks import Mark, exam_mark, outside_month
from domain.values import Quarter
from tests.builders import Book
from tests.cast import FOUNDED, Q1, moment

LAST = Quarter(2005, 4)


def state(mark: Mark) -> tuple[object, str]:
    return (None if mark.value is None else int(mark.value), mark.state)


def absent(book: Book, subject: Subject = "typing", *, excused: bool = False) -> None:
    fields = {"subject": subject, "exam_id": subject, "for_quarter": Q1, "reason": "ill"}
    book.write(ExamAbsenceRecorded, "2006-03-10", staff="A1", excused=excused, **fields)


@pytest.mark.parametrize(
    ("subject", "first", "last"),
    [
        ("document", "2006-01-01", "2006-01-31"),
        ("knowledge", "2006-02-01", "2006-02-28"),
        ("typing", "2006-03-01", "2006-03-31"),
    ],
)
def test_each_subject_has_its_month_both_ends_included(
    subject: Subject, first: str, last: str
) -> None:
    rules = Book().dossier().rules
    held = [moment(day).date() for day in (first, last)]
    assert not any(outside_month(Q1, day, subject, rules) for day in held)
    beyond = [held[0].replace(year=2005), held[1].replace(month=held[1].month + 1, day=1)]
    assert all(outside_month(Q1, day, subject, rules) for day in beyond)


def test_without_any_fact_the_mark_is_pending() -> None:
    mark = exam_mark(Book().dossier(), "knowledge")
    assert state(mark) == (None, "pending")
    assert mark.entries  # It rests on the regulation that asks for the exam.


def test_an_unexcused_absence_is_pending_until_the_close_and_then_zero() -> None:
    book = Book()
    absent(book)
    before = exam_mark(book.dossier(), "typing")
    closing = book.close()
    after = exam_mark(book.dossier(), "typing")
    assert (state(before), state(after)) == ((None, "pending"), (0, "absent"))
    assert closing in after.entries


def test_an_excused_absence_is_pending_after_the_close_too() -> None:
    book = Book()
    absent(book, excused=True)
    book.close()
    assert state(exam_mark(book.dossier(), "typing")) == (None, "pending")


def test_the_last_word_on_an_absence_counts() -> None:
    book = Book()
    absent(book)
    absent(book, excused=True)
    book.close()
    assert state(exam_mark(book.dossier(), "typing")) == (None, "pending")


def test_an_absence_from_one_exam_is_none_from_another() -> None:
    book = Book()
    absent(book, "typing")
    book.close()
    assert state(exam_mark(book.dossier(), "knowledge")) == (None, "pending")


def test_a_make_up_after_an_absence_gives_its_mark() -> None:
    book = Book()
    absent(book)
    fields = {"exam_id": "again", "replaces_exam": "typing", "for_quarter": Q1}
    book.write(MakeUpExamAuthorised, staff="A1", reason="ill", **fields)
    book.typing(450, exam_id="again")
    book.close()
    assert state(exam_mark(book.dossier(), "typing")) == (100, "marked")


def test_a_make_up_comes_after_what_it_replaces_in_whatever_order_they_are_recorded() -> None:
    book = Book()
    book.knowledge(40, exam_id="again")
    book.knowledge(90, exam_id="first")
    fields = {"exam_id": "again", "replaces_exam": "first", "for_quarter": Q1}
    book.write(MakeUpExamAuthorised, staff="A1", reason="fire", **fields)
    assert state(exam_mark(book.dossier(), "knowledge")) == (40, "marked")


def test_a_reversed_mark_is_pending_again() -> None:
    book = Book()
    book.reverse(book.knowledge(90))
    assert state(exam_mark(book.dossier(), "knowledge")) == (None, "pending")


def test_a_mark_counts_for_the_quarter_it_was_set_for() -> None:
    book = Book()
    book.knowledge(90, "2006-01-20", for_quarter=LAST)
    marks = [exam_mark(book.dossier(quarter=one), "knowledge").value for one in (LAST, Q1)]
    assert marks == [90, None]


@pytest.mark.parametrize("mark", [0, 100])
def test_a_mark_at_either_end_of_the_scale_is_a_mark(mark: int) -> None:
    book = Book()
    book.knowledge(mark)
    assert state(exam_mark(book.dossier(), "knowledge")) == (mark, "marked")


def carried() -> Book:
    return Book({"exam.absent": "carry_previous_quarter_mark"})


def test_a_carried_mark_rests_on_the_absence_and_on_the_mark_before() -> None:
    book = carried()
    earlier = book.typing(350, on="2005-12-12", for_quarter=LAST)
    absent(book)
    mark = exam_mark(book.dossier(), "typing")
    assert state(mark) == (90, "marked")
    assert earlier in mark.entries
    assert len(mark.entries) == 2


def test_with_no_mark_before_there_is_none_to_carry() -> None:
    book = carried()
    absent(book)
    assert state(exam_mark(book.dossier(), "typing")) == (None, "pending")


def test_in_the_first_quarter_of_the_regulation_there_is_no_mark_to_carry() -> None:
    book = carried()
    first = Quarter.of(FOUNDED)
    fields = {"subject": "typing", "exam_id": "t", "for_quarter": first, "excused": False}
    book.write(ExamAbsenceRecorded, "2004-03-10", staff="A1", reason="gone", **fields)
    assert state(exam_mark(book.dossier(quarter=first), "typing")) == (None, "pending")


def test_an_exam_is_read_by_the_reading_of_the_day_it_is_held() -> None:
    book = Book()
    option = {"key": "docexam.regime_date", "value": "quarter_examined", "reason": "fairer"}
    book.write(PolicyOptionSet, "2005-12-20", by="H1", effective_from="2006-01-01", **option)
    fields = {"staff": "A1", "exam_id": "d", "for_quarter": LAST, "with": "H1"}
    book.write(ErrorCorrectionExamMarked, "2006-01-04", found_and_corrected=9, **fields)
    # 0.6.6: for an exam, the value in force on the day it is held; the command goes by it too.
    assert exam_mark(book.dossier(quarter=LAST), "document").value == 90
