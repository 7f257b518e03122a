"""What holds of every history, however it is asked about (design sections 5 and 14).

That reversing a reversal restores, that an entry no line rests on changes nothing, and that the
lines add up, stands in ``test_score_properties.py``.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts.points import BonusPointsAwarded, GroomingDeductionRecorded
from domain.history import Asked
from domain.rules.selectable import SELECTABLE
from tests.builders import Book
from tests.domain.test_score_properties import POINTS, STAFF, books, told

EVERYBODY = ("A1", "A2", "F1")
MARKS = st.decimals(0, 100, places=2).map(str)
ITEMS = st.lists(st.decimals(0, 10, places=1).map(str), min_size=1, max_size=3)
Write = Callable[[Book], object]


def _taken(staff: str, points: str) -> Write:
    return lambda book: book.deduct(points, kind=GroomingDeductionRecorded, staff=staff)


def _given(staff: str, points: str) -> Write:
    return lambda book: book.deduct(points, kind=BonusPointsAwarded, staff=staff)


def _knowledge(staff: str, mark: str) -> Write:
    return lambda book: book.knowledge(mark, staff=staff)


def _form(ratee: str, rater: str, items: list[str]) -> Write:
    return lambda book: book.form(rater, *items, ratee=ratee, on="2006-02-10")


def _inspected(points: str) -> Write:
    return lambda book: book.inspect(points)


@st.composite
def unrelated(draw: Callable[[Any], Any]) -> list[Write]:
    """Draw facts of one evening of which none speaks of another: one mark or form a person."""
    several = st.lists(st.tuples(STAFF, POINTS), max_size=3)
    writes = [_taken(*one) for one in draw(several)] + [_given(*one) for one in draw(several)]
    writes += [_inspected(points) for points in draw(st.lists(POINTS, max_size=2))]
    for staff in EVERYBODY:
        writes += [_knowledge(staff, draw(MARKS))] if draw(st.booleans()) else []
        for rater in draw(st.sets(st.sampled_from(["S", "F1", "A3", "A4"]))) - {staff}:
            writes.append(_form(staff, rater, draw(ITEMS)))
    return writes


def written(writes: list[Write]) -> Book:
    book = Book()
    for staff in EVERYBODY:
        book.document("S", staff=staff)
        book.document("H1", staff=staff)
        book.typing(350, 0, staff=staff)
    for write in writes:
        write(book)
    return book


@settings(max_examples=50)
@given(unrelated(), st.randoms(use_true_random=False))
def test_the_order_of_unrelated_facts_of_one_instant_changes_nothing(
    writes: list[Write], chance: Random
) -> None:
    otherwise = list(writes)
    chance.shuffle(otherwise)
    before, after = written(writes), written(otherwise)
    of_the_evening = before.entries[len(before.entries) - len(writes) :]
    assert len({entry.recorded_at for entry in of_the_evening}) <= 1
    for staff in EVERYBODY:
        assert told(before.score(staff)) == told(after.score(staff))


def amounts(book: Book, staff: str) -> list[tuple[str, Fraction]]:
    """Give the lines of a score in short."""
    return [(line.message.id, line.amount) for line in book.score(staff).lines]


@settings(max_examples=50)
@given(books(), STAFF, st.sets(st.sampled_from(sorted(SELECTABLE)), max_size=5))
def test_a_what_if_that_changes_nothing_gives_the_same_line_by_line(
    book: Book, staff: str, keys: set[str]
) -> None:
    before, lines = told(book.score(staff)), amounts(book, staff)
    rules = book.dossier(staff).rules
    book.overlay = tuple((key, rules.reading(key)) for key in sorted(keys))
    book.asked = Asked(effective_at=date(2999, 12, 31), without=frozenset({"no such entry"}))
    assert (told(book.score(staff)), amounts(book, staff)) == (before, lines)


@settings(max_examples=50)
@given(books(), STAFF, st.integers(0, 50))
def test_leaving_out_a_reversal_is_as_if_it_had_never_been_recorded(
    book: Book, staff: str, number: int
) -> None:
    before = told(book.score(staff))
    written_before = [entry for entry in book.entries if entry.stream.startswith("person/")]
    if not written_before or hasattr(written_before[number % len(written_before)].fact, "target"):
        return
    reversal = book.reverse(written_before[number % len(written_before)])
    book.asked = Asked(without=frozenset({reversal.fact.id}))
    assert told(book.score(staff)) == before


@settings(max_examples=25)
@given(books(), STAFF)
def test_what_is_added_later_never_changes_what_was_known(book: Book, staff: str) -> None:
    before, known = told(book.score(staff)), len(book.entries)
    book.deduct(5, "2006-02-20", staff=staff)
    book.inspect(40, duty=("F1",), on="2006-02-21")
    later, book.entries = book.entries, book.entries[:known]
    assert told(book.score(staff)) == before
    assert later[:known] == book.entries
