"""A ledger in a PostgreSQL database: made, opened, and what it says about itself."""

from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files
from uuid import uuid4

from psycopg import errors, sql
from typing_extensions import override

from domain.refusals.ledger import (
    AlreadyThere,
    FormatUnknown,
    LedgerDamaged,
    NoSuchLedger,
    NotUnicode,
    RealTimeOnly,
    RolesMissing,
)
from domain.wording import Message
from ledger import postgres_statements as statements
from ledger.postgres_database import Connection, Database
from ledger.postgres_recorder import PostgresRecorder
from ledger.recorder import FORMAT, Clock, Ledger, system_clock
from ledger.stored import ONE_LINE, Kind, moment_of, moment_text, one_line

MADE_AT_ONCE = (errors.UniqueViolation, errors.DuplicateObject, errors.InternalError_)


class PostgresLedger(Ledger):
    """A ledger in a PostgreSQL database."""

    def __init__(self, database: Database, clock: Clock | None) -> None:
        self.id, self.kind, self.created_at = database.read(
            lambda connection: _description(connection, database.path)
        )
        if self.kind == "real" and clock is not None:
            raise RealTimeOnly
        self._database = database
        self._clock = clock

    @override
    def logs(self) -> Sequence[str]:
        rows = self._database.read(
            lambda connection: connection.execute(statements.LOGS).fetchall()
        )
        return [str(log) for (log,) in rows if ONE_LINE.fullmatch(str(log))]

    @override
    def recorder(self, log: str) -> PostgresRecorder:
        return PostgresRecorder(
            self._database, one_line("log", log), kind=self.kind, clock=self._clock
        )

    @override
    def check(self) -> Sequence[Message]:
        """Say nothing: a server's files are checked on the server, by amcheck and checksums."""
        return ()

    @override
    def close(self) -> None:
        self._database.close()


def create(url: str, path: str, kind: Kind, clock: Clock | None = None) -> PostgresLedger:
    """Make a ledger in a database, and the roles if this login may. Only a rehearsal takes a clock.

    Raises RolesMissing, with what the administrator has to run.
    """
    if kind == "real" and clock is not None:
        raise RealTimeOnly
    database = Database(url, path)
    description = FORMAT, str(uuid4()), kind, moment_text((clock or system_clock)())
    try:
        database.write(lambda connection: _lay_out(connection, path, description))
        return PostgresLedger(database, clock)
    except BaseException:
        database.close()
        raise


def open(url: str, path: str, clock: Clock | None = None) -> PostgresLedger:  # noqa: A001 - it reads postgres.open
    """Open the ledger in a database. Only a rehearsal takes a clock."""
    database = Database(url, path)
    try:
        return PostgresLedger(database, clock)
    except BaseException:
        database.close()
        raise


def _description(connection: Connection, path: str) -> tuple[str, Kind, datetime]:
    """Read the one row that says which ledger this is."""
    if not _is_there(connection):
        raise NoSuchLedger(path=path)
    match connection.execute(statements.DESCRIPTION).fetchall():
        case [(int(format_), str(ledger_id), "real" | "rehearsal" as kind, str(created_at))]:
            if format_ != FORMAT:
                raise FormatUnknown(path=path, format=format_, known=FORMAT)
            try:
                return ledger_id, kind, moment_of(created_at)
            except ValueError as error:
                raise LedgerDamaged(path=path) from error
        case _:
            raise LedgerDamaged(path=path)


def _is_there(connection: Connection) -> bool:
    return bool(connection.execute(statements.IS_THERE).fetchall()[0][0])


def _lay_out(connection: Connection, path: str, description: tuple[object, ...]) -> None:
    if _is_there(connection):
        raise AlreadyThere(path=path)
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise NotUnicode(path=path)
    try:
        with connection.transaction():
            _make_roles(connection, path)
            connection.execute("SET LOCAL ROLE kaozheng_owner")
            for name in ("postgres.sql", "postgres_append.sql"):
                connection.execute(files("ledger").joinpath(name).read_bytes())
            connection.execute(statements.DESCRIBE, description)
    except MADE_AT_ONCE as error:
        # Somebody else makes a ledger here, or the roles from another database of this server.
        raise errors.SerializationFailure from error


def _make_roles(connection: Connection, path: str) -> None:
    """Make the roles, unless this login has them already."""
    if connection.execute(statements.HAS_ROLES).fetchall()[0][0]:
        return
    roles = sql.SQL(files("ledger").joinpath("postgres_roles.sql").read_text("utf-8")).format(
        login=sql.Identifier(connection.info.user),
        database=sql.Identifier(connection.info.dbname),
    )
    try:
        with connection.transaction():
            connection.execute(roles)
    except errors.InsufficientPrivilege as error:
        raise RolesMissing(path=path, sql=roles.as_string(connection)) from error
