"""Which edition somebody appeals against: a new one opens the window for what changed (F-81)."""

from datetime import date

import pytest

from domain.facts.appeals import ResultAppealLodged
from domain.history import Asked
from domain.rules.appeal_state import AppealState, appeal_state
from tests.builders import Book
from tests.cast import LOG, Q1

PUBLISHED = "2006-04-10"


def state(book: Book) -> AppealState:
    found = appeal_state(book.department, "a1", date(2006, 12, 31))
    assert found is not None
    return found


def appealed_again(appellant: str, changed: dict[str, str]) -> Book:
    """Publish A1 with 0, A2 with 2; a second edition with scores ``changed``, and an appeal."""
    book, row = Book(), dict.fromkeys(("raw", "adjustment", "score"), "0")
    for edition, (day, scores) in enumerate(
        ((PUBLISHED, {"A1": "0", "A2": "2"}), ("2006-05-11", {"A1": "0", "A2": "2", **changed})),
        start=1,
    ):
        rows = [
            {**row, "staff_id": staff, "exact": score, "disqualified": False}
            for staff, score in scores.items()
        ]
        book.publish(on=day, edition=edition, rows=rows)
    fields = {"by": "S" if appellant == LOG else appellant, "grounds": "too low", "id": "a1"}
    ref = {"period": Q1, "edition": 2}
    book.write(ResultAppealLodged, "2006-05-21", appellant=appellant, result_ref=ref, **fields)
    return book


def test_each_edition_has_a_window_of_its_own() -> None:
    found = state(appealed_again("A1", {"A1": "3"}))
    assert (found.in_time, str(found.last_day)) == (True, "2006-05-21")  # F-81


@pytest.mark.parametrize(
    ("appellant", "changed", "last"),
    [
        pytest.param("A2", {"A1": "1"}, "2006-04-20", id="neither result nor place changed"),
        pytest.param("A2", {"A1": "3"}, "2006-05-21", id="another went past"),
        pytest.param("A2", {"A1": "2"}, "2006-05-21", id="another drew level"),
        pytest.param("F1", {"F1": "1", "A1": "9"}, "2006-05-21", id="a result at last"),
        pytest.param(LOG, {"A1": "1"}, "2006-05-21", id="the department"),
    ],
)
def test_a_new_edition_opens_the_window_of_those_it_changed(
    appellant: str, changed: dict[str, str], last: str
) -> None:
    # F-81: others' windows stay closed, except persons whose rank changed.
    assert str(state(appealed_again(appellant, changed)).last_day) == last


@pytest.mark.parametrize(
    ("foreman", "score", "last"),
    [
        # Team T1 has A1 alone: 79 is the first level, 80 the second (P1-4.3-e, P1-4.3-f).
        pytest.param("F1", "79", "2006-04-20", id="the same level"),
        pytest.param("F1", "80", "2006-05-21", id="another level"),
        pytest.param("F2", "80", "2006-04-20", id="another team"),
    ],
)
def test_a_new_edition_opens_the_window_of_foremen_whose_level_it_changed(
    foreman: str, score: str, last: str
) -> None:
    book, row = Book(), dict.fromkeys(("raw", "adjustment", "score"), "0")
    for edition, (day, one) in enumerate(((PUBLISHED, "78"), ("2006-05-11", score)), start=1):
        rows = [
            {**row, "staff_id": staff, "exact": exact, "disqualified": False}
            for staff, exact in (("A1", one), ("F1", "90"), ("F2", "90"))
        ]
        book.publish(on=day, edition=edition, rows=rows)
    fields = {"by": foreman, "appellant": foreman, "grounds": "too low", "id": "a1"}
    ref = {"period": Q1, "edition": 2}
    book.write(ResultAppealLodged, "2006-05-21", result_ref=ref, **fields)
    assert str(state(book).last_day) == last


def test_without_the_first_edition_the_second_keeps_its_window() -> None:
    book = appealed_again("A1", {"A1": "3"})
    first = next(entry for entry in book.entries if entry.stream == "quarter/2006Q1")
    book.asked = Asked(without=frozenset({first.fact.id}))
    assert str(state(book).last_day) == "2006-05-21"


def test_a_publication_dated_back_is_counted_from_the_day_it_came() -> None:
    book = Book()
    book.publish(on="2006-04-01", recorded="2006-04-25")
    fields = {"by": "A1", "appellant": "A1", "grounds": "too low", "id": "a1"}
    ref = {"period": Q1, "edition": 1}
    book.write(ResultAppealLodged, "2006-05-05", result_ref=ref, **fields)
    found = state(book)
    assert (found.in_time, str(found.last_day)) == (True, "2006-05-05")
