"""Output that nobody reads on, or that finds no room, ends the program plainly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
SAYING = (
    ("status",),
    ("--help",),
    ("verifier",),
    ("--as", "H01", "explain", "A05", "2006Q1"),
    ("--as", "H01", "history", "A05", "--json"),
)


def program(folder: Path, arguments: tuple[str, ...], out: int) -> tuple[int, str]:
    """How the program ends and what it says on stderr, when it prints somewhere."""
    ended = subprocess.run(  # noqa: S603 - the program itself
        [sys.executable, "-c", "import cli; cli.run()", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KAOZHENG_LANG": "en"},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
    )
    return ended.returncode, ended.stderr.decode()


@pytest.mark.parametrize("arguments", SAYING)
def test_a_reader_that_left_is_no_fault(
    imported: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert imported("status").code == 0
    ours, its = os.pipe()
    os.close(ours)
    assert program(tmp_path, arguments, its) == (0, "")
    os.close(its)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", SAYING)
def test_output_without_room_is_said_in_a_sentence(
    imported: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert imported("status").code == 0
    with Path("/dev/full").open("wb") as full:
        code, said = program(tmp_path, arguments, full.fileno())
    assert (code, said.count("\n")) == (6, 1)
    assert said.startswith("The system did not carry on: No space left on device.")
