"""A ledger without logs says so, whether it is new or was emptied; how far others have come."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.ledger import attacking
from tests.ledger.homes import SQLiteHome


def test_a_ledger_without_logs_says_so(run: Run) -> None:
    assert run("init").code == 0
    for command in ("verify", "status"):
        said = run(command)
        assert (said.code, "No department" in said.out or "no department" in said.out) == (0, True)
    assert run("verify", "--json").data() == {
        "holds": True,
        "logs": [],
        "faults": [],
        "unasked": 0,
        "erased": [],
    }
    for command in ("checkpoint", "key"):
        said = run(command)
        assert (said.code, "No department has been opened" in said.err) == (3, True)


@pytest.mark.parametrize("key", ["there", "gone"])
def test_a_ledger_emptied_beside_its_checkpoints_does_not_hold(
    imported: Run, tmp_path: Path, key: str
) -> None:
    assert imported("checkpoint").code == 0
    home = SQLiteHome(tmp_path / "kaozheng.db")
    stored = attacking.read(home)
    stored.entries.clear()
    stored.heads.clear()
    attacking.put(home, stored)
    if key == "gone":
        (tmp_path / "kaozheng.db.key").unlink()
    said = imported("verify")
    assert (said.code, "taken out" in said.err) == (7, True)
    said = imported("verify", "--json")
    data = said.data()
    assert (said.code, said.err) == (7, "")
    assert isinstance(data, dict)
    assert (data["holds"], len(data["faults"])) == (False, 1)


def test_status_is_dated_by_the_departments_clock(run: Run, tmp_path: Path) -> None:
    opening = ("department", "open", "east", "--name", "東", "--regulation", "p1")
    assert run("init").code == 0
    assert run(*opening, "--from", "2005-01-01", "--hr", "H01", "--utc-offset", "+13:45").code == 0
    data = run("status", "--json").data()
    assert isinstance(data, dict)
    assert data["logs"][0]["recorded_at"].endswith("+13:45")
    shown = data["logs"][0]["recorded_at"][:19]
    assert f"the last of {shown}\n" in run("status").out
    with sqlite3.connect(tmp_path / "kaozheng.db") as connection:
        connection.execute("DROP TRIGGER entries_stay")
        connection.execute("UPDATE entries SET state = 'x'")
    connection.close()
    assert run("status").code == 0, "also where an entry cannot be read"
