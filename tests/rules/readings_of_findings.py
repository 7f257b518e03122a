"""Readings of whose findings are whose, and from which score they take (P1-2.9-e, P1-4.7)."""

from domain.facts.monthly import ExtraEffortBonusRecorded
from domain.facts.organisation import DutyShiftAssigned
from domain.line import total
from domain.rules.annual_score import annual_score
from domain.rules.monthly_score import monthly_score
from domain.values import Month
from tests.builders import Book
from tests.cast import FEBRUARY, shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_inspections import penalties

GROOMING = {"code": "grooming", "version": 1, "item": "G0"}
MARCH = Month(2006, 3)


@answers("inspection.two_duty_foremen", each_fully="10 10", named_shift_leader_only="0 10")
def two_foremen_on_duty_and_a_shift_that_names_one(readings: Readings) -> str:
    """Both answer for the 31 points, or F2 alone, whom the shift names; his is not F1's shift."""
    book = Book(readings)
    for foreman, begins, ends in (("F2", "08", "16"), ("F1", "16", "23")):
        shift = {"duty_foreman_id": foreman, "end_at": f"2006-03-03T{ends}:00:00+08:00"}
        book.write(DutyShiftAssigned, f"2006-03-03T{begins}:00:00+08:00", **shift)
    book.inspect(31, duty=("F1", "F2"), on="2006-03-03T10:00:00+08:00")
    return penalties(book)


@answers("inspection.two_duty_foremen", each_fully="10 10", named_shift_leader_only="10 10")
def two_foremen_on_duty_and_no_shift_on_record(readings: Readings) -> str:
    """Where nobody is named, both are on duty."""
    book = Book(readings)
    book.inspect(31, duty=("F1", "F2"))
    return penalties(book)


@answers(
    "inspection.foreman_score_period",
    quarter_of_inspection="70 30 70 10",
    month_score="80 20 80 10",
    annual_score="80 30 70 10",
)
def thirty_one_points_in_march(readings: Readings) -> str:
    """Ten points off the quarter's 80, off March's 30, or off the year's 80.

    Ten points deducted they are in any case (P1-4.1-e).
    """
    book = Book(readings)
    book.marks(80, 80, 80, "F1")
    effort = {"month": MARCH, "points": "30", "reason": "a flood"}
    book.write(ExtraEffortBonusRecorded, "2006-03-20", staff="F1", **effort)
    book.inspect(31, on="2006-03-03")
    score = book.score("F1")
    month = total(monthly_score(book.department, "F1", MARCH).lines)
    year = annual_score(book.department, "F1", 2006).score
    return " ".join(map(shown, (score.score, month, year, score.deductions)))


def sixteen_known_and_fifteen_new(readings: Readings, *, before: bool, on: str = FEBRUARY) -> str:
    """Find two faults; the foreman had put the first on record, or does so afterwards."""
    book = Book(readings)
    if before:
        book.deduct(4, on, by="F1")
    found = [{"standard_ref": GROOMING, "points": "16", "staff_id": "A1"}]
    found.append({"standard_ref": GROOMING, "points": "15", "staff_id": "A1"})
    book.inspect(findings=tuple(found))
    if not before:
        book.deduct(4, on, by="F1")
    return penalties(book)


@answers(
    "inspection.already_recorded_faults",
    all_found_points_count="10 0",
    only_faults_not_already_recorded="0 0",
)
def a_fault_the_foreman_had_recorded(readings: Readings) -> str:
    """16 + 15 is more than 30; without the sixteen it is not. One record is one fault."""
    return sixteen_known_and_fifteen_new(readings, before=True)


@answers(
    "inspection.already_recorded_faults",
    all_found_points_count="10 0",
    only_faults_not_already_recorded="10 0",
)
def a_fault_recorded_after_the_inspection(readings: Readings) -> str:
    """Recorded afterwards, it was not known."""
    return sixteen_known_and_fifteen_new(readings, before=False)


@answers(
    "inspection.already_recorded_faults",
    all_found_points_count="10 0",
    only_faults_not_already_recorded="10 0",
)
def a_fault_of_another_day(readings: Readings) -> str:
    """What somebody did the day before is another fault."""
    return sixteen_known_and_fifteen_new(readings, before=True, on="2006-02-09")


@answers(
    "inspection.points_to_individuals",
    only_findings_that_name_a_person_and_a_standard_item_once="4",
    department_level_only="4",
    every_finding_also_individual="8",
)
def a_finding_and_the_deduction_recorded_because_of_it(readings: Readings) -> str:
    """Four points by the foreman's deduction; four more by the finding it came from, or not."""
    book = Book(readings)
    found = {"standard_ref": GROOMING, "points": "4", "staff_id": "A1"}
    inspection = book.inspect(findings=(found,))
    book.deduct(4, because_of=(inspection.fact.id,))
    return shown(book.score().points["grooming"].sum)
