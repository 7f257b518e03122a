"""What the recorders for SQLite and PostgreSQL have in common, on eventsourcing's interfaces."""

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from types import MappingProxyType
from typing import Any, Literal, Protocol, TypeAlias
from uuid import UUID

from eventsourcing.persistence import (
    IntegrityError,
    Notification,
    ProcessRecorder,
    StoredEvent,
    Tracking,
)
from typing_extensions import override

from domain.refusals.ledger import AlreadyRecorded, EntryUnreadable, MovedOn
from domain.wording import Message
from ledger.following import Following
from ledger.keys import PersonKey
from ledger.merkle import HASH_BYTES
from ledger.stored import Head, Kind, NewEntry, Row, StoredEntry, moment_of

NO_KEYS: Mapping[str, bytes] = MappingProxyType({})

FORMAT = 1
"""The format of the tables, in both databases."""

Clock: TypeAlias = Callable[[], datetime]

Column: TypeAlias = Literal["recorded_at", "nodes"]
"""The columns that are looked up one by one."""


def system_clock() -> datetime:
    """Tell the time of this system."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class RestsOn:
    """What a decision rests on: these streams, as they stood at this position of the log."""

    position: int
    streams: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """All that is stored of a log at one moment, of whatever type it may be."""

    head: Row | None
    """Size, frontier and last moment."""
    rows: Iterator[Row]
    """The entries, by position."""
    keys: Sequence[Row]
    """Persons and their keys."""


class LogRecorder(ProcessRecorder):
    """Records the entries of one log and reads them back.

    To eventsourcing a stream is an originator, and a position a notification id.
    """

    log: str
    kind: Kind

    @abstractmethod
    def append(
        self,
        entries: Sequence[NewEntry],
        resting_on: RestsOn | None = None,
        *,
        new_keys: Mapping[str, bytes] = NO_KEYS,
        tracking: Tracking | None = None,
    ) -> Sequence[StoredEntry]:
        """Record entries, all or none: the ledger gives them their places, moment and login.

        Raises MovedOn if a stream that the decision rests on has a newer entry, AlreadyRecorded if
        the log has one of the facts, and ClockBehind. What was made for the entries, a person's
        key or a projection's place, is recorded with them.
        """

    @abstractmethod
    def select(
        self,
        *,
        streams: Collection[str] | None = None,
        topics: Collection[str] | None = None,
        after: int = 0,
        up_to: int | None = None,
    ) -> Iterator[StoredEntry]:
        """Read entries by position: all, or those of some streams and some topics, up to now."""

    @abstractmethod
    def find(self, fact_ids: Collection[str]) -> Mapping[str, StoredEntry]:
        """Find the entries of facts. Where the answer to an append was lost, this is the answer."""

    @abstractmethod
    def head(self) -> Head:
        """Tell how far the log has come."""

    @abstractmethod
    def look_up(self, column: Column, position: int) -> object:
        """Read one column of the entry at a position. Raises EntryUnreadable if there is none."""

    def position_at(self, moment: datetime) -> int:
        """Give the last position that was recorded by then; 0 before the first."""
        # Moments never go backwards along a log: a few looks at single entries find the place.
        positions = range(1, self.head().size + 1)
        return bisect_right(positions, moment, key=self._recorded_at)

    def _recorded_at(self, position: int) -> datetime:
        try:
            return moment_of(str(self.look_up("recorded_at", position)))
        except ValueError:
            entry = f"{self.log}@{position}"
            raise EntryUnreadable(entry=entry, column="recorded_at") from None

    def node(self, level: int, index: int) -> bytes:
        """Read a node of the log's Merkle tree. It is stored with the last entry under it."""
        position = (index + 1) << level
        nodes = self.look_up("nodes", position)
        if not isinstance(nodes, bytes) or len(nodes) < (level + 1) * HASH_BYTES:
            raise EntryUnreadable(entry=f"{self.log}@{position}", column="nodes")
        return nodes[level * HASH_BYTES :][:HASH_BYTES]

    @abstractmethod
    def person_keys(self, persons: Collection[str]) -> Mapping[str, PersonKey]:
        """Read the keys of persons, all at once; who never had one is left out."""

    @abstractmethod
    def destroy_key(self, person: str) -> None:
        """Destroy a person's key, and keep on record that it was destroyed."""

    @abstractmethod
    def as_found(self) -> AbstractContextManager[Found]:
        """Give everything as it is stored, for those who trust nothing."""

    @abstractmethod
    def take_over(self, found: Found) -> None:
        """Store another ledger's log as it was found there, all of it or nothing.

        For the owner of the database alone: an append gives places and moments, this takes them.
        Raises LogNotEmpty if the log has begun here.
        """

    @override
    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Record events that come without a fact id: the place in the stream makes one."""
        entries = [
            NewEntry(
                stream=str(event.originator_id),
                topic=event.topic,
                fact_id=f"{event.originator_id}/{event.originator_version}",
                state=event.state,
                version=event.originator_version,
            )
            for event in stored_events
        ]
        try:
            stored = self.append(entries, tracking=kwargs.get("tracking"))
        except (AlreadyRecorded, MovedOn) as refusal:
            raise IntegrityError(str(refusal)) from refusal
        return [entry.position for entry in stored]

    @override
    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Read the events of a stream."""
        events = [
            StoredEvent(entry.stream, entry.version, entry.topic, entry.state)
            for entry in self.select(streams={str(originator_id)})
            if (gt is None or entry.version > gt) and (lte is None or entry.version <= lte)
        ]
        return events[:: -1 if desc else 1][:limit]

    @override
    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Read the log from a position on."""
        after = (start or 0) - 1 if inclusive_of_start else start or 0
        entries = self.select(topics=topics or None, after=after, up_to=stop)
        return [
            Notification(entry.stream, entry.version, entry.topic, entry.state, entry.position)
            for entry in islice(entries, limit)
        ]

    @override
    def max_notification_id(self) -> int | None:
        """Give the last position; None if there is no entry."""
        return self.head().size or None

    @override
    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Following:
        """Follow the log as it grows."""
        return Following(self, gt, topics)


class Ledger(Protocol):
    """The database that keeps the logs."""

    id: str
    kind: Kind
    created_at: datetime

    def logs(self) -> Sequence[str]:
        """Name the logs, in the order of their names."""
        ...

    def recorder(self, log: str) -> LogRecorder:
        """Give the recorder of a log; the log begins with its first entry."""
        ...

    def check(self) -> Sequence[Message]:
        """Tell what the database finds wrong with its own files."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
