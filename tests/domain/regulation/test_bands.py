"""Tables: every number is in exactly one band, and a ladder's levels stand in order."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.refusals.regulation import LevelLacking
from domain.regulation.bands import Bands, Ladder

SPEEDS = Bands.model_validate(
    {
        "bands": [
            {"from": "0", "below": "40", "mark": "0"},
            {"from": "40", "below": "45", "mark": "60"},
            {"from": "45", "below": "50", "mark": "70"},
            {"from": "50", "below": "60", "mark": "80"},
            {"from": "60", "below": "80", "mark": "90"},
            {"from": "80", "mark": "100"},
        ]
    }
)
"""The table of P1-2.6-c."""

starts = st.lists(
    st.decimals(min_value="0.01", max_value=1000, places=2), unique=True, max_size=8
).map(lambda above: [Decimal(0), *sorted(above)])


def bands(starts: list[Decimal]) -> Bands:
    ends = [*starts[1:], None]
    rows = [
        {"from": start, "below": end, "mark": start}
        for start, end in zip(starts, ends, strict=True)
    ]
    return Bands.model_validate({"bands": rows})


@pytest.mark.parametrize(
    ("speed", "mark"),
    [
        (0, 0),
        (39, 0),
        (40, 60),
        (44, 60),
        (45, 70),
        (49, 70),
        (50, 80),
        (59, 80),
        (60, 90),
        (79, 90),
        (80, 100),
        (81, 100),
        (1000, 100),
    ],
)
def test_a_speed_has_the_mark_of_p1_2_6_c(speed: int, mark: int) -> None:
    assert SPEEDS.mark_for(Fraction(speed))[0] == mark


def test_a_number_just_below_a_band_is_in_the_one_before() -> None:
    mark, band = SPEEDS.mark_for(Fraction(80) - Fraction(1, 10**12))
    assert mark == 90
    assert band == SPEEDS.bands[4]


def test_a_number_below_zero_is_in_the_first_band() -> None:
    assert SPEEDS.mark_for(Fraction(-1)) == (Fraction(0), SPEEDS.bands[0])


@given(starts, st.fractions(min_value=0, max_value=2000))
def test_every_number_from_zero_on_is_in_exactly_one_band(
    starts: list[Decimal], number: Fraction
) -> None:
    table = bands(starts)
    around = [
        band
        for band in table.bands
        if Fraction(band.from_) <= number and (band.below is None or number < Fraction(band.below))
    ]
    assert len(around) == 1
    assert table.mark_for(number) == (Fraction(around[0].mark), around[0])


@given(starts)
def test_a_band_begins_at_its_own_first_number(starts: list[Decimal]) -> None:
    table = bands(starts)
    for band in table.bands:
        assert table.mark_for(Fraction(band.from_))[1] == band


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        pytest.param([("0", "40"), ("45", None)], "a gap from 40 to 45", id="a gap"),
        pytest.param([("0", "45"), ("40", None)], "overlap from 40 to 45", id="an overlap"),
        pytest.param([("40", None)], "begin at 40, not at 0", id="nothing below 40"),
        pytest.param([("0", "40"), ("40", "80")], "end at 80", id="nothing from 80 on"),
        pytest.param([("0", None), ("40", None)], "from 0 holds no number", id="an end too early"),
        pytest.param([("0", "0"), ("0", None)], "from 0 holds no number", id="an empty band"),
        pytest.param([], "at least 1 item", id="no band"),
    ],
)
def test_bands_that_do_not_give_every_number_one_mark_are_refused(
    rows: list[tuple[str, str | None]], fault: str
) -> None:
    table = [{"from": start, "below": end, "mark": "1"} for start, end in rows]
    with pytest.raises(ValidationError, match=fault):
        Bands.model_validate({"bands": table})


def ladder(*rungs: tuple[str, bool]) -> Ladder:
    rows = [{"level": level, "disqualifies": disqualifies} for level, disqualifies in rungs]
    return Ladder.model_validate({"rows": rows})


def test_a_level_disqualifies_from_the_warning_on() -> None:
    penalties = ladder(("written_criticism", False), ("warning", True), ("demerit", True))
    assert not penalties.disqualifies("written_criticism")
    assert penalties.disqualifies("warning")
    assert penalties.disqualifies("demerit")


def test_a_level_that_is_not_on_the_ladder_is_refused() -> None:
    with pytest.raises(LevelLacking, match=r"There is no level scolding. Choose one of warning"):
        ladder(("warning", True)).disqualifies("scolding")


@pytest.mark.parametrize(
    ("rungs", "fault"),
    [
        ((("warning", True), ("warning", True)), "warning stands there twice"),
        ((("warning", True), ("demerit", False)), "demerit does not disqualify"),
    ],
)
def test_a_ladder_out_of_order_is_refused(rungs: tuple[tuple[str, bool], ...], fault: str) -> None:
    with pytest.raises(ValidationError, match=fault):
        ladder(*rungs)
