"""The data of HR's half-year report: counts, levels, problems, each with its source (P1-3.6)."""

from datetime import date
from fractions import Fraction

import pytest

from domain.facts.assessment import HalfYearReportIssued
from domain.facts.points import ProcedureDeductionRecorded, ScoreEntryReversed
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.refusals.regulation import NoRegulationInForce
from domain.rules.half_year import Half
from domain.wording import LANGUAGES
from projections.footing import Footing
from projections.half_year import HalfYear, half_year
from projections.half_year_figures import Figure
from reports.half_year_page import as_data, half_year_told
from reports.terminal import Page
from tests.builders import Book
from tests.cast import Q1, Q2, shown
from tests.rules.readings_of_elimination import graded, scored
from tests.staging import RECORDED, outcome, stage, take

H1 = Half(2006, 1)
TODAY = date(2006, 7, 15)
REPORT = {
    "by": "H1",
    "half": "2006H1",
    "system_state": "it works",
    "annual_level": "as last year",
    "problems_and_solutions": "none",
}


def of(book: Book, half: Half = H1) -> HalfYear:
    return half_year(book.department, half, TODAY, ())


def figures(found: HalfYear, name: str) -> list[Figure]:
    return [one for one in found.operation if one.what.id == f"half.{name}"]


def test_half_a_year_has_two_quarters_and_its_last_day() -> None:
    assert Half.parse("2006h2").quarters[0].first_day == date(2006, 7, 1)
    assert (H1.quarters, H1.last_day) == ((Q1, Q2), date(2006, 6, 30))
    assert date(2006, 6, 30) in H1
    assert date(2006, 7, 1) not in H1


def test_deductions_of_the_half_year_are_counted_with_their_entries() -> None:
    # 3 + 4.5 procedure points stand; one of July and one taken back do not count.
    book = Book()
    kind = ProcedureDeductionRecorded
    counted = (book.deduct(3, "2006-01-01", kind=kind), book.deduct("4.5", "2006-06-30", kind=kind))
    book.deduct(2, "2006-07-01", kind=kind)
    taken_back = book.reverse(book.deduct(9, "2006-03-10", kind=kind))
    found = of(book)
    (figure,) = figures(found, "procedure")
    assert (figure.count, figure.amount, figure.clause) == (2, Fraction("7.5"), "P1-2.4")
    assert [entry.fact.id for entry in figure.entries] == [one.fact.id for one in counted]
    (reversed_,) = figures(found, "reversed")
    assert [entry.fact.id for entry in reversed_.entries] == [taken_back.fact.id]


def test_self_evaluations_are_counted_against_everybody_assessed() -> None:
    book = Book()
    own = {"by": "A1", "staff_id": "A1", "quarter": Q1, "claimed_score": "80"}
    book.write(SelfEvaluationSubmitted, "2006-03-18", **own)
    first, second = figures(of(book), "self_evaluations")
    # Twelve assistants and two foremen.
    assert (first.count, first.of, second.count, second.of) == (1, 14, 0, 14)


def test_editions_say_how_long_after_the_quarter_they_came() -> None:
    book = Book()
    book.publish(on="2006-04-12")
    (published,) = figures(of(book), "published")
    assert (published.count, published.what.values["days"]) == (1, 12)
    (missing,) = figures(of(book), "not_published")
    assert (missing.count, missing.what.values["quarter"]) == (0, Q2)


def test_the_level_is_that_of_the_quarters_and_of_the_year_so_far() -> None:
    # 70 and 90 in the first quarter, 80 in the second; the third is of the other half.
    book = Book()
    scored(book, Q1, A1=70, A2=90)
    scored(book, Q2, A1=80)
    scored(book, Q2.following, A1=100)
    graded(book, 2)
    found = of(book)
    first, second = found.levels[-2:]
    amounts = (first.mean, first.lowest, first.highest, second.mean)
    assert [shown(one) for one in amounts] == ["80", "70", "90", "80"]
    assert (first.scores, second.scores) == (2, 1)
    year = {row.staff_id: shown(row.annual.score) for row in found.year.people}
    assert (year["A1"], year["A2"]) == ("75", "90")
    assert found.year.teams[0].annual.mean == 80
    assert found.grades == {1: 0, 2: 1, 3: 11}


def test_problems_are_the_findings_put_together_by_clause() -> None:
    problems = {one.clause: one.count for one in of(Book()).problems}
    # On 15 July summary and publication of both quarters are overdue, by 10 April and 10 July;
    # checks lack in six months, and neither quarter was collated.
    assert problems["P1-2.13"] == 2 + 2
    assert problems["P1-2.9-c"] == 6 + 2


def test_a_report_that_lacks_is_overdue_from_the_same_day_wherever_it_is_told() -> None:
    # P1-3.6/1: due on 30 June, flagged after 30 days, which end on 30 July.
    found = half_year(Book().department, H1, date(2006, 8, 1), ())
    told = half_year_told(Page("en"), found, Footing((), {}))
    assert "due on 2006-06-30, and overdue after 2006-07-30" in " ".join(told.split())
    (late,) = (one for one in found.problems if one.clause == "P1-3.6")
    assert "2006-07-30" in Page("en").render(late.first)


def test_before_the_regulation_there_is_no_half_year() -> None:
    with pytest.raises(NoRegulationInForce):
        of(Book(), Half(2003, 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_and_the_data_hold_the_three_parts(language: str) -> None:
    book = Book()
    scored(book, Q1, A1=70)
    book.write(HalfYearReportIssued, "2006-07-10", **REPORT)
    found = of(book)
    told = half_year_told(Page(language), found, Footing((), {}))  # type: ignore[arg-type]  # one of two
    assert "{" not in told
    data = as_data(found, Footing((), {}))
    assert (data["half"], len(data["issued"])) == ("2006H1", 1)  # type: ignore[arg-type]  # a list
    assert {"operation", "levels", "year", "problems"} <= data.keys()


@pytest.mark.parametrize(("on", "told"), [("2006-06-29", "P1-3.6"), ("2006-06-30", RECORDED)])
def test_the_report_is_issued_at_the_half_years_end_by_art_3_6(on: str, told: str) -> None:
    assert outcome(stage(), HalfYearReportIssued, on, **REPORT) == told


def test_the_report_is_hrs_and_is_issued_once_unless_taken_back() -> None:
    on_stage = stage()
    by_another = {**REPORT, "by": "S"}
    assert outcome(on_stage, HalfYearReportIssued, "2006-07-03", **by_another) == "P1-0.5-a"
    report = take(on_stage, HalfYearReportIssued, "2006-07-03", **REPORT)
    assert outcome(on_stage, HalfYearReportIssued, "2006-07-04", **REPORT) == "P1-3.6"
    undone = {"by": "H1", "target": report.fact.id, "reason": "the wrong text"}
    take(on_stage, ScoreEntryReversed, "2006-07-05", **undone)
    assert outcome(on_stage, HalfYearReportIssued, "2006-07-06", **REPORT) == RECORDED
