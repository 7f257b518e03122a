"""Ctrl-C, or a laptop that dies, in the middle of an import: all is recorded, or nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from cli_speech import Speech, run_program
from domain.wording import LANGUAGES, Language
from session import Session, open_session
from tests.cli.bad_requests import A01
from tests.cli.conftest import IMPORTS, SAMPLE, Run

ROOT = Path(__file__).parents[2]


def interrupt(done: int, _: int) -> None:
    """Somebody presses Ctrl-C after a thousand rows."""
    if done == 1000:
        raise KeyboardInterrupt


def test_an_interrupted_import_records_nothing(opened: Run) -> None:
    session = open_session("sqlite:///kaozheng.db", None, "H01")
    before = session.journal.size()
    with pytest.raises(KeyboardInterrupt):
        session.importing(SAMPLE, outside={"X09": "another-estate"}, progress=interrupt)
    assert session.journal.size() == before
    assert opened("verify").code == 0


def test_ctrl_c_ends_with_130_and_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:

    @click.command()
    def pressed() -> None:
        raise KeyboardInterrupt

    assert run_program(pressed, ()) == 130
    assert capsys.readouterr().err.strip().count("\n") == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stopped_in", ["importing", "commit"])
def test_ctrl_c_in_an_import_says_that_nothing_was_recorded_where_that_is_certain(
    opened: Run, monkeypatch: pytest.MonkeyPatch, stopped_in: str, language: Language
) -> None:
    """While it is being recorded, whether it was cannot be known; before, it was not."""

    def pressed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, stopped_in, pressed)
    monkeypatch.setattr(Speech, "language", language)
    ended = opened(*IMPORTS[0])
    certain = {"en": "Nothing was recorded.", "zh-Hant": "什麼也沒有記入。"}[language]
    assert ended.code == 130
    assert (certain in ended.err) == (stopped_in == "importing")


def test_ctrl_c_at_the_question_of_a_record_says_that_nothing_was_recorded(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.confirm", pressed)
    ended = imported(*(one for one in A01 if one != "--yes"))
    assert (ended.code, ended.err.strip()) == (130, "Interrupted. Nothing was recorded.")


def test_ctrl_c_while_the_program_loads_ends_it_without_a_word(tmp_path: Path) -> None:
    """The program is stood in for by one that is interrupted while it is imported."""
    (tmp_path / "cli.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    ended = subprocess.run(
        [sys.executable, "-c", "import cli_start; cli_start.run()"],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.55, 0.65, 0.75, 0.85, 0.95, 1.1])
def test_a_killed_import_leaves_all_or_nothing(opened: Run, tmp_path: Path, seconds: float) -> None:
    before = open_session("sqlite:///kaozheng.db", None, "H01").journal.size()
    process = subprocess.Popen(  # noqa: S603 - the program itself
        [sys.executable, "-c", "import cli; cli.run()", *IMPORTS[0]],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert open_session("sqlite:///kaozheng.db", None, "H01").journal.size() - before in {0, 2244}
    assert opened("verify").code == 0
    assert opened(*IMPORTS[0]).code == 0


ROWS = 5000
WHOLE = ("--as", "S01", "import", "扣分記錄.csv", "--yes")


def many_rows(folder: Path) -> None:
    """A paper of five thousand deductions, each on a day of the quarter."""
    head = "員工編號,日期,類別,標準項目,扣分,事由,記錄人"
    rows = (
        f"A01,2006-{1 + number % 3:02}-{1 + number % 28:02},儀容儀表,G01,2,第{number}次,S01"
        for number in range(ROWS)
    )
    (folder / "扣分記錄.csv").write_text("\n".join((head, *rows)), "utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("written", [1, 400_000, 1_500_000, 3_000_000])
def test_five_thousand_rows_killed_while_they_are_written_are_all_there_or_none(
    imported: Run, tmp_path: Path, written: int
) -> None:
    """Killed once the write-ahead log has grown so far, in bytes: in the middle of the append."""
    many_rows(tmp_path)
    before = open_session("sqlite:///kaozheng.db", None, "S01").journal.size()
    log = tmp_path / "kaozheng.db-wal"
    process = subprocess.Popen(  # noqa: S603 - the program itself
        [sys.executable, "-c", "import cli; cli.run()", *WHOLE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
    )
    while process.poll() is None and not (log.exists() and log.stat().st_size >= written):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    after = open_session("sqlite:///kaozheng.db", None, "S01").journal.size()
    assert after - before in {0, ROWS}
    assert imported("verify").code == 0
    again = imported(*WHOLE)
    assert again.code == 0, again.err
    assert open_session("sqlite:///kaozheng.db", None, "S01").journal.size() == before + ROWS
