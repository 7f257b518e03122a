"""Who takes part: ours, the stock library and the bare driver, on either database."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from eventsourcing.persistence import PersistenceError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

from benchmarks.entries import Item
from domain.refusals.ledger import AlreadyThere
from ledger import postgres, sqlite
from ledger.address import open_ledger
from ledger.postgres_statements import COPY_IN, COPY_TYPES
from ledger.sqlite_statements import INSERT
from ledger.stored import COLUMNS, NewEntry

Write = Callable[[Sequence[Item]], Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the databases are: a folder for files, and a server."""

    folder: str
    host: str
    port: int

    def url(self, database: str) -> str:
        """Give the address of a database of the server."""
        return f"postgresql://postgres@/{database}?host={self.host}&port={self.port}"


def ours(url: str, log: str) -> Write:
    """Our recorder, with all the evidence on."""
    recorder = open_ledger(url).recorder(log)

    def write(items: Sequence[Item]) -> object:
        return recorder.append(
            [NewEntry(one.stream, one.topic, one.fact_id, one.state) for one in items]
        )

    return write


def ours_in_a_file(place: Place, log: str) -> Write:
    """Ours, in SQLite."""
    return ours(f"sqlite:///{place.folder}/ours.db", log)


def ours_on_a_server(place: Place, log: str) -> Write:
    """Ours, in PostgreSQL."""
    return ours(place.url("ours"), log)


def _events(items: Sequence[Item]) -> list[StoredEvent]:
    return [StoredEvent(one.stream, one.version, one.topic, one.state) for one in items]


def stock_in_a_file(place: Place, log: str) -> Write:
    """The stock library, in SQLite."""
    del log  # It has one for all.
    recorder = SQLiteApplicationRecorder(
        SQLiteDatastore(f"{place.folder}/stock.db", originator_id_type="text")
    )
    recorder.create_table()
    return lambda items: recorder.insert_events(_events(items))


def stock_recorder(
    place: Place, database: str, *, function: bool = False
) -> PostgresApplicationRecorder:
    """Make the stock library's recorder in a database of the server."""
    recorder = PostgresApplicationRecorder(
        PostgresDatastore(
            database,
            place.host,
            place.port,
            "postgres",
            "",
            originator_id_type="text",
            enable_db_functions=function,
        )
    )
    with suppress(PersistenceError):  # Others make it at once.
        recorder.create_table()
    return recorder


def stock_on_a_server(place: Place, log: str) -> Write:
    """The stock library, in PostgreSQL."""
    del log  # As above.
    recorder = stock_recorder(place, "stock")
    return lambda items: recorder.insert_events(_events(items))


def stock_by_function(place: Place, log: str) -> Write:
    """The stock library's database-function mode, which may skip readers past an entry."""
    del log  # As above.
    recorder = stock_recorder(place, "stock_function", function=True)
    return lambda items: recorder.insert_events(_events(items))


TABLE = "CREATE TABLE IF NOT EXISTS plain (a text, b bigint, c text, d text, e {bytes})"


def bare_in_a_file(place: Place, log: str) -> Write:
    """The driver alone: one INSERT a row, one transaction, no index."""
    del log
    connection = sqlite3.connect(
        Path(place.folder) / "bare.db", isolation_level=None, timeout=60, check_same_thread=False
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(TABLE.format(bytes="blob"))

    def write(items: Sequence[Item]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO plain VALUES (?, ?, ?, ?, ?)", map(_row, items))
        connection.execute("COMMIT")

    return write


def bare_on_a_server(place: Place, log: str) -> Write:
    """The driver alone: INSERT for one row, binary COPY for more, no index."""
    del log
    connection = psycopg.connect(place.url("bare"), autocommit=True)
    connection.execute(TABLE.format(bytes="bytea").encode())
    insert = "INSERT INTO plain VALUES (%s, %s, %s, %s, %s)"

    def write(items: Sequence[Item]) -> None:
        with connection.cursor(binary=True) as cursor:
            if len(items) == 1:
                cursor.execute(insert, _row(items[0]), prepare=True)
                return
            with cursor.copy("COPY plain FROM STDIN (FORMAT binary)") as copy:
                copy.set_types(["text", "int8", "text", "text", "bytea"])
                for one in items:
                    copy.write_row(_row(one))

    return write


MOMENT, LOGIN, NODES = "2006-01-04T01:00:00.000000Z", "registry", bytes(64)
"""What every entry of ours holds besides, of the usual length."""


def _rows(log: str) -> Callable[[Sequence[Item]], list[tuple[object, ...]]]:
    positions = count(1)

    def rows(items: Sequence[Item]) -> list[tuple[object, ...]]:
        said = (MOMENT, LOGIN, None, None)
        return [(log, next(positions), *_row(one)[:-1], *said, one.state, NODES) for one in items]

    return rows


def keyed_in_a_file(place: Place, log: str) -> Write:
    """The driver alone, but rows like ours into tables like ours: all but checks and hashes."""
    path, rows = Path(place.folder) / "keyed.db", _rows(log)
    if not path.exists():
        sqlite.create(path, "real").close()
    connection = sqlite3.connect(path, isolation_level=None, timeout=60, check_same_thread=False)

    def write(items: Sequence[Item]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(INSERT, rows(items))
        connection.execute("COMMIT")

    return write


def keyed_on_a_server(place: Place, log: str) -> Write:
    """The same on a server: INSERT for one row, binary COPY for more."""
    url, rows = place.url("keyed"), _rows(log)
    with suppress(AlreadyThere):
        postgres.create(url, url, "real").close()
    connection = psycopg.connect(url, autocommit=True)
    insert = "INSERT INTO kaozheng.entries VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"

    def write(items: Sequence[Item]) -> None:
        with connection.cursor(binary=True) as cursor:
            if len(items) == 1:
                cursor.execute(insert, rows(items)[0], prepare=True)
                return
            with cursor.copy(COPY_IN.encode()) as copy:
                copy.set_types([COPY_TYPES[kind] for kind in COLUMNS.values()])
                for row in rows(items):
                    copy.write_row(row)

    return write


def _row(one: Item) -> tuple[object, ...]:
    return one.stream, one.version, one.topic, one.fact_id, one.state


SQLITE: dict[str, Callable[[Place, str], Write]] = {
    "ours": ours_in_a_file,
    "stock": stock_in_a_file,
    "bare": bare_in_a_file,
    "keyed": keyed_in_a_file,
}
POSTGRES: dict[str, Callable[[Place, str], Write]] = {
    "ours": ours_on_a_server,
    "stock": stock_on_a_server,
    "function": stock_by_function,
    "bare": bare_on_a_server,
    "keyed": keyed_on_a_server,
}
DATABASES = {"SQLite": SQLITE, "PostgreSQL": POSTGRES}
