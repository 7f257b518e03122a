"""Gives new entries their place in a log: position, version, moment, login and tree nodes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from domain.refusals.ledger import ClockBehind, MovedOn
from ledger.merkle import hash_leaf, hashes_in, push
from ledger.stored import Head, NewEntry, StoredEntry, bytes_of, moment_of, moment_text

CLOCK_BEHIND_MAX = timedelta(seconds=5)


def moment_of_append(log: str, head: Head, clock: datetime) -> str:
    """Give the moment of an append: what the clock says, but never one before the last entry's.

    A clock that was set back by more than a few seconds would make known-at lie: that is refused.
    """
    now, last = moment_text(clock), head.moment
    if now >= last:  # They are written so that the later one is the greater text.
        return now
    if moment_of(last) - clock > CLOCK_BEHIND_MAX:
        raise ClockBehind(log=log, clock=moment_of(now), last=moment_of(last))
    return last


def place(  # noqa: PLR0913 - all that an entry is given
    entries: Sequence[NewEntry],
    log: str,
    head: Head,
    versions: Mapping[str, int],
    *,
    moment: str,
    login: str,
) -> tuple[list[StoredEntry], Head]:
    """Put entries at the end of a log; give them as they are to be stored, and the new head.

    The versions are the last of the streams that have entries. Raises MovedOn where an entry asks
    for a version that is not the next one.
    """
    last = dict(versions)
    frontier = hashes_in(head.frontier)
    placed: list[StoredEntry] = []
    for size, new in enumerate(entries, start=head.size):
        stream, topic, fact_id, state = new.stream, new.topic, new.fact_id, new.state
        version = last[stream] = _version(new, last.get(stream), log)
        where = (log, size + 1, stream, version, topic, fact_id, moment, login)
        signed = (new.signer, new.signature, state)
        nodes = push(frontier, size, hash_leaf(bytes_of(*where, *signed)))
        placed.append(StoredEntry(*where, *signed, b"".join(nodes)))
    return placed, Head(head.size + len(entries), b"".join(frontier), moment)


def _version(entry: NewEntry, last: int | None, log: str) -> int:
    """Give the version after the stream's last. The first is 1, or 0 where that is asked for."""
    following = (1, 0) if last is None else (last + 1,)
    if entry.version is None:
        return following[0]
    if entry.version not in following:
        raise MovedOn(log=log, streams=(entry.stream,))
    return entry.version
