"""That the past was looked at (regulation.md, C.16)."""

from typing import Literal

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact
from domain.roles import LEADERS
from domain.values import Count, Digest, FactId, Id, Value, Words


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
