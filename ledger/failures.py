"""Puts what goes wrong with files and databases into refusals: one plain sentence each."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from domain.refusals import Refusal
from domain.refusals.ledger import (
    AlreadyThere,
    DiskFails,
    DiskFull,
    LedgerBusy,
    LedgerDamaged,
    NoSuchFolder,
    NotALedger,
    OutOfReach,
    ReadOnly,
)

# By SQLite's primary result codes; the finer ones keep them in their lowest byte. Our statements
# are fixed and tested, and a fact that is there already is refused before this is asked: so a
# missing table or a violated constraint means that somebody has been at the database.
OF_SQLITE: dict[int, type[Refusal]] = {
    sqlite3.SQLITE_ERROR: LedgerDamaged,
    sqlite3.SQLITE_CONSTRAINT: LedgerDamaged,
    sqlite3.SQLITE_CORRUPT: LedgerDamaged,
    sqlite3.SQLITE_TOOBIG: LedgerDamaged,
    sqlite3.SQLITE_NOTADB: NotALedger,
    sqlite3.SQLITE_BUSY: LedgerBusy,
    sqlite3.SQLITE_LOCKED: LedgerBusy,
    sqlite3.SQLITE_PROTOCOL: LedgerBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFails,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: OutOfReach,
    sqlite3.SQLITE_CANTOPEN: OutOfReach,
}

# By the system's error numbers. Whatever else there may be keeps the file out of reach.
OF_THE_SYSTEM: dict[int | None, type[Refusal]] = {
    errno.EEXIST: AlreadyThere,
    errno.ENOENT: NoSuchFolder,
    errno.ENOTDIR: NoSuchFolder,
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EIO: DiskFails,
}


@contextmanager
def refusing(path: str) -> Iterator[None]:
    """Refuse what a file or its database cannot do, instead of failing."""
    try:
        yield
    except Exception as error:
        refuse(error, path)
        raise


def refuse(error: BaseException | None, path: str) -> None:
    """Refuse what went wrong with a file or its database, if it is that."""
    if refusal := _of(error):
        raise refusal(path=path) from error


def _of(error: BaseException | None) -> type[Refusal] | None:
    if isinstance(error, OSError):
        return OF_THE_SYSTEM.get(error.errno, OutOfReach)
    if isinstance(error, UnicodeDecodeError):
        # SQLite quotes what it cannot make sense of, even if that is no text.
        return LedgerDamaged
    return OF_SQLITE.get(_code(error)) if isinstance(error, sqlite3.DatabaseError) else None


def _code(error: sqlite3.DatabaseError) -> int:
    """Give the primary result code. Text that is no UTF-8 comes without one, as does our misuse."""
    if isinstance(error, sqlite3.ProgrammingError):
        return sqlite3.SQLITE_MISUSE
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
