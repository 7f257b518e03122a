"""Ledgers that are closed after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import sqlite
from ledger.sqlite import SQLiteLedger
from ledger.sqlite_recorder import SQLiteRecorder
from tests.ledger.building import LOG, Clock


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


@pytest.fixture
def recorder(ledger: SQLiteLedger) -> SQLiteRecorder:
    return ledger.recorder(LOG)
