"""Two answers side by side: only the lines that differ, and the entries only one rests on."""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.line import AnyEntry, Line, walk
from projections.rating import Rating


@dataclass(frozen=True, slots=True)
class Differing:
    """A line of two explanations that is not the same in both, and what differs under it."""

    before: Line | None
    after: Line | None
    under: tuple["Differing", ...] = ()

    @property
    def amounts(self) -> tuple[Fraction | None, Fraction | None]:
        """What the line was and is worth."""
        before, after = self.before, self.after
        return before.amount if before else None, after.amount if after else None

    @property
    def line(self) -> Line:
        """The line as it is now, or as it was before it was gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference is between two lines, or a line and none")
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """Two ratings of one person's quarter, and what differs between them."""

    before: Rating
    after: Rating
    lines: tuple[Differing, ...]

    @property
    def points(self) -> Fraction | None:
        """How much the score differs; None where one of the two is pending."""
        old, new = self.before.score.score, self.after.score.score
        return None if old is None or new is None else new - old

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The entries that only one of the two rests on, in the order of the log."""
        sides = ({e.position: e for e in _rests_on(one)} for one in (self.before, self.after))
        old, new = sides
        only = {**old, **new}
        return tuple(only[position] for position in sorted(old.keys() ^ new.keys()))


def difference(before: Rating, after: Rating) -> Difference:
    """Compare two ratings of one person's quarter, line by line."""
    return Difference(before, after, tuple(_differing(before.lines, after.lines)))


def _rests_on(rating: Rating) -> Iterator[AnyEntry]:
    for line in walk(rating.lines):
        yield from line.entries


def _differing(before: tuple[Line, ...], after: tuple[Line, ...]) -> Iterator[Differing]:
    for old, new in _paired(before, after):
        if old != new:
            under = tuple(_differing(old.lines if old else (), new.lines if new else ()))
            yield Differing(old, new, under)


def _paired(
    before: tuple[Line, ...], after: tuple[Line, ...]
) -> tuple[tuple[Line | None, Line | None], ...]:
    """Pair the lines of two explanations: as terms of the formula, else by what they rest on.

    The order is that of the second explanation; lines that are gone follow.
    """
    left, now = _by_key(before), _by_key(after)
    pairs = tuple((left.pop(key, None), line) for key, line in now.items())
    return (*pairs, *((line, None) for line in left.values()))


def _by_key(lines: tuple[Line, ...]) -> dict[Hashable, Line]:
    """Lines by what tells them apart; the second of the same kind is the second."""
    times = Counter[Hashable]()
    found: dict[Hashable, Line] = {}
    for line in lines:
        entries = tuple(entry.position for entry in line.entries)
        key = line.term or (line.clause, line.message.id, entries)
        times[key] += 1
        found[key, times[key]] = line
    return found
