"""Evidence from the command line: signed, proven, carried away, checked by strangers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli_speech import Speech
from tests.cli.conftest import Run
from tests.ledger import attacking
from tests.ledger.homes import SQLiteHome

STEPS = (
    ("H01", "assessment-period-closed", "--period", "2006Q1", "--on", "2006-04-05"),
    (
        *("H01", "data-credibility-audited", "--quarter", "2006Q1", "--on", "2006-04-06"),
        *("--outcome", "credible", "--report-ref", "r1"),
    ),
    ("S01", "quarter-results-summarised", "--quarter", "2006Q1", "--on", "2006-04-07"),
)
PUBLISH = ("S01", "quarter-results-published", "--quarter", "2006Q1", "--on", "2006-04-08")


def check(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the verifier that was carried away."""
    command = [sys.executable, "-I", "-S", "check.py", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def carried(imported: Run, tmp_path: Path) -> Run:
    """The sample's quarter; its key, the verifier and an early checkpoint were carried away."""
    (tmp_path / "shunbi.key").write_text(imported("key").out, "utf-8")
    (tmp_path / "check.py").write_text(imported("verifier").out, "utf-8")
    assert imported("checkpoint", "--out", "early.checkpoint").code == 0
    assert record(imported, *STEPS[0]) == 0
    return imported


def record(run: Run, actor: str, *fact: str) -> int:
    return run("--as", actor, "record", *fact, "--yes").code


def test_a_stranger_checks_an_entry(carried: Run, tmp_path: Path) -> None:
    assert carried("prove", "1189").code == 0
    arguments = ("shunbi@1189.tlog-proof", "--entry", "shunbi@1189.entry", "--key", "shunbi.key")
    code, said = check(tmp_path, *arguments)
    assert code == 0, said
    assert "complaint-handling-deduction-recorded.v1 in person/A05" in said
    entry = tmp_path / "shunbi@1189.entry"
    entry.write_bytes(entry.read_bytes().replace(b"A05", b"A06"))
    assert check(tmp_path, *arguments)[0] == 7


def test_an_entry_is_proven_by_any_of_its_names(carried: Run, tmp_path: Path) -> None:
    for name in ("@12", "shunbi@12"):
        data = carried("prove", name, "--out", "p.tlog-proof", "--json").data()
        assert isinstance(data, dict)
        assert set(data) == {"proof", "entry", "key"}
        assert data["key"] == (tmp_path / "shunbi.key").read_text("utf-8").strip()
    assert carried("prove", "99999").code == 3
    assert carried("prove", "1", "--out", "p.tlog-proof").code == 4, "it is another's file"


def test_a_form_is_proven_to_those_who_may_see_it_alone(carried: Run) -> None:
    form = "2300"
    assert carried("--as", "A05", "prove", form).code == 5
    assert carried("--as", "S01", "prove", form).code == 0


def test_a_stranger_checks_that_the_log_only_grew(carried: Run, tmp_path: Path) -> None:
    assert carried("checkpoint", "--since", "early.checkpoint", "--out", "growth").code == 0
    arguments = ("growth", "--since", "early.checkpoint", "--key", "shunbi.key")
    code, said = check(tmp_path, *arguments)
    assert (code, "its first 2358 entries, unchanged" in said) == (0, True)
    assert check(tmp_path, "early.checkpoint", "--key", "shunbi.key")[0] == 0


def test_a_checkpoint_is_printed_and_kept(carried: Run, tmp_path: Path) -> None:
    said = carried("checkpoint")
    kept = tmp_path / "kaozheng.db.checkpoints" / "shunbi@2359.checkpoint"
    assert said.out == kept.read_text("utf-8")
    assert kept.name in said.err
    data = carried("checkpoint", "--json").data()
    assert isinstance(data, dict)
    assert (data["size"], data["note"]) == (2359, said.out)
    grown = carried("checkpoint", "--since", "early.checkpoint", "--json").data()
    assert isinstance(grown, dict)
    assert str(grown["growth"]).startswith("old 2358\n")


def test_verify_names_how_many_checkpoints_confirm_a_log(carried: Run) -> None:
    said = carried("verify", "--checkpoint", "early.checkpoint")
    assert (said.code, "1 signed checkpoint confirms it" in said.out) == (0, True)
    data = carried("verify", "--json").data()
    assert isinstance(data, dict)
    (log,) = data.pop("logs")
    assert log["confirmed"] == 1, "the one kept beside the ledger"
    assert data == {"holds": True, "faults": [], "unasked": 0, "erased": []}


def rewritten(stored: attacking.Stored) -> None:
    attacking.edit("state")(stored, 1794)
    attacking.hash_anew(stored)


def cut(stored: attacking.Stored) -> None:
    attacking.cut(stored, 1794)
    attacking.hash_anew(stored)


def taken_out(stored: attacking.Stored) -> None:
    stored.entries.clear()
    stored.heads.clear()


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("attack", [rewritten, cut, taken_out])
def test_what_only_a_checkpoint_finds_is_said_in_one_sentence_and_ends_with_7(
    carried: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attack: object, language: str
) -> None:
    home = SQLiteHome(tmp_path / "kaozheng.db")
    stored = attacking.read(home)
    assert callable(attack)
    attack(stored)
    attacking.put(home, stored)
    for kept in (tmp_path / "kaozheng.db.checkpoints").iterdir():
        kept.unlink()
    assert carried("verify").code == 0, "it agrees with itself"
    monkeypatch.setattr(Speech, "language", language)
    said = carried("verify", "--checkpoint", "early.checkpoint", "--key", "shunbi.key")
    assert said.code == 7
    assert sum("early.checkpoint" in line for line in (said.out + said.err).splitlines()) == 1
    if attack is cut:
        assert "shunbi@1794" in said.out
    if attack is not taken_out:
        assert carried("checkpoint", "--since", "early.checkpoint").code == 7


def test_publishing_a_quarter_makes_a_checkpoint(imported: Run, tmp_path: Path) -> None:
    for step in STEPS:
        assert record(imported, *step) == 0
    said = imported("--as", PUBLISH[0], "record", *PUBLISH[1:], "--yes", "--json")
    assert (said.code, json.loads(said.out)) == (0, ["shunbi@2362"])
    kept = "kaozheng.db.checkpoints/shunbi@2362.checkpoint"
    assert kept in said.err
    assert (tmp_path / kept).is_file()


def test_publishing_a_quarter_without_the_key_says_so(imported: Run, tmp_path: Path) -> None:
    (tmp_path / "kaozheng.db.key").unlink()
    for step in STEPS:
        assert record(imported, *step) == 0
    said = imported("--as", PUBLISH[0], "record", *PUBLISH[1:], "--yes")
    assert said.code == 0
    assert "Recorded shunbi@2362" in said.out
    assert said.err.startswith(
        "No checkpoint was made: The ledger's key kaozheng.db.key is missing"
    )


def test_without_the_key_nothing_is_signed_and_much_can_be_checked(
    carried: Run, tmp_path: Path
) -> None:
    (tmp_path / "kaozheng.db.key").unlink()
    for command in (("checkpoint",), ("prove", "1"), ("key",)):
        assert carried(*command).code == 3
    assert carried("verify", "--checkpoint", "early.checkpoint").code == 3
    said = carried("verify")
    assert (said.code, "the key is not here" in said.err) == (0, True)
    known = (tmp_path / "shunbi.key").read_text("utf-8").strip()
    for key in ("shunbi.key", known):
        said = carried("verify", "--checkpoint", "early.checkpoint", "--key", key)
        assert (said.code, "checkpoint confirms it" in said.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("verify", "--checkpoint", "nowhere"), 3),
        (("verify", "--checkpoint", "shunbi.key"), 2),
        (("verify", "--checkpoint", "early.checkpoint", "--key", "words"), 2),
        (("checkpoint", "--since", "nowhere"), 3),
        (("checkpoint", "--out", "nowhere/file"), 3),
        (("checkpoint", "--out", "shunbi.key"), 4),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    carried: Run, arguments: tuple[str, ...], code: int
) -> None:
    said = carried(*arguments)
    assert said.code == code
    assert len(said.err.splitlines()) == 1


def test_a_log_that_does_not_hold_is_not_signed(carried: Run, tmp_path: Path) -> None:
    home = SQLiteHome(tmp_path / "kaozheng.db")
    stored = attacking.read(home)
    attacking.edit("login")(stored, 7)
    attacking.put(home, stored)
    said = carried("checkpoint")
    assert said.code == 7
    assert said.err.startswith(
        "Refused: Nothing was signed, because the log does not hold: shunbi@7"
    )


def test_a_checkpoint_says_what_was_known_when_it_was_signed(carried: Run, tmp_path: Path) -> None:
    """Before the forms were tallied A05 had 60.25; the checkpoint is of the log with the tally."""
    early = carried("rating", "A05", "2006Q1", "--known-at", "early.checkpoint", "--json").data()
    assert isinstance(early, dict)
    assert (early["known_at"], early["score"]) == (2358, "68.71")
    forged = (tmp_path / "early.checkpoint").read_text("utf-8").replace("\n2358\n", "\n2246\n")
    (tmp_path / "forged.checkpoint").write_text(forged, "utf-8")
    ended = carried("rating", "A05", "2006Q1", "--known-at", "forged.checkpoint")
    assert (ended.code, ended.out) == (7, "")
