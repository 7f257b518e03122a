"""What a department asks: ranks, the sheet, drift, effects, histories, circumstances."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from domain.facts.envelope import Fact
from domain.facts.organisation import StaffMemberEngaged
from domain.facts.points import BonusPointsAwarded
from domain.facts.quarter import QuarterResultsPublished
from domain.history import Asked
from domain.refusals.asking import BadKnownAt, BadReading, OtherLog
from domain.values import Quarter
from projections.asking import Asking, as_data, known_at, reading
from projections.drift import drift
from projections.effect import quarters_touched, score_changes
from projections.footing import footing
from projections.history_of import concerns, history_of
from projections.quarter_sheet import quarter_sheet
from projections.ranking import bottom_three, ranking, team_mean
from tests.builders import Book
from tests.cast import Q1, Q2, shown

ZONE = timezone(timedelta(hours=8))


def scored(**scores: int) -> Book:
    """Give some persons a score: marks of 60 and a bonus on top."""
    book = Book()
    for staff, score in scores.items():
        book.marks(60, 60, 60, staff)
        if score > 60:
            book.deduct(score - 60, kind=BonusPointsAwarded, staff=staff)
    return book


def test_equals_rank_equally_from_the_top_and_from_the_bottom() -> None:
    ranks = ranking(scored(A1=90, A2=80, A3=80, A4=70, F1=95).department, Q1)
    places = {staff: (one.rank_top, one.rank_bottom, one.of) for staff, one in ranks.items()}
    assert places == {"A1": (1, 4, 4), "A2": (2, 2, 4), "A3": (2, 2, 4), "A4": (4, 1, 4)}


def test_a_cancelled_quarter_is_ranked_with_its_zero() -> None:
    book = scored(A1=90, A2=80)
    book.cheat("2006-02-10")
    ranks = ranking(book.department, Q1)
    assert (ranks["A1"].rank_top, ranks["A2"].rank_top) == (2, 1)


def test_the_last_three_may_be_more_where_they_are_equal_and_fewer() -> None:
    assert bottom_three(scored(A1=61, A2=62).department, Q1) == ("A1", "A2")
    several = scored(A1=61, A2=62, A3=63, A4=63, A5=64)
    assert bottom_three(several.department, Q1) == ("A1", "A2", "A3", "A4")


def test_a_teams_mean_has_its_assistants_zeros_included() -> None:
    book = scored(A1=90, A2=80, A7=100, F1=100)
    book.cheat("2006-02-10", staff="A3")
    # (90 + 80 + 0)/3; the foreman and the other team are not in it (P1-2.11).
    assert shown(team_mean(book.department, "T1", Q1)) == "170/3"
    assert team_mean(book.department, "T1", Q2) is None


def test_the_binary_trap_of_a_mean() -> None:
    book = Book()
    for staff, bonus in (("A1", "34.5"), ("A2", "26.2"), ("A3", "27.6"), ("A4", "11.7")):
        book.marks(60, 60, 60, staff)
        book.deduct(bonus, kind=BonusPointsAwarded, staff=staff)
    # F-04: 94.5 + 86.2 + 87.6 + 71.7 = 340
    assert team_mean(book.department, "T1", Q1) == 85


def test_the_sheet_has_a_row_for_everybody_foremen_first() -> None:
    rows = quarter_sheet(scored(A1=90).department, Q1)
    staff = [row.staff_id for row in rows]
    assert staff[:3] == ["F1", "F2", "A1"]
    assert len(staff) == 14
    by_id = {row.staff_id: row for row in rows}
    assert shown(by_id["A1"].score.score) == "90"
    assert (by_id["A1"].a_follow_ups, by_id["A1"].name) == (0, "A1")


def test_published_rows_the_facts_no_longer_give_have_drifted() -> None:
    book = scored(A1=90)
    assert drift(book.department, Q1) == ()
    book.publish("A1")  # With a score of zero.
    (found,) = drift(book.department, Q1)
    assert (found.staff_id, shown(found.published), shown(found.rebuilt)) == ("A1", "0", "90")
    book.marks(60, 60, 60, "A2")
    assert [(one.staff_id, one.published) for one in drift(book.department, Q1)][1] == ("A2", None)


def touched(book: Book, *facts: Fact) -> tuple[Quarter, ...]:
    return quarters_touched(facts, book.department.history.find)


def test_an_effect_is_a_score_before_and_after() -> None:
    before, after = scored(A1=90), scored(A1=90)
    fact = after.deduct(3).fact
    quarters = touched(after, fact, after.knowledge(1, staff="A9", for_quarter=Q2).fact)
    assert quarters == (Q1, Q2)
    (change,) = score_changes(before.department, after.department, quarters)
    assert (change.staff_id, shown(change.before), shown(change.after)) == ("A1", "90", "87")


def test_quarters_before_the_regulation_have_no_effect() -> None:
    book = scored(A1=90)
    early = touched(book, book.deduct(1, date(2003, 12, 1)).fact)
    assert score_changes(Book().department, book.department, early) == ()


def test_a_fact_touches_the_quarter_of_what_it_is_about() -> None:
    book = Book()
    reversal = book.reverse(book.deduct(1), "2006-05-08")
    assert touched(book, reversal.fact) == (Q1,)
    report = book.cheat("2006-02-10", found="2006-05-10")
    confirmed = book.entries[-1].fact
    assert touched(book, report.fact) == touched(book, confirmed) == (Q1, Q2)
    assert touched(book, book.reverse(book.entries[-1]).fact) == (Q1, Q2)
    lost = reversal.fact.model_copy(update={"target": "nothing"})
    assert touched(book, lost) == (Q2,)


def test_a_newcomers_score_has_nothing_before_it() -> None:
    after = Book()
    fields = {"staff": "A13", "name": "A13", "position": "customer_assistant", "by": "H1"}
    after.write(StaffMemberEngaged, "2006-01-01", **fields)
    after.marks(60, 60, 60, "A13")
    (change,) = score_changes(Book().department, after.department, (Q1,))
    assert (change.before, shown(change.after)) == (None, "60")


def told(book: Book, staff: str = "A1") -> list[str]:
    return [type(one.entry.fact).__name__ for one in history_of(book.entries, staff, veiled=False)]


def test_a_history_has_whatever_concerns_somebody() -> None:
    book = Book()
    book.deduct(1)
    book.deduct(1, staff="A2")
    book.inspect(1, duty=("F1",))
    ref = {"code": "grooming", "version": 1, "item": "G0"}
    book.inspect(findings=({"standard_ref": ref, "points": "1", "staff_id": "A1"},))
    book.publish("A1")
    book.publish("A2")
    assert told(book) == [
        "StaffMemberEngaged",
        "GroomingDeductionRecorded",
        "InspectionConducted",
        "QuarterResultsPublished",
    ]
    assert told(book, "F1") == ["StaffMemberEngaged", "InspectionConducted", "InspectionConducted"]


def test_a_history_shows_what_was_taken_back_and_what_took_it_back() -> None:
    book = Book()
    entry = book.deduct(1)
    reversal = book.reverse(entry)
    _, first, second = history_of(book.entries, "A1", veiled=False)
    assert (first.reversed_by, second.reversed_by) == (reversal, None)
    book.reverse(reversal)
    again = history_of(book.entries, "A1", veiled=False)
    assert [one.reversed_by is None for one in again] == [True, True, False, True]


def test_who_is_in_no_published_row_is_not_concerned() -> None:
    fact = Book().publish("A2").fact
    assert isinstance(fact, QuarterResultsPublished)
    assert [concerns(fact, staff) for staff in ("A1", "A2")] == [False, True]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1043", 1043),
        (" shunbi@1043 ", 1043),
        ("@1043", 1043),
        ("2006-04-30", datetime(2006, 4, 30, 23, 59, 59, 999999, ZONE)),
        ("2006-04-30T10:00", datetime(2006, 4, 30, 10, tzinfo=ZONE)),
        ("2006-04-30T10:00+00:00", datetime(2006, 4, 30, 10, tzinfo=UTC)),
    ],
)
def test_known_at_is_an_entry_a_day_or_a_moment(text: str, read: int | datetime) -> None:
    assert known_at(text, "shunbi", ZONE) == read


@pytest.mark.parametrize("text", ["", "yesterday", "2006-02-30", "sales@x"])
def test_what_is_none_of_them_is_refused(text: str) -> None:
    with pytest.raises(BadKnownAt):
        known_at(text, "shunbi", ZONE)


def test_an_entry_of_another_log_is_refused() -> None:
    with pytest.raises(OtherLog):
        known_at("sales@3", "shunbi", ZONE)


def test_a_reading_is_asked_for_as_key_and_value() -> None:
    assert reading("score.floor=none") == ("score.floor", "none")
    for text in ("score.floor", "=none", "score.floor="):
        with pytest.raises(BadReading):
            reading(text)


def test_an_answer_says_what_it_rests_on() -> None:
    asked = Asked(effective_at=date(2006, 3, 31), without=frozenset({"b", "a"}))
    asking = Asking(asked=asked, readings=(("score.floor", "none"),))
    at = datetime(2006, 5, 1, tzinfo=ZONE)
    whole = footing("shunbi", 7, at, asking, rehearsal=True)
    assert len(whole.lines) == 5
    assert len(footing("shunbi", 7, at, Asking(), rehearsal=False).lines) == 1
    assert as_data(asking, 7) == {
        "known_at": 7,
        "effective_at": "2006-03-31",
        "without": ["a", "b"],
        "with": [],
        "readings": {"score.floor": "none"},
    }
