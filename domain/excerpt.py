"""An excerpt of a stream: its facts of some kinds after a position, so that no others are read."""

from dataclasses import dataclass

from domain.entry import Entry
from domain.facts import KINDS
from domain.facts.envelope import Fact


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Which facts of a stream are asked for."""

    kinds: tuple[type[Fact], ...]
    after: int = 0

    @property
    def topics(self) -> tuple[str, ...]:
        """The kinds by the names they are stored under."""
        return tuple(topic for topic, kind in KINDS.items() if issubclass(kind, self.kinds))

    def holds(self, entry: Entry[Fact]) -> bool:
        """Whether an entry of the stream is one of those asked for."""
        return entry.position > self.after and isinstance(entry.fact, self.kinds)
