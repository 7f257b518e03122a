"""Records the entries of one log in a SQLite database, and reads them back."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from sqlite3 import Connection

from eventsourcing.persistence import IntegrityError, Tracking
from typing_extensions import override

from domain.refusals.ledger import (
    AlreadyRecorded,
    EntryUnreadable,
    KeyMovedOn,
    LedgerDamaged,
    LogNotEmpty,
    MovedOn,
    TraceLeft,
)
from ledger import sqlite_statements as sql
from ledger.keys import PersonKey
from ledger.placing import moment_of_append, place
from ledger.recorder import NO_KEYS, Column, Found, LogRecorder, RestsOn
from ledger.sqlite_file import Database
from ledger.stored import (
    NO_ENTRIES,
    Head,
    Kind,
    NewEntry,
    Row,
    StoredEntry,
    entry_of,
    head_of,
)

READ_AT_ONCE = 500


class SQLiteRecorder(LogRecorder):
    """The recorder of one log in a SQLite database."""

    def __init__(
        self,
        database: Database,
        log: str,
        *,
        kind: Kind,
        clock: Callable[[], datetime],
        login: str,
    ) -> None:
        self.log = log
        self.kind = kind
        self._database = database
        self._clock = clock
        self._login = login

    @override
    def append(
        self,
        entries: Sequence[NewEntry],
        resting_on: RestsOn | None = None,
        *,
        new_keys: Mapping[str, bytes] = NO_KEYS,
        tracking: Tracking | None = None,
    ) -> Sequence[StoredEntry]:
        with self._database.writing() as connection:
            stored = self._insert(connection, entries, resting_on) if entries else []
            for person, key in new_keys.items():
                self._keep_key(connection, person, key)
            if tracking is not None:
                self._track(connection, tracking)
        return stored

    def _insert(
        self, connection: Connection, entries: Sequence[NewEntry], resting_on: RestsOn | None
    ) -> list[StoredEntry]:
        head = self._head(connection)
        if resting_on and resting_on.position < head.size:
            self._refuse_if_moved(connection, resting_on)
        ends = self._ends(connection, {entry.stream for entry in entries})
        versions = {stream: version for stream, (version, _) in ends.items()}
        moment = moment_of_append(self.log, head, self._clock())
        stored, grown = place(entries, self.log, head, versions, moment=moment, login=self._login)
        try:
            connection.executemany(sql.INSERT, map(tuple, stored))
        except sqlite3.IntegrityError:
            self._refuse_known(connection, stored)
            raise
        connection.execute(sql.KEEP_HEAD, (self.log, *grown))
        return stored

    def _refuse_if_moved(self, connection: Connection, resting_on: RestsOn) -> None:
        """Refuse a decision when one of the streams it rests on has a newer entry."""
        ends = self._ends(connection, resting_on.streams)
        moved = [stream for stream, (_, last) in ends.items() if last > resting_on.position]
        if moved:
            raise MovedOn(log=self.log, streams=tuple(sorted(moved)))

    def _refuse_known(self, connection: Connection, stored: Sequence[StoredEntry]) -> None:
        """Refuse the first fact that the log has already, or that comes twice."""
        known = self._among(connection, [entry.fact_id for entry in stored])
        for entry in stored:
            if known.setdefault(entry.fact_id, entry.position) != entry.position:
                raise AlreadyRecorded(log=self.log, fact=entry.fact_id)

    @override
    def select(
        self,
        *,
        streams: Collection[str] | None = None,
        topics: Collection[str] | None = None,
        after: int = 0,
        up_to: int | None = None,
    ) -> Iterator[StoredEntry]:
        size = self.head().size
        last = size if up_to is None else min(up_to, size)
        if streams is None and topics is None:
            return self._read(range(max(after, 0) + 1, last + 1))
        wanted = sql.BY_STREAM if topics is None else sql.BY_BOTH
        statement = sql.BY_TOPIC if streams is None else wanted
        values = {
            "log": self.log,
            "streams": _json(streams),
            "topics": _json(topics),
            "after": after,
            "last": last,
        }
        with self._database.reading() as connection:
            positions = sorted(position for (position,) in connection.execute(statement, values))
        return self._read(positions)

    def _read(self, positions: Sequence[int]) -> Iterator[StoredEntry]:
        """Read entries in pages, so that a long log is never in memory, or in use, as a whole."""
        for start in range(0, len(positions), READ_AT_ONCE):
            page = positions[start : start + READ_AT_ONCE]
            with self._database.reading() as connection:
                values = {"log": self.log, "positions": _json(page)}
                rows = connection.execute(sql.AT_POSITIONS, values).fetchall()
            yield from map(entry_of, rows)

    @override
    def find(self, fact_ids: Collection[str]) -> Mapping[str, StoredEntry]:
        with self._database.reading() as connection:
            positions = self._among(connection, fact_ids).values()
        return {entry.fact_id: entry for entry in self._read(sorted(positions))}

    def _among(self, connection: Connection, fact_ids: Collection[str]) -> dict[str, int]:
        """Give the positions of those facts that the log has."""
        values = {"log": self.log, "facts": _json(fact_ids)}
        return dict(connection.execute(sql.BY_FACT, values).fetchall())

    def _ends(self, connection: Connection, streams: Collection[str]) -> dict[str, Row]:
        """Give the last version, and its position, of those streams that have entries."""
        ends = {}
        for stream in streams:
            try:
                found = connection.execute(sql.END, {"log": self.log, "stream": stream}).fetchone()
            except UnicodeEncodeError:
                continue  # No entry has such a stream, and none will.
            if found:
                ends[stream] = found
        return ends

    @override
    def head(self) -> Head:
        with self._database.reading() as connection:
            return self._head(connection)

    def _head(self, connection: Connection) -> Head:
        row = connection.execute(sql.HEAD, (self.log,)).fetchone()
        try:
            return NO_ENTRIES if row is None else head_of(row)
        except ValueError as error:
            raise LedgerDamaged(path=self._database.path) from error

    @override
    def look_up(self, column: Column, position: int) -> object:
        with self._database.reading() as connection:
            row = connection.execute(sql.LOOK_UP[column], (self.log, position)).fetchone()
        if row is None:
            raise EntryUnreadable(entry=f"{self.log}@{position}", column="position")
        return row[0]

    @override
    @contextmanager
    def as_found(self) -> Iterator[Found]:
        with self._database.as_found() as connection:
            head = connection.execute(sql.HEAD, (self.log,)).fetchone()
            keys = connection.execute(sql.PERSON_KEYS, (self.log,)).fetchall()
            yield Found(head, connection.execute(sql.ALL, {"log": self.log}), keys)

    @override
    def take_over(self, found: Found) -> None:
        with self._database.writing() as connection:
            if connection.execute(sql.HAS_BEGUN, {"log": self.log}).fetchone():
                raise LogNotEmpty(log=self.log, path=self._database.path)
            connection.executemany(sql.INSERT, found.rows)
            if found.head is not None:
                connection.execute(sql.KEEP_HEAD, (self.log, *found.head))
            keys = [(self.log, *key) for key in found.keys]
            connection.executemany(sql.KEEP_PERSON_KEY, keys)

    @override
    def insert_tracking(self, tracking: Tracking) -> None:
        with self._database.writing() as connection:
            self._track(connection, tracking)

    def _track(self, connection: Connection, tracking: Tracking) -> None:
        """Keep a projection's place. Another may have been there before: then it is a conflict."""
        place = (tracking.application_name, tracking.notification_id)
        if connection.execute(sql.TRACK, place).rowcount == 0:
            raise IntegrityError(f"{tracking.application_name} is further on already")

    @override
    def max_tracking_id(self, application_name: str) -> int | None:
        with self._database.reading() as connection:
            row = connection.execute(sql.TRACKED, (application_name,)).fetchone()
        return None if row is None else int(row[0])

    @override
    def person_keys(self, persons: Collection[str]) -> Mapping[str, PersonKey]:
        with self._database.reading() as connection:
            rows = connection.execute(sql.KEYS_OF, {"log": self.log, "persons": _json(persons)})
            return {person: PersonKey(key) for person, key in rows}

    def _keep_key(self, connection: Connection, person: str, key: bytes) -> None:
        """Keep a key that an entry was sealed with, unless somebody was first with another."""
        stored = self.person_keys((person,)).get(person)
        if stored is None:
            connection.execute(sql.KEEP_PERSON_KEY, (self.log, person, key))
        elif stored.key != key:
            raise KeyMovedOn(person=person)

    @override
    def destroy_key(self, person: str) -> None:
        with self._database.writing() as connection:
            if not connection.execute(sql.DESTROY_PERSON_KEY, (self.log, person)).rowcount:
                connection.execute(sql.KEEP_PERSON_KEY, (self.log, person, None))
        # Until it is moved into the database, the write-ahead log still shows the page as it was.
        with self._database.reading() as connection:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise TraceLeft(person=person)


def _json(values: Collection[object] | None) -> str:
    return json.dumps(list(dict.fromkeys(values or ())))
