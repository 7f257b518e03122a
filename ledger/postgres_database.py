"""One PostgreSQL database: its connections, lent to one thread at a time, in whole transactions."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow
from typing_extensions import override

from domain.refusals.asking import BadUrl
from domain.refusals.ledger import ConnectionCut
from ledger.postgres_failures import PASSING, refuse, refusing, refusing_to_connect
from ledger.postgres_waiting import Lookout, awake

CONNECT_SECONDS = 10
TRIES = 8
PAUSE_SECONDS = 0.005

T = TypeVar("T")


class Connection(psycopg.Connection[TupleRow]):
    """A connection, with a cursor that goes on knowing how values are written and read."""

    @cached_property
    def kept_cursor(self) -> "psycopg.Cursor[TupleRow]":
        """The cursor for one statement after the other."""
        return self.cursor(binary=True)

    @cached_property
    def _lookout(self) -> Lookout | None:
        """Who looks out for the server, where it is on this machine: reached by its socket."""
        return Lookout(self.fileno()) if self.info.host.startswith("/") else None

    @override
    def wait(self, gen: PQGen[T], *args: Any, **kwargs: Any) -> T:
        """Wait for the server: where it is near, awake for a moment."""
        steps = awake(gen, self._lookout) if self._lookout else gen
        return super().wait(steps, *args, **kwargs)


class Database:
    """The connections to a database. All logs share them; they are opened as they are needed."""

    def __init__(self, url: str, path: str) -> None:
        self.path = path
        try:
            asked = psycopg.conninfo.conninfo_to_dict(url)
        except psycopg.ProgrammingError as error:
            raise BadUrl(url=path) from error
        self.login = str(asked.get("user") or "")
        self._url = psycopg.conninfo.make_conninfo(
            url, connect_timeout=asked.get("connect_timeout", CONNECT_SECONDS)
        )
        self._idle: list[Connection] = []
        self._lock = Lock()
        self._closed = False

    def read(self, work: Callable[[Connection], T]) -> T:
        """Do something that may be done again: where a connection was cut, with another one."""
        try:
            return self.write(work)
        except ConnectionCut:
            self._forget()
            return self.write(work)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Do something all of which is recorded or nothing, again where others came in between.

        Raises ConnectionCut where it is not known whether it was recorded.
        """
        tries = 1
        while True:
            connection = self._take()
            try:
                return work(connection)
            except Exception as error:
                if tries == TRIES or not isinstance(error, PASSING):
                    refuse(error, self.path, self.login)
                    raise
            finally:
                self._give_back(connection)
            time.sleep(PAUSE_SECONDS * 2**tries)
            tries += 1

    @contextmanager
    def as_found(self) -> Iterator[Connection]:
        """Lend a connection to see the state of one moment."""
        with (
            refusing(self.path, self.login),
            self.lent() as connection,
            connection.transaction(),
        ):
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield connection

    @contextmanager
    def as_owner(self) -> Iterator[Connection]:
        """Lend a connection for a transaction with the rights of the ledger's owner."""
        with (
            refusing(self.path, self.login),
            self.lent() as connection,
            connection.transaction(),
        ):
            connection.execute("SET LOCAL ROLE kaozheng_owner")
            yield connection

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """Lend a connection."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def _give_back(self, connection: Connection) -> None:
        """Keep a connection for the next, if nothing is wrong with it."""
        sound = connection.pgconn.transaction_status == TransactionStatus.IDLE
        with self._lock:
            if kept := sound and not self._closed:
                self._idle.append(connection)
        if not kept:
            connection.close()

    def _take(self) -> Connection:
        with self._lock:
            if self._closed:
                raise psycopg.InterfaceError("the ledger is closed")
            if self._idle:
                return self._idle.pop()
        with refusing_to_connect(self.path, self.login):
            connection = Connection.connect(self._url, autocommit=True)
        self.login = connection.info.user
        return connection

    def _forget(self) -> None:
        """Close the connections nobody uses: where one was cut, so are the others."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def close(self) -> None:
        """Close the connections."""
        self._closed = True
        self._forget()
