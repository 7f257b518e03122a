"""Deductions and bonus points: a line for each fact, summed over its quarter (P1-2.3, P1-2.4)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts.envelope import Fact
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.rules.deductions import FACTS, Kind, points
from tests.builders import Book
from tests.cast import shown

KINDS: list[tuple[Kind, type[Fact], str]] = [
    ("grooming", GroomingDeductionRecorded, "P1-2.3"),
    ("procedure", ProcedureDeductionRecorded, "P1-2.4"),
    ("complaint", ComplaintHandlingDeductionRecorded, "P1-2.4"),
    ("bonus", BonusPointsAwarded, "P1-2.4"),
]


def counted(book: Book, kind: Kind = "grooming", staff: str = "A1") -> str:
    return shown(points(book.dossier(staff), kind).sum)


@pytest.mark.parametrize(("kind", "fact", "clause"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_a_fact_is_a_line_that_names_its_clause_and_its_entry(
    kind: Kind, fact: type[Fact], clause: str
) -> None:
    book = Book()
    entry = book.deduct("1.5", kind=fact)
    (line,) = points(book.dossier(), kind).lines
    assert (line.amount, line.clause, line.entries) == (Fraction(3, 2), clause, (entry,))
    others = [points(book.dossier(), other).lines for other in FACTS if other != kind]
    assert not any(others)


def test_nothing_on_record_is_no_line() -> None:
    assert points(Book().dossier(), "grooming").lines == ()


@given(st.lists(st.decimals("0.1", "40", places=1), max_size=12))
def test_points_add_up_exactly_and_have_no_limit(amounts: list[Fraction]) -> None:
    book = Book()
    for amount in amounts:
        book.deduct(amount)
    found = points(book.dossier(), "grooming")
    assert found.sum == sum((Fraction(amount) for amount in amounts), Fraction(0))
    assert len(found.lines) == len(amounts)


@pytest.mark.parametrize(
    ("on", "sum_"),
    [
        pytest.param("2005-12-31", "0", id="the day before the quarter"),
        pytest.param("2006-01-01", "2", id="its first day"),
        pytest.param("2006-03-31T23:59:59+08:00", "2", id="its last second"),
        pytest.param("2006-04-01", "0", id="the day after it"),
    ],
)
def test_points_belong_to_the_quarter_in_which_they_were_seen(on: str, sum_: str) -> None:
    book = Book()
    book.deduct(2, on)
    assert counted(book) == sum_


def test_a_moment_written_in_utc_belongs_to_the_day_it_was_in_the_department() -> None:
    book = Book()
    # 17:00 on 03-31 in UTC is 01:00 on 04-01 in UTC+8, so the second quarter's.
    book.deduct(2, "2006-03-31T17:00:00+00:00")
    assert counted(book) == "0"


def test_what_was_reversed_is_no_line_any_more() -> None:
    book = Book()
    entry = book.deduct(2)
    book.deduct(3)
    book.reverse(entry)
    assert counted(book) == "3"


def named(points_: int, staff: str | None = "A1", code: str = "grooming") -> dict[str, object]:
    """Build a finding about somebody under an item of a catalogue."""
    ref = {"code": code, "version": 1, "item": "G0"}
    return {"standard_ref": ref, "points": str(points_), "staff_id": staff}


def test_findings_that_name_the_person_count_and_others_do_not() -> None:
    book = Book()
    findings = (named(2), named(4, "A2"), named(8, None), named(16, code="procedure"))
    book.inspect(findings=findings)
    assert [counted(book, kind) for kind in FACTS] == ["2", "16", "0", "0", "0"]


def test_a_finding_of_a_catalogue_of_no_term_costs_the_person_nothing() -> None:
    book = Book()
    book.inspect(findings=(named(5, code="inspection"),))
    assert [counted(book, kind) for kind in FACTS] == ["0", "0", "0", "0", "0"]


def test_a_finding_recorded_as_a_deduction_is_not_doubled() -> None:
    book = Book()
    inspection = book.inspect(findings=(named(2),))
    book.deduct(2, because_of=(inspection.fact.id,))
    assert counted(book) == "2"


def test_a_reversed_finding_counts_no_more_and_the_others_do() -> None:
    book = Book()
    inspection = book.inspect(findings=(named(2), named(4)))
    book.reverse(inspection, target={"entry": inspection.fact.id, "finding": 1})
    assert counted(book) == "4"


def test_a_reversed_inspection_takes_its_findings_with_it() -> None:
    book = Book()
    book.reverse(book.inspect(findings=(named(2),)))
    assert counted(book) == "0"


def test_a_finding_recorded_after_publication_has_no_effect() -> None:
    book = Book()
    book.publish()
    book.inspect(findings=(named(2),), recorded="2006-04-14")
    assert counted(book) == "0"
