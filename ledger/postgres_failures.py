"""Puts what goes wrong with PostgreSQL into refusals: one plain sentence each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from domain.refusals import Refusal
from domain.refusals.ledger import (
    ConnectionCut,
    DiskFails,
    DiskFull,
    LedgerBusy,
    LedgerDamaged,
    LoginRefused,
    NoRights,
    NoServer,
    NoSuchDatabase,
    ReadOnlyServer,
    ServerFull,
    UnknownHost,
)

# By SQLSTATE. Our statements are fixed and tested: so a missing table or a violated constraint
# means that somebody has been at the database.
OF_POSTGRES: dict[str, type[Refusal]] = {
    "25006": ReadOnlyServer,  # read_only_sql_transaction
    "28000": LoginRefused,
    "28P01": LoginRefused,
    "3D000": NoSuchDatabase,
    "40001": LedgerBusy,  # serialization_failure, after a few tries
    "40P01": LedgerBusy,  # deadlock_detected, likewise
    "42501": NoRights,
    "53100": DiskFull,
    "53200": ServerFull,  # out_of_memory
    "53300": ServerFull,  # too_many_connections
    "55P03": LedgerBusy,  # lock_not_available
    "57014": LedgerBusy,  # query_canceled: a timeout
    "58030": DiskFails,
    "KZ004": LedgerDamaged,
}

# By the first two characters, where there is none above.
OF_A_CLASS: dict[str, type[Refusal]] = {
    "08": ConnectionCut,
    "22": LedgerDamaged,
    "23": LedgerDamaged,
    "42": LedgerDamaged,
    "57": ConnectionCut,
    "58": DiskFails,
    "XX": LedgerDamaged,
}

# A server that turns a login away gives no SQLSTATE to psycopg, only its words.
OF_CONNECTING: tuple[tuple[re.Pattern[str], type[Refusal]], ...] = (
    (re.compile(r"translate host name|resolve"), UnknownHost),
    (re.compile(r"authentication failed|no password supplied|pg_hba\.conf"), LoginRefused),
    (re.compile(r"role .* (does not exist|is not permitted)"), LoginRefused),
    (re.compile(r"database .* does not exist"), NoSuchDatabase),
    (re.compile(r"permission denied for database"), NoRights),
    (re.compile(r"too many|remaining connection slots"), ServerFull),
)

PASSING = (errors.SerializationFailure, errors.DeadlockDetected)
"""What goes away when the transaction is run again: nothing of it was recorded."""


@contextmanager
def refusing(path: str, login: str) -> Iterator[None]:
    """Refuse what a database cannot do, instead of failing."""
    try:
        yield
    except Exception as error:
        refuse(error, path, login)
        raise


def refuse(error: Exception, path: str, login: str) -> None:
    """Refuse what went wrong with a database, if it is that."""
    if isinstance(error, UnicodeDecodeError | psycopg.DataError):
        raise LedgerDamaged(path=path) from error
    if isinstance(error, psycopg.Error) and (refusal := _of(error)):
        raise refusal(path=path, login=login) from error


@contextmanager
def refusing_to_connect(path: str, login: str) -> Iterator[None]:
    """Refuse where no connection can be made."""
    try:
        yield
    except psycopg.OperationalError as error:
        said = str(error)
        found = (refusal for words, refusal in OF_CONNECTING if words.search(said))
        raise next(found, NoServer)(path=path, login=login) from error


def _of(error: psycopg.Error) -> type[Refusal] | None:
    state = error.sqlstate
    if state is None:
        # Without an answer from the server, the connection is gone. The rest is our own misuse.
        return ConnectionCut if isinstance(error, psycopg.OperationalError) else None
    return OF_POSTGRES.get(state) or OF_A_CLASS.get(state[:2])
