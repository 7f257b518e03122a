"""Promotion reports and their reviews: in time, on new cases, by the numbers (P1-4.6)."""

from commands.state import State, checks
from domain.entry import Entry
from domain.facts.grades import PromotionReportSubmitted, PromotionReviewDecided
from domain.facts.worklog import CaseOpened
from domain.refusals.forbidden import AboutOneself, NotAssessed
from domain.refusals.grading import CaseReportedBefore, ReportNotDue, StandardNotMet
from domain.refusals.recording import AlreadyDone, StepMissing, UnknownCase, UnknownEntry
from domain.rules.grade_criteria import CLAUSES, decided_by_the_20th, grade_criteria
from domain.rules.promotion_review import by_numbers, in_time
from domain.rules.scores import Scores
from domain.wording import say

CLAUSE = "P1-4.6-a"


@checks(PromotionReportSubmitted)
def reported_once(state: State, fact: PromotionReportSubmitted) -> None:
    """An assistant or foreman of the quarter reports once for a grade."""
    if state.people.post(fact.staff_id, fact.quarter) is None:
        raise NotAssessed(staff=fact.staff_id, quarter=fact.quarter, clause=CLAUSE)
    for entry in _reports(state, fact.staff_id):
        if (entry.fact.quarter, entry.fact.target_grade) == (fact.quarter, fact.target_grade):
            what = say("fact.PromotionReportSubmitted")
            raise AlreadyDone(what=what, entry=entry, clause=CLAUSE)


@checks(PromotionReportSubmitted)
def new_cases(state: State, fact: PromotionReportSubmitted) -> None:
    """Each case is on record, and in no report of an earlier quarter (P1-4.1-a/10)."""
    cases = (*fact.a_cases, *fact.b_cases, *fact.c_cases)
    state.history.load(f"case/{case}" for case in cases)
    reuse = state.rules(fact.quarter.first_day).reading("grade.write_ups_reuse") == "allowed"
    before = {
        case: entry
        for entry in _reports(state, fact.staff_id)
        if entry.fact.quarter != fact.quarter
        for case in (*entry.fact.a_cases, *entry.fact.b_cases, *entry.fact.c_cases)
    }
    for case in cases:
        if not state.history.standing(f"case/{case}", CaseOpened):
            raise UnknownCase(case=case, clause=CLAUSE)
        if case in before and not reuse:
            raise CaseReportedBefore(case=case, entry=before[case], clause="P1-4.1-a")


def _reports(state: State, staff_id: str) -> tuple[Entry[PromotionReportSubmitted], ...]:
    return state.history.standing(f"person/{staff_id}", PromotionReportSubmitted)


@checks(PromotionReviewDecided)
def reviewed_in_turn(state: State, fact: PromotionReviewDecided) -> None:
    """A report in time, by somebody else, after publication, once for each edition.

    Where only what happened by the 20th is looked at, nothing waits for the publication.
    """
    report = _report(state, fact)
    staff, quarter = report.fact.staff_id, report.fact.quarter
    if staff in {fact.by, fact.entered_by}:
        raise AboutOneself(by=staff, fact=say("fact.PromotionReviewDecided"), clause=CLAUSE)
    if not in_time(state.department, report):
        came = state.department.came_on(report)
        raise ReportNotDue(staff=staff, quarter=quarter, on=came, clause=CLAUSE)
    editions = state.department.editions(quarter)
    if not editions and not decided_by_the_20th(state.department, quarter):
        step = say("fact.QuarterResultsPublished")
        raise StepMissing(quarter=quarter, step=step, clause=CLAUSE)
    for entry in state.history.standing(report.stream, PromotionReviewDecided):
        same = (entry.fact.report_id, entry.fact.role) == (fact.report_id, fact.role)
        if same and entry.position > (editions[-1].position if editions else 0):
            what = say("fact.PromotionReviewDecided")
            raise AlreadyDone(what=what, entry=entry, clause=CLAUSE)


@checks(PromotionReviewDecided)
def passed_by_the_numbers(state: State, fact: PromotionReviewDecided) -> None:
    """Whoever misses a number is not passed, as it is read by default (P1-4.1-a/12)."""
    report = _report(state, fact)
    scores = Scores(state.department)
    if not fact.passed or not by_numbers(scores, report):
        return
    grade = report.fact.target_grade
    found = grade_criteria(scores, report.fact.staff_id, report.fact.quarter, grade)
    if not found.met:
        raise StandardNotMet(
            fact=say("fact.PromotionReviewDecided"),
            staff=report.fact.staff_id,
            what=tuple(line.message for line in found.lacking),
            clause=CLAUSES[grade],
        )


def _report(state: State, fact: PromotionReviewDecided) -> Entry[PromotionReportSubmitted]:
    """The report that is reviewed, which must stand. Raises a refusal."""
    entry = state.history.entry(fact.report_id)
    if entry is None or not isinstance(entry.fact, PromotionReportSubmitted):
        raise UnknownEntry(entry=fact.report_id)
    for one in _reports(state, entry.fact.staff_id):
        if one.fact.id == fact.report_id:
            return one
    raise UnknownEntry(entry=fact.report_id)
