"""A re-assessment does not come out below the contested result (P1-3.7-i, F-84)."""

import pytest

from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged
from domain.facts.envelope import Fact
from domain.facts.points import BonusPointsAwarded
from domain.line import total
from tests.builders import Book
from tests.cast import shown


def appealed(by: str = "A1", period: str = "2006Q1") -> tuple[Book, Entry[Fact]]:
    """Give A1 76 and a bonus of 2, and lodge an appeal."""
    book = Book()
    book.marks(72, 80, 80)  # 36 + 20 + 20
    bonus = book.deduct(2, kind=BonusPointsAwarded)
    ref = {"period": period, "edition": 1}
    lodged = {"by": by, "appellant": by, "grounds": "it is too low", "result_ref": ref}
    book.write(ResultAppealLodged, "2006-04-18", id="a1", **lodged)
    return book, bonus


def test_what_ones_own_appeal_takes_is_given_back_in_a_line_of_its_own() -> None:
    book, bonus = appealed()
    reversal = book.reverse(bonus, appeal_id="a1")
    found = book.score()
    assert (shown(found.raw), shown(found.score)) == ("76", "78")
    (line,) = [line for line in found.lines if line.clause == "P1-3.7-i"]
    assert (shown(line.amount), line.entries) == ("2", (reversal,))
    assert total(found.lines) == found.score


@pytest.mark.parametrize(
    ("by", "period"),
    [
        pytest.param("A2", "2006Q1", id="somebody else's appeal"),
        pytest.param("A1", "2005Q4", id="an appeal against another quarter"),
    ],
)
def test_another_appeal_gives_nothing_back(by: str, period: str) -> None:
    book, bonus = appealed(by, period)
    book.reverse(bonus, appeal_id="a1")
    assert shown(book.score().score) == "76"


def test_a_reversal_without_an_appeal_on_record_gives_nothing_back() -> None:
    book, bonus = appealed()
    book.reverse(bonus, appeal_id="a2")
    assert shown(book.score().score) == "76"


def test_corrections_are_weighed_together() -> None:
    book, bonus = appealed()
    fault = book.deduct(5)
    for one in (bonus, fault):
        book.reverse(one, appeal_id="a1")
    # 76 + 2 − 5 = 73; without both 76
    assert shown(book.score().score) == "76"


def test_what_happens_besides_goes_its_own_way() -> None:
    book, bonus = appealed()
    book.reverse(bonus, appeal_id="a1")
    book.deduct(10)
    assert shown(book.score().score) == "68"


def test_a_cancelled_quarter_is_not_made_good() -> None:
    book, bonus = appealed()
    book.reverse(bonus, appeal_id="a1")
    book.cheat("2006-02-10")
    assert shown(book.score().score) == "0"


def test_a_score_that_is_pending_stays_pending() -> None:
    book = Book()
    bonus = book.deduct(2, kind=BonusPointsAwarded)
    book.reverse(bonus, appeal_id="a1")
    assert book.score().score is None
