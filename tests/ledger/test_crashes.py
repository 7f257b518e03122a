"""The writer is killed at random moments: what was acknowledged is there, and nothing by half."""

import sys
from contextlib import closing
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from time import sleep

import pytest

from domain.evidence import Holds
from ledger.evidence import Evidence
from ledger.keys import make_key_file
from ledger.recorder import LogRecorder
from tests.ledger import crashing
from tests.ledger.building import LOG, entry
from tests.ledger.homes import Home, PostgresHome

ROOT = Path(__file__).parents[2]
ROUNDS = 25


def killed(url: str, name: str, after: float) -> int:
    """Let a process write, kill it after so many seconds, and give how far it told it had come."""
    command = [sys.executable, "-m", crashing.__name__, url, name]
    with Popen(command, stdout=PIPE, text=True, cwd=ROOT) as process:  # noqa: S603 - ours
        assert process.stdout
        first = process.stdout.readline()
        sleep(after)
        process.kill()
        return int((first + process.stdout.read()).split("\n")[-2])


def looked_after(recorder: LogRecorder, name: str, told: int, size: int) -> int:
    """Check what a killed process left behind a size; give how many entries that is."""
    left = list(recorder.select(after=size))
    expected = [one for number in range(1, told + 1) for one in crashing.batch(name, number)]
    if len(left) > len(expected):
        expected += crashing.batch(name, told + 1)  # Nobody was told, but it was recorded.
    assert [(one.fact_id, one.stream, one.state) for one in left] == [
        (one.fact_id, one.stream, one.state) for one in expected
    ]
    return len(left)


def settle(home: Home) -> None:
    """Wait until a server has noticed that the writer is gone, and done with what it sent."""
    if isinstance(home, PostgresHome):
        others = (
            b"SELECT FROM pg_stat_activity WHERE datname = current_database()"
            b" AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        while home.tools.execute(others).rowcount:
            sleep(0.01)


@pytest.mark.slow
def test_whatever_was_acknowledged_survives_the_writer(home: Home, path: Path) -> None:
    random, size = Random(9), 0  # noqa: S311 - the same every time
    home.create("real").close()
    make_key_file(key := path.with_suffix(".db.key"))
    for round_ in range(ROUNDS):
        name = f"writer{round_}"
        told = killed(home.url, name, random.uniform(0, 0.15))
        settle(home)
        with closing(home.open()) as ledger:
            recorder = ledger.recorder(LOG)
            size += looked_after(recorder, name, told, size)
            recorder.append([entry(round_)])
            size += 1
            evidence = Evidence(ledger, key)
            assert evidence.checkpoint(LOG).checkpoint.size == size
            (verdict,) = evidence.verify().verdicts
            assert verdict == Holds(LOG, size, recorder.head().root, round_ + 1)
    assert size > ROUNDS * 2
