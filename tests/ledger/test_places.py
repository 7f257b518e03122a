"""A place where a ledger cannot be kept is refused in a plain sentence; nothing is recorded."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from domain.evidence import Fails
from domain.refusals.ledger import (
    AlreadyThere,
    FormatUnknown,
    LedgerDamaged,
    NoSuchFolder,
    NoSuchLedger,
    NotALedger,
    OutOfReach,
    RealTimeOnly,
)
from ledger import sqlite
from ledger.recorder import Ledger
from ledger.verify import verify
from tests.ledger.building import LOG, Clock, entries, entry, refused
from tests.ledger.homes import Home, SQLiteHome


@pytest.fixture
def home(path: Path) -> SQLiteHome:
    """Give a place in SQLite: this file is about its own ways."""
    return SQLiteHome(path)


def test_a_real_ledger_is_made_and_found_again(path: Path) -> None:
    with closing(sqlite.create(path, "real")) as made:
        made.recorder(LOG).append(entries(3))
    with closing(sqlite.open(path)) as found:
        assert (found.id, found.kind, found.created_at) == (made.id, "real", made.created_at)
        assert found.logs() == [LOG]
        assert found.recorder(LOG).head().size == 3
        assert not found.check()


def test_nobody_else_may_read_a_ledger(path: Path) -> None:
    with closing(sqlite.create(path, "real")) as made:
        made.recorder(LOG).append(entries(3))
        modes = {file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {0o600}


def test_a_ledger_is_in_one_file_when_it_is_closed(path: Path) -> None:
    with closing(sqlite.create(path, "real")) as made:
        made.recorder(LOG).append(entries(3))
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "#1.db", "帳本.db", "a&b=c.db"])
def test_a_ledger_may_have_any_name(tmp_path: Path, name: str) -> None:
    sqlite.create(tmp_path / name, "real").close()
    sqlite.open(tmp_path / name).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_ledger_that_is_not_there_is_not_made_by_opening_it(path: Path) -> None:
    with refused(NoSuchLedger, 3):
        sqlite.open(path)
    assert not path.exists()
    with refused(NoSuchLedger, 3):
        sqlite.open(path / "below")


def test_what_is_there_already_is_left_alone(path: Path) -> None:
    path.write_text("letter")
    with refused(AlreadyThere, 4):
        sqlite.create(path, "real")
    assert path.read_text() == "letter"


def test_a_ledger_is_not_made_where_there_is_no_folder(path: Path) -> None:
    with refused(NoSuchFolder, 3):
        sqlite.create(path / "below", "real")
    path.touch()
    with refused(NoSuchFolder, 3):
        sqlite.create(path / "below", "real")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE ledger (format INTEGER)")


OTHERS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "an empty file": Path.touch,
    "a letter": lambda path: path.write_text("Dear Sir or Madam" * 99),
    "a few bytes": lambda path: path.write_bytes(b"SQLite format 3\x00"),
    "another program's database": of_another_program,
}


@pytest.mark.parametrize("other", OTHERS)
def test_something_else_is_no_ledger(path: Path, other: str) -> None:
    OTHERS[other](path)
    with refused(NotALedger, 2):
        sqlite.open(path)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with refused(OutOfReach, 6):
        sqlite.open(tmp_path / ("x" * 300))
    with refused(OutOfReach, 6):
        sqlite.create(tmp_path / ("x" * 300), "real")


def test_a_format_of_the_future_is_not_guessed_at(copied: Ledger, home: Home) -> None:
    copied.close()
    with home.owner() as owner:
        owner.execute("UPDATE ledger SET format = 2")
    with refused(FormatUnknown, 2):
        home.open()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger SET created_at = 'once'",
        "UPDATE ledger SET format = 'one'",
        "UPDATE ledger SET id = CAST(x'ff' AS TEXT)",
        "DELETE FROM ledger",
        "INSERT INTO ledger SELECT * FROM ledger",
        "DROP TABLE ledger",
        "ALTER TABLE ledger DROP COLUMN created_at",
    ],
)
def test_a_ledger_that_does_not_say_what_it_is_is_damaged(
    copied: Ledger, home: Home, change: str
) -> None:
    copied.close()
    with home.owner() as owner:
        owner.execute(change)
    with refused(LedgerDamaged, 7):
        home.open()


def test_a_ledger_without_its_table_is_damaged(copied: Ledger, home: Home) -> None:
    recorder = copied.recorder(LOG)
    with home.owner() as owner:
        owner.execute("DROP TABLE entries")
    with refused(LedgerDamaged, 7):
        recorder.append([entry(99)])
    verdict = verify(recorder)
    assert isinstance(verdict, Fails)
    assert verdict.findings[0].id == "finding.evidence.unreadable"


def test_a_real_ledger_takes_no_clock(path: Path) -> None:
    with refused(RealTimeOnly, 2):
        sqlite.create(path, "real", Clock())
    assert not path.exists()
    sqlite.create(path, "real").close()
    with refused(RealTimeOnly, 2):
        sqlite.open(path, Clock())


def test_a_rehearsal_stays_one_with_a_clock_or_without(path: Path, clock: Clock) -> None:
    with closing(sqlite.create(path, "rehearsal", clock)) as made:
        assert (made.kind, made.created_at) == ("rehearsal", clock.now)
        made.recorder(LOG).append([entry(1)])
    with closing(sqlite.open(path)) as found:
        (stored,) = found.recorder(LOG).append([entry(2)])
        assert found.kind == "rehearsal"
        assert stored.login.startswith("rehearsal:")
        assert stored.recorded_at > clock.now
