"""Readings of probation and of a foreman's points for newcomers (P1-4.4)."""

from datetime import date

from domain.facts.grades import PromotionReportSubmitted
from domain.facts.organisation import (
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.facts.posts import GradePaySet, ProbationDecided, ProbationRankRecorded
from domain.line import total
from domain.rules.newcomers import newcomer_points
from domain.rules.probation import probation
from domain.rules.probation_end import probation_end
from domain.rules.scores import Scores
from tests.builders import Book
from tests.cast import Q1, shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_elimination import scored
from tests.rules.readings_of_grades import followed


@answers(
    "probation.end_date",
    same_day_number_3_months_later_minus_1_day="2006-04-14",
    also={"90_days": "2006-04-14"},
    three_full_calendar_months="2006-04-30",
)
def engaged_in_the_middle_of_january(readings: Readings) -> str:
    """Engaged on 15 January 2006 (F-74)."""
    return str(probation_end(Book(readings).department.regulation, date(2006, 1, 15)))


@answers(
    "probation.end_date",
    same_day_number_3_months_later_minus_1_day="2006-04-30",
    also={"90_days": "2006-05-01"},
    three_full_calendar_months="2006-04-30",
)
def engaged_on_the_first(readings: Readings) -> str:
    """Engaged on 1 February 2006 (F-74)."""
    return str(probation_end(Book(readings).department.regulation, date(2006, 2, 1)))


def engaged(book: Book, staff: str = "A13", on: str = "2006-01-01", **more: object) -> None:
    """Engage a newcomer in team T1."""
    fields = {"name": staff, "position": "customer_assistant", "team_id": "T1", **more}
    book.write(StaffMemberEngaged, on, by="H1", staff=staff, **fields)


def ranked(book: Book) -> str:
    """The newcomer's place."""
    found = probation(Scores(book.department), "A13")
    assert found is not None
    return str(found.rank.rank) if found.rank else "-"


@answers(
    "probation.rank_population",
    all_customer_assistants_of_department="4",
    newcomers_only="2",
    team="3",
)
def three_above(readings: Readings) -> str:
    """Above A13: another newcomer and A1 of the team, A7 of the other team."""
    book = Book(readings)
    for staff in ("A13", "A14"):
        engaged(book, staff)
    scored(book, A13=60, A14=70, A1=80, A7=90)
    book.publish("A13", "A14", "A1", "A7")
    return ranked(book)


@answers("probation.rank_ties", competition_rank="1", tie_break_by_deductions="2")
def as_many_points_and_more_deductions(readings: Readings) -> str:
    """A13 and A1 have 70 each; A13 lost two on the way."""
    book = Book(readings)
    engaged(book)
    scored(book, A13=72, A1=70)
    book.deduct(2, staff="A13")
    book.publish("A13", "A1")
    return ranked(book)


@answers(
    "probation.rank_score",
    latest_published_quarter_overlapping_probation_else_running="1",
    wait_for_first_full_quarter="-",
)
def before_anything_is_published(readings: Readings) -> str:
    """Marks so far, and no edition."""
    book = Book(readings)
    engaged(book)
    scored(book, A13=70, A1=60)
    return ranked(book)


@answers(
    "probation.rank_score",
    latest_published_quarter_overlapping_probation_else_running="1",
    wait_for_first_full_quarter="-",
    supervisor_rank_recorded="4",
)
def a_rank_that_was_recorded(readings: Readings) -> str:
    """First by the marks so far; the supervisor recorded the fourth place."""
    book = Book(readings)
    engaged(book)
    scored(book, A13=70, A1=60)
    stated = {"quarter": Q1, "rank": 4, "among": 13, "note": "as seen"}
    book.write(ProbationRankRecorded, "2006-03-30", staff="A13", **stated)
    return ranked(book)


def paid(book: Book) -> str:
    """The newcomer's pay, or the band it lies in."""
    found = probation(Scores(book.department), "A13")
    assert found is not None
    return f"{shown(found.pay.amount)} {shown(found.pay.lowest)} {shown(found.pay.highest)}"


@answers(
    "salary.promotion_met",
    grade_pay_of_the_grade_reached="1400 - -",
    also={"1500_floor": "1500 - -"},
)
def the_numbers_of_grade_two_are_met(readings: Readings) -> str:
    """A13 meets grade 2, whose pay is 1400."""
    book = Book(readings)
    engaged(book)
    scored(book, A13=80)
    followed(book, "B", 40, staff="A13")
    report = {"by": "A13", "staff_id": "A13", "quarter": Q1, "target_grade": 2}
    cases = tuple(f"{Q1}-B-{one}" for one in range(10))
    book.write(
        PromotionReportSubmitted, "2006-03-20", **report, b_cases=cases, performance_data_ref="log"
    )
    pay = {"position_or_grade": "2", "monthly": "1400", "effective_from": "2005-01-01"}
    book.write(GradePaySet, "2005-01-01", by="H1", **pay)
    book.publish("A13")
    return paid(book)


@answers(
    "salary.cut_below_probation_pay",
    as_written_flag="- 1000 1300",
    not_below_probation_pay="- 1200 1300",
)
def in_the_fifth_place(readings: Readings) -> str:
    """Four are above A13, who was paid 1200 in probation."""
    book = Book(readings)
    engaged(book, education="junior_college")
    scored(book, A13=60, A1=70, A2=71, A3=72, A4=73)
    book.publish("A13", "A1", "A2", "A3", "A4")
    return paid(book)


def decided(
    book: Book, staff: str = "A13", on: str = "2006-04-10", *, confirmed: bool = True
) -> None:
    """Write the decision on a probation, F1 leading the team that day."""
    points = {"grooming_points": "0", "procedure_points": "0", "foreman_id": "F1"}
    book.write(ProbationDecided, on, staff=staff, confirmed=confirmed, **points)


def newcomers(book: Book, of: str = "F1", year: int = 2006) -> str:
    """A foreman's points for newcomers."""
    return shown(total(newcomer_points(book.department, of, year)))


@answers(
    "newcomer.which_foreman",
    foreman_at_decision="5 0",
    foreman_with_longest_time="0 5",
    first_foreman="0 5",
)
def moved_a_week_before_the_decision(readings: Readings) -> str:
    """In T2 from January, in T1 from April."""
    book = Book(readings)
    engaged(book, team_id="T2")
    moved = {"team_id": "T1", "foreman_id": "F1", "from_on": "2006-04-03"}
    book.write(TeamMembershipChanged, "2006-04-03", staff="A13", **moved)
    decided(book)
    return f"{newcomers(book)} {newcomers(book, 'F2')}"


@answers("newcomer.year", year_of_decision="0 5", year_of_engagement="5 0")
def engaged_in_november(readings: Readings) -> str:
    """Engaged in November 2005, decided in February 2006."""
    book = Book(readings)
    engaged(book, on="2005-11-15")
    decided(book, on="2006-02-20")
    return f"{newcomers(book, year=2005)} {newcomers(book)}"


@answers("newcomer.left_early", neither="0", minus_5="-5")
def resigned_in_probation(readings: Readings) -> str:
    """Engaged in January, gone in February."""
    book = Book(readings)
    engaged(book)
    book.write(StaffMemberLeft, "2006-02-10", by="H1", staff="A13", reason="resigned")
    return newcomers(book)


@answers("newcomer.cap", none="15", plus_minus_10="10")
def three_confirmed(readings: Readings) -> str:
    """Three newcomers confirmed."""
    book = Book(readings)
    for staff in ("A13", "A14", "A15"):
        engaged(book, staff)
        decided(book, staff)
    return newcomers(book)
