"""Ledgers that are closed after the test."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from ledger import sqlite
from ledger.sqlite import SQLiteLedger
from ledger.sqlite_recorder import SQLiteRecorder
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
