"""What is to be done about tasks in dispute: decide an appeal, decide a bonus (P1-3.7-b, -c)."""

from collections.abc import Iterator

from domain.dossier import Department
from domain.facts.disputes import (
    BonusTreatmentDecided,
    BonusTreatmentRequested,
    TaskAppealLodged,
    TaskAssigned,
    TaskDataCollectedBySupervisor,
)
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.duty import Duty
from domain.rules.monthly_plan import stream_of_month
from domain.rules.task_disputes import Dispute, request_window
from domain.values import Quarter
from domain.wording import say


def duties_of_disputes(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """Every step that a task's dispute still lacks."""
    first, last = quarter.first_day, quarter.last_day
    staff = department.people.in_office_between(Role.CUSTOMER_ASSISTANT, first, last)
    for month in quarter.months:
        for one in staff:
            stream = stream_of_month(one, month)
            for task in department.history.standing(stream, TaskAssigned):
                yield from _of(Dispute(department, task))


@rule("P1-3.7-b")
@rule("P1-3.7-c")
def _of(found: Dispute) -> Iterator[Duty]:
    """What one task's dispute calls for; no clause names a day but the month's end."""
    fact = found.task.fact
    appeal, request = found.latest(TaskAppealLodged), found.latest(BonusTreatmentRequested)
    yield from _owed("task_appeal", found, appeal, found.decision, "P1-3.7-b", Role.SUPERVISOR)
    decided = found.latest(BonusTreatmentDecided)
    yield from _owed("task_bonus", found, request, decided, "P1-3.7-b", Role.HR)
    collected = found.latest(TaskDataCollectedBySupervisor)
    yield from _owed("task_data", found, found.refused, collected, "P1-3.7-c", Role.SUPERVISOR)
    decision = found.decision
    if decision and decision.fact.foreman_upheld and not found.refused:
        rules = found.department.regulation.on(found.month.first_day)
        opens, last = request_window(found.month, rules)
        yield Duty(
            what=say("duty.bonus_request", task=fact.id),
            about=(fact.id,),
            clause="P1-3.7-b",
            due=last,
            staff=(fact.staff_id,),
            done=request,
            basis=(decision,),
            opens=opens,
        )


def _owed(  # noqa: PLR0913, PLR0917 - what, for which task, since and until when, by whom
    name: str,
    found: Dispute,
    asked: AnyEntry | None,
    given: AnyEntry | None,
    clause: str,
    role: Role,
) -> Iterator[Duty]:
    if asked:
        fact = found.task.fact
        yield Duty(
            what=say(f"duty.{name}", task=fact.id, staff=(fact.staff_id,)),
            about=(fact.id,),
            clause=clause,
            due=None,
            roles=(role,),
            done=given,
            basis=(asked,),
        )
