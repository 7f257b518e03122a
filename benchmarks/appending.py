"""Appending: one by one, in batches, and by eight writers at once."""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from multiprocessing.synchronize import Barrier

from benchmarks.contenders import DATABASES, Place, Write
from benchmarks.entries import Item, items
from benchmarks.timing import Seconds, in_turns

WRITERS = 8
WAITING_SECONDS = 300
"""When to give up on a writer that has failed."""


def one_by_one(writes: Mapping[str, Write], count: int, rounds: int) -> Seconds:
    """Append single entries."""
    sources = {name: items(f"one-{name}") for name in writes}
    return in_turns({name: _turn(writes[name], sources[name], count, 1) for name in writes}, rounds)


def batches(writes: Mapping[str, Write], size: int, count: int, rounds: int) -> Seconds:
    """Append batches of a size."""
    sources = {name: items(f"of-{size}-{name}") for name in writes}
    return in_turns(
        {name: _turn(writes[name], sources[name], count, size) for name in writes}, rounds
    )


def _turn(write: Write, source: Iterator[Item], count: int, size: int) -> Callable[[], None]:
    def turn() -> None:
        for _ in range(count):
            write(list(islice(source, size)))

    return turn


def eight_writers(database: str, place: Place, count: int, rounds: int) -> Seconds:
    """Let eight processes append single entries at once, each of ours to its own log."""
    names = [name for name in DATABASES[database] if name != "bare"]
    spawn = multiprocessing.get_context("spawn")
    barriers = {name: spawn.Barrier(WRITERS + 1) for name in names}
    processes = [
        spawn.Process(
            target=_write,
            args=(Work(database, name, place, writer, count, rounds), barriers[name]),
            daemon=True,
        )
        for name in names
        for writer in range(WRITERS)
    ]
    for process in processes:
        process.start()
    for name in names:
        barriers[name].wait(WAITING_SECONDS)  # All have connected.

    def turn(name: str) -> Callable[[], None]:
        def run() -> None:
            barriers[name].wait(WAITING_SECONDS)
            barriers[name].wait(WAITING_SECONDS)

        return run

    seconds = in_turns({name: turn(name) for name in names}, rounds)
    for process in processes:
        process.join()
    return seconds


@dataclass(frozen=True, slots=True)
class Work:
    """What one writer of eight is to do."""

    database: str
    contender: str
    place: Place
    writer: int
    count: int
    rounds: int


def _write(work: Work, barrier: Barrier) -> None:
    write = DATABASES[work.database][work.contender](work.place, f"eight-{work.writer}")
    source = items(f"eight-{work.contender}-{work.writer}-")
    barrier.wait(WAITING_SECONDS)
    for _ in range(work.rounds + 1):
        barrier.wait(WAITING_SECONDS)
        for _ in range(work.count):
            write([next(source)])
        barrier.wait(WAITING_SECONDS)
