"""What the tests of the ledger are made of: a clock set by hand, entries, an owner's tools."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from domain.evidence import Fails
from domain.refusals import Refusal
from domain.wording import LANGUAGES, render
from ledger.recorder import LogRecorder
from ledger.stored import NewEntry, StoredEntry
from ledger.verify import verify
from tests.ledger.homes import Owner

LOG = "shunbi"
SIZE = 21
"""How many entries there are to attack."""
SQLITE_ONLY = pytest.mark.parametrize("home", ["sqlite"], indirect=True)
"""For what only a SQLite database can be made to do."""

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
def refused(kind: type[Refusal], exit_code: int) -> "Iterator[pytest.ExceptionInfo[Refusal]]":
    """Expect a refusal that can be said in every language."""
    with pytest.raises(kind) as caught:
        yield caught
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


def lift_constraints(owner: Owner) -> None:
    """Let every column of a SQLite database take every value, as an owner can."""
    owner.execute("PRAGMA writable_schema = ON")
    for words in (" NOT NULL", "INTEGER", "TEXT"):
        owner.execute("UPDATE sqlite_master SET sql = replace(sql, ?, '')", (words,))
    owner.execute("PRAGMA writable_schema = RESET")


def quick(place: int, places: Collection[int]) -> object:
    """Give a parameter that only the slow tests try, unless it is among a few."""
    return pytest.param(place, marks=() if place in places else pytest.mark.slow)


def failure(recorder: LogRecorder) -> tuple[int, list[str]]:
    """Tell where verify finds something, and what; and that there are words for it."""
    verdict = verify(recorder)
    assert isinstance(verdict, Fails)
    for finding in verdict.findings:
        assert all(render(finding, language) for language in LANGUAGES)
    return verdict.position, [one.id.removeprefix("finding.evidence.") for one in verdict.findings]
