"""Starting: a rating from the command line, and what importing alone takes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.reading import LOG, PERSON, QUARTER
from benchmarks.timing import Seconds, in_turns

ROOT = Path(__file__).parents[1]


def starts(url: str, rounds: int) -> Seconds:
    """A rating as a person asks for it, beside a program that imports and ends."""
    program = "from cli import run; run()"
    options = ("--ledger", url, "--department", LOG, "--as", "H01")
    return in_turns(
        {
            "python": _run("pass"),
            "imports": _run("import cli"),
            "rating": _run(program, *options, "rating", PERSON, QUARTER),
        },
        rounds,
    )


def _run(program: str, *arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", program, *arguments],
        check=True,
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
    )
