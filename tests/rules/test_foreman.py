"""A foreman's level, supplement, run and post (P1-2.11, P1-4.3, P1-4.5)."""

from datetime import date

import pytest

from domain.facts.posts import (
    ForemanCompetitionHeld,
    ForemanDemoted,
    ImprovementProposalJudged,
    ImprovementProposalSubmitted,
)
from domain.rules.foreman import Foreman, foreman
from domain.rules.foreman_post import eligibility
from domain.rules.scores import Scores
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.readings_of_elimination import graded, scored
from tests.rules.readings_of_posts import proposed

Q3, Q4 = Quarter(2006, 3), Quarter(2006, 4)


def f1(book: Book, quarter: Quarter = Q1) -> Foreman:
    return foreman(Scores(book.department), "F1", quarter)


def test_without_a_scored_assistant_there_is_nothing_to_measure() -> None:
    found = f1(Book())
    assert found.level is None
    assert found.supplement.amount == found.fail_run == 0
    assert found.supplement.clause == "P1-4.3-c"


@pytest.mark.parametrize(
    ("mean", "level", "yuan", "clause"),
    [
        (74, 0, 0, "P1-4.3-h"),
        (75, 1, 100, "P1-4.3-f"),
        (80, 2, 200, "P1-4.3-e"),
        (85, 3, 300, "P1-4.3-d"),
    ],
)
def test_the_mean_sets_level_and_supplement(mean: int, level: int, yuan: int, clause: str) -> None:
    book = Book()
    scored(book, A1=mean)
    proposed(book, "2006-03-31")
    found = f1(book)
    assert (found.level, found.supplement.clause) == (level, clause)
    assert found.supplement.amount == yuan


@pytest.mark.parametrize("on", ["2005-12-31", "2006-04-01"])
def test_a_proposal_of_another_quarter_does_not_count(on: str) -> None:
    book = Book()
    scored(book, A1=90)
    proposed(book, on)
    assert f1(book).supplement.amount == 0
    assert f1(book).supplement.clause == "P1-4.3-g"


def test_a_proposal_off_its_subject_does_not_count() -> None:
    book = Book()
    scored(book, A1=90)
    proposal = {"foreman_id": "F1", "subject": "case_handling", "text": "lunch"}
    entry = book.write(ImprovementProposalSubmitted, by="F1", **proposal)
    verdict = {"proposal_id": entry.fact.id, "verdict": "off_subject", "reason": "lunch"}
    book.write(ImprovementProposalJudged, **verdict)
    assert f1(book).supplement.amount == 0


def test_a_quarter_with_nothing_to_measure_neither_counts_nor_breaks_the_run() -> None:
    book = Book()
    for quarter in (Q1, Q2, Q4):
        scored(book, quarter, A1=70)
    assert f1(book, Q4).fail_run == 3
    assert f1(book, Q4).demotion_due


def test_a_passing_quarter_breaks_the_run() -> None:
    book = Book()
    for quarter, score in ((Q1, 70), (Q2, 75), (Q3, 70), (Q4, 70)):
        scored(book, quarter, A1=score)
    assert f1(book, Q4).fail_run == 2


def test_an_own_grade_below_two_makes_demotion_due_until_it_is_made() -> None:
    book = Book()
    assert not f1(book).demotion_due  # Never graded is not below a grade.
    graded(book, 3, staff="F1")
    assert [ground.clause for ground in f1(book).grounds] == ["P1-4.3-b"]
    made = {"ground": "grade_below_2", "effective_from": "2006-04-01"}
    book.write(ForemanDemoted, "2006-04-01", by="M", staff="F1", **made)
    assert not f1(book).demotion_due


def test_a_foreman_is_of_grade_two_and_selected_in_a_competition() -> None:
    book = Book()

    def lacking() -> list[str]:
        found = eligibility(Scores(book.department), "A1", date(2006, 3, 1))
        return [clause for clause, _ in found.lacking]

    assert lacking() == ["P1-4.3-a", "P1-4.5"]
    graded(book, 2)
    held = {"candidate_ids": ("A1", "A2"), "selected_ids": ("A1",), "reasons": "as seen"}
    book.write(ForemanCompetitionHeld, "2006-02-10", **held)
    assert lacking() == []
