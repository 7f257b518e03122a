"""Everything the program does with a file, it does with a ledger on a server."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from ledger.verifier import prove_entry, read_key
from tests.cli.conftest import IMPORTS, OPENING, SAMPLES, Run
from tests.database_server import Server
from tests.ledger.homes import PostgresHome


@pytest.fixture
def url(database: PostgresHome, monkeypatch: pytest.MonkeyPatch, run: Run) -> Iterator[str]:
    """An empty database, which the commands are told of."""
    del run  # It clears the environment first.
    database.spoil()
    database.clear()
    monkeypatch.setenv("KAOZHENG_LEDGER", database.url)
    yield database.url
    database.spoil()
    database.clear()


def test_the_samples_quarter_is_what_it_is_in_a_file(run: Run, url: str, tmp_path: Path) -> None:
    for command in (*OPENING, *IMPORTS):
        assert run(*command).code == 0
    sheet = run("--as", "H01", "sheet", "2006Q1", "--json").data()
    assert isinstance(sheet, dict)
    rows = {row["staff_id"]: row for row in sheet["rows"]}
    with (SAMPLES / "shunbi-2006Q1.expected.csv").open(encoding="utf-8") as file:
        for wanted in csv.DictReader(file):
            for name, value in wanted.items():
                if name != "staff_id":
                    got = Fraction(str(rows[wanted["staff_id"]][name]))
                    assert abs(got - Fraction(value)) <= Fraction(1, 20000), (wanted, name)
    assert "68.71" in run("--as", "H01", "explain", "A05", "2006Q1").out
    assert "shunbi@99" in run("--as", "H01", "rating", "A05", "2006Q1", "--known-at", "99").out
    assert run("--as", "H01", "history", "A05").code == 0
    assert run("verify").code == 0
    before = run("status", "--json").data()
    assert run(*IMPORTS[0]).code == 0
    assert run("status", "--json").data() == before

    there = f"sqlite:///{tmp_path / 'copy.db'}"
    assert run("copy", url, there).code == 0
    assert run("--ledger", there, "status", "--json").data() == before
    assert run("--ledger", there, "verify").code == 0
    again = run("copy", url, there)
    assert (again.code, "shunbi" in again.err) == (4, True)


def test_a_second_init_is_refused_and_keeps_the_key(run: Run, url: str, tmp_path: Path) -> None:
    del url
    assert run("init").code == 0
    (key,) = tmp_path.iterdir()
    content = key.read_bytes()
    assert run("init").code == 4
    assert key.read_bytes() == content
    key.unlink()
    assert run("init").code == 4
    assert list(tmp_path.iterdir()) == []


def test_a_login_that_may_not_make_roles_prints_what_the_administrator_runs(
    run: Run, url: str, server: Server, database: PostgresHome
) -> None:
    del url
    database.tools.execute("CREATE ROLE plain LOGIN")
    said = run("--ledger", server.url(database.name, "plain"), "init")
    assert said.code == 4
    assert 'TO "plain"' in said.out
    assert "administrator" in said.err
    database.tools.execute("DROP ROLE plain")


@pytest.mark.parametrize(
    ("ledger", "code"),
    [
        ("postgresql://li:secret@127.0.0.1:1/kaozheng", 6),
        ("postgresql://li:secret@nowhere.invalid/kaozheng", 3),
        ("postgresql://li:secret@[", 2),
    ],
)
def test_a_server_that_is_not_there_is_said_in_one_sentence_without_the_password(
    run: Run, ledger: str, code: int
) -> None:
    for language in ("en", "zh-Hant"):
        said = run("--lang", language, "--ledger", ledger, "status")
        assert said.code == code
        assert len(said.err.splitlines()) == 1
        assert "secret" not in said.err + said.out


def test_what_is_recorded_on_a_server_is_signed_and_proven(
    run: Run, url: str, tmp_path: Path
) -> None:
    for command in OPENING:
        assert run(*command).code == 0
    assert run("checkpoint", "--out", "early").code == 0
    (folder,) = tmp_path.glob("*.checkpoints")
    assert [kept.name for kept in folder.iterdir()] == ["shunbi@2.checkpoint"]
    assert run("prove", "1").code == 0
    entry, proof = (tmp_path / f"shunbi@1.{ending}" for ending in ("entry", "tlog-proof"))
    key = read_key(run("key").out.strip())
    assert prove_entry(entry.read_bytes(), proof.read_bytes(), [key])[0] == 0
    assert "1 signed checkpoint confirms it" in run("verify", "--checkpoint", "early").out
    there = f"sqlite:///{tmp_path / 'copy.db'}"
    assert run("copy", url, there).code == 0
    said = run("--ledger", there, "verify", "--checkpoint", "early", "--key", key.text)
    assert (said.code, "1 signed checkpoint confirms it" in said.out) == (0, True)
