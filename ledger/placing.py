"""Gives new entries their place in a log: position, version, moment, login and tree nodes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.refusals.ledger import ClockBehind, MovedOn
from ledger.merkle import hash_leaf, push
from ledger.recorder import RestsOn
from ledger.stored import Head, NewEntry, StoredEntry, bytes_of, moment_of, moment_text

CLOCK_BEHIND_MAX = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Where a stream ends: the version and the position of its last entry."""

    version: int
    position: int


@dataclass(frozen=True, slots=True)
class Situation:
    """What an append meets in a log once nobody else can write to it."""

    log: str
    head: Head
    ends: Mapping[str, StreamEnd]
    """The ends of those streams that have entries, among those written or rested on."""


def refuse_if_moved(situation: Situation, resting_on: RestsOn) -> None:
    """Refuse a decision when one of the streams it rests on has a newer entry."""
    moved = [
        stream
        for stream, end in situation.ends.items()
        if stream in resting_on.streams and end.position > resting_on.position
    ]
    if moved:
        raise MovedOn(log=situation.log, streams=tuple(sorted(moved)))


def moment_of_append(situation: Situation, clock: datetime) -> datetime:
    """Give the moment of an append: what the clock says, but never one before the last entry's.

    A clock that was set back by more than a few seconds would make known-at lie: that is refused.
    """
    now, last = moment_of(moment_text(clock)), situation.head.last_recorded_at
    if last is None or now >= last:
        return now
    if last - now > CLOCK_BEHIND_MAX:
        raise ClockBehind(log=situation.log, clock=now, last=last)
    return last


def place(
    entries: Sequence[NewEntry], situation: Situation, *, recorded_at: datetime, login: str
) -> tuple[list[StoredEntry], Head]:
    """Put entries at the end of a log; give them as they are to be stored, and the new head."""
    log, head = situation.log, situation.head
    versions = {stream: end.version for stream, end in situation.ends.items()}
    frontier = list(head.frontier)
    placed: list[StoredEntry] = []
    moment = moment_text(recorded_at)
    for size, new in enumerate(entries, start=head.size):
        stream, topic, fact_id, state = new.stream, new.topic, new.fact_id, new.state
        version = versions[stream] = _version(new, versions.get(stream), log)
        where = (log, size + 1, stream, version, topic, fact_id, moment, login)
        signed = (new.signer, new.signature, state)
        nodes = push(frontier, size, hash_leaf(bytes_of(*where, *signed)))
        placed.append(StoredEntry(*where, *signed, b"".join(nodes)))
    return placed, Head(head.size + len(entries), tuple(frontier), recorded_at)


def _version(entry: NewEntry, last: int | None, log: str) -> int:
    """Give the version after the stream's last. The first is 1, or 0 where that is asked for."""
    following = (1, 0) if last is None else (last + 1,)
    if entry.version is None:
        return following[0]
    if entry.version not in following:
        raise MovedOn(log=log, streams=(entry.stream,))
    return entry.version
