"""Readings of elimination, exemption and demotion (P1-4.1-d to P1-4.1-g)."""

from datetime import date

from domain.facts.grades import EliminationDecided
from domain.facts.monthly import RoutineDutyDeductionRecorded
from domain.facts.organisation import GradeAssigned
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.rules.elimination import elimination
from domain.rules.ranking import last_places, ranking
from domain.rules.scores import Scores
from domain.rules.third_parties import bottom_three
from domain.values import Month, Quarter
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.reading_cases import Readings, answers

Q3, Q4 = Quarter(2006, 3), Quarter(2006, 4)
LATER = date(2008, 12, 31)


def scored(book: Book, quarter: Quarter = Q1, **scores: int) -> None:
    """Give persons scores from 60 to 100: marks of 60 and a bonus."""
    for staff, score in scores.items():
        book.marks(60, 60, 60, staff, quarter)
        if score > 60:
            day = quarter.months[2].first_day
            book.deduct(score - 60, day, kind=BonusPointsAwarded, staff=staff)


def graded(book: Book, grade: int, on: str = "2005-01-10", staff: str = "A1") -> None:
    """Give somebody a grade from a day on."""
    fields = {"staff": staff, "grade": grade, "effective_from": on}
    book.write(GradeAssigned, on, by="H1", **fields)


def last(book: Book, quarter: Quarter = Q1) -> str:
    """Who is among the last three."""
    return " ".join(sorted(last_places(Scores(book.department), quarter)))


def listed(book: Book, quarter: Quarter = Q4, staff: str = "A1", today: date = LATER) -> str:
    """The grounds on which somebody is listed."""
    found = elimination(Scores(book.department), staff, quarter, today)
    return " ".join(ground.name for ground in found.grounds) or "-"


FIVE = {"A2": 70, "A3": 71, "A4": 72, "A5": 73}


@answers("disqualification.ranking", ranked_with_zero="4", not_ranked="3")
def places_beside_a_cancelled_quarter(readings: Readings) -> str:
    """Four persons, one of them cancelled."""
    book = Book(readings)
    scored(book, A1=60, A2=70, A3=80, A4=90)
    book.cheat("2006-02-10", staff="A4")
    return str(len(ranking(Scores(book.department), Q1)))


@answers(
    "elimination.ranking_population",
    all_customer_assistants_of_the_department_with_a_quarterly_score="A1 A2 A3",
    within_team="A1 A2 A3 A7 A8 A9",
    grade_3_only="A2 A3 A4",
)
def two_teams(readings: Readings) -> str:
    """A1 to A4 of one team and A7 to A10 of the other, higher; A1 is of grade 2."""
    book = Book(readings)
    graded(book, 2)
    scored(book, A1=60, A2=61, A3=62, A4=63, A7=70, A8=71, A9=72, A10=73)
    return last(book)


@answers(
    "elimination.ties",
    competition_rank_ties_included="A1 A2 A3 A4",
    exclude_ambiguous_ties="A1 A2",
    tie_break_by_deductions="A1 A2 A3",
)
def two_in_the_third_place(readings: Readings) -> str:
    """A3 and A4 have 70 each; A3 lost two points on the way."""
    book = Book(readings)
    scored(book, A1=60, A2=61, A3=72, A4=70, A5=80, A6=81)
    book.deduct(2, staff="A3")
    return last(book)


@answers(
    "elimination.small_department",
    applies_as_written_flag_below_6="A1 A2 A3",
    minimum_group_size="",
)
def five_assistants(readings: Readings) -> str:
    """Five with a score."""
    book = Book(readings)
    scored(book, A1=60, A2=61, A3=62, A4=63, A5=64)
    return last(book)


def three_times_last(book: Book, *quarters: Quarter) -> None:
    """Let A1 be the last of five in some quarters."""
    for quarter in quarters:
        scored(book, quarter, A1=60, A6=74, A7=75, A8=76, **FIVE)


@answers("elimination.year", calendar_year="-", rolling_4_consecutive_quarters="bottom_three")
def last_across_a_year(readings: Readings) -> str:
    """The last two quarters of 2006 and the first of 2007."""
    book = Book(readings)
    three_times_last(book, Q3, Q4, Quarter(2007, 1))
    return listed(book, Quarter(2007, 1))


@answers(
    "elimination.grade_moment",
    at_end_of_the_third_such_quarter="bottom_three",
    at_decision_date="-",
    in_each_of_the_quarters="-",
)
def of_grade_three_at_the_third(readings: Readings) -> str:
    """Of grade 2 until July, of grade 3 to the year's end, of grade 2 since."""
    book = Book(readings)
    three_times_last(book, Q1, Q2, Q3)
    for grade, on in ((2, "2005-01-10"), (3, "2006-07-01"), (2, "2007-01-01")):
        graded(book, grade, on)
    return listed(book, Q3)


