"""Reading: ratings from short and long logs, a department's sheet, a whole verification."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import (
    ApplicationRecorder,
    DatetimeAsISO,
    JSONTranscoder,
    Mapper,
    StoredEvent,
    UUIDAsHex,
)

from benchmarks.entries import items
from benchmarks.timing import Seconds, in_turns
from domain.evidence import Holds
from ledger.address import open_ledger
from ledger.merkle import push
from ledger.stored import COLUMNS, NewEntry, Row
from ledger.verify import verify
from session import Session, open_session

LOG = "shunbi"
QUARTER = "2006Q1"
PERSON = "A05"
FILLED_AT_ONCE = 100
"""The stock library's pipelined inserts can hang for good with larger batches."""


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The sample's quarter in a log of its own length, and in one of a hundred thousand entries."""

    short: str
    long: str


def lengthen(url: str, size: int) -> None:
    """Add work logs, which no score reads, until the log has a size."""
    with closing(open_ledger(url)) as ledger:
        recorder = ledger.recorder(LOG)
        source = items("filler")
        while (missing := size - recorder.head().size) > 0:
            recorder.append(
                [
                    NewEntry(f"worklog/{one.stream}", one.topic, one.fact_id, one.state)
                    for one in islice(source, min(missing, 1000))
                ]
            )


def ratings(ledgers: Ledgers, rounds: int) -> Seconds:
    """One rating from each of the logs, with the ledger opened already."""
    short, long = (open_session(url, LOG, "H01") for url in (ledgers.short, ledgers.long))
    seconds = in_turns({"short": _rating(short), "long": _rating(long)}, rounds)
    short.ledger.close()
    long.ledger.close()
    return seconds


def _rating(session: Session) -> Callable[[], object]:
    return lambda: session.rating(PERSON, QUARTER)


class Recorded(Aggregate.Event):
    """An event of the stock library, with what our entries hold."""

    state: str


def stock_reading(recorder: ApplicationRecorder, size: int) -> Callable[[], object]:
    """Fill a recorder of the stock library, and give what reads and decodes all of it."""
    transcoder = JSONTranscoder()
    transcoder.register(UUIDAsHex())
    transcoder.register(DatetimeAsISO())
    mapper: Mapper[UUID] = Mapper(transcoder=transcoder)
    source = items("stock")
    event = Recorded(
        originator_id=uuid4(),
        originator_version=1,
        timestamp=Recorded.create_timestamp(),
        state=next(source).state.decode(),  # type: ignore[call-arg]  # their metaclass makes it one
    )
    example = mapper.to_stored_event(event)
    for first in range(1, size + 1, FILLED_AT_ONCE):
        recorder.insert_events(
            [
                replace(example, originator_id=str(example.originator_id), originator_version=one)
                for one in range(first, min(first + FILLED_AT_ONCE, size + 1))
            ]
        )

    def read() -> int:
        start, count = 0, 0
        while found := recorder.select_notifications(start + 1, 1000):
            for one in found:
                stored = StoredEvent(event.originator_id, one.originator_version, *_body(one))
                mapper.to_domain_event(stored)
            start, count = found[-1].id, count + len(found)
        return count

    return read


def _body(stored: StoredEvent) -> tuple[str, bytes]:
    return stored.topic, stored.state


def sheets(url: str, stock: Callable[[], object], rounds: int) -> Seconds:
    """All ratings of the department, beside the stock library's reading of the log."""
    session = open_session(url, LOG, "H01")
    seconds = in_turns({"ours": lambda: session.sheet(QUARTER), "stock": stock}, rounds)
    session.ledger.close()
    return seconds


def verifications(url: str, rounds: int) -> Seconds:
    """A whole verification, beside reading with the bare driver and hashing in Python."""
    with closing(open_ledger(url)) as ledger:
        recorder = ledger.recorder(LOG)

        def ours() -> None:
            assert isinstance(verify(recorder), Holds)  # noqa: S101 - a benchmark of what holds

        return in_turns({"ours": ours, "bare": lambda: _hash(_rows(url))}, rounds)


def _rows(url: str) -> Iterable[Row]:
    """Read the rows with the bare driver."""
    columns = ", ".join(COLUMNS)
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(Path(url.removeprefix("sqlite:///")))) as connection:
            statement = f"SELECT {columns} FROM entries WHERE log = ? ORDER BY position"  # noqa: S608 - ours
            yield from connection.execute(statement, (LOG,))
        return
    with psycopg.connect(url) as connected, connected.cursor("rows", binary=True) as cursor:
        cursor.itersize = 2000
        statement = f"SELECT {columns} FROM kaozheng.entries WHERE log = %s ORDER BY position"  # noqa: S608 - ours
        cursor.execute(statement.encode(), (LOG,))
        yield from cursor


def _hash(rows: Iterable[Row]) -> None:
    frontier: list[bytes] = []
    for size, row in enumerate(rows):
        *fields, state, nodes = row
        head = "\n".join("" if field is None else str(field) for field in fields)
        leaf = sha256(b"\0kaozheng/entry/v1\n" + head.encode() + b"\n\n" + state).digest()
        assert b"".join(push(frontier, size, leaf)) == nodes  # noqa: S101 - as above
