"""What goes wrong between this program and a PostgreSQL server is said in one plain sentence."""

from contextlib import closing
from urllib.parse import quote

import psycopg
import pytest

from domain.refusals import Refusal
from domain.refusals.asking import BadUrl
from domain.refusals.ledger import (
    AlreadyThere,
    DiskFull,
    LedgerBusy,
    LoginRefused,
    NoRights,
    NoServer,
    NoSuchDatabase,
    NoSuchLedger,
    NotUnicode,
    ReadOnlyServer,
    RealTimeOnly,
    ServerFull,
    UnknownHost,
)
from ledger import postgres
from ledger.address import open_ledger, shown
from tests.database_server import Server
from tests.ledger.building import LOG, Clock, entries, entry, refused
from tests.ledger.homes import PostgresHome


def with_option(home: PostgresHome, option: str) -> str:
    return f"{home.url}&options=-c{quote(option)}"


@pytest.mark.parametrize(
    ("url", "kind", "exit_code"),
    [
        ("postgresql://somebody@/x?host=/nowhere", NoServer, 6),
        ("postgresql://somebody@127.0.0.1:1/x", NoServer, 6),
        ("postgresql://somebody@nowhere.invalid/x", UnknownHost, 3),
        ("postgresql://somebody@/x?colour=red", BadUrl, 2),
        ("postgresql://[", BadUrl, 2),
        ("postgresql:/x", BadUrl, 2),
        ("mysql://somebody@127.0.0.1/x", BadUrl, 2),
    ],
)
def test_an_address_where_there_is_no_server_is_refused(
    url: str, kind: type[Refusal], exit_code: int
) -> None:
    with refused(kind, exit_code):
        open_ledger(url)


def test_a_password_that_is_wrong_or_missing_is_refused_and_not_shown(
    made: PostgresHome, server: Server, login: str
) -> None:
    for who in (f"{login}:wrong", login, "nobody-known:right"):
        url = server.url_by_network(made.name, who)
        with refused(LoginRefused, 6) as caught:
            open_ledger(url)
        assert "wrong" not in str(caught.value).partition(":")[0]
        assert ":wrong@" not in str(caught.value)
    with refused(NoRights, 6):
        open_ledger(server.url_by_network(made.name, f"{login}:right"))


def test_an_address_is_shown_without_its_password() -> None:
    assert shown("postgresql://li:secret@db/kz?sslmode=require") == (
        "postgresql://li@db/kz?sslmode=require"
    )
    assert "secret" not in shown("postgresql://li@db/kz?password=secret&port=5433")
    assert shown("postgresql:///kz") == "postgresql:///kz"
    assert shown("sqlite:///kaozheng.db") == "sqlite:///kaozheng.db"


def test_a_login_that_may_not_log_in_is_refused(
    made: PostgresHome, server: Server, login: str
) -> None:
    made.tools.execute(f"ALTER ROLE {login} NOLOGIN".encode())
    with refused(LoginRefused, 6):
        open_ledger(server.url(made.name, login))


def test_a_server_that_takes_no_more_connections_is_full(
    made: PostgresHome, server: Server, login: str
) -> None:
    made.tools.execute(f"ALTER ROLE {login} CONNECTION LIMIT 0".encode())
    with refused(ServerFull, 6):
        open_ledger(server.url(made.name, login))


def test_a_database_that_is_not_there_is_refused(server: Server) -> None:
    with refused(NoSuchDatabase, 3):
        open_ledger(server.url("none_of_that_name"))


def test_a_database_without_a_ledger_is_refused(on_server: PostgresHome) -> None:
    on_server.create("real").close()
    on_server.tools.execute("DROP SCHEMA kaozheng CASCADE")
    on_server.spoil()
    with refused(NoSuchLedger, 3):
        on_server.open()


def test_a_ledger_is_made_once(made: PostgresHome) -> None:
    with refused(AlreadyThere, 4):
        postgres.create(made.url, made.url, "real")


def test_a_real_ledger_takes_no_clock(made: PostgresHome, clock: Clock) -> None:
    with refused(RealTimeOnly, 2):
        made.open(clock)
    with refused(RealTimeOnly, 2):
        postgres.create(made.url, made.url, "real", clock)


def test_a_database_in_another_encoding_is_refused(server: Server, on_server: PostgresHome) -> None:
    name = f"latin_{on_server.name}"
    on_server.tools.execute(
        f"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0".encode()
    )
    with refused(NotUnicode, 2):
        make_and_close(server.url(name))
    on_server.tools.execute(f"DROP DATABASE {name}".encode())


def make_and_close(url: str) -> None:
    postgres.create(url, shown(url), "real").close()


def test_a_database_that_may_only_be_read_is_read(made: PostgresHome) -> None:
    with closing(open_ledger(with_option(made, "default_transaction_read_only=on"))) as ledger:
        recorder = ledger.recorder(LOG)
        assert recorder.head().size == 0
        with refused(ReadOnlyServer, 6):
            recorder.append([entry(1)])


def test_a_log_that_another_program_holds_for_long_is_busy(made: PostgresHome) -> None:
    with closing(open_ledger(with_option(made, "lock_timeout=50ms"))) as ledger:
        recorder = ledger.recorder(LOG)
        recorder.append([entry(1)])
        with psycopg.connect(made.url) as other:
            other.execute("SELECT * FROM kaozheng.heads FOR UPDATE")
            with refused(LedgerBusy, 6):
                recorder.append([entry(2)])
            ledger.recorder("other").append([entry(1)])
        recorder.append([entry(2)])


def test_a_full_disk_takes_all_or_nothing(made: PostgresHome) -> None:
    with closing(made.open()) as ledger:
        recorder = ledger.recorder(LOG)
        recorder.append([entry(1)])
        made.tools.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF NEW.position = 3000 THEN RAISE 'full' USING ERRCODE = 'disk_full'; END IF;"
            " RETURN NEW; END $$"
        )
        made.tools.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON entries FOR EACH ROW"
            " EXECUTE FUNCTION full_disk()"
        )
        made.spoil()
        with refused(DiskFull, 6):
            recorder.append(entries(5_000, first=2))
        assert recorder.head().size == 1
        recorder.append([entry(2)])
