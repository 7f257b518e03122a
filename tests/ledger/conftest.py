"""Ledgers that are closed after the test."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from shutil import copyfile

import pytest

from ledger import sqlite
from ledger.sqlite import SQLiteLedger
from ledger.sqlite_recorder import SQLiteRecorder
from tests.ledger.besieged import Besieged, besieged_sqlite
from tests.ledger.building import LOG, SIZE, Clock, fill


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kaozheng.db"


@pytest.fixture
def ledger(path: Path, clock: Clock) -> Iterator[SQLiteLedger]:
    """Give a rehearsal in a file, so that its clock can be set."""
    ledger = sqlite.create(path, "rehearsal", clock)
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
def copied(filled: Path, path: Path) -> Iterator[SQLiteLedger]:
    """Give a ledger in which a log has some entries."""
    copyfile(filled, path)
    ledger = sqlite.open(path)
    yield ledger
    ledger.close()


@pytest.fixture
def log(copied: SQLiteLedger) -> SQLiteRecorder:
    """Give the recorder of the log that has some entries."""
    return copied.recorder(LOG)


@pytest.fixture
def recorder(ledger: SQLiteLedger) -> SQLiteRecorder:
    return ledger.recorder(LOG)


# Where attacks are tried: every database.
DATABASES: dict[str, Callable[[Path], AbstractContextManager[Besieged]]] = {
    "sqlite": besieged_sqlite
}


@pytest.fixture(scope="module", params=DATABASES)
def ground(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Besieged]:
    """Give a ledger to attack, once for all attacks."""
    with DATABASES[request.param](tmp_path_factory.mktemp("ground")) as made:
        yield made


@pytest.fixture
def besieged(ground: Besieged) -> Iterator[Besieged]:
    """Give it as it was."""
    yield ground
    ground.attack(ground.older[SIZE])
