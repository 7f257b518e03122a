"""The values facts are made of: days, quarters, exact numbers (regulation.md, 0.6.2, P1-0.4-a)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.rounding import exact_text
from domain.values import (
    Amount,
    Count,
    Digest,
    Exact,
    Id,
    Month,
    Points,
    PositivePoints,
    Quarter,
    When,
    Words,
    day_of,
)

DAYS = st.dates(date(1, 1, 1), date(9999, 9, 30))


def reads(annotation: Any, value: object) -> object:  # noqa: ANN401 - any type there is
    return TypeAdapter(annotation).validate_python(value)


def refuses(annotation: Any, value: object) -> None:  # noqa: ANN401 - as above
    with pytest.raises(ValidationError):
        reads(annotation, value)


@given(DAYS)
def test_every_day_is_in_exactly_one_quarter_and_one_month(day: date) -> None:
    quarter, month = Quarter.of(day), Month.of(day)
    assert day in quarter
    assert month.first_day <= day <= month.last_day
    assert month in quarter.months
    assert day not in quarter.following


@given(DAYS)
def test_quarters_follow_each_other_without_a_gap(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.last_day + timedelta(days=1) == quarter.following.first_day
    assert quarter.following.previous == quarter
    assert quarter < quarter.following
    assert quarter.months[0].following == quarter.months[1]


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        ("2006Q1", "2006-01-01", "2006-03-31"),
        ("2006Q2", "2006-04-01", "2006-06-30"),
        ("2006Q3", "2006-07-01", "2006-09-30"),
        ("2006Q4", "2006-10-01", "2006-12-31"),
    ],
)
def test_a_quarter_is_three_calendar_months(quarter: str, first: str, last: str) -> None:
    found = Quarter.parse(quarter)
    assert (str(found.first_day), str(found.last_day), str(found)) == (first, last, quarter)


def test_a_moment_lies_in_the_quarter_of_its_day() -> None:
    assert datetime(2006, 3, 31, 23, 59, tzinfo=UTC) in Quarter(2006, 1)


@pytest.mark.parametrize("text", ["2006Q0", "2006Q5", "06Q1", "2006", "2006-Q1", ""])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    refuses(Quarter, text)


@pytest.mark.parametrize("text", [" 2006q1 ", "2006Q1"])
def test_a_quarter_is_read_as_people_type_it(text: str) -> None:
    assert reads(Quarter, text) == Quarter(2006, 1)
    assert reads(Quarter, Quarter(2006, 1)) == Quarter(2006, 1)


def test_a_quarter_that_reads_has_a_first_day() -> None:
    try:
        quarter = Quarter.parse("0000Q1")
    except ValueError:
        return  # It does not read: that will do.
    assert quarter.first_day in quarter


@pytest.mark.parametrize("text", ["2006-00", "2006-13", "2006-3", "200603", ""])
def test_what_is_no_month_is_refused(text: str) -> None:
    refuses(Month, text)


def test_a_month_is_written_with_two_digits() -> None:
    assert str(reads(Month, " 2006-03 ")) == "2006-03"
    assert str(Month(2006, 12).following) == "2007-01"


@given(st.fractions())
def test_an_exact_number_is_written_and_read_back(amount: Fraction) -> None:
    adapter = TypeAdapter(Exact)
    if len(str(amount.numerator)) <= 25 and len(str(amount.denominator)) <= 25:
        assert adapter.validate_python(adapter.dump_python(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Fraction(85), "85"),
        (Fraction(17, 2), "8.5"),
        (Fraction(25, 3), "25/3"),
        (Fraction(-45, 2), "-22.5"),
        (Fraction(1, 1024), "0.0009765625"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
    ],
)
def test_an_exact_number_is_its_shortest_decimal_or_a_fraction(amount: Fraction, text: str) -> None:
    assert exact_text(amount) == text


def test_a_long_decimal_is_not_rounded() -> None:
    assert Fraction(exact_text(Fraction(1, 2**60))) == Fraction(1, 2**60)


@pytest.mark.parametrize("value", [0.5, "1e3", "½", "1/0", "--1", True, None, "nan"])
def test_what_is_no_exact_number_is_refused(value: object) -> None:
    refuses(Exact, value)


@pytest.mark.parametrize("value", [62.5, "NaN", "Infinity", "1.00001", "10000000000", "x"])
def test_an_amount_is_exact_finite_and_of_four_places(value: object) -> None:
    refuses(Amount, value)


@pytest.mark.parametrize(("text", "written"), [("2.50", "2.5"), ("100", "100"), ("0.0", "0")])
def test_one_amount_has_one_way_of_being_written(text: str, written: str) -> None:
    assert str(reads(Amount, text)) == written
    assert reads(Amount, Decimal(text)) == Decimal(written)


def test_points_are_not_negative_and_positive_points_not_zero() -> None:
    assert reads(Points, "0") == 0
    refuses(Points, "-0.1")
    refuses(PositivePoints, "0")
    assert reads(PositivePoints, "0.0001") == Decimal("0.0001")


@pytest.mark.parametrize("value", [-1, 1.0, "x", 1_000_001])
def test_a_count_is_whole_and_not_negative(value: object) -> None:
    refuses(Count, value)


@pytest.mark.parametrize("value", ["", "  ", "a\nb", "\x00", "x" * 201])
def test_an_id_is_a_short_line(value: str) -> None:
    refuses(Id, value)
    assert reads(Id, " A1 ") == "A1"


def test_words_are_not_empty_and_a_digest_is_hexadecimal() -> None:
    refuses(Words, "   ")
    refuses(Digest, "0" * 63)
    refuses(Digest, "G" * 64)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2006-03-01", date(2006, 3, 1)),
        ("2006-03-01T10:00:00+08:00", datetime.fromisoformat("2006-03-01T10:00:00+08:00")),
        ("2006-03-01T00:00:00+00:00", datetime(2006, 3, 1, tzinfo=UTC)),
        (date(2006, 3, 1), date(2006, 3, 1)),
    ],
)
def test_a_day_stays_a_day_and_a_moment_a_moment(value: object, read: object) -> None:
    found = reads(When, value)
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    "value", ["2006-02-30", "2006-03-01T10:00:00", "10:00", "", 20060301, None, "yesterday!"]
)
def test_what_is_no_day_and_no_moment_is_refused(value: object) -> None:
    refuses(When, value)


def test_the_day_of_a_moment_is_that_of_the_clock_it_was_written_with() -> None:
    assert day_of(datetime(2006, 3, 1, 23, 59, tzinfo=UTC)) == date(2006, 3, 1)
    assert day_of(date(2006, 3, 1)) == date(2006, 3, 1)
