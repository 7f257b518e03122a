"""Whoever took part in what is contested does not hear the appeal (P1-3.7-j)."""

import pytest

from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged
from domain.facts.envelope import Fact
from domain.facts.exams import ErrorCorrectionExamMarked
from domain.facts.points import PointPenaltyImposed
from domain.facts.quarter import ResultAdjusted
from domain.rules.appeal_panel import involved
from tests.builders import Book
from tests.cast import FEBRUARY, LOG, Q1

OWN = {"A1", "F1"}
"""The appellant, and the foreman of the appellant's team."""


def took_part(book: Book, *contested: Entry[Fact], appellant: str = "A1") -> set[str]:
    ref = {"period": Q1, "edition": 1, "contested_items": [one.fact.id for one in contested]}
    by = "S" if appellant == LOG else appellant
    fields = {"appellant": appellant, "result_ref": ref, "grounds": "too low", "id": "a1"}
    appeal = book.write(ResultAppealLodged, "2006-04-18", by=by, **fields)
    return set(involved(book.department, appeal))


def test_the_appellant_and_the_own_foreman_always_took_part() -> None:
    assert took_part(Book()) == OWN


def test_a_department_appeals_through_its_head_and_has_no_foreman() -> None:
    assert took_part(Book(), appellant=LOG) == {LOG, "S"}


def test_who_recorded_an_item_took_part_and_who_typed_it_in() -> None:
    book = Book()
    item = book.deduct(2, by="D", entered_by="H3")
    assert took_part(book, item) == {*OWN, "D", "H3"}


def test_both_markers_of_a_joint_mark_took_part() -> None:
    book = Book()
    fields = {"exam_id": "d", "for_quarter": Q1, "found_and_corrected": 7, "with": "H2"}
    item = book.write(ErrorCorrectionExamMarked, staff="A1", **fields)
    assert took_part(book, item) == {*OWN, "S", "H2"}


def test_who_reported_found_and_confirmed_cheating_took_part() -> None:
    book = Book()
    report = book.cheat(FEBRUARY, by="H1", discovered_by="H3")
    book.cheat("2006-02-11", by="M")
    assert took_part(book, report) == {*OWN, "H1", "H3", "H2"}


def test_the_adjuster_of_the_quarter_took_part() -> None:
    book = Book()
    fields = {"by": "M", "quarter": Q1, "scope_id": LOG, "delta": "1"}
    book.write(ResultAdjusted, "2006-04-05", external_influence="flood", **fields)
    assert took_part(book) == {*OWN, "M"}


def test_the_regulation_is_nobody() -> None:
    book = Book()
    fields = {"quarter": Q1, "points": "10", "clause_id": "P1-4.7", "by": "regulation"}
    item = book.write(PointPenaltyImposed, staff="A1", **fields)
    assert took_part(book, item) == OWN


@pytest.mark.xfail(strict=True, reason="the items an item follows from are not looked at")
def test_who_found_what_a_contested_penalty_follows_from_took_part() -> None:
    book = Book()
    inspection = book.inspect(31)
    fields = {"quarter": Q1, "points": "10", "clause_id": "P1-4.7", "by": "regulation"}
    because = {"because_of": (inspection.fact.id,)}
    item = book.write(PointPenaltyImposed, staff="F1", **fields, **because)
    assert "I1" in took_part(book, item, appellant="F1")


@pytest.mark.xfail(
    strict=True, reason="the report behind a contested confirmation is not looked at"
)
def test_the_reporter_took_part_where_the_confirmation_is_contested() -> None:
    book = Book()
    book.cheat(FEBRUARY, by="H1")
    assert took_part(book, book.entries[-1]) == {*OWN, "H1", "H2"}
