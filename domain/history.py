"""What is in force: the facts of a log up to a point, without some, after reversals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timezone
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

from domain.clock import UTC8, read_off, zone_of
from domain.entry import Entry
from domain.excerpt import Excerpt, Outline, outline
from domain.facts.attitude import AttitudeResultsTallied
from domain.facts.envelope import Fact, Reversal
from domain.facts.organisation import DepartmentOpened
from domain.facts.points import FindingRef, ScoreEntryReversed
from domain.values import day_of
from domain.veil import veiled

F = TypeVar("F", bound=Fact)
Fetch: TypeAlias = Callable[[Sequence[str], Excerpt | None], Iterable[Entry[Fact]]]
"""Gives the entries of streams, or at least what an excerpt of each asks for."""
Outlines: TypeAlias = Callable[[str, type[Fact], Sequence[str]], Iterable[Outline]]
"""Gives the outlines of a stream's facts of a kind without reading the facts."""
Find: TypeAlias = Callable[[str], Entry[Fact] | None]


FRAME = frozenset({"organisation", "regulation", "standards", "calendar"})
"""Streams whose facts say themselves from which day on they hold, whenever they were recorded."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a history is looked at: what had happened by a day, without or with some entries, veiled.

    An entry is left out by its fact's id, one finding of an inspection as ``id#2``.
    Veiled means without the attitude forms that no tally has taken in, and with tallies that keep
    their parts to themselves (P1-2.8-c): to anyone who does not open forms the attitude changes
    only with the tally. What is ``including`` counts although it was not known yet, or no longer
    stands. ``unseen`` are marks not shown before the other rater's (P1-2.5-f).
    """

    effective_at: date | None = None
    without: frozenset[str] = frozenset()
    including: frozenset[str] = frozenset()
    veiled: bool = False
    unseen: frozenset[str] = frozenset()


