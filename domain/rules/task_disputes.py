"""How far a dispute about a task has come, and who records for the task (P1-3.7-b, P1-3.7-c)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar, cast

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.disputes import (
    BonusTreatmentDecided,
    BonusTreatmentRequested,
    OfATask,
    TaskAppealDecided,
    TaskAppealLodged,
    TaskAssigned,
    TaskDisagreementLogged,
    TaskRefusalReported,
)
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rules.citation import rule
from domain.values import Month, day_of

Status: TypeAlias = Literal[
    "assigned",
    "disagreed",
    "appealed",
    "upheld",
    "changed",
    "obeyed",
    "refused",
    "bonus_requested",
    "decided",
]
WINDOW = "task_dispute.request_window"
F = TypeVar("F", bound=OfATask)
FOLLOWING_DAY_LAST = 5
LAST_DAYS = 3


@dataclass(frozen=True)
class Dispute:
    """A task that was assigned, and what came of it."""

    department: Department
    task: Entry[TaskAssigned]

    def all(self, kind: type[F]) -> tuple[Entry[F], ...]:
        """Everything of a kind that stands about the task."""
        found = self.department.history.standing(self.task.stream, kind)
        return tuple(one for one in found if one.fact.task_id == self.task.fact.id)

    def latest(self, kind: type[F]) -> Entry[F] | None:
        """The last of a kind that stands about the task."""
        return next(reversed(self.all(kind)), None)

    def logs_of(self, author: str) -> tuple[Entry[TaskDisagreementLogged], ...]:
        """The logs one side kept."""
        return tuple(one for one in self.all(TaskDisagreementLogged) if one.fact.by == author)

    @property
    def disputed(self) -> bool:
        """Whether somebody disagreed, on record."""
        return bool(self.all(TaskDisagreementLogged) or self.all(TaskAppealLodged))

    @cached_property
    def decision(self) -> Entry[TaskAppealDecided] | None:
        """What the supervisor decided."""
        return self.latest(TaskAppealDecided)

    @property
    def refused(self) -> Entry[TaskRefusalReported] | None:
        """The report that the assistant refuses."""
        return self.latest(TaskRefusalReported)

    @property
    def month(self) -> Month:
        """The month of the task."""
        return Month.of(day_of(self.task.fact.happened_on))


def dispute(department: Department, task_id: str) -> Dispute | None:
    """The task of that id; None if there is none that stands."""
    entry = department.history.entry(task_id)
    if entry is None or not isinstance(entry.fact, TaskAssigned):
        return None
    history = department.history
    if not history.looks_at(entry) or task_id in history.reversed_in(entry.stream):
        return None
    return Dispute(department, cast("Entry[TaskAssigned]", entry))


@rule("P1-3.7-b")
@rule("P1-3.7-c")
def status(found: Dispute, today: date) -> Status:
    """The furthest step; after the day of the decision whoever did not refuse has obeyed."""
    decision = found.decision
    obeyed = decision is not None and today > day_of(decision.fact.happened_on)
    steps: tuple[tuple[Status, object], ...] = (
        ("decided", found.latest(BonusTreatmentDecided)),
        ("bonus_requested", found.latest(BonusTreatmentRequested)),
        ("refused", found.refused),
        ("changed", decision and not decision.fact.foreman_upheld),
        ("obeyed", obeyed),
        ("upheld", decision),
        ("appealed", found.latest(TaskAppealLodged)),
        ("disagreed", found.disputed),
    )
    return next((step for step, taken in steps if taken), "assigned")


@rule("P1-3.7-c")
def recorder_for(found: Dispute) -> Role:
    """Who collects the task's data: the foreman; after a refusal the supervisor alone."""
    return Role.SUPERVISOR if found.refused else Role.FOREMAN


@rule("P1-3.7-b", amounts=("request_day_first",), readings=(WINDOW,))
def request_window(month: Month, rules: Rules) -> tuple[date, date]:
    """The first and the last day on which a bonus may be asked for a task of a month."""
    first = month.first_day.replace(day=int(rules.amount("P1-3.7-b", "request_day_first")))
    match rules.reading(WINDOW):
        case "last_3_days":
            return month.last_day - timedelta(days=LAST_DAYS - 1), month.last_day
        case "until_5th_of_next_month":
            return first, month.following.first_day.replace(day=FOLLOWING_DAY_LAST)
        case _:
            return first, month.last_day
