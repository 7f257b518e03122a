"""A log that grows entry by entry in memory, as a replay reads it."""

from collections.abc import Iterator, Sequence

from domain.entry import Entry
from domain.excerpt import Excerpt
from domain.facts.envelope import Fact


class Growing:
    """The entries taken in so far, by stream and by fact; what a history fetches and finds."""

    def __init__(self) -> None:
        self._streams: dict[str, list[Entry[Fact]]] = {}
        self._facts: dict[str, Entry[Fact]] = {}

    def take(self, entry: Entry[Fact]) -> None:
        """Take in the next entry of the log."""
        self._streams.setdefault(entry.stream, []).append(entry)
        self._facts[entry.fact.id] = entry

    def fetch(self, streams: Sequence[str], _: Excerpt | None) -> Iterator[Entry[Fact]]:
        """Every entry of some streams that was taken in, each stream in its order."""
        for stream in streams:
            yield from self._streams.get(stream, ())

    def find(self, fact_id: str) -> Entry[Fact] | None:
        """One entry by the id of its fact."""
        return self._facts.get(fact_id)
