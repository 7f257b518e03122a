"""Lines of an explanation: amounts with their sources, and the lines under them."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.line import Line, entries_of, sum_line, total, walk
from domain.wording import say
from tests.builders import Book

AMOUNTS = st.lists(st.fractions(-100, 100, max_denominator=60), max_size=8)
BOOK = Book()
ENTRIES = [BOOK.deduct(1) for _ in range(3)]


def line(amount: Fraction | int, *entries: int, under: tuple[Line, ...] = ()) -> Line:
    rests_on = tuple(ENTRIES[number] for number in entries or (0,))
    return Line(Fraction(amount), say("line.floor"), "P1-2.10", rests_on, under)


@given(AMOUNTS)
def test_a_sum_is_the_exact_sum_of_what_lies_under_it(amounts: list[Fraction]) -> None:
    under = [line(amount) for amount in amounts]
    found = sum_line(under, say("line.floor"), "P1-2.10", ENTRIES[0])
    assert found.amount == total(under) == sum(amounts, Fraction(0))
    assert found.adds
    assert found.lines == tuple(under)


def test_with_nothing_to_add_a_sum_rests_on_the_regulation() -> None:
    found = sum_line((), say("line.floor"), "P1-2.10", ENTRIES[2])
    assert found.entries == (ENTRIES[2],)
    assert found.amount == 0


@given(AMOUNTS)
def test_a_line_taken_away_takes_away_all_that_lies_under_it(amounts: list[Fraction]) -> None:
    under = tuple(line(amount) for amount in amounts)
    found = line(total(under), under=under).negative()
    assert found.amount == -sum(amounts, Fraction(0)) == total(found.lines)
    assert found.negative() == line(total(under), under=under)


def test_entries_are_told_once_in_the_order_of_the_log() -> None:
    assert entries_of([line(1, 2), line(1, 0, 2), line(1, 1)]) == tuple(ENTRIES)


def test_walking_gives_every_line_and_every_line_under_it() -> None:
    inner, outer = line(1), line(2)
    top = line(3, under=(line(4, under=(inner,)), outer))
    assert [int(one.amount) for one in walk((top,))] == [3, 4, 1, 2]


def test_an_entry_is_called_by_its_log_and_its_place() -> None:
    assert str(ENTRIES[0]) == f"customer-service@{ENTRIES[0].position}"
