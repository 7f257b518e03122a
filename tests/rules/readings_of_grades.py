"""Readings of the grades' standards and of the annual score (P1-0.4-c, P1-4.1-a, P1-4.1-b)."""

from datetime import date, timedelta

from domain.facts.grades import PromotionReportSubmitted, PromotionReviewDecided
from domain.facts.points import ComplaintHandlingDeductionRecorded
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened
from domain.rules.annual_score import annual_score
from domain.rules.grade_criteria import grade_criteria
from domain.rules.promotion import tally
from domain.rules.scores import Scores
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2, shown
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage, take

Q4, NEXT1, NEXT2 = Quarter(2006, 4), Quarter(2007, 1), Quarter(2007, 2)


def met(book: Book, quarter: Quarter = Q1) -> str:
    """Whether A1 meets the standards of grades 1 and 2."""
    scores = Scores(book.department)
    return " ".join(
        "yes" if grade_criteria(scores, "A1", quarter, grade).met else "no" for grade in (1, 2)
    )


def lacking(book: Book, grade: int = 2) -> int:
    """How many conditions A1 misses for grade 2."""
    assert grade == 2
    return len(grade_criteria(Scores(book.department), "A1", Q1, 2).lacking)


def followed(  # noqa: PLR0913 - whose, of which level, how many, when
    book: Book,
    level: str,
    number: int,
    *,
    of: Quarter = Q1,
    same: bool = False,
    staff: str = "A1",
) -> None:
    """Write follow-ups of one level, each of a case of its own, or all of one case on one day."""
    for one in range(number):
        case = f"{of}-{level}-{0 if same else one}"
        on = of.first_day if same else of.first_day + timedelta(days=one)
        if one == 0 or not same:
            book.write(CaseOpened, of.first_day, by=staff, case_id=case, level=level)
        fields = {"by": staff, "staff_id": staff, "case_id": case, "action": "called"}
        book.write(CaseFollowUpRecorded, on, **fields)


def reported(book: Book, *, of: Quarter = Q1, cases: int = 10, target: int = 2) -> str:
    """Write a self-evaluation and a report on the 20th, of so many B cases; give its id."""
    on = date(of.year, of.months[2].number, 20)
    own = {"by": "A1", "staff_id": "A1", "quarter": of}
    book.write(SelfEvaluationSubmitted, on, claimed_score="80", **own)
    b_cases = tuple(f"{of}-B-{one}" for one in range(cases))
    fields = {"target_grade": target, "b_cases": b_cases, "performance_data_ref": "log"}
    return book.write(PromotionReportSubmitted, on, **own, **fields).fact.id


def reviewed(book: Book, report: str, on: str = "2006-04-12", *, passed: bool = True) -> None:
    """Write both reviews of a report."""
    for by, role in (("S", "supervisor"), ("M", "estate_manager")):
        decided = {"report_id": report, "passed": passed, "reason": "as seen"}
        book.write(PromotionReviewDecided, on, by=by, role=role, **decided)


def ready(readings: Readings, score: int = 80) -> Book:
    """A1 with a score of 80 or another, 40 B follow-ups and a report of 10 cases."""
    book = Book(readings)
    book.marks(2 * (score - 40), 80, 80)
    followed(book, "B", 40)
    return book


@answers(
    "grade.annual_basis",
    mean_of_quarter_scores="66",
    knowledge_basis_sum="60",
    knowledge_basis_mean_quarter="70",
    knowledge_basis_mean_month="230/3",
)
def two_quarters_with_deductions(readings: Readings) -> str:
    """Marks of 80, 10 and 4 off each quarter: 66; 80 − 20; 80 − 20/2; 80 − 20/6."""
    book = Book(readings)
    for quarter in (Q1, Q2):
        book.marks(80, 80, 80, of=quarter)
        book.deduct(10, quarter.months[1].first_day, kind=ComplaintHandlingDeductionRecorded)
        book.deduct(4, quarter.months[1].first_day)
    return shown(annual_score(book.department, "A1", 2006).score)


@answers(
    "grade.score_basis",
    score_of_the_quarter_for_each_quarterly_review="2",
    mean_of_year_to_date="1",
    mean_of_last_four_quarters="2",
)
def a_weak_quarter_after_a_strong_one(readings: Readings) -> str:
    """70 after 90: 70 alone, (90 + 70)/2 = 80 in the year, with 50 before (50 + 90 + 70)/3 = 70."""
    book = Book(readings)
    for quarter, knowledge in ((Q4, 20), (NEXT1, 100), (NEXT2, 60)):
        book.marks(knowledge, 80, 80, of=quarter)
    followed(book, "B", 40, of=NEXT2)
    found = grade_criteria(Scores(book.department), "A1", NEXT2, 2)
    return str(len(found.lacking))  # The write-ups are always lacking.


