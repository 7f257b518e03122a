"""Readings of a year by subjects, of grades that lapse, and of reviews by the 20th."""

from datetime import date

from domain.facts.grades import PromotionReportSubmitted, PromotionReviewDecided
from domain.facts.organisation import GradeAssigned
from domain.facts.points import ComplaintHandlingDeductionRecorded
from domain.rules.annual_score import annual_score
from domain.rules.demotion import demotion
from domain.rules.grade_in_force import grade_on
from domain.rules.scores import Scores
from tests.builders import Book
from tests.cast import Q1, shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_grades import Q4, followed, met, ready, reported
from tests.staging import outcome, stage, take


@answers(
    "grade.annual_subject_weights",
    formula_weights="79",
    equal_thirds="232/3",
    per_subject_only="knowledge 84, document 74, typing 74",
)
def subjects_that_differ(readings: Readings) -> str:
    """Knowledge 90, document 80, typing 80, 6 points off: 45 + 20 + 20 − 6, 250/3 − 6, or each."""
    book = Book({"grade.annual_basis": "knowledge_basis_sum", **readings})
    book.marks(90, 80, 80)
    book.deduct(6, kind=ComplaintHandlingDeductionRecorded)
    found = annual_score(book.department, "A1", 2006)
    apart = ", ".join(f"{name} {shown(amount)}" for name, amount in found.subjects.items())
    return apart or shown(found.score)


@answers(
    "grade.annual_subject_weights", formula_weights="no", equal_thirds="no", per_subject_only="yes"
)
def a_subject_below_the_standard(readings: Readings) -> str:
    """Of grade 2 with 90, 70 and 80: 82.5 or 80 is above 75, the document exam alone is not."""
    book = Book({"grade.annual_basis": "knowledge_basis_sum", **readings})
    given = {"staff": "A1", "grade": 2, "effective_from": "2005-01-10"}
    book.write(GradeAssigned, "2005-01-10", by="H1", **given)
    book.marks(90, 70, 80, of=Q4)
    followed(book, "B", 40, of=Q4)
    causes = demotion(Scores(book.department), "A1", Q4.year).causes
    return "yes" if any(cause.name == "below_standard" for cause in causes) else "no"


def second_grade(readings: Readings) -> Book:
    """A1 of grade 2 since 2005, with 40 B follow-ups in the first quarter of 2006."""
    book = Book(readings)
    given = {"staff": "A1", "grade": 2, "effective_from": "2005-01-10"}
    book.write(GradeAssigned, "2005-01-10", by="H1", **given)
    followed(book, "B", 40)
    return book


@answers("grade.lapse", no_demotion_only_by_decision="2 2", automatic="2 3")
def a_quarter_below_the_standard(readings: Readings) -> str:
    """74 in a quarter published on 10 April: the grade of 9 and of 10 April."""
    book = second_grade(readings)
    book.marks(68, 80, 80)
    book.publish(on="2006-04-10")
    return graded_around(book, 10)


@answers("grade.lapse", no_demotion_only_by_decision="1 1", automatic="1 2")
def of_grade_one_with_the_numbers_of_grade_two(readings: Readings) -> str:
    """90, and no follow-up of an A case: no grade 1 any more, and grade 2 still."""
    book = second_grade(readings)
    given = {"staff": "A1", "grade": 1, "effective_from": "2005-02-10"}
    book.write(GradeAssigned, "2005-02-10", by="H1", **given)
    book.marks(100, 80, 80)
    book.publish(on="2006-04-10")
    return graded_around(book, 10)


def graded_around(book: Book, day: int) -> str:
    """The grade on the day before one of April 2006, and on it."""
    scores = Scores(book.department)
    return " ".join(str(grade_on(scores, "A1", date(2006, 4, one))) for one in (day - 1, day))


@answers(
    "promotion.data_after_20th",
    review_decided_on_full_quarter_data_after_publication="no no",
    data_to_20th_only="no yes",
)
def a_deduction_after_the_twentieth(readings: Readings) -> str:
    """80, 40 follow-ups and 10 write-ups by the 20th; 10 points off on the 25th leave 70."""
    book = ready(readings)
    reported(book)
    book.deduct(10, "2006-03-25")
    return met(book)


@answers(
    "promotion.data_after_20th",
    review_decided_on_full_quarter_data_after_publication="P1-4.6-a",
    data_to_20th_only="recorded",
)
def reviewed_before_anything_is_published(readings: Readings) -> str:
    """The supervisor fails a report on 25 March."""
    on_stage = stage(readings)
    own = {"by": "A1", "staff_id": "A1", "quarter": Q1}
    given = {"target_grade": 2, "performance_data_ref": "log"}
    report = take(on_stage, PromotionReportSubmitted, "2006-03-18", **own, **given).fact.id
    decided = {"report_id": report, "passed": False, "reason": "as seen"}
    return outcome(on_stage, PromotionReviewDecided, "2006-03-25", **decided)
