"""Several programs write to one ledger, and one may be killed: nothing is lost, doubled or half."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from time import sleep

import pytest

from domain.evidence import Holds
from ledger import sqlite
from ledger.verify import verify
from tests.ledger import writing
from tests.ledger.building import LOG, entry

ROOT = Path(__file__).parents[2]


@contextmanager
def writer(what: str, path: Path, name: str) -> Iterator["Popen[str]"]:
    """Start a process of tests/ledger/writing.py; it is killed in the end."""
    command = [sys.executable, "-m", writing.__name__, what, str(path), name]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True, cwd=ROOT) as process:  # noqa: S603 - ours
        try:
            yield process
        finally:
            process.kill()


def tell(process: "Popen[str]", text: object) -> None:
    assert process.stdin
    process.stdin.write(f"{text}\n")
    process.stdin.flush()


def heard(process: "Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.fixture
def real(path: Path) -> Path:
    sqlite.create(path, "real").close()
    return path


@pytest.mark.slow
def test_of_two_decisions_on_one_state_one_is_recorded(real: Path) -> None:
    with (
        writer("decide", real, "one") as one,
        writer("decide", real, "two") as two,
        closing(sqlite.open(real)) as ledger,
    ):
        recorder = ledger.recorder(LOG)
        for rounds in range(30):
            position = recorder.head().size
            assert position == rounds
            tell(one, position)
            tell(two, position)
            assert sorted([heard(one), heard(two)]) == ["moved on", "recorded"]
        assert verify(recorder) == Holds(LOG, 30, recorder.head().root)


@pytest.mark.slow
def test_many_who_write_at_once_queue(real: Path) -> None:
    with ExitStack() as stack, closing(sqlite.open(real)) as ledger:
        crowd = [stack.enter_context(writer("crowd", real, f"w{name}")) for name in range(6)]
        assert [heard(one) for one in crowd] == ["ready"] * 6
        for one in crowd:
            tell(one, 50)
        assert [heard(one) for one in crowd] == ["done"] * 6
        recorder = ledger.recorder(LOG)
        assert verify(recorder) == Holds(LOG, 300, recorder.head().root)


@pytest.mark.slow
def test_a_batch_whose_writer_is_killed_is_there_whole_or_not_at_all(real: Path) -> None:
    size = 0
    for delay in (0.0, 0.01, 0.03, 0.05, 0.08, 0.1, 0.12):
        with writer("batches", real, f"after-{delay}") as process:
            told = int(heard(process))
            sleep(delay)
            process.kill()
            assert process.stdout
            told += len(process.stdout.read().split())
        with closing(sqlite.open(real)) as ledger:
            recorder = ledger.recorder(LOG)
            # Of the batch that was being written when the end came, nobody was told.
            grown = recorder.head().size - size
            assert grown in {told * writing.BATCH, (told + 1) * writing.BATCH}
            size += grown
            recorder.append([entry(size)])
            size += 1
            assert verify(recorder) == Holds(LOG, size, recorder.head().root)
