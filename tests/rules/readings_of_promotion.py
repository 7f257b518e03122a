"""Readings of reports, reviews and tallies (P1-0.4-d, P1-4.6)."""

from domain.facts.grades import PromotionReportSubmitted, PromotionReviewDecided
from domain.facts.organisation import GradeAssigned
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.rules.grade_criteria import Target
from domain.rules.promotion import tally
from domain.rules.scores import Scores
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.reading_cases import Readings, answers

FREE = {"grade.reviewer_discretion": "full_discretion"}
"""Passed is what the reviewers pass: no numbers are needed where they are not the matter."""


def passed(  # noqa: PLR0913 - what differs in each case
    book: Book,
    quarter: Quarter = Q1,
    *,
    on: str | None = None,
    target: Target = 2,
    by: tuple[bool, bool] = (True, True),
    evaluated: bool = True,
    **more: object,
) -> None:
    """Write A1's report of a quarter, on the 20th or another day, and both reviews."""
    on = on or f"{quarter.year}-{quarter.months[2].number:02d}-20"
    own = {"by": "A1", "staff_id": "A1", "quarter": quarter}
    if evaluated:
        book.write(SelfEvaluationSubmitted, on, claimed_score="80", **own)
    fields = {"target_grade": target, "performance_data_ref": "log", **more}
    report = book.write(PromotionReportSubmitted, on, **own, **fields).fact.id
    for one, role in zip(by, ("supervisor", "estate_manager"), strict=True):
        decided = {"report_id": report, "passed": one, "reason": "as seen", "role": role}
        book.write(PromotionReviewDecided, quarter.following.first_day, **decided)


def told(book: Book, target: Target = 2, quarter: Quarter = Q1) -> str:
    """The run, the total, and whether promotion is due."""
    found = tally(Scores(book.department), "A1", target, quarter)
    return f"{found.run} {found.total} {'due' if found.due else 'not due'}"


@answers(
    "promotion.report_date",
    due_by_20th_of_last_month="1 1 not due",
    only_on_20th="0 0 not due",
    any_20th_in_quarter="0 0 not due",
)
def on_the_nineteenth(readings: Readings) -> str:
    """A report on 19 March."""
    book = Book({**FREE, **readings})
    passed(book, on="2006-03-19")
    return told(book)


@answers(
    "promotion.report_date",
    due_by_20th_of_last_month="0 0 not due",
    only_on_20th="0 0 not due",
    any_20th_in_quarter="1 1 not due",
)
def on_the_twentieth_of_february(readings: Readings) -> str:
    """A report on 20 February."""
    book = Book({**FREE, **readings})
    passed(book, on="2006-02-20")
    return told(book)


@answers(
    "promotion.late_report",
    not_reviewed_this_quarter="0 0 not due",
    accepted_with_reason="1 1 not due",
)
def late_with_a_reason(readings: Readings) -> str:
    """A report on 21 March that says why; the self-evaluation is not the matter."""
    book = Book({**FREE, "promotion.both_needed": "report_alone_suffices", **readings})
    passed(book, on="2006-03-21", note="was ill")
    return told(book)


@answers("promotion.both_needed", both_required="0 0 not due", report_alone_suffices="1 1 not due")
def without_self_evaluation(readings: Readings) -> str:
    """A report in time, and no self-evaluation."""
    book = Book({**FREE, **readings})
    passed(book, evaluated=False)
    return told(book)


@answers(
    "promotion.reviewers_disagree",
    both_must_pass="0 0 not due",  # noqa: S106 - a reading, no password
    estate_manager_prevails="1 1 not due",
    either_suffices="1 1 not due",
)
def passed_by_the_estate_manager_alone(readings: Readings) -> str:
    """The supervisor fails, the estate manager passes."""
    book = Book({**FREE, **readings})
    passed(book, by=(False, True))
    return told(book)


@answers(
    "promotion.reviewers_disagree",
    both_must_pass="0 0 not due",  # noqa: S106 - a reading, no password
    estate_manager_prevails="0 0 not due",
    either_suffices="1 1 not due",
)
def passed_by_the_supervisor_alone(readings: Readings) -> str:
    """The supervisor passes, the estate manager fails."""
    book = Book({**FREE, **readings})
    passed(book, by=(True, False))
    return told(book)


@answers("promotion.cumulative_threshold", gt_4="1 4 not due", ge_4="1 4 due")
def four_passes_apart(readings: Readings) -> str:
    """Four passes, every other quarter."""
    book = Book({**FREE, **readings})
    quarters = [Quarter(2005, 1), Quarter(2005, 3), Q1, Quarter(2006, 3)]
    for quarter in quarters:
        passed(book, quarter)
    return told(book, quarter=quarters[-1])


@answers(
    "promotion.consecutive_definition",
    adjacent_quarters_any_year_no_report_breaks="2 2 due",
    adjacent_within_one_year="1 2 not due",
    no_report_is_neutral="2 2 due",
)
def across_a_year(readings: Readings) -> str:
    """The last quarter of 2005 and the first of 2006."""
    book = Book({**FREE, **readings})
    passed(book, Quarter(2005, 4))
    passed(book, Q1)
    return told(book)


@answers(
    "promotion.consecutive_definition",
    adjacent_quarters_any_year_no_report_breaks="1 2 not due",
    adjacent_within_one_year="1 2 not due",
    no_report_is_neutral="2 2 due",
)
def a_quarter_without_a_report_between(readings: Readings) -> str:
    """Passed, not reported, passed, in one year."""
    book = Book({**FREE, **readings})
    passed(book, Q1)
    passed(book, Quarter(2006, 3))
    return told(book, quarter=Quarter(2006, 3))


@answers(
    "promotion.tally_scope",
    per_target_grade_higher_counts_for_lower_reset_on_grade_change="2 2 due",
    strictly_per_target="1 1 not due",
    never_reset="2 2 due",
)
def one_pass_for_each_grade(readings: Readings) -> str:
    """Passed for grade 1, then for grade 2."""
    book = Book({**FREE, **readings})
    passed(book, Q1, target=1)
    passed(book, Q2)
    return told(book, quarter=Q2)


@answers(
    "promotion.tally_scope",
    per_target_grade_higher_counts_for_lower_reset_on_grade_change="1 1 not due",
    strictly_per_target="1 1 not due",
    never_reset="2 2 due",
)
def a_grade_between_two_passes(readings: Readings) -> str:
    """Passed for grade 1, given grade 2, passed for grade 1."""
    book = Book({**FREE, **readings})
    passed(book, Q1, target=1)
    given = {"staff": "A1", "grade": 2, "effective_from": "2006-04-12"}
    book.write(GradeAssigned, "2006-04-12", by="H1", **given)
    passed(book, Q2, target=1)
    return told(book, 1, Q2)


@answers("promotion.skip_grade", allowed="2 2 due", one_step_at_a_time="2 2 not due")
def from_three_to_one(readings: Readings) -> str:
    """Of grade 3, twice passed for grade 1."""
    book = Book({**FREE, **readings})
    passed(book, Q1, target=1)
    passed(book, Q2, target=1)
    return told(book, 1, Q2)
