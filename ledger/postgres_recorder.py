"""Records the entries of one log in a PostgreSQL database, and reads them back."""

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from eventsourcing.persistence import Tracking
from typing_extensions import override

from domain.refusals import Refusal
from domain.refusals.ledger import (
    AlreadyRecorded,
    ConnectionCut,
    EntryUnreadable,
    LedgerDamaged,
    LogNotEmpty,
    MovedOn,
)
from ledger import postgres_statements as sql
from ledger.keys import PersonKey
from ledger.postgres_append import Appending, append_in
from ledger.postgres_database import Connection, Database
from ledger.recorder import NO_KEYS, Column, Found, LogRecorder, RestsOn
from ledger.stored import (
    COLUMNS,
    NO_ENTRIES,
    Head,
    Kind,
    NewEntry,
    Row,
    StoredEntry,
    entry_of,
    head_of,
    moment_text,
)

READ_AT_ONCE = 500
RESOLVING_TRIES = 4
RESOLVING_SECONDS = 0.1


class PostgresRecorder(LogRecorder):
    """The recorder of one log in a PostgreSQL database."""

    def __init__(
        self, database: Database, log: str, *, kind: Kind, clock: Callable[[], datetime] | None
    ) -> None:
        self.log = log
        self.kind = kind
        self._database = database
        self._clock = clock
        self._seen = 0
        """How many entries there are at least: a log only grows."""

    @override
    def append(
        self,
        entries: Sequence[NewEntry],
        resting_on: RestsOn | None = None,
        *,
        new_keys: Mapping[str, bytes] = NO_KEYS,
        tracking: Tracking | None = None,
    ) -> Sequence[StoredEntry]:
        moment = moment_text(self._clock()) if self._clock else None
        wanted = Appending(self.log, entries, resting_on, new_keys, tracking, moment)
        wanted.refuse_odd_texts()
        cut: ConnectionCut | None = None
        for attempt in range(RESOLVING_TRIES):
            try:
                return self._database.write(lambda connection: append_in(connection, wanted))
            except ConnectionCut as refusal:
                cut = refusal
                time.sleep(RESOLVING_SECONDS * attempt)
            except (AlreadyRecorded, MovedOn):
                # What stands in the way may be what was recorded when the answer was lost.
                if cut and (stored := self._recorded(entries)):
                    return stored
                raise
            except Refusal as refusal:
                raise cut or refusal from refusal
            if stored := self._resolved(entries):
                return stored
        raise cut or AssertionError

    def _resolved(self, entries: Sequence[NewEntry]) -> list[StoredEntry]:
        """Give the entries if they were recorded, as far as the database can be asked."""
        try:
            return self._recorded(entries)
        except Refusal:
            return []

    def _recorded(self, entries: Sequence[NewEntry]) -> list[StoredEntry]:
        """Give the entries as they are stored, if all are, and nobody else's under their ids."""
        found = self.find([entry.fact_id for entry in entries])
        stored = [found[entry.fact_id] for entry in entries if entry.fact_id in found]
        same = [
            (one.stream, one.topic, one.state) == (entry.stream, entry.topic, entry.state)
            for one, entry in zip(stored, entries, strict=False)
        ]
        return stored if len(stored) == len(entries) and all(same) else []

    @override
    def select(
        self,
        *,
        streams: Collection[str] | None = None,
        topics: Collection[str] | None = None,
        after: int = 0,
        up_to: int | None = None,
    ) -> Iterator[StoredEntry]:
        if up_to is not None and up_to <= self._seen:
            last = up_to
        else:
            size = self.head().size
            last = size if up_to is None else min(up_to, size)
        if streams is None:
            statement = sql.BETWEEN if topics is None else sql.BY_TOPIC
        else:
            statement = sql.BY_STREAM if topics is None else sql.BY_BOTH
        values = {"log": self.log, "last": last, "streams": _list(streams), "topics": _list(topics)}
        return self._read(statement, values, after)

    def _read(
        self, statement: str, values: Mapping[str, object], after: int
    ) -> Iterator[StoredEntry]:
        """Read entries in pages, so that a long log is never in memory, or in use, as a whole."""
        while True:
            rows = self._rows(statement, {**values, "after": after, "limit": READ_AT_ONCE})
            yield from map(entry_of, rows)
            if len(rows) < READ_AT_ONCE:
                return
            after = rows[-1][1]

    def _rows(self, statement: str, values: Mapping[str, object] | Sequence[object]) -> list[Row]:
        def work(connection: Connection) -> list[Row]:
            cursor = connection.kept_cursor
            return cursor.execute(statement.encode(), values, prepare=True).fetchall()

        return self._database.read(work)

    def _row(self, statement: str, *values: object) -> Row | None:
        return next(iter(self._rows(statement, values)), None)

    @override
    def find(self, fact_ids: Collection[str]) -> Mapping[str, StoredEntry]:
        rows = self._rows(sql.BY_FACT, {"log": self.log, "facts": _list(fact_ids)})
        return {entry.fact_id: entry for entry in map(entry_of, rows)}

    @override
    def head(self) -> Head:
        row = self._row(sql.HEAD, self.log)
        try:
            head = NO_ENTRIES if row is None else head_of(row)
        except ValueError as error:
            raise LedgerDamaged(path=self._database.path) from error
        self._seen = max(self._seen, head.size)
        return head

    @override
    def look_up(self, column: Column, position: int) -> object:
        row = self._row(sql.LOOK_UP[column], self.log, position)
        if row is None:
            raise EntryUnreadable(entry=f"{self.log}@{position}", column="position")
        return row[0]

    @override
    @contextmanager
    def as_found(self) -> Iterator[Found]:
        with self._database.as_found() as connection:
            head = connection.cursor(binary=True).execute(sql.HEAD, (self.log,)).fetchone()
            keys = connection.cursor(binary=True).execute(sql.PERSON_KEYS, (self.log,)).fetchall()
            with connection.cursor("entries", binary=True) as rows:
                rows.itersize = READ_AT_ONCE
                rows.execute(sql.ALL.encode(), {"log": self.log})
                yield Found(head, iter(rows), keys)

    @override
    def take_over(self, found: Found) -> None:
        with self._database.as_owner() as connection:
            if connection.execute(sql.HAS_BEGUN, {"log": self.log}).fetchall():
                raise LogNotEmpty(log=self.log, path=self._database.path)
            if found.head is not None:  # First, so that everybody else waits.
                connection.execute(sql.KEEP_HEAD, (self.log, *found.head))
            with connection.cursor().copy(sql.COPY_IN.encode()) as copy:
                copy.set_types([sql.COPY_TYPES[kind] for kind in COLUMNS.values()])
                for row in found.rows:
                    copy.write_row(row)
            with connection.cursor() as cursor:
                keys = [(self.log, *key) for key in found.keys]
                cursor.executemany(sql.TAKE_PERSON_KEY, keys)

    @override
    def insert_tracking(self, tracking: Tracking) -> None:
        self.append([], tracking=tracking)

    @override
    def max_tracking_id(self, application_name: str) -> int | None:
        row = self._row(sql.TRACKED, application_name)
        return None if row is None else int(row[0])

    @override
    def person_keys(self, persons: Collection[str]) -> Mapping[str, PersonKey]:
        rows = self._rows(sql.KEYS_OF, (self.log, _list(persons)))
        return {person: PersonKey(key) for person, key in rows}

    @override
    def destroy_key(self, person: str) -> None:
        self._row(sql.DESTROY_PERSON_KEY, self.log, person)


def _list(values: Collection[str] | None) -> list[str]:
    return list(dict.fromkeys(values or ()))
