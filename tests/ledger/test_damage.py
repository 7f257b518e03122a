"""A file that was damaged anywhere is refused, or found out, or reads as it did before."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from domain.evidence import Fails, Holds
from domain.refusals import Refusal
from ledger import sqlite
from ledger.recorder import Ledger, LogRecorder
from ledger.stored import StoredEntry
from ledger.verify import verify
from tests.ledger.building import LOG
from tests.ledger.homes import SQLiteHome


@pytest.fixture
def home(path: Path) -> SQLiteHome:
    """Give a place in SQLite: this file is about its own ways."""
    return SQLiteHome(path)


def test_a_sound_file_has_no_faults(copied: Ledger) -> None:
    assert copied.check() == []


def test_a_fault_in_an_index_is_found_by_the_database(copied: Ledger, path: Path) -> None:
    """Such a fault would hide an entry from whoever asks for its stream."""
    copied.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'originator_version)',"
            " 'originator_version) WHERE position <> 5') WHERE name = 'entries_by_stream'"
        )
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute("REINDEX entries_by_stream")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ' WHERE position <> 5', '')"
            " WHERE name = 'entries_by_stream'"
        )
    with closing(sqlite.open(path)) as ledger:
        assert isinstance(verify(ledger.recorder(LOG)), Holds)
        (finding, *_) = ledger.check()
        assert finding.id == "finding.evidence.file"
        assert "entries_by_stream" in str(finding.values["what"])


@pytest.fixture
def before(log: LogRecorder, copied: Ledger) -> list[StoredEntry]:
    entries = list(log.select())
    copied.close()
    return entries


def outcome(path: Path, before: list[StoredEntry]) -> str:
    """Open, verify and read a ledger; tell how far that went."""
    try:
        with closing(sqlite.open(path)) as ledger:
            recorder = ledger.recorder(LOG)
            if isinstance(verify(recorder), Fails):
                return "found"
            return "as before" if list(recorder.select()) == before else "otherwise"
    except Refusal:
        return "refused"


def test_damaged_bytes_are_never_taken_for_entries(
    filled: Path, path: Path, before: list[StoredEntry]
) -> None:
    random, content = Random(11), filled.read_bytes()  # noqa: S311 - the same damage each time
    outcomes = set()
    for _ in range(400):
        place, length = random.randrange(len(content)), random.choice([1, 1, 8, 64, 4096])
        damage = random.randbytes(length)
        path.write_bytes(content[:place] + damage + content[place + length :])
        outcomes.add(outcome(path, before))
    assert outcomes == {"found", "refused", "as before"}


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_that_was_cut_short_is_never_taken_for_whole(
    filled: Path, path: Path, before: list[StoredEntry], part: float
) -> None:
    content = filled.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    assert outcome(path, before) in {"found", "refused", "as before"}
