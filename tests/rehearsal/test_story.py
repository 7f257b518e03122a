"""The demo's story has the scores that its clauses give, worked by hand; its evidence holds."""

from fractions import Fraction

import pytest

from domain.evidence import Holds
from domain.facts.exams import DocumentWritingMarked, ErrorCorrectionExamMarked
from domain.facts.points import GroomingDeductionRecorded, PointPenaltyImposed
from domain.values import Quarter
from projections.asking import Asking
from projections.drift import drift
from projections.ranking import ranking
from rehearsal.demo import QUARTERS
from rehearsal.protagonists import APPEALED, CHEATED, OVER_THIRTY
from rehearsal.story import REVERSED
from session import Session

pytestmark = pytest.mark.slow


def published(demo: Session, staff: str, quarter: Quarter) -> list[str]:
    """Give what each edition of a quarter gave somebody."""
    return [
        str(row.exact)
        for edition in demo.department().editions(quarter)
        for row in edition.fact.rows
        if row.staff_id == staff
    ]


def test_the_disputed_score_is_what_its_clauses_give(demo: Session) -> None:
    """A07 in 2006Q3 (P1-2.10).

    Knowledge 78 × 50 % = 39. Document: S01 100 − 10 − 5 = 85, HR 100 − 10 − 3 = 87, mean 86 × 25 %
    = 21.5. Typing 300 − 2 × 30 = 240 in five minutes, 48 a minute, which is 70 (P1-2.6-c) × 25 %
    = 17.5. Grooming −2, complaint −4, bonus +2, the flood +3. Attitude: S01 42/5 = 8.4 × 40 %
    = 3.36, F01 39/5 = 7.8 × 40 % = 3.12, members (8.2 + 8.6 + 8.1)/3 = 8.3 × 20 % = 1.66: 8.14.
    39 + 21.5 + 17.5 − 2 − 4 + 8.14 + 2 + 3 = 85.14; without the four points 89.14.
    """
    assert published(demo, "A07", APPEALED) == ["4257/50", "4457/50"]
    assert demo.rating("A07", str(APPEALED)).score.score == Fraction("89.14")


def test_an_appeal_upheld_moves_the_rank_of_somebody_whose_score_it_leaves(demo: Session) -> None:
    """A03 in 2006Q3: between A07's 85.14 and 89.14, so one place down when A07 passes.

    Knowledge 76 × 50 % = 38. Document: 80 and 86, mean 83 × 25 % = 20.75. Typing 255/5 = 51 a
    minute, 80 × 25 % = 20. Complaint −2. Attitude 7.5 × 40 % + 7.7 × 40 % + 7.5 × 20 % = 7.58.
    The flood +3. 38 + 20.75 + 20 − 2 + 7.58 + 3 = 87.33.
    """
    assert published(demo, "A03", APPEALED) == ["8733/100", "8733/100"]
    first = demo.department().editions(APPEALED)[0].position
    before = ranking(demo.department(Asking(known_at=str(first))), APPEALED)
    after = ranking(demo.department(), APPEALED)
    assert after["A03"].rank_top == before["A03"].rank_top + 1
    assert before["A07"].rank_top > before["A03"].rank_top
    assert after["A07"].rank_top < after["A03"].rank_top


def test_cheating_found_after_publication_cancels_the_quarter_in_a_new_edition(
    demo: Session,
) -> None:
    """A14 in 2005Q4: 80 × 50 % + 8 errors × 10 × 25 % + 80 × 25 % + 8 = 88, then 0 (P1-3.5-c).

    Typing 320 − 30 = 290, 58 a minute, which is 80.
    """
    assert published(demo, "A14", CHEATED) == ["88", "0"]
    assert demo.rating("A14", str(CHEATED)).score.disqualified


def test_a_month_over_thirty_costs_the_foreman_ten_points(demo: Session) -> None:
    """F01 in 2006Q2: checks of 12 + 11 + 9 = 32 points in May, more than 30 (P1-4.7).

    85 × 50 % + 90 × 25 % + (360/5 = 72 a minute, 90) × 25 % = 87.5. Attitude of a foreman: 9 × 2/3
    + (8.4 + 8.7 + 9)/3 × 1/3 = 8.9 (P1-2.8-a). 87.5 + 8.9 − 10 = 86.4.
    """
    assert published(demo, "F01", OVER_THIRTY) == ["432/5"]
    (imposed,) = demo.department().history.standing("person/F01", PointPenaltyImposed)
    assert (str(imposed.fact.points), imposed.fact.quarter) == ("10", OVER_THIRTY)


def test_a_paper_that_comes_before_publication_counts_and_one_after_it_does_not(
    demo: Session,
) -> None:
    worth = {}
    for staff in ("A05", "A06"):
        for line in demo.rating(staff, "2005Q1").score.points["grooming"].lines:
            (entry,) = line.entries
            assert isinstance(entry.fact, GroomingDeductionRecorded)
            if entry.fact.entered_by == "H02":
                worth[staff] = line.amount
    assert worth == {"A05": 3, "A06": 0}  # Item G02 takes 3, G01 would take 2.


def test_what_was_taken_back_counts_nothing_and_stays_in_sight(demo: Session) -> None:
    lines = demo.rating("A11", "2005Q3").score.points["complaint"].lines
    (taken_back,) = [line for line in lines if line.clause == "P1-2.2-c"]
    assert taken_back.amount == 0
    assert [type(entry.fact).__name__ for entry in taken_back.entries] == [
        "ComplaintHandlingDeductionRecorded",
        "ScoreEntryReversed",
    ]
    right = demo.rating("A12", "2005Q3").score.points["complaint"].lines
    assert [line.entries[0].fact.replaces for line in right if line.entries[0].fact.replaces]


def test_each_year_has_its_own_method_of_the_document_exam(demo: Session) -> None:
    found = demo.department().history.all_of(
        "person/A01", ErrorCorrectionExamMarked, DocumentWritingMarked
    )
    methods = [(entry.fact.happened_on.year, type(entry.fact)) for entry in found]
    corrected, written = (2005, ErrorCorrectionExamMarked), (2006, DocumentWritingMarked)
    assert methods == [corrected] * 4 + [written] * 8  # Two mark each of the four scripts.


def test_all_eight_quarters_are_published_and_none_has_drifted(demo: Session) -> None:
    department = demo.department()
    editions = {str(one): len(department.editions(one)) for one in QUARTERS}
    assert editions == {str(one): 2 if one in {CHEATED, APPEALED} else 1 for one in QUARTERS}
    for quarter in QUARTERS:
        assert drift(department, quarter) == ()
        newcomer = quarter >= Quarter(2005, 3)  # Two foremen, 16 assistants, then 17.
        assert len(department.editions(quarter)[-1].fact.rows) == 18 + newcomer


def test_between_the_ruling_and_the_new_edition_only_the_appellants_row_had_drifted(
    demo: Session,
) -> None:
    department = demo.department()
    reversal = department.history.entry(REVERSED)
    assert reversal
    drifted = drift(demo.department(Asking(known_at=str(reversal.position))), APPEALED)
    assert [one.staff_id for one in drifted] == ["A07"]


def test_the_evidence_holds_and_says_that_its_times_are_invented(demo: Session) -> None:
    (verdict,) = demo.evidence.verify().verdicts
    assert isinstance(verdict, Holds)
    assert verdict.size > 3000
    assert demo.rehearsal
