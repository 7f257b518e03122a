"""What the tests of the ledger are made of: a clock set by hand, entries, an owner's tools."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from domain.evidence import Fails
from domain.refusals import Refusal
from domain.wording import LANGUAGES, render
from ledger.recorder import LogRecorder
from ledger.stored import NewEntry, StoredEntry
from ledger.verify import verify

LOG = "shunbi"
SIZE = 21
"""How many entries there are to attack."""
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


@contextmanager
def refused(kind: type[Refusal], exit_code: int) -> Iterator[None]:
    """Expect a refusal that can be said in every language."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.exit_code == exit_code
    assert all(render(caught.value.message, language) for language in LANGUAGES)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a disk that is full."""
    _, hard = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (hard, hard))


def change(connection: sqlite3.Connection, column: str, value: str, place: int) -> None:
    """Set a column of an entry to the value of an SQL expression."""
    connection.execute(
        f"UPDATE entries SET {column} = {value} WHERE position = {place}"  # noqa: S608 - a test's
    )


def lift_constraints(connection: sqlite3.Connection) -> None:
    """Let every column take every value, as an owner can."""
    connection.execute("PRAGMA writable_schema = ON")
    for words in (" NOT NULL", "INTEGER", "TEXT"):
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, '')", (words,))
    connection.execute("PRAGMA writable_schema = RESET")


def failure(recorder: LogRecorder) -> tuple[int, list[str]]:
    """Tell where verify finds something, and what; and that there are words for it."""
    verdict = verify(recorder)
    assert isinstance(verdict, Fails)
    for finding in verdict.findings:
        assert all(render(finding, language) for language in LANGUAGES)
    return verdict.position, [one.id.removeprefix("finding.evidence.") for one in verdict.findings]
