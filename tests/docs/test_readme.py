"""What README.md and three pages show is what happens: commands, exit codes, output."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "shunbi-2006Q1.xlsx"
PROGRAM = Path(sys.executable).with_name("kaozheng")
PAGES = (
    "README.md",
    "docs/demo.md",
    "docs/importing.md",
    "docs/how-a-score-comes-about.md",
    "docs/checking-evidence.md",
)

BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(
    r"(?:\$ )?(?P<line>(?:kaozheng|python|cp|mv) .*?)(?:  # exit (?P<status>\d+))?"
)
MADE = re.compile(r"make demo\b.*")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}\s+\d{2}:\d{2}:\d{2}|\b20[2-9]\d-\d{2}-\d{2}\b")
LEFT_OUT = "…"

ENVIRONMENT = {
    "PATH": f"{PROGRAM.parent}:/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "COLUMNS": "80",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that a page shows, to be imported on it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a page shows it: how it ends, and what of its output."""

    line: str
    status: int
    output: str


def steps(page: str) -> Iterator[Paper | Shown]:
    """Find the files and the commands of a page, in order."""
    for block in BLOCK.finditer((ROOT / page).read_text("utf-8")):
        if block[1].startswith("csv "):
            yield Paper(block[1].removeprefix("csv "), block[2])
        else:
            yield from commands(block[2].replace("\\\n", " "))


def commands(block: str) -> Iterator[Shown]:
    """Find the commands of a block, each with the lines up to the next."""
    found: Shown | None = None
    for line in block.splitlines():
        if match := COMMAND.fullmatch(line) or COMMAND.fullmatch(MADE.sub("kaozheng demo", line)):
            if found:
                yield found
            found = Shown(match["line"], int(match["status"] or 0), "")
        elif found and not line.startswith("make "):
            found = Shown(found.line, found.status, f"{found.output}{line}\n")
    if found:
        yield found


def pattern(shown: str) -> str:
    """Match the output shown, whatever stands for `…`, and whenever it was recorded."""
    parts = (
        r"\s+".join(map(re.escape, MOMENT.sub("MOMENT", part).split()))
        for part in shown.strip().split(LEFT_OUT)
    )
    return r"[\s\S]*?".join(parts)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_end_as_they_are_shown(page: str, tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path)
    for step in steps(page):
        if isinstance(step, Paper):
            (tmp_path / step.name).write_text(step.text, "utf-8")
            continue
        done = subprocess.run(  # noqa: S602 - as a reader types it, in a shell
            step.line,
            shell=True,
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == step.status, f"{step.line}\n{done.stdout}"
        printed = MOMENT.sub("MOMENT", done.stdout)
        assert re.search(pattern(step.output), printed), f"{step.line}\n{done.stdout}"


def test_make_demo_is_the_demo_of_the_program() -> None:
    assert "@$(BIN)/kaozheng demo\n" in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_commands_of_this_program_only(page: str) -> None:
    """Beside the verifier that it printed, and what an administrator does to the ledger's file."""
    shown = [step for step in steps(page) if isinstance(step, Shown)]
    assert len(shown) >= 5, "the quick start at least"
    others = {"python check.py", "cp kaozheng.db", "mv backup.db"}
    for step in shown:
        first, second = step.line.split()[:2]
        assert first == "kaozheng" or f"{first} {second}" in others