@answers(
    "elimination.grade_moment",
    at_end_of_the_third_such_quarter="bottom_three",
    at_decision_date="bottom_three",
    in_each_of_the_quarters="-",
)
def of_grade_two_at_the_first(readings: Readings) -> str:
    """Of grade 2 until April; decided in November."""
    book = Book(readings)
    three_times_last(book, Q1, Q2, Q3)
    graded(book, 2)
    graded(book, 3, "2006-04-01")
    decided = {"ground": "bottom_three", "outcome": "transfer", "reason": "as seen"}
    book.write(EliminationDecided, "2006-11-01", by="M", staff="A1", **decided)
    return listed(book, Q3)


@answers(
    "elimination.deduction_kinds",
    grooming_procedure_complaint_and_prescribed_penalties="quarter_deductions",
    grooming_and_complaint_only="-",
    all_including_monthly_routine="quarter_deductions",
)
def forty_one_for_procedure(readings: Readings) -> str:
    """41 points for procedure."""
    book = Book(readings)
    book.deduct(41, kind=ProcedureDeductionRecorded)
    return listed(book, Q1)


@answers(
    "elimination.deduction_kinds",
    grooming_procedure_complaint_and_prescribed_penalties="-",
    grooming_and_complaint_only="-",
    all_including_monthly_routine="quarter_deductions",
)
def thirty_eight_and_three_of_a_month(readings: Readings) -> str:
    """38 points for complaints, and three of February's routine duties: 41 in all."""
    book = Book(readings)
    book.deduct(38, kind=ComplaintHandlingDeductionRecorded)
    routine = {"month": Month(2006, 2), "item_code": "R1", "points": "3"}
    book.write(RoutineDutyDeductionRecorded, staff="A1", **routine)
    return listed(book, Q1)


@answers("elimination.deduction_year", calendar_year="-", rolling_12_months="year_deductions")
def a_hundred_and_fifty_one_across_a_year(readings: Readings) -> str:
    """40 in each of the last three quarters of 2005, 31 in the first of 2006."""
    book = Book(readings)
    for quarter in (2, 3, 4):
        book.deduct(40, Quarter(2005, quarter).months[1].first_day)
    book.deduct(31)
    return listed(book, Q1)


@answers("elimination.applies_to_foremen", no="-", yes="quarter_deductions")
def a_foreman_with_forty_one(readings: Readings) -> str:
    """41 points taken from F1."""
    book = Book(readings)
    book.deduct(41, staff="F1")
    return listed(book, Q1, "F1")


@answers(
    "appeal.third_parties",
    ranks_rebuilt_new_adverse_consequences_only_after_notice_and_own_window="A2 A3 A4",
    freeze_others_ranks="A2 A3",
    rebuild_without_notice="A2 A3 A4",
)
def moved_by_another(readings: Readings) -> str:
    """A1 was last in edition 1 with 60 and has 90 now; A4 came into the third place."""
    return " ".join(bottom_three(Scores(moved(readings).department), Q3))


@answers(
    "appeal.third_parties",
    ranks_rebuilt_new_adverse_consequences_only_after_notice_and_own_window="-",
    freeze_others_ranks="-",
    rebuild_without_notice="bottom_three",
)
def moved_by_another_within_the_window(readings: Readings) -> str:
    """A4 was among the last three twice before; the window of edition 2 still runs."""
    book = moved(readings)
    for quarter in (Q1, Q2):
        scored(book, quarter, A4=60, A5=61, A6=62, A7=80, A8=81, A9=82)
    return listed(book, Q3, "A4", date(2006, 11, 5))


def moved(readings: Readings) -> Book:
    """Two editions of the third quarter: A1 60 in the first, 90 in the second."""
    book = Book(readings)
    others = {"A2": 61, "A3": 62, "A4": 63, "A5": 80, "A6": 81, "A7": 82}
    scored(book, Q3, A1=90, **others)
    for edition, on, first in ((1, "2006-10-10", 60), (2, "2006-10-26", 90)):
        rows = [row(staff, score) for staff, score in {"A1": first, **others}.items()]
        due = {"matter": "P1-3.7-e", "counted": "x", "calendar": "x"}
        window = {**due, "due": date(2006, 10 + (edition > 1), 20 if edition == 1 else 5)}
        fields = {"edition": edition, "rows": rows, "deadlines": (window,)}
        book.publish(on=on, quarter=Q3, **fields)
    return book


def row(staff: str, score: int) -> dict[str, object]:
    """A published row."""
    same = dict.fromkeys(("raw", "score", "exact"), str(score))
    return {**same, "adjustment": "0", "staff_id": staff, "disqualified": False}
