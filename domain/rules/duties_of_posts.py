"""What grades and posts call for: reviews, promotions, demotions, elimination, probation (P1-4)."""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Department
from domain.facts.grades import PromotionReportSubmitted
from domain.facts.organisation import StaffMemberLeft
from domain.facts.posts import ProbationDecided
from domain.line import AnyEntry, entries_of
from domain.roles import Role
from domain.rules.annual_score import LAST_QUARTER
from domain.rules.citation import rule
from domain.rules.demotion import demotion, year_examined
from domain.rules.duty import Duty, each_once
from domain.rules.elimination import elimination
from domain.rules.foreman import foreman
from domain.rules.probation_end import probation_end
from domain.rules.promotion import tallies
from domain.rules.promotion_review import REVIEWERS, in_time, reviews_of
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from domain.wording import say

BOTH = (Role.SUPERVISOR, Role.ESTATE_MANAGER)


def duties_of_posts(scores: Scores, quarter: Quarter, today: date) -> Iterator[Duty]:
    """What the grades and posts of everybody call for, as of a quarter."""
    people = scores.department.people
    for staff in sorted(people.assessed(quarter)):
        assistant = people.post(staff, quarter) == Role.CUSTOMER_ASSISTANT
        yield from _reviews(scores, staff, quarter)
        if assistant:
            yield from _promotion(scores, staff, quarter)
            yield from _demotion(scores, staff, quarter)
        else:
            yield from _foreman(scores, staff, quarter)
        yield from _elimination(scores, staff, quarter, today)
    for staff in people.everybody():
        yield from _probation(scores.department, staff, quarter)


@rule("P1-4.6-a")
@rule("P1-0.4-d")
def _reviews(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Duty]:
    """Supervisor and estate manager each review a report that came in time; no day is named."""
    department = scores.department
    for report in department.dossier(staff, quarter).standing(
        PromotionReportSubmitted, where=lambda fact: fact.quarter == quarter
    ):
        if not in_time(department, report):
            continue
        held = reviews_of(department, report)
        for role in REVIEWERS:
            yield Duty(
                what=say(
                    "duty.promotion_review",
                    staff=(staff,),
                    quarter=quarter,
                    grade=report.fact.target_grade,
                ),
                about=(report.fact.id, role),
                clause="P1-4.6-a",
                due=None,
                roles=(role,),
                done=held.get(role),
                basis=(report,),
            )


@rule("P1-4.6-c")
def _promotion(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Duty]:
    """HR gives the grade that the passes have earned; the highest, where it is more than one."""
    due = next((one for one in tallies(scores, staff, quarter) if one.due), None)
    if due is not None and due.due_since is not None:
        entries = tuple(entry for one in due.quarters for entry in one.entries)
        yield Duty(
            what=say("duty.promotion", staff=(staff,), grade=due.target, since=due.due_since),
            about=(staff, due.target, due.due_since),
            clause="P1-4.6-c",
            due=None,
            roles=(Role.HR,),
            basis=each_once(entries) or scores.rules(quarter).basis(),
        )


@rule("P1-4.1-g")
def _demotion(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Duty]:
    """Supervisor and estate manager examine a year's data that call for it."""
    year = year_examined(quarter)
    if Quarter(year, LAST_QUARTER).first_day < scores.department.regulation.first_day:
        return
    found = demotion(scores, staff, year)
    if found.due:
        yield Duty(
            what=say(
                "duty.demotion_review",
                staff=(staff,),
                year=str(year),
                why=tuple(cause.message for cause in found.causes),
            ),
            about=(staff, year),
            clause="P1-4.1-g",
            due=None,
            roles=BOTH,
            basis=each_once(e for cause in found.causes for e in cause.entries),
        )


@rule("P1-4.3-h")
@rule("P1-4.3-b")
def _foreman(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Duty]:
    """Estate manager and HR take the post from a foreman whose demotion is due."""
    found = foreman(scores, staff, quarter)
    if found.demotion_due:
        for ground in found.grounds:
            yield Duty(
                what=say("duty.foreman_demotion", staff=(staff,), why=ground.message),
                about=(staff, ground.name),
                clause=ground.clause,
                due=None,
                roles=(Role.ESTATE_MANAGER, Role.HR),
                basis=ground.entries,
            )


@rule("P1-4.1-d")
@rule("P1-4.1-e")
def _elimination(scores: Scores, staff: str, quarter: Quarter, today: date) -> Iterator[Duty]:
    """Estate manager and HR decide about somebody who is listed."""
    found = elimination(scores, staff, quarter, today)
    if found.outcome == "open":
        for ground in found.grounds:
            yield Duty(
                what=say("duty.elimination", staff=(staff,), why=ground.message),
                about=(staff, ground.name, ground.arose_on),
                clause=ground.clause,
                due=None,
                roles=(Role.ESTATE_MANAGER, Role.HR),
                basis=ground.entries or entries_of(ground.lines),
            )


@rule("P1-4.4-c", readings=("probation.waiting",))
@rule("P1-4.4-a")
def _probation(department: Department, staff: str, quarter: Quarter) -> Iterator[Duty]:
    """Supervisor and estate manager decide on a newcomer by the last day of probation.

    It stands in the quarter in which probation ends, and in the one after.
    """
    engaged = department.people.engaged(staff)
    if engaged is None or engaged.fact.position != Role.CUSTOMER_ASSISTANT:
        return
    begun = day_of(engaged.fact.happened_on)
    ends = probation_end(department.regulation, begun)
    if quarter.previous.first_day <= ends <= quarter.last_day:
        decided = department.history.standing(f"person/{staff}", ProbationDecided)
        yield Duty(
            what=say("duty.probation", staff=(staff,)),
            about=(staff, begun),
            clause="P1-4.4-c",
            due=ends,
            roles=BOTH,
            done=decided[-1] if decided else _left(department, staff, ends),
            basis=(engaged,),
        )


def _left(department: Department, staff: str, by: date) -> AnyEntry | None:
    """The entry by which somebody left before there was anything to decide."""
    return next(
        (
            entry
            for entry in department.history.standing("organisation", StaffMemberLeft)
            if entry.fact.staff_id == staff and day_of(entry.fact.happened_on) <= by
        ),
        None,
    )
