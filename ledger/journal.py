"""One department's log: append on condition, read, look up a moment; the only door."""

import secrets
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Protocol

from domain.entry import Entry
from domain.excerpt import Excerpt, Outline
from domain.facts.envelope import Fact
from ledger.codec import decode, encode, persons_sealed, texts_of
from ledger.keys import KeysAtHand, KeyStore, PersonVault
from ledger.recorder import LogRecorder, RestsOn
from ledger.stored import NewEntry, StoredEntry

READ_AT_ONCE = 500


def new_fact_id() -> str:
    """An id for a fact: the moment first, so that a database files ids as they come."""
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"


class Placed(Protocol):
    """A fact that was decided, and the stream it joins."""

    @property
    def stream(self) -> str:
        """The stream."""

    @property
    def fact(self) -> Fact:
        """The fact."""


class Journal:
    """A log of facts on a recorder, with the keys that confidential fields need."""

    def __init__(self, recorder: LogRecorder, keys: KeyStore | None = None) -> None:
        self.recorder = recorder
        self._keys = keys or recorder
        self.vault = PersonVault(self._keys)
        self.name = recorder.log

    def for_one_question(self) -> "Journal":
        """The same log, read with each person's key as it was when it was first looked up."""
        return Journal(self.recorder, KeysAtHand(self.recorder))

    def size(self) -> int:
        """How many entries the log has."""
        return self.recorder.head().size

    def position_at(self, moment: datetime) -> int:
        """The last entry recorded by a moment."""
        return self.recorder.position_at(moment)

    def read(
        self, streams: Sequence[str], up_to: int, excerpt: Excerpt | None = None
    ) -> Iterator[Entry[Fact]]:
        """The facts of some streams, or of an excerpt of each, in order, up to a position."""
        if excerpt is None:
            return self._entries(self.recorder.select(streams=streams, up_to=up_to))
        if excerpt.named is None:
            topics, after = excerpt.topics, excerpt.after
            found = self.recorder.select(streams=streams, topics=topics, after=after, up_to=up_to)
            return self._entries(found)
        named = self.recorder.find(excerpt.named).values()
        return self._entries(
            one for one in named if one.position <= up_to and one.stream in streams
        )

    def outlines(
        self, stream: str, kind: type[Fact], fields: Sequence[str], up_to: int
    ) -> Iterator[Outline]:
        """Some texts of a stream's facts of a kind, as they are stored; the facts are not read."""
        topics = (kind.declaration.kind,)
        found = self.recorder.select(streams=(stream,), topics=topics, up_to=up_to)
        return (Outline(one.fact_id, texts_of(one, fields)) for one in found)

    def everything(
        self, up_to: int, *, topics: Iterable[str] | None = None
    ) -> Iterator[Entry[Fact]]:
        """Every fact of the log in order, or those of some kinds."""
        wanted = None if topics is None else tuple(topics)
        return self._entries(self.recorder.select(topics=wanted, up_to=up_to))

    def find(self, fact_id: str, up_to: int) -> Entry[Fact] | None:
        """One fact by its id, or as ``@1043``, if it was recorded by a position."""
        entry = next(self._entries(iter(self.recorder.find((fact_id,)).values())), None)
        if entry is None and "@" in fact_id:
            entry = self.named(fact_id)
        return entry if entry and entry.position <= up_to else None

    def at(self, position: int) -> Entry[Fact]:
        """The entry at a position, which must be there."""
        (entry,) = self._entries(self.recorder.select(after=position - 1, up_to=position))
        return entry

    def named(self, text: str) -> Entry[Fact] | None:
        """The entry that people call ``1043``, ``@1043`` or ``shunbi@1043``, if there is one."""
        log, _, number = text.rpartition("@")
        if log not in {"", self.name} or not number.isdecimal():
            return None
        position = int(number)
        return self.at(position) if 0 < position <= self.size() else None

    def append(
        self, decided: Sequence[Placed], position: int, streams: frozenset[str]
    ) -> tuple[Entry[Fact], ...]:
        """Append, all or nothing, unless one of the streams moved on since the position."""
        vault = PersonVault(self.recorder)
        new = [
            NewEntry(
                stream=one.stream,
                topic=one.fact.kind,
                fact_id=one.fact.id,
                state=encode(one.fact, self.name, vault),
            )
            for one in decided
        ]
        rests_on = RestsOn(position, streams)
        stored = self.recorder.append(new, rests_on, new_keys=vault.new_keys)
        return tuple(
            Entry(place.log, place.position, place.recorded_at, place.stream, one.fact)
            for place, one in zip(stored, decided, strict=True)
        )

    def _entries(self, found: Iterator[StoredEntry]) -> Iterator[Entry[Fact]]:
        """Read entries in pages: the keys that a page takes are looked up at once."""
        while page := list(islice(found, READ_AT_ONCE)):
            keys = KeysAtHand(self._keys)
            keys.person_keys(set().union(*map(persons_sealed, page)))
            vault = PersonVault(keys)
            for one in page:
                fact = decode(one, vault)
                yield Entry(one.log, one.position, one.recorded_at, one.stream, fact)
