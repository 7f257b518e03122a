"""A quarter replayed entry by entry: whose score each entry moved, before and after."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.history import FRAME
from domain.line import total
from domain.refusals.regulation import NoRegulationInForce
from domain.values import Quarter
from projections.growing import Growing
from projections.rating import Rating, rating

Look: TypeAlias = Callable[[Growing], Department]
"""How a log is looked at: forms veiled or not, readings supposed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One person's rating before and after an entry; None before the person is rated at all."""

    staff_id: str
    before: Rating | None
    after: Rating | None

    @property
    def so_far(self) -> tuple[Fraction | None, Fraction | None]:
        """What there was of the score before and after, pending or not."""
        return _so_far(self.before), _so_far(self.after)


def _so_far(rating: Rating | None) -> Fraction | None:
    return None if rating is None else total(rating.lines)


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of the log, and the ratings of the quarter it moved."""

    entry: Entry[Fact]
    moved: tuple[Moved, ...]


@dataclass
class _Seat:
    """One person's place in the replay: the department as last read for that person."""

    department: Department
    rating: Rating | None = None
    streams: frozenset[str] = field(default=FRAME)


@dataclass
class Replay:
    """The ratings of a quarter while its log grows.

    A person is rated again only when a stream grew that the last rating read: a rating is a pure
    function of those.
    """

    quarter: Quarter
    look: Look
    person: str | None = None
    _growing: Growing = field(default_factory=Growing)
    _seats: dict[str, _Seat] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._whole = self.look(self._growing)

    def steps(self, entries: Iterable[Entry[Fact]], *, after: int = 0) -> Iterator[Step]:
        """Take in entry by entry; tell of each after a position whose rating it moved."""
        for entry in entries:
            if entry.position <= after:
                self._growing.take(entry)
                continue
            if not self._seats:
                self._seat()
            self._growing.take(entry)
            yield Step(entry, tuple(self._moved(entry)))

    def _moved(self, entry: Entry[Fact]) -> Iterator[Moved]:
        """Whose rating an entry moved."""
        for staff, seat in self._seats.items():
            if entry.stream in seat.streams:
                _forget(seat.department, entry.stream)
                before = seat.rating
                self._rate(staff, seat)
                if not same(before, seat.rating):
                    yield Moved(staff, before, seat.rating)
        if entry.stream in FRAME:
            _forget(self._whole, entry.stream)
            for staff, seat in self._seat():
                if seat.rating:
                    yield Moved(staff, None, seat.rating)

    def _seat(self) -> tuple[tuple[str, _Seat], ...]:
        """Give a seat to everybody assessed who has none yet."""
        assessed = frozenset(self._whole.people.assessed(self.quarter))
        wanted = assessed if self.person is None else assessed & {self.person}
        new = {staff: _Seat(self.look(self._growing)) for staff in wanted - self._seats.keys()}
        for staff, seat in sorted(new.items()):
            self._rate(staff, seat)
            self._seats[staff] = seat
        return tuple(sorted(new.items()))

    def _rate(self, staff: str, seat: _Seat) -> None:
        """Rate somebody, where there is a regulation and the person is assessed."""
        try:
            assessed = seat.department.people.post(staff, self.quarter) is not None
            seat.rating = rating(seat.department, staff, self.quarter) if assessed else None
        except NoRegulationInForce:
            seat.rating = None
        seat.streams = seat.department.history.streams_read | FRAME


def _forget(department: Department, stream: str) -> None:
    """Read a stream anew, and what was worked out from it."""
    department.history.forget(stream)
    department.forget(stream)


def same(one: Rating | None, other: Rating | None) -> bool:
    """Whether two ratings say the same: score, status, and every line with its entries."""
    if one is None or other is None:
        return one is other
    return (one.score.score, one.score.status, one.score.edition, one.lines) == (
        other.score.score,
        other.score.status,
        other.score.edition,
        other.lines,
    )
