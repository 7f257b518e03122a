"""What holds of every score, whatever was recorded (design section 14; P1-2.10).

Quarters are drawn: marks, forms, points, inspections, cheating, adjustments, reversals, readings.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.entry import Entry
from domain.facts.disqualification import QuarterDisqualified
from domain.facts.envelope import Fact
from domain.facts.exams import MakeUpExamAuthorised
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.quarter import ResultAdjusted
from domain.facts.worklog import TaskCompletionSpotChecked
from domain.history import Asked
from domain.line import entries_of, total, walk
from domain.regulation.shipped import clause_numbers
from domain.rules.quarter_score import QuarterScore
from domain.rules.selectable import SELECTABLE
from domain.wording import LANGUAGES, render
from tests.builders import Book
from tests.cast import LOG, Q1, cast_of_everybody, shown

POINTS = st.decimals("0.5", 40, places=1).map(str)
STAFF = st.sampled_from(["A1", "A1", "A2", "F1"])
DAYS = st.dates(Q1.first_day, Q1.last_day).map(str)
KINDS = [
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
    ComplaintHandlingDeductionRecorded,
    BonusPointsAwarded,
]
READINGS = st.dictionaries(st.sampled_from(sorted(SELECTABLE)), st.integers(0, 3), max_size=4).map(
    lambda drawn: {key: SELECTABLE[key][n % len(SELECTABLE[key])] for key, n in drawn.items()}
)


def _marks(book: Book, draw: Callable[[Any], Any]) -> None:
    knowledge = draw(st.decimals(0, 100, places=2).map(str))
    document, typing = draw(st.integers(0, 20)), draw(st.sampled_from([0, 60, 80, 100]))
    book.marks(knowledge, 5 * document, typing, draw(STAFF))


def _points(book: Book, draw: Callable[[Any], Any]) -> None:
    book.deduct(draw(POINTS), draw(DAYS), kind=draw(st.sampled_from(KINDS)), staff=draw(STAFF))


def _form(book: Book, draw: Callable[[Any], Any]) -> None:
    rater = draw(st.sampled_from(["S", "F1", "A1", "A2", "A3", "A7"]))
    items = draw(st.lists(st.decimals(0, 10, places=1).map(str), min_size=1, max_size=3))
    book.form(rater, *items, ratee=draw(STAFF))


def _inspection(book: Book, draw: Callable[[Any], Any]) -> None:
    points = draw(st.lists(POINTS, max_size=2))
    book.inspect(*points, duty=draw(st.sampled_from([("F1",), ("F2",), ("F1", "F2")])))


def _cheating(book: Book, draw: Callable[[Any], Any]) -> None:
    book.cheat(draw(DAYS), by=draw(st.sampled_from(["H1", "F1"])), staff=draw(STAFF))


def _adjustment(book: Book, draw: Callable[[Any], Any]) -> None:
    delta = draw(st.decimals(-20, 20, places=1).map(str))
    fields = {"by": "M", "quarter": Q1, "scope_id": LOG, "external_influence": "flood"}
    book.write(ResultAdjusted, "2006-04-05", delta=delta, **fields)


def _close(book: Book, _: Callable[[Any], Any]) -> None:
    book.close()


WRITES = (_marks, _marks, _points, _points, _form, _form, _inspection, _cheating)


@st.composite
def books(draw: Callable[[Any], Any]) -> Book:
    book = Book(draw(READINGS))
    for write in draw(st.lists(st.sampled_from((*WRITES, _adjustment, _close)), max_size=9)):
        write(book, draw)
    for number in draw(st.lists(st.integers(0, 50), max_size=2)):
        if written := reversible(book):
            book.reverse(written[number % len(written)])
    return book


def reversible(book: Book) -> list[Entry[Fact]]:
    """Give what was written and bears on a score by itself."""
    gone = {getattr(entry.fact, "target", None) for entry in book.entries}
    streams = ("person/", "attitude/", "inspections/")
    written = book.entries[len(cast_of_everybody()) :]
    return [
        entry
        for entry in written
        if entry.stream.startswith(streams)
        and entry.fact.id not in gone
        and not hasattr(entry.fact, "target")
    ]


def told(score: QuarterScore) -> object:
    """Give a score in short, exactly."""
    return shown(score.score), shown(score.raw), score.disqualified


@settings(max_examples=150)
@given(books(), STAFF)
def test_the_sum_of_the_lines_is_the_score(book: Book, staff: str) -> None:
    score = book.score(staff)
    assert score.score in {None, total(score.lines)}
    for line in walk(score.lines):
        if line.adds:
            assert line.amount == total(line.lines)


@settings(max_examples=75)
@given(books(), STAFF)
def test_every_line_has_a_clause_and_an_entry_and_words(book: Book, staff: str) -> None:
    for line in walk(book.score(staff).lines):
        assert line.clause in clause_numbers()
        assert line.entries
        assert all(render(line.message, language) for language in LANGUAGES)


@settings(max_examples=75)
@given(books(), STAFF)
def test_a_score_is_zero_where_the_quarter_is_cancelled_and_pending_or_exact_elsewhere(
    book: Book, staff: str
) -> None:
    score = book.score(staff)
    if score.disqualified:
        assert score.score == 0
    elif score.raw is None:
        assert score.score is None
    else:
        limits = {"line.floor", "line.cap", "line.rounding"}
        lifted = total(line for line in score.lines if line.message.id in limits)
        assert score.score == score.raw + score.adjustment + lifted


@settings(max_examples=75)
@given(books(), STAFF, st.integers(0, 50))
def test_reversing_a_reversal_restores_the_score(book: Book, staff: str, number: int) -> None:
    before = told(book.score(staff))
    if written := reversible(book):
        book.reverse(book.reverse(written[number % len(written)]))
    assert told(book.score(staff)) == before


@settings(max_examples=25)
@given(books(), STAFF)
def test_the_same_log_gives_the_same_score_line_by_line(book: Book, staff: str) -> None:
    assert book.score(staff) == book.score(staff)


@settings(max_examples=100)
@given(books(), STAFF, st.integers(0, 50))
def test_without_an_entry_that_no_line_rests_on_the_score_is_the_same(
    book: Book, staff: str, number: int
) -> None:
    before = book.score(staff)
    rests_on = {entry.position for entry in entries_of(walk(before.lines))}
    others = [entry for entry in reversible(book) if entry.position not in rests_on]
    if others:
        left_out = others[number % len(others)].fact.id
        book.asked = Asked(without=frozenset({left_out}))
        assert told(book.score(staff)) == told(before)


def close_that_leaves_a_part_out() -> tuple[Book, Entry[Fact]]:
    book = Book()
    book.marks(80, 80, 80)
    book.form("S", 8)
    return book, book.close()


def make_up_that_takes_the_place() -> tuple[Book, Entry[Fact]]:
    book = Book()
    book.knowledge(40, exam_id="again")
    book.knowledge(90, exam_id="first")
    fields = {"exam_id": "again", "replaces_exam": "first", "for_quarter": Q1}
    return book, book.write(MakeUpExamAuthorised, staff="A1", reason="fire", **fields)


def notice_that_is_needed() -> tuple[Book, Entry[Fact]]:
    book = Book({"disqualification.automatic": "always_by_decision"})
    report = book.cheat("2006-02-10")
    fields = {"quarter": Q1, "ground": "cheating", "reason": "grave", "staff": "A1"}
    return book, book.write(QuarterDisqualified, trigger=report.fact.id, **fields)


def publication_that_came_first() -> tuple[Book, Entry[Fact]]:
    book = Book()
    edition = book.publish()
    book.deduct(3, "2006-03-28", recorded="2006-04-14")
    return book, edition


def check_that_found_it() -> tuple[Book, Entry[Fact]]:
    book = Book({"disqualification.threshold": "three_when_found_in_task_checks"})
    fields = {"staff": "A1", "outcome": "suspected_cheating"}
    check = book.write(TaskCompletionSpotChecked, "2006-02-10", **fields)
    book.cheat("2006-02-10")
    return book, check


@pytest.mark.parametrize(
    "case",
    [
        *(close_that_leaves_a_part_out, make_up_that_takes_the_place, notice_that_is_needed),
        *(publication_that_came_first, check_that_found_it),
    ],
    ids=lambda case: case.__name__,
)
def test_what_decides_a_score_is_among_the_entries_of_its_lines(
    case: Callable[[], tuple[Book, Entry[Fact]]],
) -> None:
    book, decisive = case()
    assert decisive in entries_of(walk(book.score().lines))


def test_a_third_of_a_mark_is_kept_to_the_end() -> None:
    book = Book()
    for rater in ("S", "F1", "A2"):
        book.form(rater, 1, 0, 0)
    score = book.score()
    assert score.attitude.score == Fraction(1, 3)
