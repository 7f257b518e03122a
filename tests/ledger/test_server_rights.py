"""Who may do what on a server; and nobody gives an entry its place, its moment or its login."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from domain.evidence import Holds
from domain.refusals.ledger import (
    NoRights,
    RealTimeOnly,
    RolesMissing,
)
from ledger.address import make_ledger, open_ledger
from ledger.postgres_recorder import PostgresRecorder
from ledger.recorder import LogRecorder
from ledger.verify import verify
from tests.database_server import Server
from tests.ledger.building import LOG, Clock, entries, entry, refused
from tests.ledger.homes import PostgresHome


@contextmanager
def recorder_of(home: PostgresHome, server: Server, login: str, role: str) -> Iterator[LogRecorder]:
    home.tools.execute(f"GRANT {role} TO {login}".encode())
    with closing(open_ledger(server.url(home.name, login))) as ledger:
        yield ledger.recorder(LOG)


def test_a_reader_reads_and_verifies_but_does_not_record(
    made: PostgresHome, server: Server, login: str
) -> None:
    with closing(made.open()) as ledger:
        ledger.recorder(LOG).append(entries(3))
    with recorder_of(made, server, login, "kaozheng_reader") as reader:
        assert [one.position for one in reader.select()] == [1, 2, 3]
        assert verify(reader) == Holds(LOG, 3, reader.head().root)
        with refused(NoRights, 6):
            reader.append([entry(4)])


def test_a_recorder_records_under_its_login_by_the_function_alone(
    made: PostgresHome, server: Server, login: str
) -> None:
    with recorder_of(made, server, login, "kaozheng_recorder") as recorder:
        (stored,) = recorder.append([entry(1)])
    assert stored.login == login
    with psycopg.connect(server.url(made.name, login), autocommit=True) as connection:
        for statement in (
            "INSERT INTO kaozheng.entries SELECT * FROM kaozheng.entries",
            "UPDATE kaozheng.heads SET size = 9",
            "DELETE FROM kaozheng.entries",
            "TRUNCATE kaozheng.entries",
            "ALTER TABLE kaozheng.entries DISABLE TRIGGER ALL",
            "SET ROLE kaozheng_owner",
            "SET session_replication_role = replica",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())


def test_nothing_is_granted_to_everybody(made: PostgresHome) -> None:
    rows = made.tools.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'kaozheng'::regnamespace"
        " AND has_function_privilege('public', oid, 'EXECUTE')"
    ).fetchall()
    assert rows == []


def test_every_function_with_the_owners_rights_pins_its_search_path(made: PostgresHome) -> None:
    rows = made.tools.execute(
        "SELECT proname, proconfig[1] FROM pg_proc"
        " WHERE pronamespace = 'kaozheng'::regnamespace AND prosecdef"
    ).fetchall()
    assert sorted(name for name, _ in rows) == [
        "append",
        "append_one",
        "destroy_key",
        "keep_key",
        "track",
    ]
    assert {path for _, path in rows} == {"search_path=pg_catalog, kaozheng, pg_temp"}


def test_nobody_dates_an_entry_of_a_real_ledger(made: PostgresHome) -> None:
    """Not even by calling the database's function directly."""
    with closing(made.open()) as ledger:
        recorder = ledger.recorder(LOG)
        assert isinstance(recorder, PostgresRecorder)
        recorder._clock = Clock()  # noqa: SLF001 - it poses as that of a rehearsal
        with refused(RealTimeOnly, 2):
            recorder.append([entry(1)])


def test_a_login_without_rights_gets_the_sql_for_the_administrator(
    made: PostgresHome,
    server: Server,
    login: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    name = f"fresh_{made.name}"
    made.tools.execute(f"CREATE DATABASE {name}".encode())
    with refused(RolesMissing, 4) as caught:
        make_ledger(server.url(name, login))
    assert list(tmp_path.iterdir()) == []
    with psycopg.connect(server.url(name), autocommit=True) as administrator:
        administrator.execute(str(caught.value.values["sql"]).encode())
    make_ledger(server.url(name, login)).close()
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.key"]
    with closing(open_ledger(server.url(name, login))) as ledger:
        (stored,) = ledger.recorder(LOG).append([entry(1)])
    assert stored.login == login
    made.tools.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