@answers(
    "grade.score_basis",
    score_of_the_quarter_for_each_quarterly_review="2",
    mean_of_year_to_date="2",
    mean_of_last_four_quarters="1",
)
def a_strong_quarter_in_the_year_before(readings: Readings) -> str:
    """70 alone in its year; (90 + 70)/2 = 80 in the last four."""
    book = Book(readings)
    book.marks(100, 80, 80, of=Q4)
    book.marks(60, 80, 80, of=NEXT1)
    followed(book, "B", 40, of=NEXT1)
    found = grade_criteria(Scores(book.department), "A1", NEXT1, 2)
    return str(len(found.lacking))


@answers("grade.deduction_period", the_quarter_under_review="3", the_year="3", monthly="2")
def twenty_in_two_months(readings: Readings) -> str:
    """Twelve and eight: twenty in the quarter, twelve in a month; 70 points and no report too."""
    book = ready(readings, 90)
    book.deduct(12, "2006-01-10")
    book.deduct(8, "2006-02-10")
    return str(lacking(book))


@answers("grade.deduction_period", the_quarter_under_review="2", the_year="3", monthly="2")
def nineteen_and_one(readings: Readings) -> str:
    """Nineteen in the first quarter and one in the second are twenty in the year."""
    book = Book(readings)
    for quarter, points in ((Q1, 19), (Q2, 1)):
        book.marks(100, 80, 80, of=quarter)
        book.deduct(points, quarter.months[1].first_day)
    # Follow-ups and write-ups are lacking in any case.
    return str(len(grade_criteria(Scores(book.department), "A1", Q2, 2).lacking))


@answers("grade.write_ups", at_least_10_each_distinct_cases="no yes", exactly_10="no no")
def eleven_write_ups(readings: Readings) -> str:
    """Eleven cases reported."""
    book = ready(readings)
    reported(book, cases=11)
    return met(book)


@answers("grade.write_ups_reuse", refuse_reuse="P1-4.1-a", allowed="recorded")
def a_case_reported_again(readings: Readings) -> str:
    """The same case in the reports of two quarters."""
    on_stage = stage(readings)
    take(on_stage, CaseOpened, "2006-02-10", by="A1", case_id="c1", level="B")
    report = {"by": "A1", "staff_id": "A1", "target_grade": 2, "b_cases": ("c1",)}
    report["performance_data_ref"] = "log"
    take(on_stage, PromotionReportSubmitted, "2006-03-20", quarter="2006Q1", **report)
    return outcome(on_stage, PromotionReportSubmitted, "2006-06-20", quarter="2006Q2", **report)


@answers(
    "grade.reviewer_discretion",
    may_fail_with_reason_may_not_pass="0",  # noqa: S106 - a reading, no password
    numbers_decide_alone="1",
    full_discretion="0",
)
def failed_with_the_numbers_met(readings: Readings) -> str:
    """Both reviewers fail who meets every number."""
    book = ready(readings)
    report = reported(book)
    book.publish()
    reviewed(book, report, passed=False)
    return str(tally(Scores(book.department), "A1", 2, Q1).total)


@answers(
    "grade.reviewer_discretion",
    may_fail_with_reason_may_not_pass="0",  # noqa: S106 - a reading, no password
    numbers_decide_alone="0",
    full_discretion="1",
)
def passed_with_a_number_missed(readings: Readings) -> str:
    """Both reviewers pass who has 70 points."""
    book = ready(readings, 70)
    report = reported(book)
    book.publish()
    reviewed(book, report)
    return str(tally(Scores(book.department), "A1", 2, Q1).total)


@answers(
    "disqualification.promotion_effect",
    cannot_pass_cannot_be_best="4",  # noqa: S106 - a reading, no password
    score_only="3",
)
def a_cancelled_quarter(readings: Readings) -> str:
    """It is cancelled, and its zero, the follow-ups and the write-ups are lacking too."""
    book = Book(readings)
    book.marks(80, 80, 80)
    book.cheat("2006-02-10")
    return str(lacking(book))


@answers("bounds.yishang", inclusive="no yes", exclusive_unless_stated="no no")
def exactly_the_numbers_of_grade_two(readings: Readings) -> str:
    """A score of 75 and 40 follow-ups."""
    book = ready(readings, 75)
    reported(book)
    return met(book)
