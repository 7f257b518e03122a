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


KEYS = {
    "changed": ("UPDATE person_keys SET key = zeroblob(32) WHERE person = 'A05'", "was changed"),
    "of another type": ("UPDATE person_keys SET key = 'x' WHERE person = 'A05'", "was changed"),
    "taken out": ("DELETE FROM person_keys WHERE person = 'A05'", "was taken out"),
}


@pytest.mark.parametrize(("statement", "told"), KEYS.values(), ids=KEYS)
def test_verify_names_whose_key_no_longer_opens_what_it_sealed(
    imported: Run, tmp_path: Path, statement: str, told: str
) -> None:
    attack(tmp_path / "kaozheng.db", [statement])
    said = imported("verify")
    assert said.code == 7
    assert "confidential about A05" in said.err
    assert told in said.err
    assert said.err.count("@") == 1


def test_a_key_that_is_none_is_refused_in_a_sentence(imported: Run, tmp_path: Path) -> None:
    attack(tmp_path / "kaozheng.db", [KEYS["of another type"][0]])
    said = imported("--as", "H01", "rating", "A05", "2006Q1")
    assert said.code == 7
    assert "A confidential field of A05 does not open" in said.err


def test_verify_tells_of_a_destroyed_key_which_is_lawful(imported: Run, tmp_path: Path) -> None:
    attack(tmp_path / "kaozheng.db", ["UPDATE person_keys SET key = NULL WHERE person = 'A05'"])
    said = imported("verify")
    assert said.code == 0
    assert "shunbi: the keys of A05 were destroyed." in said.out
    data = imported("verify", "--json").data()
    assert isinstance(data, dict)
    assert "A05" in data["erased"][0]


def test_the_triggers_refuse_a_change_to_everybody(imported: Run, tmp_path: Path) -> None:
    assert imported("verify").code == 0
    connection = sqlite3.connect(tmp_path / "kaozheng.db")
    for statement in ("DELETE FROM entries", "UPDATE entries SET login = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    connection.close()
