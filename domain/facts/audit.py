"""That the work was watched, and the past looked at (regulation.md, C.3, C.16)."""

from typing import Literal

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import LEADERS, Role
from domain.values import Count, Digest, FactId, Id, StaffId, Value, Words


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


class SupposedReading(Value):
    """A reading that was supposed: its key, and how it was read."""

    key: Id
    value: Id


@declare(by=Recorders(LEADERS, about_self=True), stream="replays/{on_quarter}", thing="replay_id")
class ReplayRun(Fact):
    """Somebody asked what would have been; nothing else was recorded (G.1.5, G.2.8)."""

    kind: Literal["replay-run.v1"] = "replay-run.v1"
    known_at: Count
    """The last entry that was known."""
    period: Words
    policy_overrides: tuple[SupposedReading, ...] = ()
    without: tuple[FactId, ...] = ()
    edition: Digest | None = None
    purpose: Words
    result_hash: Digest
