"""Work as it goes: what employee and foreman put down, what HR watches (regulation.md, C.3)."""

from typing import Literal

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import Role
from domain.values import Id, StaffId, Words


@declare(
    "P1-2.1-b",
    "P1-3.2",
    by=Recorders((Role.CUSTOMER_ASSISTANT, Role.FOREMAN), about_self=True),
    stream="checks/{on_quarter}",
    subject="staff_id",
    when="occurred_on",
    thing="record_id",
)
class ProcessRecordMade(Fact):
    """What was completed or achieved in the course of work."""

    kind: Literal["process-record-made.v1"] = "process-record-made.v1"
    staff_id: StaffId
    task_id: Id | None = None
    achieved: Words


@declare(
    "P1-0.6-e",
    by=Recorders((Role.HR,)),
    stream="checks/{on_quarter}",
    when="observed_on",
    thing="monitoring_id",
)
class ProcessMonitoringRecorded(Fact):
    """HR's record of watching the work as it goes."""

    kind: Literal["process-monitoring-recorded.v1"] = "process-monitoring-recorded.v1"
    department_id: Id | None = None
    observation: Words
    staff_ids: tuple[StaffId, ...] = ()
