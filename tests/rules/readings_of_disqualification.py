"""Readings of what cancels a quarter (P1-2.2-e, P1-3.5)."""

from domain.facts.disqualification import DisciplinaryPenaltyImposed, QuarterDisqualified
from domain.facts.worklog import TaskCompletionSpotChecked
from domain.values import Quarter
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage


def cancelled(book: Book, *quarters: Quarter, staff: str = "A1") -> str:
    """Whether each quarter is cancelled: a cross, or a dot."""
    return "".join("x" if book.score(staff, one).disqualified else "." for one in quarters)


@answers(
    "disqualification.quarter_attribution",
    quarter_of_the_falsified_data="x.",
    quarter_of_discovery=".x",
    both="xx",
)
def data_of_february_found_in_june(readings: Readings) -> str:
    """The quarter of the data, that of the discovery, or both (F-44)."""
    book = Book(readings)
    book.cheat("2006-02-10", found="2006-06-15")
    return cancelled(book, Q1, Q2)


@answers(
    "disqualification.confirmation",
    confirmed_by_hr_or_supervisor_after_hearing=".",
    effective_on_report="x",
)
def reported_and_not_confirmed(readings: Readings) -> str:
    """發現 is a finding after hearing the person, or the report itself."""
    book = Book(readings)
    book.report("2006-02-10")
    return cancelled(book, Q1)


@answers("disqualification.threshold", once="x", three_when_found_in_task_checks=".")
def one_incident_found_in_a_task_check(readings: Readings) -> str:
    """One is enough, or three are needed where a check of tasks found it (F-39)."""
    book = Book(readings)
    checked = {"staff": "A1", "outcome": "suspected_cheating"}
    check = book.write(TaskCompletionSpotChecked, "2006-02-10", **checked)
    book.cheat("2006-02-10", because_of=(check.fact.id,))
    return cancelled(book, Q1)


@answers(
    "disqualification.late_discovery_limit",
    no_limit_for_cheating="xxx",
    same_year_only=".x.",
    four_quarters="xx.",
)
def found_after_one_two_and_five_quarters(readings: Readings) -> str:
    """2005Q4 found in 2006Q1; 2006Q1 found in 2006Q2; 2006Q2 found in 2007Q3, five later."""
    book = Book(readings)
    found = {"2005-12-10": "2006-01-10", "2006-02-10": "2006-05-10", "2006-04-10": "2007-07-10"}
    for on, by in found.items():
        book.cheat(on, found=by)
    return cancelled(book, Quarter(2005, 4), Q1, Q2)


@answers(
    "disqualification.automatic",
    grounds_1_2_follow_from_facts_grounds_3_4_need_decision="x",
    always_by_decision=".",
)
def confirmed_and_not_decided(readings: Readings) -> str:
    """Cheating is confirmed, and nobody gave notice of a disqualification."""
    book = Book(readings)
    book.cheat("2006-02-10")
    return cancelled(book, Q1)


@answers("disqualification.who", every_employee_with_a_quarterly_score="x", assistants_only=".")
def a_foreman_warned(readings: Readings) -> str:
    """Foremen have quarterly scores."""
    book = Book(readings)
    fields = {"staff": "F1", "level": "warning", "violation_on": "2006-02-10", "rule_ref": "7"}
    book.write(DisciplinaryPenaltyImposed, "2006-02-12", **fields)
    return cancelled(book, Q1, staff="F1")


@answers(
    "disqualification.ground1_date",
    quarter_of_violation="x.",
    quarter_of_decision=".x",
    only_if_both_in_same_quarter="..",
)
def violated_in_march_warned_in_april(readings: Readings) -> str:
    """Violation of 03-28, warning of 04-05 (F-47)."""
    book = Book(readings)
    fields = {"staff": "A1", "level": "warning", "violation_on": "2006-03-28", "rule_ref": "7"}
    book.write(DisciplinaryPenaltyImposed, "2006-04-05", **fields)
    return cancelled(book, Q1, Q2)


@answers(
    "disqualification.ground4_after_publication",
    not_after_publication="P1-3.5-g",
    allowed="recorded",
)
def the_heads_finding_after_publication(readings: Readings) -> str:
    """The supervisor finds a ground of the fourth kind, and the result is out."""
    on_stage = stage(readings)
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    fields = {"staff_id": "A1", "quarter": "2006Q1", "reason": "he sold the keys"}
    return outcome(on_stage, QuarterDisqualified, "2006-04-12", ground="head_finding", **fields)
