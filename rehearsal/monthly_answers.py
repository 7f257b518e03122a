"""Questions about a month and about disputed tasks, as a scenario asks them."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from domain.dossier import Department
from domain.refusals.recording import UnknownEntry
from domain.rules.monthly_plan import plan_in_force
from domain.rules.monthly_status import monthly_status
from domain.rules.task_disputes import dispute, recorder_for, request_window, status
from domain.values import Month, day_of
from projections import monthly

Question: TypeAlias = Mapping[str, object]
Answer: TypeAlias = dict[str, object]


def monthly_score(department: Department, asked: Question) -> Answer:
    """A month's score, its weights in all, whether it is final, how far it has come."""
    return monthly.score_fields(monthly_status(department, _staff(asked), _month(asked)))


def monthly_plan(department: Department, asked: Question) -> Answer:
    """The weights of the plan in force, task by task, and those that would be proposed."""
    plan = plan_in_force(department, _staff(asked), _month(asked))
    if plan is None:
        return {"tasks": [], "weights": [], "proposal": []}
    return {
        "tasks": [task.task_id for task in plan.tasks],
        "weights": [task.weight for task in plan.tasks],
        "proposal": [weight for _, weight in plan.proposal],
    }


def talk(department: Department, asked: Question) -> Answer:
    """How a month's talk keeps to its clause."""
    found = monthly.talk_of(department, _staff(asked), _month(asked))
    names = ("in_window", "alone", "suitable", "compliant")
    return {name: getattr(found, name, None) for name in names}


def task_dispute(department: Department, asked: Question) -> Answer:
    """How far a dispute about a task has come, and who records for the task."""
    found = dispute(department, str(asked["task_id"]))
    if found is None:
        raise UnknownEntry(entry=asked["task_id"])
    rules = department.regulation.on(found.month.first_day)
    first, last = request_window(found.month, rules)
    today = day_of(asked["today"])  # type: ignore[arg-type]  # the rehearsal gives a day
    return {
        "status": status(found, today),
        "recorder": recorder_for(found),
        "request_first_day": first,
        "request_last_day": last,
    }


def _month(asked: Question) -> Month:
    return Month.parse(str(asked["month"]))


def _staff(asked: Question) -> str:
    return str(asked["staff_id"])


MONTHLY_ANSWERS: dict[str, Callable[[Department, Question], Answer]] = {
    "MonthlyScore": monthly_score,
    "MonthlyPlanInForce": monthly_plan,
    "TalkCompliance": talk,
    "TaskDisputeStatus": task_dispute,
}
