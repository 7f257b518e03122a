"""A ledger in one SQLite file, or in memory: made, opened, and what it says about itself."""

import os
import pwd
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from typing_extensions import override

from domain.refusals.ledger import FormatUnknown, LedgerDamaged, RealTimeOnly
from domain.wording import Message, say
from ledger import sqlite_statements as sql
from ledger.recorder import FORMAT, Clock, Ledger, system_clock
from ledger.sqlite_file import Database, find, make, make_in_memory
from ledger.sqlite_recorder import SQLiteRecorder
from ledger.stored import ONE_LINE, REHEARSAL_LOGIN, Kind, moment_of, moment_text, one_line


class SQLiteLedger(Ledger):
    """A ledger in a SQLite database."""

    def __init__(self, database: Database, clock: Clock | None) -> None:
        self.id, self.kind, self.created_at = _description(database)
        _refuse_invented_time(self.kind, clock)
        self._database = database
        self._clock = clock or system_clock

    @override
    def logs(self) -> Sequence[str]:
        with self._database.as_found() as connection:
            names = [str(log) for (log,) in connection.execute(sql.LOGS)]
        return [log for log in names if ONE_LINE.fullmatch(log)]

    @override
    def recorder(self, log: str) -> SQLiteRecorder:
        login = _system_login()
        return SQLiteRecorder(
            self._database,
            one_line("log", log),
            kind=self.kind,
            clock=self._clock,
            login=login if self.kind == "real" else f"{REHEARSAL_LOGIN}{login}",
        )

    @override
    def check(self) -> Sequence[Message]:
        with self._database.reading() as connection:
            rows = connection.execute("PRAGMA integrity_check(10)").fetchall()
        return [say("finding.evidence.file", what=what) for (what,) in rows if what != "ok"]

    @override
    def close(self) -> None:
        self._database.close()


def create(path: Path, kind: Kind, clock: Clock | None = None) -> SQLiteLedger:
    """Make a ledger in a new file. Only a rehearsal takes a clock."""
    return SQLiteLedger(make(path, _new_description(kind, clock)), clock)


def create_in_memory(clock: Clock | None = None) -> SQLiteLedger:
    """Make a rehearsal that is gone when it is closed."""
    return SQLiteLedger(make_in_memory(_new_description("rehearsal", clock)), clock)


def open(path: Path, clock: Clock | None = None) -> SQLiteLedger:  # noqa: A001 - it reads sqlite.open
    """Open the ledger in a file. Only a rehearsal takes a clock."""
    database = find(path)
    try:
        return SQLiteLedger(database, clock)
    except BaseException:
        database.close()
        raise


def _new_description(kind: Kind, clock: Clock | None) -> tuple[int, str, Kind, str]:
    _refuse_invented_time(kind, clock)
    return FORMAT, str(uuid4()), kind, moment_text((clock or system_clock)())


def _description(database: Database) -> tuple[str, Kind, datetime]:
    """Read the one row that says which ledger this is."""
    with database.reading() as connection:
        rows = connection.execute(sql.DESCRIPTION).fetchall()
    match rows:
        case [(int(format_), str(ledger_id), "real" | "rehearsal" as kind, str(created_at))]:
            if format_ != FORMAT:
                raise FormatUnknown(path=database.path, format=format_, known=FORMAT)
            try:
                return ledger_id, kind, moment_of(created_at)
            except ValueError as error:
                raise LedgerDamaged(path=database.path) from error
        case _:
            raise LedgerDamaged(path=database.path)


def _refuse_invented_time(kind: Kind, clock: Clock | None) -> None:
    if kind == "real" and clock is not None:
        raise RealTimeOnly


def _system_login() -> str:
    """Name the account of this process. The environment is not asked: anybody can set that."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
