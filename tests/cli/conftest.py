"""The program as a person uses it: in an empty folder, one command after another."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli import main
from cli_speech import Speech, run_program

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE = SAMPLES / "shunbi-2006Q1.xlsx"
OPENING: tuple[tuple[str, ...], ...] = (
    ("init",),
    (
        *("department", "open", "shunbi", "--name", "順碧客戶服務部", "--regulation", "p1"),
        *("--from", "2005-01-01", "--hr", "H01"),
    ),
)
IMPORTS: tuple[tuple[str, ...], ...] = (
    ("--as", "H01", "import", str(SAMPLE), "--outside", "X09=special_team", "--yes"),
    ("--as", "S01", "import", str(SAMPLE), "--yes"),
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    def data(self) -> object:
        """The JSON document on stdout."""
        return json.loads(self.out)


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run commands in an empty folder, 80 columns wide, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(Speech, "language", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    for name in ("KAOZHENG_LEDGER", "KAOZHENG_DEPARTMENT", "KAOZHENG_AS", "KAOZHENG_LANG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: str) -> Ended:
        code = run_program(main, arguments)
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return ran


@pytest.fixture
def opened(run: Run) -> Run:
    """A ledger with an empty department."""
    for command in OPENING:
        assert run(*command).code == 0
    return run


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger that holds the sample's quarter, made once."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in (*OPENING, *IMPORTS):
            assert run_program(main, command) == 0
    return folder


@pytest.fixture
def imported(run: Run, sample_ledger: Path, tmp_path: Path) -> Run:
    """The sample's quarter, imported by HR and by the supervisor."""
    shutil.copytree(sample_ledger, tmp_path, dirs_exist_ok=True)
    return run
