"""Where the tests keep a ledger: in a SQLite file, or in a PostgreSQL database; and its owner."""

import getpass
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg
from typing_extensions import override

from ledger import postgres, sqlite
from ledger.postgres_statements import DESCRIBE
from ledger.recorder import FORMAT, Clock, Ledger, system_clock
from ledger.stored import Kind, moment_text
from tests.database_server import Server

TRIGGERS = {
    "ledger": ("ledger_stays",),
    "entries": ("entries_stay",),
    "heads": ("heads_go_forward", "heads_are_kept"),
    "person_keys": ("person_keys_are_only_destroyed", "person_keys_are_kept"),
}

Execute = Callable[..., Any]


class Owner:
    """The database's own tools in the hands of its owner, to whom no trigger objects."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def execute(self, statement: str, values: Sequence[object] = ()) -> Any:  # noqa: ANN401 - a cursor
        """Run a statement, with ``?`` for each value."""
        return self._execute(statement, values)


def change(owner: Owner, column: str, value: str, place: int) -> None:
    """Set a column of an entry to the value of an SQL expression."""
    owner.execute(f"UPDATE entries SET {column} = {value} WHERE position = {place}")  # noqa: S608 - a test's


class Home(Protocol):
    """The place of one ledger."""

    url: str
    login: str
    """Who writes to it in these tests."""

    def create(self, kind: Kind, clock: Clock | None = None) -> Ledger:
        """Make a ledger there."""
        ...

    def open(self, clock: Clock | None = None) -> Ledger:
        """Open the ledger there."""
        ...

    def owner(self) -> Any:  # noqa: ANN401 - a context manager, whose generic type says no more
        """Lend the database to its owner."""
        ...


class SQLiteHome(Home):
    """A file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"
        self.login = getpass.getuser()

    @override
    def create(self, kind: Kind, clock: Clock | None = None) -> Ledger:
        return sqlite.create(self.path, kind, clock)

    @override
    def open(self, clock: Clock | None = None) -> Ledger:
        return sqlite.open(self.path, clock)

    @override
    @contextmanager
    def owner(self) -> Iterator[Owner]:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in triggers.fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            yield Owner(connection.execute)


class PostgresHome(Home):
    """A database, which the next test finds empty. Its tables are kept where that can be."""

    def __init__(self, server: Server, name: str) -> None:
        self.server = server
        self.name = name
        self.url = server.url(name)
        self.login = "postgres"
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        self.tools = psycopg.connect(self.url, autocommit=True)
        self.tools.execute("SET search_path = kaozheng")
        self._laid_out = False

    def close(self) -> None:
        """Let go of the database."""
        self.tools.close()

    def clear(self) -> None:
        """Take the ledger away."""
        if not self._laid_out:
            self.tools.execute("DROP SCHEMA IF EXISTS kaozheng CASCADE")
            return
        self._let_triggers("DISABLE")
        for table in ("ledger", "entries", "heads", "tracking", "person_keys"):
            self.tools.execute(f"DELETE FROM {table}".encode())  # noqa: S608 - from above
        self._let_triggers("ENABLE ALWAYS")

    def spoil(self) -> None:
        """Say that the tables are not as they were made: the next test needs others."""
        self._laid_out = False

    def _let_triggers(self, what: str) -> None:
        for table, triggers in TRIGGERS.items():
            for trigger in triggers:
                self.tools.execute(f"ALTER TABLE {table} {what} TRIGGER {trigger}".encode())

    @override
    def create(self, kind: Kind, clock: Clock | None = None) -> Ledger:
        if self._laid_out:
            created_at = moment_text((clock or system_clock)())
            self.tools.execute(DESCRIBE.encode(), (FORMAT, "kept", kind, created_at))
            return self.open(clock)
        ledger = postgres.create(self.url, self.url, kind, clock)
        self._laid_out = True
        return ledger

    @override
    def open(self, clock: Clock | None = None) -> Ledger:
        return postgres.open(self.url, self.url, clock)

    @override
    @contextmanager
    def owner(self) -> Iterator[Owner]:
        self._let_triggers("DISABLE")
        yield Owner(self._execute)

    def _execute(self, statement: str, values: Sequence[object] = ()) -> object:
        if statement.startswith(("DROP", "ALTER")):
            self.spoil()
        return self.tools.cursor(binary=True).execute(_in_postgres(statement), values)


def _in_postgres(statement: str) -> bytes:
    """Put a statement as SQLite takes it into PostgreSQL's words."""
    statement = re.sub(r"x'(\w*)'", r"'\\x\1'::bytea", statement).replace("AS BLOB", "AS bytea")
    return statement.replace("%", "%%").replace("?", "%s").encode()
