"""What is printed keeps to the width of the terminal, on stdout and stderr, in both languages."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len

from domain.wording import LANGUAGES
from tests.cli.conftest import SAMPLE, Run

ROOT = Path(__file__).parents[2]

ASKED = {
    "a refusal": ("--as", "H01", "import", str(SAMPLE), "--yes"),
    "a wrong option": ("--as", "H01", "import", str(SAMPLE), "--outside", "X09=member" + "s" * 80),
    "nothing there": ("--ledger", f"sqlite:///{'none' * 20}.db", "status"),
    "help": ("--help",),
    "help of an option": ("import", "--help"),
    "help of a kind": ("record", "grade-assigned", "--help"),
    "help of kinds": ("record", "--help"),
    "status": ("status",),
}


def printed(folder: Path, language: str, columns: int, *arguments: str) -> list[str]:
    """The lines of a program that writes to a terminal so many columns wide."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    own = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    with subprocess.Popen(  # noqa: S603 - the program itself
        [sys.executable, "-c", "import cli; cli.run()", *arguments],
        cwd=folder,
        env={**own, "KAOZHENG_LANG": language, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=its,
        stderr=its,
    ):
        os.close(its)
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # The program has ended.
            pass
    os.close(ours)
    return said.decode().replace("\r\n", "\n").split("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ASKED)
def test_no_line_runs_over_the_edge(opened: Run, tmp_path: Path, asked: str, language: str) -> None:
    assert opened("status").code == 0
    lines = printed(tmp_path, language, 60, *ASKED[asked])
    assert len(lines) > 1
    assert [line for line in lines if cell_len(line) > 60] == []


def test_without_a_terminal_a_refusal_is_one_line(opened: Run) -> None:
    ended = opened(*ASKED["a refusal"])
    assert len(ended.err) > 80
    assert ended.err.count("\n") == 1


def test_on_a_narrow_terminal_no_name_or_number_is_cut(
    imported: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = imported("sheet", "2006Q1").out.splitlines()[2:17]
    monkeypatch.setenv("COLUMNS", "40")
    narrow = imported("sheet", "2006Q1").out
    assert narrow.splitlines()[2:17] == wide
    assert "…" not in narrow
    for line in imported("explain", "A05", "2006Q1").out.splitlines()[4:]:
        assert cell_len(line) <= 60
