"""Several programs write to one ledger, and one may be killed: nothing is lost, doubled or half."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from time import sleep
from uuid import uuid4

import pytest

from domain.evidence import Holds
from ledger.verify import verify
from tests.database_server import shared
from tests.ledger import writing
from tests.ledger.building import LOG, entry
from tests.ledger.homes import Home, PostgresHome

ROOT = Path(__file__).parents[2]


@contextmanager
def writer(what: str, url: str, name: str) -> Iterator["Popen[str]"]:
    """Start a process of tests/ledger/writing.py; it is killed in the end."""
    command = [sys.executable, "-m", writing.__name__, what, url, name]
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
def real(home: Home) -> Home:
    home.create("real").close()
    return home


@pytest.mark.slow
def test_of_two_decisions_on_one_state_one_is_recorded(real: Home) -> None:
    with (
        writer("decide", real.url, "one") as one,
        writer("decide", real.url, "two") as two,
        closing(real.open()) as ledger,
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
def test_many_who_write_at_once_queue(real: Home) -> None:
    with ExitStack() as stack, closing(real.open()) as ledger:
        crowd = [stack.enter_context(writer("crowd", real.url, f"w{name}")) for name in range(6)]
        assert [heard(one) for one in crowd] == ["ready"] * 6
        for one in crowd:
            tell(one, 50)
        assert [heard(one) for one in crowd] == ["done"] * 6
        recorder = ledger.recorder(LOG)
        assert verify(recorder) == Holds(LOG, 300, recorder.head().root)


@pytest.mark.slow
def test_a_batch_whose_writer_is_killed_is_there_whole_or_not_at_all(real: Home) -> None:
    size = 0
    for delay in (0.0, 0.01, 0.03, 0.05, 0.08, 0.1, 0.12):
        with writer("batches", real.url, f"after-{delay}") as process:
            told = int(heard(process))
            sleep(delay)
            process.kill()
            assert process.stdout
            told += len(process.stdout.read().split())
        with closing(real.open()) as ledger:
            recorder = ledger.recorder(LOG)
            # Of the batch that was being written when the end came, nobody was told.
            grown = recorder.head().size - size
            assert grown in {told * writing.BATCH, (told + 1) * writing.BATCH}
            size += grown
            recorder.append([entry(size)])
            size += 1
            assert verify(recorder) == Holds(LOG, size, recorder.head().root)


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.05, 0.2, 0.3, 0.45])
def test_a_killed_server_has_all_that_was_acknowledged_and_nothing_half(delay: float) -> None:
    with shared(uuid4().hex) as server:
        home = PostgresHome(server, "killed")
        home.create("real").close()
        with writer("batches", home.url, "w") as process:
            told = int(heard(process))
            sleep(delay)
            server.kill()
            assert process.stdout
            told += len(process.stdout.read().split())
        server.start()
        with closing(home.open()) as ledger:
            recorder = ledger.recorder(LOG)
            size = recorder.head().size
            assert size in {told * writing.BATCH, (told + 1) * writing.BATCH}
            recorder.append([entry(size)])
            assert verify(recorder) == Holds(LOG, size + 1, recorder.head().root)
        home.close()
