"""The duties of a quarter: exams, self-evaluation, forms, proposals, inspections (P1-2)."""

from collections.abc import Iterator

from domain.dossier import Department
from domain.facts.attitude import AttitudeResultsTallied
from domain.facts.exams import ExamAbsenceRecorded, Subject
from domain.facts.inspections import InspectionResultsCollated
from domain.facts.quarter import LogDataReviewed, SelfEvaluationSubmitted
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.attitude_parts import stream
from domain.rules.citation import rule
from domain.rules.duty import Duty, all_done, lacking
from domain.rules.exam_marks import MONTHS, SUBJECTS, exam_mark
from domain.rules.half_year import Half, flagged_after, reports
from domain.rules.proposals import proposals_counted
from domain.rules.scores import Scores
from domain.rules.self_evaluation import self_evaluation_day, self_evaluations
from domain.values import Quarter
from domain.wording import say

REVIEWERS = (Role.FOREMAN, Role.SUPERVISOR)


def duties_of_quarters(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Every duty of a quarter that has one day for everybody; nobody there, nothing is owed."""
    if department.people.assessed(quarter):
        yield from _exams(department, quarter)
        yield _self_evaluations(department, quarter)
        yield from _reviews(department, quarter)
        yield from _tallies(department, quarter)
    yield from _proposals(department, quarter)
    yield _collation(department, quarter)
    yield from _half_year(department, quarter)


@rule("P1-0.4-b", amounts=("document_month", "knowledge_month", "typing_month"))
def _exams(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """One exam in each month: due with the month; an absence on record is no exam owed."""
    rules = department.regulation.on(quarter.first_day)
    staff = department.people.assessed(quarter)
    for subject in SUBJECTS:
        month = quarter.months[int(rules.amount("P1-0.4-b", MONTHS[subject])) - 1]
        sat = {one: entry for one in staff if (entry := _sat(department, one, quarter, subject))}
        without = lacking(staff, sat)
        yield Duty(
            what=say("duty.exam", exam=say(f"word.{subject}_exam"), month=month, staff=without),
            about=(subject, quarter),
            clause="P1-0.4-b",
            due=month.last_day,
            roles=(Role.SUPERVISOR, Role.HR),
            done=all_done(staff, sat),
            basis=rules.basis(),
        )


def _sat(
    department: Department, staff_id: str, quarter: Quarter, subject: Subject
) -> AnyEntry | None:
    """What shows that somebody's exam is marked, or that they were absent."""
    dossier = department.dossier(staff_id, quarter)
    absences = dossier.standing(
        ExamAbsenceRecorded,
        where=lambda fact: fact.for_quarter == quarter and fact.subject == subject,
    )
    if absences:
        return absences[-1]
    mark = exam_mark(dossier, subject)
    return mark.entries[-1] if mark.state != "pending" else None


@rule("P1-2.2-b")
def _self_evaluations(department: Department, quarter: Quarter) -> Duty:
    """Everybody evaluates their own quarter by the 20th of its last month."""
    rules = department.regulation.on(quarter.first_day)
    staff = department.people.assessed(quarter)
    made = self_evaluations(department, quarter)
    return Duty(
        what=say("duty.self_evaluation", quarter=quarter),
        about=(quarter,),
        clause="P1-2.2-b",
        due=self_evaluation_day(quarter, rules),
        roles=(Role.CUSTOMER_ASSISTANT, Role.FOREMAN),
        staff=lacking(staff, made),
        done=all_done(staff, made),
        basis=rules.basis(),
    )


@rule("P1-2.2-b")
def _reviews(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Foreman and supervisor each examine whether a self-evaluation's data are true; no day."""
    rules = department.regulation.on(quarter.first_day)
    for role in REVIEWERS:
        given: dict[str, AnyEntry] = {}
        asked: dict[str, AnyEntry] = {}
        for one in department.people.assessed(quarter):
            history, own = department.history, f"person/{one}"
            led = role != Role.FOREMAN or department.people.foremen_of(one, quarter.last_day)
            for evaluation in history.standing(own, SelfEvaluationSubmitted):
                if evaluation.fact.quarter == quarter and led:
                    asked[one] = evaluation
            for review in history.standing(own, LogDataReviewed):
                if review.fact.quarter == quarter and review.fact.role == role:
                    given[one] = review
        if asked:
            without = lacking(asked, given)
            yield Duty(
                what=say("duty.review", quarter=quarter, staff=without),
                about=(quarter, role),
                clause="P1-2.2-b",
                due=None,
                roles=(role,),
                done=all_done(asked, given),
                basis=(*rules.basis(), *(asked[one] for one in without)),
            )


@rule("P1-2.8-c")
@rule("P1-2.8-a", readings=("attitude.deadline",))
def _tallies(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Forms about everybody are in and tallied by the quarter's last day.

    Who has handed a form in is for supervisor and deputy alone; what all see is the tally.
    """
    rules = department.regulation.on(quarter.first_day)
    staff = department.people.assessed(quarter)
    made: dict[str, AnyEntry] = {}
    for one in staff:
        forms = stream(department.dossier(one, quarter))
        for entry in department.history.standing(forms, AttitudeResultsTallied):
            made[one] = entry
    without = lacking(staff, made)
    yield Duty(
        what=say("duty.tally", quarter=quarter, staff=without),
        about=(quarter,),
        clause="P1-2.8-c",
        due=quarter.last_day,
        roles=(Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR),
        done=all_done(staff, made),
        basis=rules.basis(),
    )


@rule("P1-4.3-g", amounts=("proposals_min",))
def _proposals(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Each foreman proposes an improvement each quarter."""
    rules, people = department.regulation.on(quarter.first_day), department.people
    least = int(rules.amount("P1-4.3-g", "proposals_min"))
    foremen = [one for one in people.assessed(quarter) if people.post(one, quarter) == Role.FOREMAN]
    scores = Scores(department)
    counted = {one: proposals_counted(scores, one, quarter) for one in foremen}
    made = {one: found[-1] for one, found in counted.items() if len(found) >= least}
    if foremen:
        yield Duty(
            what=say("duty.proposal", quarter=quarter),
            about=(quarter,),
            clause="P1-4.3-g",
            due=quarter.last_day,
            roles=(Role.FOREMAN,),
            staff=lacking(foremen, made),
            done=all_done(foremen, made),
            basis=rules.basis(),
        )


def _collation(department: Department, quarter: Quarter) -> Duty:
    """HR collates the inspections of each quarter (P1-2.9-c); the clause has no other day."""
    made = department.history.standing(f"quarter/{quarter}", InspectionResultsCollated)
    return Duty(
        what=say("duty.collation", quarter=quarter),
        about=(quarter,),
        clause="P1-2.9-c",
        due=quarter.last_day,
        roles=(Role.HR,),
        done=made[-1] if made else None,
        basis=department.regulation.on(quarter.first_day).basis(),
    )


def _half_year(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """HR reports on each half-year at its end; flagged from thirty days on."""
    if quarter.number % 2:
        return
    rules = department.regulation.on(quarter.first_day)
    half = Half(quarter.year, quarter.number // 2)
    issued = reports(department, half)
    yield Duty(
        what=say("duty.half_year_report", half=half),
        about=(half,),
        clause="P1-3.6",
        due=flagged_after(department, half),
        roles=(Role.HR,),
        done=issued[-1] if issued else None,
        basis=rules.basis(),
    )
