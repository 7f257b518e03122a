"""Gives new entries their place in a log: position, version, moment, login and tree nodes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.refusals.ledger import AlreadyRecorded, ClockBehind, MovedOn
from ledger.merkle import push
from ledger.stored import Head, NewEntry, StoredEntry, leaf_hash

CLOCK_BEHIND_MAX = timedelta(seconds=5)


def moment_after(last: datetime | None, *, clock: datetime, log: str) -> datetime:
    """Give the moment of an entry: what the clock says, but never before the last entry.

    A clock that was set back by more than a few seconds would make known-at lie, so it is refused.
    """
    if last is None or clock >= last:
        return clock
    if last - clock > CLOCK_BEHIND_MAX:
        raise ClockBehind(log=log, clock=clock, last=last)
    return last


def place(
    entries: Sequence[NewEntry],
    head: Head,
    *,
    log: str,
    login: str,
    recorded_at: datetime,
    versions: Mapping[str, int],
    known: Iterable[str],
) -> tuple[list[StoredEntry], Head]:
    """Put entries at the end of a log; give them as they are to be stored, and the new head.

    ``versions`` holds the last version of each stream that has any, ``known`` the fact ids among
    the new ones that the log has already.
    """
    placed: list[StoredEntry] = []
    frontier, seen, last = list(head.frontier), set(known), dict(versions)
    for position, entry in enumerate(entries, start=head.size + 1):
        if entry.fact_id in seen:
            raise AlreadyRecorded(log=log, fact=entry.fact_id)
        seen.add(entry.fact_id)
        last[entry.stream] = _next_version(entry, last, log)
        bare = StoredEntry(
            log=log,
            position=position,
            stream=entry.stream,
            version=last[entry.stream],
            topic=entry.topic,
            fact_id=entry.fact_id,
            recorded_at=recorded_at,
            login=login,
            signer=entry.signer,
            signature=entry.signature,
            state=entry.state,
            nodes=b"",
        )
        nodes = push(frontier, position - 1, leaf_hash(bare))
        placed.append(replace(bare, nodes=b"".join(nodes)))
    return placed, Head(head.size + len(entries), tuple(frontier), recorded_at)


def _next_version(entry: NewEntry, versions: Mapping[str, int], log: str) -> int:
    """Give the version after the stream's last; the first is 1, or 0 where that is asked for."""
    last = versions.get(entry.stream)
    following = {1, 0} if last is None else {last + 1}
    version = max(following) if entry.version is None else entry.version
    if version not in following:
        raise MovedOn(log=log, streams=(entry.stream,))
    return version
