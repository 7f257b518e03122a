"""A process that writes until it is killed: `python -m tests.ledger.crashing URL NAME`."""

import sys
from random import Random

from ledger.address import open_ledger
from ledger.stored import NewEntry
from tests.ledger.building import LOG

SIZES = (1, 1, 1, 2, 40, 700)
"""How many entries are recorded at once."""


def batch(name: str, number: int) -> list[NewEntry]:
    """Give the entries of a batch: the same for whoever writes and whoever looks after them."""
    random = Random(f"{name} {number}")  # noqa: S311 - the same every time
    count = random.choice(SIZES)
    return [
        NewEntry(
            stream=f"person/{name}-{place % 7}",
            topic="score-adjusted.v1",
            fact_id=f"{name}-{number}-{place}",
            state=random.randbytes(350),
        )
        for place in range(count)
    ]


def write(url: str, name: str) -> None:
    """Record batch after batch, and tell of each that was recorded."""
    recorder = open_ledger(url).recorder(LOG)
    number = 0
    while True:
        number += 1
        recorder.append(batch(name, number))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    write(*sys.argv[1:])
