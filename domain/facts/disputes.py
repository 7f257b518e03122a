"""Tasks that foreman and assistant disagree about (regulation.md, C.10)."""

from typing import Literal

from domain.facts.declare import OF_TARGET, Recorders, declare
from domain.facts.envelope import Erased, Fact, StandardRef
from domain.roles import Role
from domain.values import FactId, PositivePoints, StaffId, Words

ASSISTANT = Recorders((Role.CUSTOMER_ASSISTANT,), own=True)


@declare(
    "P1-3.7-b",
    by=Recorders((Role.FOREMAN,)),
    stream="month/{on_month}/{staff_id}",
    subject="staff_id",
    when="assigned_at",
    thing="task_id",
)
class TaskAssigned(Fact):
    """The foreman assigns a task to a customer assistant."""

    kind: Literal["task-assigned.v1"] = "task-assigned.v1"
    staff_id: StaffId
    text: Words


class OfATask(Fact):
    """Something about a task that was assigned."""

    task_id: FactId


@declare(
    "P1-3.7-b",
    by=Recorders((Role.FOREMAN, Role.CUSTOMER_ASSISTANT), team_only=False),
    stream=OF_TARGET,
    target="task_id",
    confidential={"position": "{author_id}"},
)
class TaskDisagreementLogged(OfATask):
    """One side of a disagreement about a task logs where it stands (雙方做好日志)."""

    kind: Literal["task-disagreement-logged.v1"] = "task-disagreement-logged.v1"
    author_id: StaffId
    position: Words | Erased


@declare(
    "P1-3.7-b",
    by=ASSISTANT,
    stream=OF_TARGET,
    target="task_id",
    subject="staff_id",
    confidential={"requested_change": "{staff_id}"},
)
class TaskAppealLodged(OfATask):
    """The assistant asks the supervisor to change a task."""

    kind: Literal["task-appeal-lodged.v1"] = "task-appeal-lodged.v1"
    staff_id: StaffId
    requested_change: Words | Erased


@declare(
    "P1-3.7-b",
    by=Recorders((Role.SUPERVISOR,)),
    stream=OF_TARGET,
    target="task_id",
    when="decided_at",
)
class TaskAppealDecided(OfATask):
    """The supervisor supports the foreman, or changes the task."""

    kind: Literal["task-appeal-decided.v1"] = "task-appeal-decided.v1"
    foreman_upheld: bool
    reason: Words


@declare(
    "P1-3.7-c",
    by=Recorders((Role.FOREMAN,)),
    stream=OF_TARGET,
    target="task_id",
    subject="staff_id",
    when="refused_at",
)
class TaskRefusalReported(OfATask):
    """The foreman reports to the supervisor that the assistant refuses the task."""

    kind: Literal["task-refusal-reported.v1"] = "task-refusal-reported.v1"
    staff_id: StaffId
    reported_to: StaffId


@declare(
    "P1-3.7-c",
    by=Recorders((Role.SUPERVISOR,)),
    stream=OF_TARGET,
    target="task_id",
    subject="staff_id",
    when="collected_on",
)
class TaskDataCollectedBySupervisor(OfATask):
    """After a refusal the supervisor collects the task's data directly."""

    kind: Literal["task-data-collected-by-supervisor.v1"] = "task-data-collected-by-supervisor.v1"
    staff_id: StaffId
    data: Words


@declare(
    "P1-3.7-b",
    by=ASSISTANT,
    stream=OF_TARGET,
    target="task_id",
    subject="staff_id",
    when="requested_on",
)
class BonusTreatmentRequested(OfATask):
    """At the month's end the assistant asks HR to treat the task as a bonus item."""

    kind: Literal["bonus-treatment-requested.v1"] = "bonus-treatment-requested.v1"
    staff_id: StaffId
    log_refs: tuple[FactId, ...]


@declare(
    "P1-3.7-b",
    by=Recorders((Role.HR,)),
    stream=OF_TARGET,
    target="task_id",
)
class BonusTreatmentDecided(OfATask):
    """HR grants the bonus, citing an item of the bonus standard, or does not."""

    kind: Literal["bonus-treatment-decided.v1"] = "bonus-treatment-decided.v1"
    granted: bool
    points: PositivePoints | None = None
    standard_ref: StandardRef | None = None
    reason: Words