@dataclass
class History:
    """The facts of one log, read stream by stream as they are asked for.

    The streams that were read are what a decision rests on (design section 4). Moments are seen
    on the department's clock, whatever offset they were written with.
    """

    fetch: Fetch
    find: Find
    asked: Asked = field(default_factory=Asked)
    outlined: Outlines | None = None
    _fetched: dict[str, tuple[Entry[Fact], ...]] = field(default_factory=dict)
    _excerpts: dict[tuple[str, Excerpt], tuple[Entry[Fact], ...]] = field(default_factory=dict)
    _outlines: dict[tuple[str, type[Fact], tuple[str, ...]], tuple[Outline, ...]] = field(
        default_factory=dict
    )
    _streams: dict[str, tuple[Entry[Fact], ...]] = field(default_factory=dict)
    _added: list[Entry[Fact]] = field(default_factory=list)
    _gone: dict[str, tuple[int, Mapping[str, Entry[Fact]]]] = field(default_factory=dict)
    """What is out of force in a stream, as of so many entries of it."""

    @property
    def streams_read(self) -> frozenset[str]:
        """Every stream that was asked for so far, whole or in part."""
        in_part = {of[0] for of in self._excerpts} | {of[0] for of in self._outlines}
        return frozenset(self._fetched) | in_part

    @cached_property
    def zone(self) -> timezone:
        """The department's clock, set once, when it was opened; UTC+8 where nothing is said."""
        for entry in self._as_fetched(("organisation",)):
            if isinstance(entry.fact, DepartmentOpened):
                return zone_of(entry.fact.utc_offset)
        return UTC8

    def seen(self, entry: Entry[F]) -> Entry[F]:
        """An entry as this department sees it: its moments on the department's clock."""
        fact = read_off(entry.fact, self.zone)
        return entry if fact is entry.fact else replace(entry, fact=fact)

    def stream(self, name: str) -> tuple[Entry[Fact], ...]:
        """Every entry of a stream that is looked at, in order, reversed ones too."""
        if name not in self._streams:
            self.load((name,))
        return self._streams[name]

    def plainly_at(self, position: int) -> "History":
        """The whole history as it stood at a position, however this one is looked at."""
        return History(
            fetch=lambda names, excerpt: (
                e for e in self._whole(names, excerpt) if e.position <= position
            ),
            find=lambda fact_id: _up_to(self.find(fact_id), position),
        )

    def until(self, day: date) -> "History":
        """The history as it is looked at, without what happened after a day."""
        by = min(day, self.asked.effective_at or day)
        return History(self._whole, self.find, replace(self.asked, effective_at=by))

    def leaving_out(self, ids: frozenset[str]) -> "History":
        """The history as it is looked at, without some more of its facts."""
        asked = replace(self.asked, without=self.asked.without | ids)
        return History(self._whole, self.find, asked)

    def _whole(self, names: Sequence[str], excerpt: Excerpt | None) -> Iterable[Entry[Fact]]:
        yield from self._as_fetched(names) if excerpt is None else self._excerpted(names, excerpt)
        yield from (entry for entry in self._added if entry.stream in names)

    def _excerpted(self, names: Sequence[str], excerpt: Excerpt) -> Iterable[Entry[Fact]]:
        """Excerpts as they stand in the log, from the streams where those were fetched already."""
        for name in names:
            if name not in self._fetched and (name, excerpt) not in self._excerpts:
                found = filter(excerpt.holds, self.fetch((name,), excerpt))
                self._excerpts[name, excerpt] = tuple(found)
            fetched = self._fetched.get(name)
            yield from self._excerpts[name, excerpt] if fetched is None else fetched

    def _as_fetched(self, names: Sequence[str]) -> Iterable[Entry[Fact]]:
        """Streams as they stand in the log, each fetched once however often it is looked at."""
        missing = [name for name in names if name not in self._fetched]
        if missing:
            found: dict[str, list[Entry[Fact]]] = {name: [] for name in missing}
            for entry in self.fetch(missing, None):
                found[entry.stream].append(entry)
            self._fetched |= {name: tuple(entries) for name, entries in found.items()}
        return (entry for name in names for entry in self._fetched[name])

    def load(self, names: Iterable[str]) -> None:
        """Read many streams at once, where it is known that they will be asked for."""
        wanted = [name for name in dict.fromkeys(names) if name not in self._streams]
        found: dict[str, list[Entry[Fact]]] = {name: [] for name in wanted}
        for entry in self._as_fetched(wanted):
            one = self.seen(entry)
            if self.looks_at(one):
                found[one.stream].append(one)
        for name, entries in found.items():
            self._streams[name] = tuple(veiled(entries) if self.asked.veiled else entries)

    def looks_at(self, entry: Entry[Fact]) -> bool:
        """Whether an entry, as it is seen, is among those that are looked at."""
        fact, by = entry.fact, self.asked.effective_at
        dated = entry.stream not in FRAME and not isinstance(fact, AttitudeResultsTallied)
        happened = by is None or not dated or day_of(fact.happened_on) <= by
        return happened and fact.id not in self.asked.without

    def add(self, entry: Entry[Fact]) -> None:
        """Take in a fact decided a moment ago, so that the next decision sees it."""
        self._streams[entry.stream] = (*self.stream(entry.stream), entry)
        self._added.append(entry)

    def forget(self, name: str) -> None:
        """Read a stream anew when it is asked for again, since it grew."""
        self._streams.pop(name, None)
        self._gone.pop(name, None)
        self._fetched.pop(name, None)
        self._excerpts = {of: found for of, found in self._excerpts.items() if of[0] != name}
        self._outlines = {of: found for of, found in self._outlines.items() if of[0] != name}

    def entry(self, fact_id: str) -> Entry[Fact] | None:
        """Find one entry by the id of its fact, wherever it is."""
        for entries in self._streams.values():
            for entry in entries:
                if entry.fact.id == fact_id:
                    return entry
        found = self.find(fact_id)
        return self.seen(found) if found else None

    def standing(self, name: str, *kinds: type[F]) -> tuple[Entry[F], ...]:
        """The entries of a stream that are in force, of these kinds."""
        gone = self.reversed_in(name)
        return tuple(
            cast("Entry[F]", entry)
            for entry in self.stream(name)
            if isinstance(entry.fact, kinds) and entry.fact.id not in gone
        )

    def excerpt(self, name: str, wanted: Excerpt) -> tuple[Entry[Fact], ...]:
        """What `standing` gives of a stream as far as it is wanted; nothing else of it is read."""
        if name in self._streams:
            entries, gone = self._streams[name], self.reversed_in(name)
        else:
            entries = self._looked_at(name, wanted)
            gone = reversed_by(self._looked_at(name, Excerpt((Reversal,))))
        return tuple(
            entry for entry in entries if wanted.holds(entry) and entry.fact.id not in gone
        )

    def _looked_at(self, name: str, wanted: Excerpt) -> tuple[Entry[Fact], ...]:
        seen = map(self.seen, self._excerpted((name,), wanted))
        entries = tuple(entry for entry in seen if wanted.holds(entry) and self.looks_at(entry))
        return tuple(veiled(entries)) if self.asked.veiled else entries

    def outlines(self, name: str, kind: type[Fact], *fields: str) -> tuple[Outline, ...]:
        """Outlines of a stream's facts of a kind, among them all that are in force."""
        of = name, kind, fields
        if name in self._streams or self.outlined is None:
            wanted = Excerpt((kind,))
            entries = self._streams.get(name, self._excerpted((name,), wanted))
            return tuple(outline(one.fact, fields) for one in entries if wanted.holds(one))
        if of not in self._outlines:
            self._outlines[of] = tuple(self.outlined(*of))
        return self._outlines[of]

    def all_of(self, name: str, *kinds: type[F]) -> tuple[Entry[F], ...]:
        """The entries of a stream of these kinds, reversed ones too."""
        return tuple(
            cast("Entry[F]", entry) for entry in self.stream(name) if isinstance(entry.fact, kinds)
        )

    def reversed_in(self, name: str) -> Mapping[str, Entry[Fact]]:
        """What no longer counts in a stream, each with the entry that took it out of force."""
        entries = self.stream(name)
        if name not in self._gone or self._gone[name][0] != len(entries):
            self._gone[name] = len(entries), reversed_by(entries)
        return self._gone[name][1]

    def findings_reversed(self, name: str) -> frozenset[tuple[str, int]]:
        """The findings of inspections that no longer count, as inspection and number."""
        left_out = (one.split("#") for one in self.asked.without if "#" in one)
        return frozenset(
            (target.entry, target.finding)
            for entry in self.standing(name, ScoreEntryReversed)
            if isinstance(target := entry.fact.target, FindingRef)
        ) | {(inspection, int(number)) for inspection, number in left_out}


def _up_to(entry: Entry[Fact] | None, position: int) -> Entry[Fact] | None:
    return entry if entry and entry.position <= position else None


def reversed_by(entries: Iterable[Entry[Fact]]) -> Mapping[str, Entry[Fact]]:
    """Say which facts are out of force, and through which entry.

    Read from the end: a reversal that was itself reversed takes nothing out of force.
    """
    gone: dict[str, Entry[Fact]] = {}
    for entry in reversed(tuple(entries)):
        if isinstance(entry.fact, Reversal) and entry.fact.id not in gone:
            gone[entry.fact.reverses] = entry
    return gone
