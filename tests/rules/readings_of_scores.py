"""Readings of the formula, its terms and its year (P1-0.3, P1-2.4, P1-2.10, P1-2.11)."""

from domain.facts.points import BonusPointsAwarded, ProcedureDeductionRecorded
from domain.rules.annual_score import annual_score
from domain.rules.scores import Scores
from domain.rules.team_mean import team_mean
from tests.builders import Book
from tests.cast import Q1, Q2, shown
from tests.rules.reading_cases import Readings, answers


def eighty(readings: Readings, staff: str = "A1") -> Book:
    """Give somebody three marks of 80: 0.5·80 + 0.25·80 + 0.25·80 = 80."""
    book = Book(readings)
    book.marks(80, 80, 80, staff)
    return book


@answers("score.floor", zero="0", none="-27.5")
def raw_below_zero(readings: Readings) -> str:
    """20 + 7.5 + 0 less 55 points is −27.5 (F-05 without its form)."""
    book = Book(readings)
    book.marks(40, 30, 0)
    book.deduct(55)
    return shown(book.score().score)


@answers("score.cap", none="155", cap_100="100", cap_150="150")
def a_score_above_every_limit(readings: Readings) -> str:
    """100 for the exams and 55 points of bonus."""
    book = Book(readings)
    book.marks(100, 100, 100)
    book.deduct(55, kind=BonusPointsAwarded)
    return shown(book.score().score)


@answers(
    "score.rounding",
    exact_decimal_no_rounding_display_2dp="84.945",
    round_2dp_half_up_before_compare="84.95",
    round_1dp_half_up_before_compare="84.9",
    integer_half_up="85",
)
def half_a_hundredth(readings: Readings) -> str:
    """0.5·89.89 = 44.945, and 0.25·80 + 0.25·80 = 40: each value rounds it elsewhere."""
    book = Book(readings)
    book.marks("89.89", 80, 80)
    return shown(book.score().score)


@answers(
    "score.component_set",
    formula_terms_plus_prescribed_penalties="75",
    six_only="80",
    formula_only="85",
)
def bonus_and_penalty(readings: Readings) -> str:
    """80 with a bonus of 5, and a foreman's 10 for 31 points found: 75, 85 or 80."""
    book = eighty(readings, "F1")
    book.deduct(5, kind=BonusPointsAwarded, staff="F1")
    book.inspect(31)
    return shown(book.score("F1").score)


@answers("score.deduction_sum", sum_of_quarter="74", monthly_mean="78")
def six_points_in_a_quarter(readings: Readings) -> str:
    """80 − 6, or 80 − 6/3."""
    book = eighty(readings)
    book.deduct(2)
    book.deduct(4, "2006-03-01")
    return shown(book.score().score)


@answers(
    "score.procedure_deductions",
    included_in_complaint_term="77 3",
    excluded_from_score_but_in_deduction_totals="80 3",
)
def three_procedure_points(readings: Readings) -> str:
    """80 − 3, or 80; the total of deductions keeps them (P1-4.1-e)."""
    book = eighty(readings)
    book.deduct(3, kind=ProcedureDeductionRecorded)
    score = book.score()
    return f"{shown(score.score)} {shown(score.deductions)}"


def grooming(book: Book) -> str:
    """The grooming points of the year's first two quarters."""
    return " ".join(shown(book.score(quarter=one).points["grooming"].sum) for one in (Q1, Q2))


@answers("score.deduction_date", date_observed="3 0", date_recorded="0 3")
def observed_in_march_recorded_in_april(readings: Readings) -> str:
    """Nothing is published: only the day it is attributed to decides."""
    book = Book(readings)
    book.deduct(3, "2006-03-28", recorded="2006-04-03")
    return grooming(book)


@answers(
    "score.late_record_limit",
    until_publication_then_recorded_without_effect="0 0",
    reopen_without_limit="3 0",
    charge_to_current_quarter="0 3",
)
def recorded_after_publication(readings: Readings) -> str:
    """Published on 04-10, observed on 03-28, recorded on 04-14 (F-10)."""
    book = Book(readings)
    book.publish()
    book.deduct(3, "2006-03-28", recorded="2006-04-14")
    return grooming(book)


@answers("score.annual_disqualified_quarter", include_zero="40", exclude_quarter="80")
def one_quarter_of_two_disqualified(readings: Readings) -> str:
    """(80 + 0)/2, or 80 alone."""
    book = eighty(readings)
    book.marks(90, 90, 90, of=Q2)
    book.cheat("2006-05-10")
    return shown(annual_score(book.department, "A1", 2006).score)


@answers("score.period", quarter="76 76", year="76 72")
def a_quarter_and_half_another(readings: Readings) -> str:
    """80 − 4 in the first quarter; of the second a mark of 60 and two points are known.

    On annual means: 0.5·70 + 0.25·80 + 0.25·80 − (4 + 2)/2 = 72.
    """
    book = eighty(readings)
    book.deduct(4)
    book.knowledge(60, "2006-05-20", for_quarter=Q2)
    book.deduct(2, "2006-05-20")
    year = annual_score(book.department, "A1", 2006).score
    return f"{shown(book.score().score)} {shown(year)}"


@answers("score.period", quarter="20", year="10")
def two_quarters_of_which_one_is_below_zero(readings: Readings) -> str:
    """40 in both; 60 points in the second: (40 + 0)/2, or 40 − 60/2, not below zero in the year."""
    book = Book(readings)
    for quarter in (Q1, Q2):
        book.marks(80, 0, 0, of=quarter)
    book.deduct(60, "2006-05-20")
    return shown(annual_score(book.department, "A1", 2006).score)


@answers(
    "team.inspection_effect",
    report_beside_no_arithmetic="70",
    subtract_mean_inspection_deduction="62",
)
def two_inspections_of_a_team(readings: Readings) -> str:
    """(80 + 60)/2 = 70, less (12 + 4)/2; the forty points of the other team are not theirs."""
    book = eighty(readings)
    book.marks(60, 60, 60, "A2")
    book.inspect(12)
    book.inspect(4, on="2006-02-20")
    book.inspect(40, duty=("F2",), on="2006-02-21")
    return shown(team_mean(Scores(book.department), "T1", Q1).mean)


@answers("score.annual_divisor", divide_by_number_of_scored_quarters="80", divide_by_4="20")
def one_quarter_scored(readings: Readings) -> str:
    """80 over the one quarter that has a score, or over four."""
    return shown(annual_score(eighty(readings).department, "A1", 2006).score)
