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

# SQLite's primary result codes; the finer ones keep them in their lowest byte.
OF_SQLITE: dict[int, type[Refusal]] = {
    sqlite3.SQLITE_PERM: OutOfReach,
    sqlite3.SQLITE_BUSY: LedgerBusy,
    sqlite3.SQLITE_LOCKED: LedgerBusy,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_IOERR: DiskFails,
    sqlite3.SQLITE_CORRUPT: LedgerDamaged,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CANTOPEN: OutOfReach,
    sqlite3.SQLITE_NOTADB: NotALedger,
}

OF_THE_SYSTEM: dict[int, type[Refusal]] = {
    errno.EACCES: OutOfReach,
    errno.EPERM: OutOfReach,
    errno.EEXIST: AlreadyThere,
    errno.ENOENT: NoSuchFolder,
    errno.ENOTDIR: NoSuchFolder,
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: ReadOnly,
}


@contextmanager
def refusing(path: str) -> Iterator[None]:
    """Refuse whatever the file or its database fails in; what is left is a bug, and shown as one."""
    try:
        yield
    except OSError as error:
        raise OF_THE_SYSTEM.get(error.errno or 0, DiskFails)(path=path) from error
    except sqlite3.OperationalError as error:
        ...
