"""An excerpt of a stream: some of its facts, so that no others are read.

An outline of a fact takes less still: a few of its texts as they are stored, to search a log by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.entry import Entry
from domain.facts import KINDS
from domain.facts.envelope import Fact


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Which facts of a stream are asked for: of these kinds, after a position, of these ids."""

    kinds: tuple[type[Fact], ...]
    after: int = 0
    named: frozenset[str] | None = None

    @property
    def topics(self) -> tuple[str, ...]:
        """The kinds by the names they are stored under."""
        return tuple(topic for topic, kind in KINDS.items() if issubclass(kind, self.kinds))

    def holds(self, entry: Entry[Fact]) -> bool:
        """Whether an entry of the stream is one of those asked for."""
        fact = entry.fact
        named = self.named is None or fact.id in self.named
        return named and entry.position > self.after and isinstance(fact, self.kinds)


class Outline(NamedTuple):
    """A fact's id, and some of its fields as they are stored."""

    fact_id: str
    texts: tuple[str, ...]


def outline(fact: Fact, fields: Sequence[str]) -> Outline:
    """The outline of a fact that was read already."""
    return Outline(fact.id, tuple(str(getattr(fact, field)) for field in fields))
