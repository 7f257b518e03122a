"""Reading forms at the command line: what it is for, and what is then on record (P1-2.8-c)."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cli.conftest import Run

ASK = ("explain", "A05", "2006Q1", "--json")


def data(run: Run, *arguments: str) -> dict[str, object]:
    found = run(*arguments).data()
    assert isinstance(found, dict)
    return found


def size(run: Run) -> int:
    found = data(run, "status", "--json")
    return int(json.loads(json.dumps(found))["logs"][0]["size"])


def test_what_forms_are_opened_for_is_said_and_recorded(imported: Run) -> None:
    before = size(imported)
    answer = data(imported, "--as", "S01", *ASK, "--purpose", "the appeal of A05")
    # S01, F01 and the five other members of the team rated A05.
    assert answer["known_at"] == before
    assert answer["opened"] == [f"shunbi@{before + number}" for number in range(1, 8)]
    assert size(imported) == before + 7


def test_others_open_nothing_and_get_the_same_score(imported: Run) -> None:
    before = size(imported)
    mine, theirs = data(imported, "--as", "A05", *ASK), data(imported, "--as", "S01", *ASK)
    assert (mine["opened"], mine["score"]) == ([], theirs["score"])
    assert size(imported) == before + 7


def test_on_a_ledger_that_may_only_be_read_no_form_is_shown(imported: Run, tmp_path: Path) -> None:
    with TemporaryDirectory() as name:
        ledger, was = Path(name) / "kaozheng.db", os.geteuid()
        with closing(sqlite3.connect(tmp_path / "kaozheng.db")) as whole:
            whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ledger.write_bytes((tmp_path / "kaozheng.db").read_bytes())
        ledger.chmod(0o444)
        ledger.parent.chmod(0o777)
        os.seteuid(was or 65534)  # To root nothing would be closed.
        try:
            said = imported("--ledger", f"sqlite:///{ledger}", "--as", "S01", *ASK[:3])
        finally:
            os.seteuid(was)
            ledger.parent.chmod(0o700)
    assert said.code == 0
    assert "Attitude forms are not shown" in said.out
    assert "attitude form, by" not in said.out
