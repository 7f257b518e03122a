"""Whose score, in which quarter, an entry bears on (P1-2.10)."""

from collections.abc import Mapping

import pytest

from domain.facts.disqualification import QuarterDisqualified
from domain.rules.bearing import bears_on
from tests.builders import Book
from tests.cast import FEBRUARY, Q1, Q2


def borne(book: Book, named: str) -> set[str]:
    return {f"{one.staff_id} {one.quarter}" for one in bears_on(book.department, named)}


def test_an_entry_nobody_made_bears_on_nothing() -> None:
    assert borne(Book(), "nothing") == set()


def test_a_disqualification_bears_on_the_quarter_it_names() -> None:
    book = Book()
    fields = {"quarter": Q1, "ground": "head_finding", "reason": "grave"}
    item = book.write(QuarterDisqualified, "2006-04-05", staff="A1", **fields)
    assert borne(book, item.fact.id) == {"A1 2006Q1"}


def inspected(readings: Mapping[str, str] | None = None) -> Book:
    book = Book(readings)
    ref = {"code": "procedure", "version": 1, "item": "P0"}
    found = [{"standard_ref": ref, "points": "1", "staff_id": one} for one in ("A1", "A2")]
    book.inspect(id="i", duty=("F1",), findings=found)
    book.inspect(1, duty=("F2",), on="2006-02-20")
    return book


@pytest.mark.parametrize(
    ("named", "whose"),
    [
        ("i", {"F1 2006Q1", "A1 2006Q1", "A2 2006Q1"}),
        ("i#1", {"F1 2006Q1", "A1 2006Q1"}),
        ("i#2", {"F1 2006Q1", "A2 2006Q1"}),
    ],
)
def test_an_inspection_bears_on_the_foreman_and_whom_its_findings_name(
    named: str, whose: set[str]
) -> None:
    assert borne(inspected(), named) == whose


def test_where_all_the_months_foremen_answer_it_bears_on_all_of_them() -> None:
    key = "inspection.foreman_attribution"
    book = inspected({key: "all_duty_foremen_with_contributing_inspections"})
    assert borne(book, "i#1") == {"F1 2006Q1", "F2 2006Q1", "A1 2006Q1"}


def test_a_reversal_bears_on_what_it_reversed() -> None:
    book = inspected()
    (reversal,) = (book.reverse(book.entries[-2], target={"entry": "i", "finding": 1}),)
    assert borne(book, reversal.fact.id) == {"F1 2006Q1", "A1 2006Q1"}


@pytest.mark.parametrize(
    ("reading", "quarters"),
    [
        ("quarter_of_falsified_data", {"A1 2006Q1"}),
        ("quarter_of_discovery", {"A1 2006Q2"}),
        ("both", {"A1 2006Q1", "A1 2006Q2"}),
    ],
)
def test_cheating_bears_on_the_quarter_it_is_counted_in(reading: str, quarters: set[str]) -> None:
    default = reading == "quarter_of_falsified_data"
    book = Book({} if default else {"disqualification.quarter_attribution": reading})
    book.report("2006-03-20", found="2006-04-20", id="c")
    assert borne(book, "c") == quarters


def test_cheating_bears_on_the_foreman_whose_ten_points_rest_on_it() -> None:
    book = Book()
    for day in (10, 11):
        book.cheat(f"2006-02-{day}", id=f"c{day}")
    assert borne(book, "c10") == {"A1 2006Q1"}
    book.cheat("2006-02-12", id="c12")
    assert borne(book, "c10") == {"A1 2006Q1", "F1 2006Q1"}


def test_a_deduction_bears_on_the_quarter_it_is_charged_to() -> None:
    book = Book({"score.deduction_date": "date_recorded"})
    book.deduct(2, FEBRUARY, id="d", recorded="2006-04-05")
    assert borne(book, "d") == {f"A1 {Q2}"}


@pytest.mark.parametrize(
    ("readings", "whose"),
    [
        ({}, {"A1"}),
        ({"attitude.missing_part": "missing_is_team_mean"}, {"A1", "A2", "A3", "A4", "A5", "A6"}),
        ({"attitude.member_average": "team_mean_of_self_ratings"}, {f"A{n}" for n in range(1, 7)}),
        ({"score.foreman_formula": "foreman_score_is_team_mean"}, {"A1", "F1"}),
    ],
)
def test_a_form_bears_on_whoever_is_measured_by_it(
    readings: Mapping[str, str], whose: set[str]
) -> None:
    book = Book(readings)
    form = book.form("A1", 8)
    assert borne(book, form.fact.id) == {f"{one} 2006Q1" for one in whose}
