"""A row changed behind the program's back is found, named, and ends with 7 (design section 4)."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ATTACKS = {
    "one byte of a stored fact": [
        "UPDATE entries SET state = CAST(replace(state, 'P01', 'P02') AS BLOB) WHERE position=1794"
    ],
    "an entry back-dated": [
        "UPDATE entries SET recorded_at = '2006-03-01T00:00:00.000000Z' WHERE position = 1794"
    ],
    "an entry deleted": ["DELETE FROM entries WHERE position = 1794"],
    "two entries swapped": [
        "UPDATE entries SET position = -1 WHERE position = 1794",
        "UPDATE entries SET position = 1794 WHERE position = 1795",
        "UPDATE entries SET position = 1795 WHERE position = -1",
    ],
    "the login of an entry": ["UPDATE entries SET login = 'somebody' WHERE position = 1794"],
}


def attack(ledger: Path, statements: list[str]) -> None:
    """Do what the database's owner can: drop the triggers and change rows."""
    with sqlite3.connect(ledger) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("statements", ATTACKS.values(), ids=ATTACKS)
def test_verify_names_the_entry(imported: Run, tmp_path: Path, statements: list[str]) -> None:
    assert imported("verify").code == 0
    attack(tmp_path / "kaozheng.db", statements)
    said = imported("verify")
    assert said.code == 7
    assert "shunbi@1794" in said.out


def test_the_triggers_refuse_a_change_to_everybody(imported: Run, tmp_path: Path) -> None:
    assert imported("verify").code == 0
    connection = sqlite3.connect(tmp_path / "kaozheng.db")
    for statement in ("DELETE FROM entries", "UPDATE entries SET login = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.close()
