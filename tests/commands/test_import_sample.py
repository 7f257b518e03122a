"""The sample's quarter comes out as worked out from the clauses by other means, to the last place.

``tests/samples/shunbi-2006Q1.expected.csv`` has four decimals; ours are rounded half up to them.
"""

import csv
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from commands.open_department import OpenDepartment
from domain.regulation.shipped import shipped_edition
from projections.quarter_sheet import SheetRow
from projections.rating import score_fields
from session import Session, rehearsal_session

SAMPLES = Path(__file__).parents[1] / "samples"
TEXT = (SAMPLES / "shunbi-2006Q1.expected.csv").read_text("utf-8-sig")
EXPECTED = list(csv.DictReader(TEXT.splitlines()))
TERMS = [name for name in EXPECTED[0] if name not in {"staff_id", "a_follow_ups", "b_follow_ups"}]


def take_in(session: Session, actor: str) -> int:
    session.actor = actor
    file = SAMPLES / "shunbi-2006Q1.xlsx"
    outside = {"X09": "another-estate"}
    decided = session.importing(file, outside=outside, progress=lambda *_: None)
    return len(session.commit(decided.state, decided.position))


@cache
def quarter() -> dict[str, SheetRow]:
    """Import the workbook as HR and as the supervisor, and give the sheet."""
    session = rehearsal_session("shunbi", lambda: datetime(2006, 5, 2, tzinfo=UTC))
    edition = shipped_edition("p1")
    session.open_department(
        OpenDepartment("shunbi", "順碧", edition, date(2005, 1, 1), "H01", rehearsal=True)
    )
    assert take_in(session, "H01") > 2000
    assert take_in(session, "S01") > 0
    assert take_in(session, "H01") == take_in(session, "S01") == 0
    return {row.staff_id: row for row in session.sheet("2006Q1")}


def shown(amount: object) -> Decimal:
    """Round half up to four places."""
    exact = amount if isinstance(amount, Fraction) else Fraction(0)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(
        Decimal("0.0001"), ROUND_HALF_UP
    )


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda row: str(row["staff_id"]))
def test_everybody_comes_out_as_expected(expected: dict[str, str]) -> None:
    row = quarter()[expected["staff_id"]]
    fields = score_fields(row.score)
    assert {name: shown(fields[name]) for name in TERMS} == {
        name: Decimal(expected[name]).quantize(Decimal("0.0001")) for name in TERMS
    }
    followed_up = [row.a_follow_ups, row.b_follow_ups]
    assert followed_up == [int(expected["a_follow_ups"]), int(expected["b_follow_ups"])]


def test_nobody_else_has_a_row() -> None:
    assert set(quarter()) == {row["staff_id"] for row in EXPECTED}
