"""Histories in which somebody has something to do, and what is asked of them."""

from datetime import date

from domain.facts.disputes import TaskAppealDecided, TaskAppealLodged, TaskAssigned
from domain.facts.grades import PromotionReportSubmitted
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.facts.worklog import WorkLogEntryRecorded
from domain.rules.duties import Duty, duties
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1

TODAY = date(2006, 4, 1)
ABOUT = {"task_id": "t", "staff_id": "A1"}


def all_of(book: Book, quarter: Quarter = Q1, today: date = TODAY) -> tuple[Duty, ...]:
    return duties(book.department, quarter, today)


def named(book: Book, name: str, quarter: Quarter = Q1, today: date = TODAY) -> Duty:
    return next(one for one in all_of(book, quarter, today) if one.what.id == f"duty.{name}")


def names(book: Book, quarter: Quarter = Q1, today: date = TODAY) -> set[str]:
    return {one.what.id.removeprefix("duty.") for one in all_of(book, quarter, today)}


def disputed(*, decided: bool = True) -> Book:
    """A task of 10 February against which A1 appealed; the supervisor supported the foreman."""
    book = Book()
    book.write(TaskAssigned, id="t", staff_id="A1", by="F1", text="sweep")
    book.write(TaskAppealLodged, **ABOUT, by="A1", requested_change="none")
    if decided:
        book.write(TaskAppealDecided, task_id="t", foreman_upheld=True, reason="needed")
    return book


def late_log() -> Book:
    """The log of 1 February, recorded on the 3rd."""
    book = Book()
    said = {"staff_id": "A1", "by": "A1", "tasks": "rounds", "work_status": "done"}
    book.write(WorkLogEntryRecorded, "2006-02-01", id="w", recorded="2006-02-03", **said)
    return book


def evaluated(book: Book, staff: str = "A1", quarter: Quarter = Q1, on: str = "2006-03-18") -> None:
    claim = {"staff_id": staff, "by": staff, "quarter": quarter, "claimed_score": "80"}
    book.write(SelfEvaluationSubmitted, on, **claim)


def reported(book: Book, on: str = "2006-03-18", quarter: Quarter = Q1) -> None:
    evaluated(book, quarter=quarter, on=on)
    asked = {
        "staff_id": "A1",
        "by": "A1",
        "quarter": quarter,
        "target_grade": 2,
        "performance_data_ref": "log",
    }
    cases = dict.fromkeys(("a_cases", "b_cases", "c_cases"), ())
    book.write(PromotionReportSubmitted, on, id=f"r{quarter}", **asked, **cases)
