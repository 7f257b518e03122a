"""One SQLite database: made, found, and used by one thread at a time, in whole transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from pathlib import Path
from threading import RLock

from domain.refusals.ledger import (
    EntriesWaiting,
    NoSuchLedger,
    NotALedger,
    OutOfReach,
    ReadOnly,
)
from ledger.failures import refuse, refusing

APPLICATION_ID = 0x4B414F5A
BUSY_SECONDS = 5.0
IN_MEMORY = ":memory:"

# On a Mac a plain fsync does not reach the disk. Larger steps (8 MB) from the write-ahead log into
# the database make imports quicker. A destroyed key must not stay in a free page. Without recursive
# triggers, INSERT OR REPLACE goes round the triggers that refuse to delete.
SETTINGS = """
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA wal_autocheckpoint = 2000;
PRAGMA secure_delete = ON;
PRAGMA recursive_triggers = ON;
"""


class Database:
    """The connection to a database, used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.path = path
        self._connection = connection
        self._lock = RLock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection for statements that each stand alone."""
        with self._lock, refusing(self.path):
            yield self._connection

    def writing(self) -> "Transaction":
        """Lend the connection for a transaction, of which all is recorded or nothing."""
        return Transaction(self._connection, self._lock, self.path, "BEGIN IMMEDIATE")

    @contextmanager
    def as_found(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection to see the state of one moment, even text that is no UTF-8."""
        with Transaction(self._connection, self._lock, self.path, "BEGIN") as connection:
            connection.text_factory = _text_as_found
            try:
                yield connection
            finally:
                connection.text_factory = str

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._connection.close()


class Transaction:
    """Lends a connection to one thread for a transaction: all of it is kept, or nothing."""

    __slots__ = ("_begin", "_connection", "_lock", "_path")

    def __init__(self, connection: sqlite3.Connection, lock: RLock, path: str, begin: str) -> None:
        self._connection = connection
        self._lock = lock
        self._path = path
        self._begin = begin

    def __enter__(self) -> sqlite3.Connection:
        self._lock.acquire()
        try:
            self._connection.execute(self._begin)
        except BaseException as error:
            self._lock.release()
            refuse(error, self._path)
            raise
        return self._connection

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        try:
            if error is None:
                self._commit()
            else:
                self._connection.rollback()
        except BaseException as failed:
            refuse(failed, self._path)
            raise
        finally:
            self._lock.release()
        refuse(error, self._path)

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise


def make(path: Path, description: tuple[object, ...]) -> Database:
    """Make a ledger's file, which only this login may read. What is there already is left alone."""
    with ExitStack() as undo:
        with refusing(str(path)):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            undo.callback(_remove, path)
        database = _connect(_address(path), str(path), undo)
        with database.reading() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        _lay_out(database, description)
        undo.pop_all()
        return database


def make_in_memory(description: tuple[object, ...]) -> Database:
    """Make a ledger that is gone when it is closed."""
    with ExitStack() as undo:
        database = _connect(IN_MEMORY, IN_MEMORY, undo)
        _lay_out(database, description)
        undo.pop_all()
        return database


def find(path: Path) -> Database:
    """Open a ledger's file."""
    with refusing(str(path)):
        if not path.exists():
            raise NoSuchLedger(path=str(path))
        if not path.is_file():
            raise NotALedger(path=str(path))
    with ExitStack() as undo:
        database = _open(path, undo)
        with database.reading() as connection:
            ((application_id,),) = connection.execute("PRAGMA application_id")
        if application_id != APPLICATION_ID:
            raise NotALedger(path=str(path))
        undo.pop_all()
        return database


def _open(path: Path, undo: ExitStack) -> Database:
    """Open a file to read and write; one whose folder is write-protected, to read.

    SQLite reads a database of this kind through files it makes beside it. Where it cannot make
    them, the file is read as one that nobody changes, unless what was recorded last still waits
    in the write-ahead log: then it is read through that log, if it lies ready for readers.
    """
    if may_write(path.parent):
        return _connect(_address(path), str(path), undo)
    if not _waiting(path):
        return _connect(f"{_address(path, 'ro')}&immutable=1", str(path), undo)
    try:
        database = _connect(_address(path, "ro"), str(path), undo)
        with database.reading() as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except (OutOfReach, ReadOnly) as refusal:
        raise EntriesWaiting(path=str(path)) from refusal
    return database


def may_write(folder: Path) -> bool:
    """Whether files can be made in a folder: it is not write-protected, nor its disk."""
    return os.access(folder, os.W_OK | os.X_OK)


def _waiting(path: Path) -> bool:
    """Whether there is a write-ahead log that is not in the file yet."""
    log = path.with_name(f"{path.name}-wal")
    with refusing(str(path)):
        return log.exists() and log.stat().st_size > 0


def _connect(address: str, path: str, undo: ExitStack) -> Database:
    with refusing(path):
        connection = sqlite3.connect(
            address,
            timeout=BUSY_SECONDS,
            isolation_level=None,  # A transaction begins and ends where this file says so.
            check_same_thread=False,
            uri=True,
        )
        undo.callback(connection.close)
        connection.executescript(SETTINGS)
    return Database(connection, path)


def _remove(path: Path) -> None:
    """Remove a database, and what SQLite may have put beside it."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def _address(path: Path, mode: str = "rw") -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def _lay_out(database: Database, description: tuple[object, ...]) -> None:
    layout = files("ledger").joinpath("sqlite.sql").read_text("utf-8")
    with database.reading() as connection:
        connection.executescript(f"BEGIN IMMEDIATE; {layout}")
        connection.execute("INSERT INTO ledger VALUES (?, ?, ?, ?)", description)
        connection.execute("COMMIT")


def _text_as_found(data: bytes) -> str:
    return data.decode(errors="surrogateescape")
