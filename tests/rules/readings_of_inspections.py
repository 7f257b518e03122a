"""Readings of the inspections and of what more than thirty points cost (P1-2.9-b, P1-2.9-e)."""

from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import (
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
    StaffMemberLeft,
)
from domain.line import total
from domain.rules.fines import fines
from domain.rules.inspection_quota import quota
from domain.rules.inspections import foreman_penalties
from domain.values import Month
from tests.builders import Book
from tests.cast import LOG, Q1, shown
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage, take


def penalties(book: Book) -> str:
    """The points both foremen lose."""
    lost = (total(foreman_penalties(book.dossier(foreman))) for foreman in ("F1", "F2"))
    return " ".join(shown(points) for points in lost)


def yuan(book: Book, *staff: str) -> str:
    """What each of some persons owes for the quarter."""
    department = book.department
    owed = (total(fine.line for fine in fines(department, one, Q1)) for one in staff)
    return " ".join(shown(amount) for amount in owed)


@answers(
    "inspection.member_from_inspected_department",
    not_own_department="P1-2.9-b",
    allowed_disclosed="recorded",
)
def an_inspector_whose_home_is_here(readings: Readings) -> str:
    """I3 is on the special team and comes from the department inspected."""
    on_stage = stage(readings)
    members = ({"staff_id": "I3", "home_department": LOG},)
    take(on_stage, SpecialInspectionTeamFormed, by="H1", members=members)
    return outcome(on_stage, InspectionConducted, by="I3", duty_foreman_ids=("F1",), note="seen")


@answers(
    "inspection.quota_scope",
    per_department_special_team_only="2 False",
    include_mystery_customer="3 True",
)
def two_checks_of_the_team_and_a_mystery_customer(readings: Readings) -> str:
    """Three days, one of them a mystery customer's (F-38)."""
    book = Book(readings)
    book.inspect(1, on="2006-02-03")
    book.inspect(1, on="2006-02-14")
    book.inspect(1, on="2006-02-20", inspection_kind="mystery_customer")
    found = quota(book.department, Month(2006, 2))
    return f"{len(found.days)} {found.met}"


@answers(
    "inspection.trigger_scope",
    month_total_once_per_month="10 0 100",
    per_inspection="20 0 200",
    cumulative_both="30 0 300",
)
def thirty_one_and_thirty_two(readings: Readings) -> str:
    """Once for the month, once for each inspection, or both (F-34)."""
    book = Book(readings)
    book.inspect(31, on="2006-03-03")
    book.inspect(32, on="2006-03-21")
    return f"{penalties(book)} {yuan(book, 'S')}"


@answers(
    "inspection.trigger_scope",
    month_total_once_per_month="10 0 100",
    per_inspection="0 0 0",
    cumulative_both="10 0 100",
)
def eighteen_and_thirteen(readings: Readings) -> str:
    """No inspection goes over thirty, the month does (F-32)."""
    book = Book(readings)
    book.inspect(18, on="2006-03-03")
    book.inspect(13, on="2006-03-21")
    return f"{penalties(book)} {yuan(book, 'S')}"


@answers(
    "inspection.foreman_attribution",
    per_duty_foreman_own_total="0 0",
    all_duty_foremen_with_contributing_inspections="10 10",
    foreman_on_duty_when_total_crosses_30="0 10",
)
def twenty_with_one_foreman_and_thirteen_with_the_other(readings: Readings) -> str:
    """33 in all: nobody's own, both foremen's, or that of the second, who was there at the 31st."""
    book = Book(readings)
    book.inspect(20, on="2006-03-03")
    book.inspect(13, duty=("F2",), on="2006-03-21")
    return penalties(book)


@answers(
    "inspection.foreman_attribution",
    per_duty_foreman_own_total="0 0",
    all_duty_foremen_with_contributing_inspections="0 0",
    foreman_on_duty_when_total_crosses_30="0 0",
)
def thirty_in_all(readings: Readings) -> str:
    """Nobody answers for thirty, however the foreman on duty is read."""
    book = Book(readings)
    book.inspect(20, on="2006-03-03")
    book.inspect(10, duty=("F2",), on="2006-03-21")
    return penalties(book)


@answers("inspection.points_meaning", sum_of_points="10 0", single_item="0 0")
def twenty_and_eleven_in_one_inspection(readings: Readings) -> str:
    """31 together; no item of more than thirty."""
    book = Book(readings)
    book.inspect(20, 11)
    return penalties(book)


@answers("inspection.points_meaning", sum_of_points="10 0", single_item="0 0")
def an_item_of_twenty_in_each_of_two_inspections(readings: Readings) -> str:
    """40 together; no item of more than thirty."""
    book = Book(readings)
    book.inspect(20, on="2006-03-03")
    book.inspect(20, on="2006-03-21")
    return penalties(book)


@answers("inspection.points_meaning", sum_of_points="10 0 100", single_item="10 0 100")
def an_item_of_thirty_one_and_one_of_two(readings: Readings) -> str:
    """33 together; one item of more than thirty, once in the month."""
    book = Book(readings)
    book.inspect(31, on="2006-03-03")
    book.inspect(2, on="2006-03-21")
    return f"{penalties(book)} {yuan(book, 'S')}"


@answers("inspection.fine_sharing", each_100="100 100", total_100_split_equally="50 50")
def the_fine_of_supervisor_and_deputy(readings: Readings) -> str:
    """100 yuan each, or 100 between the two."""
    book = Book(readings)
    book.inspect(31)
    return yuan(book, "S", "D")


@answers(
    "inspection.supervisor_changed",
    own_term_total_over_30="100 0",
    in_office_at_month_end="0 100",
)
def the_supervisor_left_after_the_inspection(readings: Readings) -> str:
    """S was in office on the day of the 31 points, S2 at the month's end."""
    book = Book(readings)
    book.inspect(31)
    book.write(StaffMemberLeft, "2006-02-14", staff="S", reason="resigned", by="H1")
    successor = {"staff": "S2", "name": "S2", "position": "supervisor", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-02-15", **successor)
    return yuan(book, "S", "S2")


@answers(
    "inspection.points_to_individuals",
    only_findings_that_name_a_person_and_a_standard_item_once="4",
    department_level_only="0",
)
def a_finding_that_names_a_person(readings: Readings) -> str:
    """Four grooming points about A1 in an inspection."""
    book = Book(readings)
    ref = {"code": "grooming", "version": 1, "item": "G0"}
    found = {"standard_ref": ref, "points": "4", "staff_id": "A1"}
    book.inspect(findings=(found,))
    return shown(book.score().points["grooming"].sum)
