"""Whether a promotion report's quarter is passed: in time, by numbers, by reviewers (P1-4.6)."""

from dataclasses import dataclass
from datetime import date

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.grades import PromotionReportSubmitted, PromotionReviewDecided
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.grade_criteria import CLAUSES, grade_criteria
from domain.rules.scores import Scores
from domain.rules.self_evaluation import self_evaluation_day
from domain.values import Quarter
from domain.wording import Message, say

CLAUSE = "P1-0.4-d"
DATE = "promotion.report_date"
LATE = "promotion.late_report"
BOTH = "promotion.both_needed"
DISAGREE = "promotion.reviewers_disagree"
DISCRETION = "grade.reviewer_discretion"
REVIEWERS = (Role.SUPERVISOR, Role.ESTATE_MANAGER)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A quarter on the way to a grade: passed, or not and why."""

    quarter: Quarter
    passed: bool
    reported: bool
    message: Message
    clause: str
    entries: tuple[AnyEntry, ...]


@rule(CLAUSE, amounts=("report_day",), readings=(DATE,))
@rule("P1-4.6-a", amounts=("report_day",), readings=(LATE,))
def in_time(department: Department, report: Entry[PromotionReportSubmitted]) -> bool:
    """Whether a report came when it was due: by the 20th of the quarter's last month."""
    quarter, came = report.fact.quarter, department.came_on(report)
    rules = department.regulation.on(quarter.first_day)
    if rules.reading(LATE) == "accepted_with_reason" and report.fact.note:
        return True
    day, last = int(rules.amount(CLAUSE, "report_day")), quarter.months[2]
    match rules.reading(DATE):
        case "only_on_20th":
            return came == date(last.year, last.number, day)
        case "any_20th_in_quarter":
            return came in quarter and came.day == day
        case _:
            return last.first_day <= came <= date(last.year, last.number, day)


@rule("P1-4.6-b", readings=(BOTH,))
@rule("P1-2.2-b")
def self_evaluated(department: Department, staff_id: str, quarter: Quarter) -> bool:
    """Whether somebody evaluated the own quarter in time, where that is needed."""
    rules = department.regulation.on(quarter.first_day)
    if rules.reading(BOTH) == "report_alone_suffices":
        return True
    by = self_evaluation_day(quarter, rules)
    found = department.dossier(staff_id, quarter).standing(
        SelfEvaluationSubmitted, where=lambda fact: fact.quarter == quarter
    )
    return any(department.came_on(entry) <= by for entry in found)


def reviews_of(
    department: Department, report: Entry[PromotionReportSubmitted]
) -> dict[Role, Entry[PromotionReviewDecided]]:
    """The last review of a report by each of its two reviewers."""
    return {
        entry.fact.role: entry
        for entry in department.history.standing(report.stream, PromotionReviewDecided)
        if entry.fact.report_id == report.fact.id
    }


@rule(CLAUSE, readings=(DISAGREE,))
def _passed_by(department: Department, report: Entry[PromotionReportSubmitted]) -> bool:
    """Whether the reviewers, together, passed a report."""
    passed = {role: one.fact.passed for role, one in reviews_of(department, report).items()}
    rules = department.regulation.on(report.fact.quarter.first_day)
    match rules.reading(DISAGREE):
        case "estate_manager_prevails":
            return passed.get(Role.ESTATE_MANAGER, False)
        case "either_suffices":
            return any(passed.values())
        case _:
            return all(passed.get(role, False) for role in REVIEWERS)


@rule("P1-4.1-a", readings=(DISCRETION,))
def reviewed(scores: Scores, report: Entry[PromotionReportSubmitted]) -> Reviewed:
    """Whether a report's quarter is passed: in time, by its numbers, by its reviewers."""
    fact = report.fact
    decided = reviews_of(scores.department, report)
    entries: tuple[AnyEntry, ...] = (report, *decided.values())

    passed, message, clause = _judged(scores, report)
    return Reviewed(
        fact.quarter, passed, reported=True, message=message, clause=clause, entries=entries
    )


def _judged(scores: Scores, report: Entry[PromotionReportSubmitted]) -> tuple[bool, Message, str]:
    """Whether a report passes, in which words, by which clause."""
    department, fact = scores.department, report.fact
    standard = CLAUSES[fact.target_grade]
    if not in_time(department, report):
        return False, say("graded.report_late", on=department.came_on(report)), "P1-4.6-a"
    if not self_evaluated(department, fact.staff_id, fact.quarter):
        return False, say("graded.not_self_evaluated"), "P1-4.6-b"
    lacking = _numbers_lacking(scores, report)
    if lacking is not None:
        return False, say("graded.numbers_lacking", what=lacking), standard
    alone = scores.rules(fact.quarter).reading(DISCRETION) == "numbers_decide_alone"
    clause = standard if alone else "P1-4.6-a"
    passed = bool(department.editions(fact.quarter)) if alone else _passed_by(department, report)
    if passed:
        return True, say("graded.passed", grade=fact.target_grade), clause
    awaited = alone or len(reviews_of(department, report)) < len(REVIEWERS)
    return False, say("graded.review_awaited" if awaited else "graded.failed"), clause


def by_numbers(scores: Scores, report: Entry[PromotionReportSubmitted]) -> bool:
    """Whether numbers bind the reviewers; a foreman is rated by experience (P1-4.3-i)."""
    fact = report.fact
    free = scores.rules(fact.quarter).reading(DISCRETION) == "full_discretion"
    post = scores.department.people.post(fact.staff_id, fact.quarter)
    return post == Role.CUSTOMER_ASSISTANT and not free


def _numbers_lacking(
    scores: Scores, report: Entry[PromotionReportSubmitted]
) -> tuple[Message, ...] | None:
    """What the numbers lack for the grade; None where they lack nothing or do not bind."""
    fact = report.fact
    found = grade_criteria(scores, fact.staff_id, fact.quarter, fact.target_grade)
    if not by_numbers(scores, report):
        cancelled = scores.of(fact.staff_id, fact.quarter).disqualified
        return (found.lacking[0].message,) if cancelled and found.lacking else None
    return tuple(line.message for line in found.lacking) or None
