"""A ledger whose folder is write-protected can still be asked; nothing is recorded in it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from domain.evidence import Holds
from domain.refusals.ledger import EntriesWaiting, ReadOnly
from ledger import sqlite
from ledger.verify import verify
from tests.ledger.building import LOG, entries, entry, refused

SIZE = 3


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger in a folder that is said to be write-protected: root may write anywhere."""
    path = tmp_path / "kept.db"
    with closing(sqlite.create(path, "real")) as made:
        made.recorder(LOG).append(entries(SIZE))
    monkeypatch.setattr("ledger.sqlite_file.may_write", lambda _: False)
    return path


def test_it_is_read_and_verified_and_nothing_appears_beside_it(kept: Path) -> None:
    with closing(sqlite.open(kept)) as ledger:
        assert len(list(ledger.recorder(LOG).select())) == SIZE
        assert isinstance(verify(ledger.recorder(LOG)), Holds)
        assert list(kept.parent.iterdir()) == [kept]


def test_recording_is_refused(kept: Path) -> None:
    with closing(sqlite.open(kept)) as ledger, refused(ReadOnly, 6):
        ledger.recorder(LOG).append([entry(9)])
    with closing(sqlite.open(kept)) as ledger:
        assert ledger.recorder(LOG).head().size == SIZE


def test_what_somebody_else_is_recording_is_seen_through_their_log(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("ledger.sqlite_file.may_write", lambda _: True)
        writer = sqlite.open(kept)
    with closing(writer):
        writer.recorder(LOG).append([entry(9)])
        with closing(sqlite.open(kept)) as ledger:
            assert ledger.recorder(LOG).head().size == SIZE + 1


def test_entries_that_wait_in_a_log_nobody_keeps_ready_are_never_left_out(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file and its write-ahead log alone, as after a crash: not an answer without the last."""
    with monkeypatch.context() as patch:
        patch.setattr("ledger.sqlite_file.may_write", lambda _: True)
        writer = sqlite.open(kept)
    (tmp_path / "copy").mkdir()
    copied = tmp_path / "copy" / "kept.db"
    with closing(writer):
        writer.recorder(LOG).append([entry(9)])
        for ending in ("", "-wal"):
            shutil.copy(f"{kept}{ending}", f"{copied}{ending}")
    real = sqlite3.connect

    def no_new_files(address: str, **settings: object) -> sqlite3.Connection:
        """Refuse what SQLite could not do either in such a folder: make a file beside it."""
        if "immutable" not in address:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return real(address, **settings)  # type: ignore[call-overload, no-any-return]  # as given

    monkeypatch.setattr("ledger.sqlite_file.sqlite3.connect", no_new_files)
    with refused(EntriesWaiting, 6):
        sqlite.open(copied)
