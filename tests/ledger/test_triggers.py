"""Nothing that is recorded can be changed or deleted by mistake, whatever program is at it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.recorder import LogRecorder
from ledger.sqlite_recorder import SQLiteRecorder
from tests.ledger.building import entries, entry
from tests.ledger.homes import SQLiteHome

REFUSED = [
    "UPDATE entries SET state = x'00' WHERE position = 2",
    "UPDATE entries SET position = 9 WHERE position = 2",
    "UPDATE OR REPLACE entries SET fact_id = 'fact-1' WHERE position = 2",
    "DELETE FROM entries WHERE position = 2",
    "DELETE FROM entries",
    "UPDATE heads SET size = 2",
    "UPDATE heads SET size = 3",
    "UPDATE heads SET size = 4, last_recorded_at = '2005-01-01T00:00:00.000000Z'",
    "UPDATE heads SET size = 4, log = 'other'",
    "DELETE FROM heads",
    "UPDATE ledger SET kind = 'real'",
    "UPDATE ledger SET id = 'other'",
    "DELETE FROM ledger",
    "INSERT INTO ledger VALUES (1, 'other', 'real', '2006-01-01T00:00:00.000000Z')",
    "INSERT OR REPLACE INTO ledger SELECT * FROM ledger",
    "UPDATE person_keys SET key = x'01'",
    "UPDATE person_keys SET person = 'A2'",
    "UPDATE person_keys SET person = 'A2', key = NULL",
    "DELETE FROM person_keys",
    "INSERT OR REPLACE INTO person_keys VALUES ('shunbi', 'A1', x'01')",
]


@pytest.fixture
def home(path: Path) -> SQLiteHome:
    """Give a place in SQLite: this file is about its own ways."""
    return SQLiteHome(path)


@pytest.mark.parametrize("statement", REFUSED)
def test_a_change_to_what_is_recorded_is_refused(
    recorder: LogRecorder, path: Path, statement: str
) -> None:
    recorder.append(entries(3), new_keys={"A1": bytes(32)})
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert recorder.head().size == 3


def test_a_ledger_is_real_or_a_rehearsal(path: Path, recorder: LogRecorder) -> None:
    recorder.append([entry(1)])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER ledger_stays")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute("UPDATE ledger SET kind = 'both'")


@pytest.mark.parametrize(
    ("position", "version", "fact"), [(2, 9, "fact-9"), (9, 1, "fact-9"), (9, 9, "fact-2")]
)
def test_our_own_connection_refuses_to_replace_as_well(
    recorder: LogRecorder, position: int, version: int, fact: str
) -> None:
    """Elsewhere, INSERT OR REPLACE goes round SQLite's triggers; verify finds what it replaced."""
    recorder.append(entries(3, streams=1))
    statement = (
        "INSERT OR REPLACE INTO entries SELECT log, ?, originator_id, ?, topic, ?, recorded_at,"
        " login, signer, signature, state, nodes FROM entries WHERE position = 2"
    )
    assert isinstance(recorder, SQLiteRecorder)
    with recorder._database.reading() as connection, pytest.raises(sqlite3.IntegrityError):  # noqa: SLF001 - its own connection
        connection.execute(statement, (position, version, fact))
    assert recorder.head().size == 3
