"""The year's score: the mean of its scored quarters (P1-0.4-c, P1-2.8-e, P1-2.11)."""

from dataclasses import replace
from datetime import date

import pytest

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.organisation import StaffMemberEngaged
from domain.facts.points import BonusPointsAwarded
from domain.facts.standards import RegulationAdopted
from domain.refusals.regulation import NoRegulationInForce
from domain.rules.annual_score import annual_score
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, shown


def year(book: Book, staff: str = "A1") -> str:
    found = annual_score(book.department, staff, 2006)
    return f"{shown(found.score)} of {len(found.quarters)}"


def scored(**quarters: int) -> Book:
    """Give A1 a score in quarters: marks of 60 and a bonus on top."""
    book = Book()
    for name, score in quarters.items():
        quarter = Quarter(2006, int(name[1]))
        book.marks(60, 60, 60, of=quarter)
        if score > 60:
            book.deduct(score - 60, quarter.first_day, kind=BonusPointsAwarded)
    return book


def test_without_a_scored_quarter_there_is_no_score_of_the_year() -> None:
    assert year(Book()) == "- of 0"


def test_one_quarter_is_the_year() -> None:
    assert year(scored(q3=70)) == "70 of 1"


def test_four_quarters_are_averaged() -> None:
    # F-15: (86 + 89 + 90 + 85)/4
    assert year(scored(q1=86, q2=89, q3=90, q4=85)) == "87.5 of 4"


def test_a_third_of_a_point_is_kept_exactly() -> None:
    assert year(scored(q1=60, q2=60, q3=61)) == "181/3 of 3"


def test_a_cancelled_quarter_counts_with_its_zero() -> None:
    book = scored(q1=80, q2=80)
    book.cheat("2006-04-10")
    assert year(book) == "40 of 2"


def test_with_every_quarter_cancelled_and_left_out_there_is_no_score() -> None:
    book = Book({"score.annual_disqualified_quarter": "exclude_quarter"})
    book.cheat("2006-04-10")
    assert year(book) == "- of 1"


def test_quarters_of_another_year_do_not_count() -> None:
    book = scored(q1=80)
    book.marks(100, 100, 100, of=Quarter(2005, 4))
    book.marks(100, 100, 100, of=Quarter(2007, 1))
    assert year(book) == "80 of 1"


def test_a_late_joiner_is_averaged_over_the_quarters_there_are() -> None:
    book = Book()
    fields = {"staff": "A13", "name": "A13", "position": "customer_assistant", "team_id": "T1"}
    book.write(StaffMemberEngaged, "2006-04-01", by="H1", **fields)
    book.marks(70, 70, 90, "A13", of=Quarter(2006, 2))
    assert year(book, "A13") == "75 of 1"


def test_added_in_the_year_attitude_is_its_own_mean_over_rated_quarters() -> None:
    book = Book({"attitude.inclusion": "annual_only"})
    for quarter in (Q1, Quarter(2006, 2)):
        book.marks(80, 80, 80, of=quarter)
    for rater in ("S", "F1", "A2"):
        book.form(rater, 6)
    # (80 + 80)/2, and 6 of the one quarter that was rated.
    assert year(book) == "86 of 2"


def test_a_department_that_begins_within_the_year_is_averaged_over_its_quarters() -> None:
    book = Book(people=False)
    book.entries[:] = [later(entry) for entry in Book().entries]
    for number in (3, 4):
        book.marks(60, 60, 60 + 20 * (number == 4), of=Quarter(2006, number))
    # 60 and 65: typing weighs a quarter. The first two quarters had no regulation.
    assert year(book) == "62.5 of 2"


def test_a_year_before_the_regulation_has_no_score() -> None:
    with pytest.raises(NoRegulationInForce):
        annual_score(Book().department, "A1", 2003)


def later(entry: Entry[Fact]) -> Entry[Fact]:
    """Let the regulation begin in July."""
    if not isinstance(entry.fact, RegulationAdopted):
        return entry
    return replace(entry, fact=entry.fact.model_copy(update={"effective_from": date(2006, 7, 1)}))
