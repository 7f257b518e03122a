"""What README.md and the pages of docs/ show is what happens: commands, exit codes, output."""

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
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(
    r"(?:\$ )?(?P<line>(?:kaozheng|python|cp|mv) .*?)(?:  # exit (?P<status>\d+))?"
)
EXPORT = re.compile(r"\$ export (KAOZHENG_\w+=\S+(?: KAOZHENG_\w+=\S+)*)")
MADE = re.compile(r"make demo\b.*")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}\s+\d{2}:\d{2}:\d{2}|\b20[2-9]\d-\d{2}-\d{2}\b")
LEFT_OUT = "…"
DEMO = "sqlite:///demo.db"

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


@dataclass(frozen=True, slots=True)
class Exported:
    """What a page puts into the environment for the commands after it."""

    variables: dict[str, str]


def steps(page: str) -> Iterator[Paper | Shown | Exported]:
    """Find the files, the commands and the variables of a page, in order."""
    for block in BLOCK.finditer((ROOT / page).read_text("utf-8")):
        if block[1].startswith("csv "):
            yield Paper(block[1].removeprefix("csv "), block[2])
        else:
            yield from commands(block[2].replace("\\\n", " "))


def commands(block: str) -> Iterator[Shown | Exported]:
    """Find the commands of a block, each with the lines up to the next."""
    found: Shown | None = None
    for line in block.splitlines():
        if export := EXPORT.fullmatch(line):
            yield Exported(dict(each.split("=", 1) for each in export[1].split()))
        elif match := COMMAND.fullmatch(line) or COMMAND.fullmatch(MADE.sub("kaozheng demo", line)):
            if found:
                yield found
            found = Shown(match["line"], int(match["status"] or 0), "")
        elif found and not line.startswith("make "):
            found = Shown(found.line, found.status, f"{found.output}{line}\n")
    if found:
        yield found


PAGES = [
    page
    for page in ("README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
    if any(isinstance(step, Shown) for step in steps(page))
]
"""Every page that shows a command, so that none is forgotten."""


def pattern(shown: str) -> str:
    """Match the output shown, whatever stands for `…`, and whenever it was recorded."""
    parts = (
        r"\s+".join(map(re.escape, MOMENT.sub("MOMENT", part).split()))
        for part in shown.strip().split(LEFT_OUT)
    )
    return r"[\s\S]*?".join(parts)


def typed(line: str, folder: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line as a reader types it."""
    return subprocess.run(  # noqa: S602 - in a shell, as on the page
        line,
        shell=True,
        cwd=folder,
        env=ENVIRONMENT | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's ledger, for the pages that go on from there."""
    folder = tmp_path_factory.mktemp("demo")
    assert typed("kaozheng demo", folder, {}).returncode == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_end_as_they_are_shown(
    page: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    shutil.copy(SAMPLE, tmp_path)
    variables: dict[str, str] = {}
    for step in steps(page):
        if isinstance(step, Paper):
            (tmp_path / step.name).write_text(step.text, "utf-8")
            continue
        if isinstance(step, Exported):
            variables |= step.variables
            if DEMO in step.variables.values():
                shutil.copytree(request.getfixturevalue("demo"), tmp_path, dirs_exist_ok=True)
            continue
        done = typed(step.line, tmp_path, variables)
        assert done.returncode == step.status, f"{step.line}\n{done.stdout}"
        printed = MOMENT.sub("MOMENT", done.stdout)
        assert re.search(pattern(step.output), printed), f"{step.line}\n{done.stdout}"


def test_make_demo_is_the_demo_of_the_program() -> None:
    assert "@$(BIN)/kaozheng demo\n" in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_commands_of_this_program_only(page: str) -> None:
    """Beside the verifier that it printed, and what an administrator does to the ledger's file."""
    shown = [step for step in steps(page) if isinstance(step, Shown)]
    assert len(shown) >= 5, "its beginning at least"
    others = {"python check.py", "cp kaozheng.db", "mv backup.db"}
    for step in shown:
        first, second = step.line.split()[:2]
        assert first == "kaozheng" or f"{first} {second}" in others
