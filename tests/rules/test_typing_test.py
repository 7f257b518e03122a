"""The typing test: errors deducted, speed read off the table (P1-2.6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts.standards import PolicyOptionSet
from domain.rules.exam_marks import exam_mark
from domain.rules.typing_test import TypingResult, chars_deducted
from tests.builders import Book
from tests.cast import Q1, Q2, shown


def result(gross: int, wrong: int = 0) -> TypingResult:
    book = Book()
    book.typing(gross, wrong)
    found = exam_mark(book.dossier(), "typing").typing
    assert found is not None
    return found


# The table of P1-2.6-c: each band's first speed, and the one before it.
BANDS = {0: 0, 39: 0, 40: 60, 44: 60, 45: 70, 49: 70, 50: 80, 59: 80, 60: 90, 79: 90, 80: 100}


@pytest.mark.parametrize(("speed", "mark"), [*BANDS.items(), (200, 100)])
def test_a_speed_has_the_mark_of_its_band(speed: int, mark: int) -> None:
    found = result(5 * speed)
    assert (shown(found.speed), shown(found.mark)) == (str(speed), str(mark))


@pytest.mark.parametrize("short", range(1, 5))
def test_a_band_is_reached_only_when_it_is_fully_earned(short: int) -> None:
    found = result(400 - short)
    assert (shown(found.speed), shown(found.mark)) == ("79", "90")


@pytest.mark.parametrize(
    ("wrong", "taken"),
    # 30 for each, 100 for each full three (P1-2.6-b).
    [*enumerate([0, 30, 60, 100, 130, 160, 200, 230])],
)
def test_errors_cost_thirty_each_and_a_hundred_for_every_three(wrong: int, taken: int) -> None:
    assert result(425, wrong).net_chars == 425 - taken


@given(st.integers(0, 200))
def test_three_more_errors_cost_a_hundred_more(wrong: int) -> None:
    rules = Book().dossier().rules
    assert chars_deducted(wrong + 3, rules) == chars_deducted(wrong, rules) + 100


@pytest.mark.parametrize(("wrong", "taken"), [(0, 0), (1, 30), (2, 30), (3, 100), (9, 100)])
def test_a_flat_bracket_costs_thirty_or_a_hundred(wrong: int, taken: int) -> None:
    rules = Book({"typing.error_deduction": "flat_bracket"}).dossier().rules
    assert chars_deducted(wrong, rules) == taken


def test_a_reading_holds_from_its_day_on_for_the_tests_held_then() -> None:
    book = Book()
    fields = {"key": "typing.error_deduction", "value": "linear_30", "reason": "simpler"}
    book.write(PolicyOptionSet, "2005-12-20", by="H1", effective_from="2006-04-01", **fields)
    book.typing(425, 7, on="2006-03-14")
    book.typing(425, 7, on="2006-06-14", for_quarter=Q2, exam_id="t2")
    marks = [exam_mark(book.dossier(quarter=one), "typing").value for one in (Q1, Q2)]
    # F-94: 425 − 230 = 195 is 39 a minute and nothing; 425 − 210 = 215 is 43 and 60.
    assert marks == [0, 60]


def test_the_explanation_goes_step_by_step_from_what_was_typed_to_the_mark() -> None:
    lines = result(425, 4).lines
    assert [(shown(line.amount), line.unit, line.clause) for line in lines] == [
        ("425", "characters", "P1-2.6-a"),
        ("-130", "characters", "P1-2.6-b"),
        ("59", "per_minute", "P1-2.6-c"),
        ("80", "marks", "P1-2.6-c"),
    ]
