"""Readings of how follow-ups are counted toward a grade (P1-4.1-a, P1-4.1-b)."""

from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CaseLevelChanged,
    CaseOpened,
    LateLogEntryConfirmed,
    WorkLogEntryRecorded,
)
from domain.rules.graded_follow_ups import graded_follow_ups
from domain.rules.scores import Scores
from domain.rules.work_log import work_log
from domain.values import Month, Quarter
from tests.builders import Book
from tests.cast import Q1, Q2, shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_grades import followed

BEFORE = Quarter(2005, 4)


@answers(
    "grade.case_count_period",
    the_quarter_under_review="1",
    the_year="3",
    cumulative_since_last_grade_change="6",
)
def follow_ups_of_three_quarters(readings: Readings) -> str:
    """Three in 2005, two in the first quarter of 2006, one in the second."""
    book = Book(readings)
    for quarter, number in ((BEFORE, 3), (Q1, 2), (Q2, 1)):
        followed(book, "B", number, of=quarter)
    return counted(book, Q2)


def counted(book: Book, quarter: Quarter = Q1, level: str = "B") -> str:
    """How many B follow-ups of A1 count."""
    assert level == "B"
    line = graded_follow_ups(Scores(book.department), "A1", quarter, "B", "P1-4.1-b")
    return shown(line.amount)


@answers("grade.case_count_unit", follow_up_actions="4", distinct_cases="1")
def four_actions_on_one_case(readings: Readings) -> str:
    """Four actions, one case."""
    book = Book(readings)
    followed(book, "B", 4, same=True)
    return counted(book)


@answers(
    "grade.case_same_day_limit",
    each_logged_action_counts_flag_over_3_per_case_day="4",
    one_per_case_per_day="1",
)
def four_actions_on_one_day(readings: Readings) -> str:
    """Four actions on one case and day."""
    book = Book(readings)
    followed(book, "B", 4, same=True)
    return counted(book)


@answers("grade.case_level_at", level_in_force_when_followed_up="1", level_at_quarter_end="0")
def a_case_re_levelled_later(readings: Readings) -> str:
    """Followed up as B on the first day, C since February."""
    book = Book(readings)
    followed(book, "B", 1)
    fields = {"from_level": "B", "to_level": "C", "reason": "milder"}
    book.write(CaseLevelChanged, "2006-02-10", case_id=f"{Q1}-B-0", **fields)
    return counted(book)


@answers("grade.a_cases_for_b", no="1", a_counts_as_b="3")
def two_of_a_and_one_of_b(readings: Readings) -> str:
    """Two A follow-ups and one B."""
    book = Book(readings)
    followed(book, "A", 2)
    followed(book, "B", 1)
    return counted(book)


@answers(
    "log.late_entry",
    same_day_timely_later_needs_foreman_confirmation="2",
    same_day_only="1",
    any_time_counts="3",
)
def a_timely_a_confirmed_and_a_late_follow_up(readings: Readings) -> str:
    """One of the same day; one two days late that the foreman confirmed; one he did not."""
    book = Book(readings)
    book.write(CaseOpened, "2006-02-01", by="A1", case_id="c1", level="B")
    fields = {"by": "A1", "staff_id": "A1", "case_id": "c1", "action": "called"}
    book.write(CaseFollowUpRecorded, "2006-02-10", **fields)
    late = book.write(CaseFollowUpRecorded, "2006-02-10", recorded="2006-02-12", **fields)
    book.write(CaseFollowUpRecorded, "2006-02-11", recorded="2006-02-12", **fields)
    confirmed = {"entry_id": late.fact.id, "reason": "the computer stood still"}
    book.write(LateLogEntryConfirmed, "2006-02-13", by="F1", **confirmed)
    return counted(book)


@answers(
    "log.late_entry",
    same_day_timely_later_needs_foreman_confirmation="timely confirmed late",
    same_day_only="timely late late",
    any_time_counts="timely timely timely",
)
def a_timely_a_confirmed_and_a_late_day(readings: Readings) -> str:
    """A month of a log: a day logged that day, one confirmed by the foreman, one not."""
    book = Book(readings)
    told = {"by": "A1", "staff_id": "A1", "tasks": "desk", "work_status": "done"}
    book.write(WorkLogEntryRecorded, "2006-02-09", **told)
    late = book.write(WorkLogEntryRecorded, "2006-02-10", recorded="2006-02-12", **told)
    book.write(WorkLogEntryRecorded, "2006-02-11", recorded="2006-02-12", **told)
    confirmed = {"entry_id": late.fact.id, "reason": "the computer stood still"}
    book.write(LateLogEntryConfirmed, "2006-02-13", by="F1", **confirmed)
    log = work_log(book.department, "A1", Month(2006, 2))
    return " ".join(day.state for day in log.days)
