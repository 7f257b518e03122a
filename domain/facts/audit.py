"""The work watched, the past looked at, and who stands too near to judge (C.3, C.16)."""

from typing import Literal

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import ASSESSED, LEADERS, Role
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


CONFLICTS = "conflicts"
ANYBODY = (*ASSESSED, *LEADERS[1:], Role.SPECIAL_TEAM)


@declare(
    "P1-0.6-b",
    "P1-2.9-b",
    "P1-3.7-j",
    by=Recorders(ANYBODY, about_self=True, team_only=False),
    stream=CONFLICTS,
    subject="person_id",
    when="declared_on",
    names={"kind": "nature"},
)
class ConflictOfInterestDeclared(Fact):
    """Somebody stands too near to a matter to judge it: a person, an appeal, another entry."""

    kind: Literal["conflict-of-interest-declared.v1"] = "conflict-of-interest-declared.v1"
    person_id: StaffId
    matter_ref: Id
    """A staff number, or an entry: an appeal, a report, a disputed task."""
    nature: Literal["kinship", "party", "rivalry", "other"]


@declare(
    "P1-0.6-b",
    "P1-2.9-b",
    "P1-3.7-j",
    by=Recorders((Role.HR, Role.ESTATE_MANAGER), about_self=True),
    stream=CONFLICTS,
)
class ConflictOfInterestResolved(Fact):
    """HR says who acts instead; where HR is the party, the estate manager does."""

    kind: Literal["conflict-of-interest-resolved.v1"] = "conflict-of-interest-resolved.v1"
    person_id: StaffId
    matter_ref: Id
    replacement_id: StaffId
    reason: Words
