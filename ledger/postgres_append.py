"""An append to a log in PostgreSQL: one call of the database's function, or a few for much."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import NamedTuple, NoReturn

import psycopg
from eventsourcing.persistence import IntegrityError, Tracking

from domain.refusals.ledger import (
    AlreadyRecorded,
    ClockBehind,
    KeyMovedOn,
    MovedOn,
    RealTimeOnly,
)
from ledger import postgres_statements as sql
from ledger.postgres_database import Connection
from ledger.recorder import RestsOn
from ledger.stored import NewEntry, Row, StoredEntry, fits, moment_of, one_line

STATEMENT_BYTES = 200_000
"""What one statement holds at most, but for a single entry that is longer by itself."""

APPEND_ONE, APPEND = sql.APPEND_ONE.encode(), sql.APPEND.encode()

ENTRY_BYTES = 200
"""What an entry takes besides its state, about."""


class Appending(NamedTuple):
    """All that an append is given."""

    log: str
    entries: Sequence[NewEntry]
    resting_on: RestsOn | None
    new_keys: Mapping[str, bytes]
    tracking: Tracking | None
    moment: str | None
    """The moment, in a rehearsal."""

    def refuse_odd_texts(self) -> None:
        """Refuse what does not fit its line, by its name; the database would only say no."""
        for entry in self.entries:
            required = (entry.stream, entry.topic, entry.fact_id)
            if not all(required) or not fits("".join(required)):
                for field, text in zip(("stream", "topic", "fact id"), required, strict=True):
                    one_line(field, text)
            if entry.signer is not None:
                one_line("signer", entry.signer)
            if entry.signature is not None:
                one_line("signature", entry.signature)

    def statements(self) -> Iterator[Sequence[NewEntry]]:
        """Divide the entries into what one statement each is to hold."""
        start = size = 0
        for place, entry in enumerate(self.entries):
            length = len(entry.state) + ENTRY_BYTES
            if size and size + length > STATEMENT_BYTES:
                yield self.entries[start:place]
                start, size = place, 0
            size += length
        if size:
            yield self.entries[start:]


def append_in(connection: Connection, wanted: Appending) -> list[StoredEntry]:
    """Append, in one round trip if it is one statement."""
    statements = list(wanted.statements())
    alone = len(statements) + len(wanted.new_keys) + (wanted.tracking is not None) <= 1
    stored: list[StoredEntry] = []
    try:
        with nullcontext() if alone else connection.transaction():
            cursor = connection.kept_cursor
            resting_on = wanted.resting_on
            for entries in statements:
                row = _call(cursor, wanted, entries, resting_on)
                stored += _stored(wanted.log, entries, row)
                resting_on = None  # Nobody else comes in between.
            for person, key in wanted.new_keys.items():
                cursor.execute(sql.KEEP_PERSON_KEY, (wanted.log, person, key))
            if wanted.tracking is not None:
                place = (wanted.tracking.application_name, wanted.tracking.notification_id)
                cursor.execute(sql.TRACK, place)
    except psycopg.DatabaseError as error:
        _refuse(error, wanted)
    return stored


def _call(
    cursor: psycopg.Cursor[Row],
    wanted: Appending,
    entries: Sequence[NewEntry],
    resting_on: RestsOn | None,
) -> Row:
    rests = (resting_on.position, list(resting_on.streams)) if resting_on else (None, None)
    if len(entries) == 1:
        values = (wanted.log, *entries[0], *rests, wanted.moment)
        cursor.execute(APPEND_ONE, values, prepare=True)
        ((*found, version, nodes),) = cursor.fetchall()
        return (*found, [version], [nodes])
    # A column of nothing but nulls is as good as none, and costs nothing.
    columns = zip(*entries, strict=True)
    lists = (list(column) if any(one is not None for one in column) else None for column in columns)
    cursor.execute(APPEND, (wanted.log, *lists, *rests, wanted.moment), prepare=True)
    (row,) = cursor.fetchall()
    return row


def _stored(log: str, entries: Sequence[NewEntry], row: Row) -> Iterator[StoredEntry]:
    size, moment, login, versions, nodes = row
    for position, (new, version, completed) in enumerate(
        zip(entries, versions, nodes, strict=True), start=size + 1
    ):
        place = (log, position, new.stream, version, new.topic, new.fact_id, moment, login)
        yield StoredEntry(*place, new.signer, new.signature, new.state, completed)


def _refuse(error: psycopg.DatabaseError, wanted: Appending) -> NoReturn:
    """Refuse what the database's functions refuse, and leave all else as it is."""
    detail = error.diag.message_detail or "[]"
    match error.sqlstate, error.diag.constraint_name:
        case "KZ001", _:
            raise MovedOn(log=wanted.log, streams=tuple(json.loads(detail))) from error
        case "KZ002", _ if wanted.tracking:
            raise IntegrityError(
                f"{wanted.tracking.application_name} is further on already"
            ) from error
        case "KZ003", _:
            clock, last = map(moment_of, json.loads(detail))
            raise ClockBehind(log=wanted.log, clock=clock, last=last) from error
        case "KZ006", _:
            raise KeyMovedOn(person=detail) from error
        case "KZ007", _:
            raise RealTimeOnly from error
        case "23505", "person_keys_pkey":
            raise KeyMovedOn(person=", ".join(wanted.new_keys)) from error
        case "23505", "entries_by_fact":
            fact = detail.partition(f")=({wanted.log}, ")[2].rpartition(")")[0]
            raise AlreadyRecorded(log=wanted.log, fact=fact) from error
        case _:
            raise error
