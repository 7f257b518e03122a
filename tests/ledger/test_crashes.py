"""The writer is killed at random moments: what was acknowledged is there, and nothing by half."""

import sys
from contextlib import closing
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen
from time import sleep

import pytest

from domain.evidence import Holds
from ledger.address import key_file, make_ledger, open_ledger
from ledger.evidence import Evidence
from ledger.recorder import LogRecorder
from tests.ledger import crashing
from tests.ledger.building import LOG, entry

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


@pytest.mark.slow
def test_whatever_was_acknowledged_survives_the_writer(path: Path) -> None:
    random, size = Random(9), 0  # noqa: S311 - the same every time
    url = f"sqlite:///{path}"
    make_ledger(url).close()
    for round_ in range(ROUNDS):
        name = f"writer{round_}"
        told = killed(url, name, random.uniform(0, 0.15))
        with closing(open_ledger(url)) as ledger:
            recorder = ledger.recorder(LOG)
            left = looked_after(recorder, name, told, size)
            size += left
            recorder.append([entry(round_)])
            size += 1
            evidence = Evidence(ledger, key_file(url))
            assert evidence.checkpoint(LOG).checkpoint.size == size
            (verdict,) = evidence.verify().verdicts
            assert verdict == Holds(LOG, size, recorder.head().root, round_ + 1)
    assert size > ROUNDS * 2
