"""A ledger that is busy, full or closed to this login is refused plainly, and loses nothing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from domain.evidence import Holds
from domain.refusals.ledger import DiskFails, DiskFull, LedgerBusy, OutOfReach, ReadOnly
from ledger import sqlite, sqlite_file
from ledger.recorder import Ledger
from ledger.sqlite_recorder import SQLiteRecorder
from ledger.verify import verify
from tests.ledger.building import LOG, SIZE, entries, entry, refused, room_for
from tests.ledger.homes import SQLiteHome


@pytest.fixture
def home(path: Path) -> SQLiteHome:
    """Give a place in SQLite: this file is about its own ways."""
    return SQLiteHome(path)


def test_a_ledger_that_another_program_writes_to_is_busy(
    copied: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.1)
    with closing(sqlite.open(path)) as impatient:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with refused(LedgerBusy, 6):
                impatient.recorder(LOG).append([entry(99)])
            assert impatient.recorder(LOG).head().size == SIZE
        impatient.recorder(LOG).append([entry(99)])
    assert copied.recorder(LOG).head().size == SIZE + 1


def test_a_ledger_that_another_program_has_for_itself_is_busy(
    filled: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(filled.read_bytes())
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN IMMEDIATE")
        with refused(LedgerBusy, 6):
            sqlite.open(path)


def test_a_full_disk_takes_all_or_nothing(copied: Ledger) -> None:
    recorder = copied.recorder(LOG)
    assert isinstance(recorder, SQLiteRecorder)
    with recorder._database.reading() as connection:  # noqa: SLF001 - the limit is a connection's
        ((pages,),) = connection.execute("PRAGMA page_count")
        connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    with refused(DiskFull, 6):
        recorder.append(entries(5_000, first=100))
    assert recorder.head().size == SIZE
    recorder.append([entry(99)])
    assert recorder.head().size == SIZE + 1


def test_a_file_that_may_not_grow_takes_all_or_nothing(copied: Ledger) -> None:
    recorder = copied.recorder(LOG)
    with room_for(100_000), refused(DiskFails, 6):
        recorder.append(entries(5_000, first=100))
    assert recorder.head().size == SIZE
    recorder.append([entry(99)])
    assert recorder.head().size == SIZE + 1


def test_a_ledger_that_could_not_be_made_whole_is_not_there(path: Path) -> None:
    with room_for(10_000), refused(DiskFails, 6):
        sqlite.create(path, "real")
    assert list(path.parent.iterdir()) == []


@contextmanager
def guarded(filled: Path, file_mode: int, folder_mode: int) -> Iterator[Path]:
    """Give a ledger to somebody who has only such rights to it; to root nothing would be closed."""
    with TemporaryDirectory() as name:
        path, was = Path(name) / "kaozheng.db", os.geteuid()
        path.write_bytes(filled.read_bytes())
        path.chmod(file_mode)
        path.parent.chmod(folder_mode)
        os.seteuid(was or 65534)
        try:
            yield path
        finally:
            os.seteuid(was)
            path.parent.chmod(0o700)


def test_a_file_that_may_only_be_read_is_read(filled: Path) -> None:
    with guarded(filled, 0o444, 0o777) as path, closing(sqlite.open(path)) as ledger:
        recorder = ledger.recorder(LOG)
        assert verify(recorder) == Holds(LOG, SIZE, recorder.head().root)
        with refused(ReadOnly, 6):
            recorder.append([entry(99)])
        assert recorder.head().size == SIZE


def test_a_folder_that_may_only_be_read_is_refused(filled: Path) -> None:
    with guarded(filled, 0o666, 0o555) as path:
        with refused(ReadOnly, 6):
            sqlite.open(path)
        with refused(OutOfReach, 6):
            sqlite.create(path.with_name("other.db"), "real")


def test_a_file_or_folder_that_may_not_be_read_is_refused(filled: Path) -> None:
    with guarded(filled, 0o000, 0o777) as path, refused(OutOfReach, 6):
        sqlite.open(path)
    with guarded(filled, 0o666, 0o000) as path, refused(OutOfReach, 6):
        sqlite.open(path)


def test_a_ledger_used_after_it_was_closed_is_a_bug_and_shown_as_one(path: Path) -> None:
    ledger = sqlite.create(path, "real")
    ledger.close()
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.logs()


def test_a_login_without_a_name_is_named_by_its_number(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 2_000_000_001)
    with closing(sqlite.create(path, "real")) as ledger:
        (stored,) = ledger.recorder(LOG).append([entry(1)])
    assert stored.login == "2000000001"


def test_what_is_recorded_is_on_the_disk_and_what_is_destroyed_is_not(ledger: Ledger) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "secure_delete": 1}
    recorder = ledger.recorder(LOG)
    assert isinstance(recorder, SQLiteRecorder)
    with recorder._database.reading() as connection:  # noqa: SLF001 - its own settings
        for setting, value in expected.items():
            assert connection.execute(f"PRAGMA {setting}").fetchall() == [(value,)]
