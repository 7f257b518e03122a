"""Ledgers in both databases, that are closed after the test."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from ledger import sqlite
from ledger.keys import make_key_file
from ledger.recorder import Ledger, LogRecorder
from tests.ledger.besieged import Besieged, besiege
from tests.ledger.building import LOG, SIZE, Clock, fill
from tests.ledger.homes import Home, PostgresHome, SQLiteHome


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kaozheng.db"


@pytest.fixture(params=["sqlite", "postgres"])
def home(request: pytest.FixtureRequest, path: Path) -> Iterator[Home]:
    """Give a place for a ledger: every test that wants one is run on both databases."""
    if request.param == "sqlite":
        yield SQLiteHome(path)
    else:
        database: PostgresHome = request.getfixturevalue("database")
        yield database
        database.clear()


@pytest.fixture
def ledger(home: Home, clock: Clock) -> Iterator[Ledger]:
    """Give a rehearsal, so that its clock can be set."""
    ledger = home.create("rehearsal", clock)
    yield ledger
    ledger.close()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a rehearsal's file, in which a log has some entries, a minute apart; for copies."""
    path, clock = tmp_path_factory.mktemp("filled") / "kaozheng.db", Clock()
    ledger = sqlite.create(path, "rehearsal", clock)
    fill(ledger.recorder(LOG), clock, SIZE)
    ledger.close()
    return path


@pytest.fixture
def copied(home: Home, filled: Path, clock: Clock) -> Iterator[Ledger]:
    """Give a ledger in which a log has some entries."""
    if isinstance(home, SQLiteHome):
        copyfile(filled, home.path)
    else:
        ledger = home.create("rehearsal", clock)
        fill(ledger.recorder(LOG), clock, SIZE)
        ledger.close()
    ledger = home.open()
    yield ledger
    ledger.close()


@pytest.fixture
def log(copied: Ledger) -> LogRecorder:
    """Give the recorder of the log that has some entries."""
    return copied.recorder(LOG)


@pytest.fixture
def recorder(ledger: Ledger) -> LogRecorder:
    return ledger.recorder(LOG)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def ground(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Besieged]:
    """Give a ledger to attack in each database, once for all attacks of a module."""
    path, clock = tmp_path_factory.mktemp("ground") / "kaozheng.db", Clock()
    make_key_file(key := path.with_suffix(".db.key"))
    on_server: PostgresHome | None = None
    if request.param == "postgres":
        on_server = request.getfixturevalue("database")
    home: Home = on_server or SQLiteHome(path)
    with closing(home.create("rehearsal", clock)) as ledger:
        yield besiege(ledger, home, key, clock)
    if on_server:
        on_server.clear()


@pytest.fixture
def besieged(ground: Besieged) -> Iterator[Besieged]:
    """Give it as it was."""
    yield ground
    ground.attack(ground.older[SIZE])


@pytest.fixture
def on_server(database: PostgresHome) -> Iterator[PostgresHome]:
    """Give a place on a server: for tests of its own ways."""
    yield database
    database.clear()


@pytest.fixture
def made(on_server: PostgresHome) -> PostgresHome:
    """Give a real ledger on a server."""
    on_server.create("real").close()
    return on_server


@pytest.fixture
def login(on_server: PostgresHome) -> Iterator[str]:
    """Give a login that has a password and nothing else."""
    name = f"login_{on_server.name}"
    on_server.tools.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'right'".encode())
    yield name
    on_server.tools.execute(f"DROP OWNED BY {name}".encode())
    on_server.tools.execute(f"DROP ROLE {name}".encode())
