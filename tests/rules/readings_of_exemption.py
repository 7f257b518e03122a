"""Readings of exemptions and of reviews for demotion (P1-4.1-f, P1-4.1-g)."""

from datetime import date

from domain.facts.grades import BestTeamMemberNamed, EliminationDecided
from domain.facts.organisation import GradeAssigned, StaffMemberLeft
from domain.facts.points import ProcedureDeductionRecorded
from domain.rules.demotion import demotion
from domain.rules.exemption import exemption
from domain.rules.scores import Scores
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_elimination import LATER, Q3, Q4, graded, scored
from tests.rules.readings_of_grades import followed
from tests.staging import outcome, stage, take


def best(book: Book, *quarters: Quarter, staff: str = "A1") -> None:
    """Let somebody be named the team's best member in some quarters."""
    for quarter in quarters:
        fields = {"quarter": quarter, "team_id": "T1", "staff_id": staff, "reason": "as seen"}
        book.write(BestTeamMemberNamed, quarter.following.first_day, **fields)


def exempt(book: Book, year: int = 2006, today: date = date(2007, 1, 31)) -> str:
    """The exemptions of A1 earned and left."""
    found = exemption(Scores(book.department), "A1", year, today)
    return f"{found.earned} {found.left}"


@answers(
    "exemption.best_member_source",
    recorded_naming_by_supervisor_with_reason="0 0",
    derived_highest_quarter_score_in_team="1 1",
)
def highest_and_not_named(readings: Readings) -> str:
    """Of the highest score in the team in three quarters, and never named."""
    book = Book(readings)
    graded(book, 2)
    for quarter in (Q1, Q2, Q3):
        scored(book, quarter, A1=90, A2=80)
    return exempt(book)


@answers("exemption.year", calendar_year="0 0", rolling_4_consecutive_quarters="1 1")
def best_across_a_year(readings: Readings) -> str:
    """The last two quarters of 2005 and the first of 2006."""
    book = Book(readings)
    graded(book, 2)
    best(book, Quarter(2005, 3), Quarter(2005, 4), Q1)
    return exempt(book)


@answers("exemption.count", one_per_year_ge_3="1 1", one_per_full_three="2 2")
def six_quarters_in_a_row(readings: Readings) -> str:
    """Six quarters, read by rolling years: two of the three-times-best end in 2006."""
    book = Book({"exemption.year": "rolling_4_consecutive_quarters", **readings})
    graded(book, 2)
    best(book, Quarter(2005, 3), Quarter(2005, 4), Q1, Q2, Q3, Q4)
    return exempt(book)


@answers("exemption.expiry", never_until_used="1 1", end_of_next_year="1 0")
def two_years_later(readings: Readings) -> str:
    """Earned in 2006, asked at the end of 2008."""
    book = Book(readings)
    graded(book, 2)
    best(book, Q1, Q2, Q3)
    return exempt(book, today=LATER)


@answers("exemption.grade_moment", when_earned="1 1", when_used="0 0", both="0 0")
def demoted_since(readings: Readings) -> str:
    """Of grade 2 when earned, of grade 3 since."""
    book = Book(readings)
    graded(book, 2)
    graded(book, 3, "2007-01-01")
    best(book, Q1, Q2, Q3)
    return exempt(book)


@answers("exemption.grade_moment", when_earned="0 0", when_used="1 1", both="0 0")
def promoted_since(readings: Readings) -> str:
    """Of grade 3 when earned, of grade 2 since."""
    book = Book(readings)
    graded(book, 2, "2007-01-01")
    best(book, Q1, Q2, Q3)
    return exempt(book)


@answers(
    "exemption.automatic",
    automatic_on_first_elimination_listing="P1-4.1-f",
    on_request="recorded",
)
def dismissed_with_an_exemption(readings: Readings) -> str:
    """A1 has an exemption of 2005 and 41 points in the first quarter of 2006."""
    on_stage = stage(readings)
    given = {"by": "H1", "staff_id": "A1", "grade": 2, "ground": "entry"}
    take(on_stage, GradeAssigned, "2005-01-10", **given)
    for number, on in ((1, "2005-04-08"), (2, "2005-07-08"), (3, "2005-10-08")):
        named = {"quarter": f"2005Q{number}", "staff_id": "A1", "reason": "as seen"}
        take(on_stage, BestTeamMemberNamed, on, **named)
    ref = {"code": "procedure", "version": 1, "item": "P0"}
    points = {"staff_id": "A1", "standard_ref": ref, "points": "41", "note": "seen"}
    take(on_stage, ProcedureDeductionRecorded, "2006-02-10", **points)
    decided = {"by": "M", "ground": "quarter_deductions", "outcome": "dismissal"}
    return outcome(
        on_stage, EliminationDecided, "2006-02-12", staff_id="A1", reason="as seen", **decided
    )


def below(book: Book) -> str:
    """The grounds on which A1's year is to be examined."""
    found = demotion(Scores(book.department), "A1", 2006)
    return " ".join(cause.name for cause in found.causes) or "-"


@answers(
    "demotion.annual_standard",
    mean_score_and_each_quarter_mean_of_deductions_and_cases="-",
    any_quarter_failing="below_standard",
    all_quarters_failing="-",
)
def one_weak_quarter(readings: Readings) -> str:
    """70 and 90 with 40 follow-ups each: 80 on the mean, one quarter below 75."""
    book = Book(readings)
    graded(book, 2)
    for quarter, score in ((Q1, 70), (Q2, 90)):
        scored(book, quarter, A1=score)
        followed(book, "B", 40, of=quarter)
    return below(book)


@answers(
    "demotion.annual_standard",
    mean_score_and_each_quarter_mean_of_deductions_and_cases="below_standard",
    any_quarter_failing="below_standard",
    all_quarters_failing="-",
)
def one_quarter_far_below(readings: Readings) -> str:
    """60 and 80: 70 on the mean, one of two quarters below 75."""
    book = Book(readings)
    graded(book, 2)
    for quarter, score in ((Q1, 60), (Q2, 80)):
        scored(book, quarter, A1=score)
        followed(book, "B", 40, of=quarter)
    return below(book)


@answers(
    "demotion.worst_of_one",
    no_worst_if_group_below_2_or_all_equal="-",
    always_someone="worst_in_grade",
)
def alone_in_the_grade(readings: Readings) -> str:
    """The only one of grade 2, with full numbers."""
    book = Book(readings)
    graded(book, 2)
    scored(book, Q1, A1=90)
    followed(book, "B", 40)
    return below(book)


@answers(
    "exemption.scope",
    also={"any_transfer_or_dismissal_under_4.1-d_or_-e": "recorded"},
    any_dismissal_at_all="P1-4.1-f",
)
def dismissed_for_something_else(readings: Readings) -> str:
    """Three times best in 2006, and dismissed in 2007 for no reason of P1-4.1-d or P1-4.1-e."""
    on_stage = stage(readings)
    given = {"by": "H1", "staff_id": "A1", "grade": 2, "effective_from": "2005-01-10"}
    take(on_stage, GradeAssigned, "2005-01-10", **given)
    for quarter in (Q1, Q2, Q3):
        fields = {"quarter": quarter, "staff_id": "A1", "reason": "as seen"}
        take(on_stage, BestTeamMemberNamed, quarter.following.first_day, **fields)
    left = {"by": "H1", "staff_id": "A1", "reason": "dismissed"}
    return outcome(on_stage, StaffMemberLeft, "2007-02-01", **left)
