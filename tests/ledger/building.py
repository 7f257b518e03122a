"""What the tests of the ledger are made of: a clock set by hand, entries, an owner's tools."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledger.recorder import LogRecorder
from ledger.stored import NewEntry, StoredEntry

LOG = "shunbi"
NEW_YEAR = datetime(2006, 1, 1, tzinfo=UTC)


class Clock:
    """Says what it is told to."""

    def __init__(self, now: datetime = NEW_YEAR) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def move(self, **by: float) -> None:
        """Move the hands, forwards or backwards."""
        self.now += timedelta(**by)


def entry(
    number: int,
    stream: str = "person/A1",
    topic: str = "score-adjusted.v1",
    state: bytes = b"{}",
    signer: str | None = None,
) -> NewEntry:
    """Build an entry whose fact is known by a number."""
    return NewEntry(stream, topic, f"fact-{number}", state, signer=signer)


def entries(count: int, first: int = 1, streams: int = 3) -> list[NewEntry]:
    """Build entries in a few streams and of a few kinds."""
    return [
        entry(number, f"person/A{number % streams}", f"kind-{number % 4}.v1", b"%d" % number)
        for number in range(first, first + count)
    ]


def fill(recorder: LogRecorder, clock: Clock, count: int) -> Sequence[StoredEntry]:
    """Record entries one by one, a minute apart."""
    for one in entries(count, recorder.head().size + 1):
        clock.move(minutes=1)
        recorder.append([one])
    return list(recorder.select())


@contextmanager
def owner(path: Path) -> Iterator[sqlite3.Connection]:
    """Lend the database to its owner, who has dropped the triggers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
