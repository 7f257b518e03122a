"""Which entry a row may be another version of: by its natural key, its likeness, its place."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from commands.paper_draft import PaperDraft
from commands.sheet_rows import natural_key, said, sort_of
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import GradeAssigned
from domain.facts.points import BonusPointsAwarded, Deduction
from domain.facts.worklog import CaseFollowUpRecorded, WorkLogEntryRecorded
from domain.values import Quarter

Home: TypeAlias = tuple[str | None, str | None]
"""A sheet of a file."""
Pair: TypeAlias = "tuple[Wanted, Entry[Fact]]"
Keys: TypeAlias = Iterator[Hashable]

SCORED = (Deduction, BonusPointsAwarded, InspectionConducted)
SEVERAL = (*SCORED, WorkLogEntryRecorded, CaseFollowUpRecorded)
"""Kinds of which there may be several facts with one natural key."""
SLIPS_MAX = 3
"""Rows of a sheet that may be corrected at once, though no other is left to know the sheet by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row read as a fact, not recorded yet."""

    draft: PaperDraft
    fact: Fact


@dataclass(frozen=True, slots=True)
class Rule:
    """A row and an entry that share a key, and fit, are versions of one fact."""

    of_row: Callable[[Wanted], Keys]
    of_entry: Callable[[Entry[Fact]], Keys]
    fits: Callable[[Wanted, Entry[Fact]], bool] = lambda *_: True

    def pairs(self, rows: Iterable[Wanted], left: Iterable[Entry[Fact]]) -> Iterator[Pair]:
        """Each row with the first entry it fits, each entry once."""
        index: dict[Hashable, list[Entry[Fact]]] = defaultdict(list)
        for entry in left:
            for key in self.of_entry(entry):
                index[key].append(entry)
        taken: set[str] = set()
        for row in rows:
            shared = (entry for key in self.of_row(row) for entry in index.get(key, ()))
            for entry in shared:
                if entry.fact.id not in taken and self.fits(row, entry):
                    taken.add(entry.fact.id)
                    yield row, entry
                    break


class Likeness:
    """How the rows of one paper may be versions of entries, seen what rows were found as is."""

    def __init__(self, file: str, found: Iterable[Pair]) -> None:
        self._file = file
        self._anchors: dict[tuple[str, Home], list[tuple[int, int]]] = defaultdict(list)
        for row, entry in found:
            key = (row.draft.sheet, home(entry))
            self._anchors[key].append((row.draft.row, number(entry)))
        for anchors in self._anchors.values():
            anchors.sort()

    def versions(self, rows: Sequence[Wanted], left: Sequence[Entry[Fact]]) -> list[Pair]:
        """The rows that say something else than before, each with its entry."""
        pairs: list[Pair] = []
        like: list[Pair] = []
        for rule in self._by_key():
            pairs += rule.pairs(*_besides(pairs, rows, left))
        for rule in self._by_likeness():
            like += rule.pairs(*_besides([*pairs, *like], rows, left))
        return [*pairs, *self._credible(like)]

    def _by_key(self) -> Iterator[Rule]:
        """The same natural key: in the same place, in the same sheet, or wherever it must be."""
        yield Rule(
            lambda row: iter([(self._own(row), row.draft.row, natural_key(row.fact))]),
            lambda entry: iter([(home(entry), number(entry), natural_key(entry.fact))]),
        )
        yield Rule(
            lambda row: ((kin, natural_key(row.fact)) for kin in self._kin(row)),
            lambda entry: iter([(home(entry), natural_key(entry.fact))]),
        )
        yield Rule(
            lambda row: iter([natural_key(row.fact)]),
            lambda entry: iter([natural_key(entry.fact)]),
            lambda _, entry: entry.fact.source is None or not isinstance(entry.fact, SEVERAL),
        )

    def _by_likeness(self) -> Iterator[Rule]:
        """All but one column the same, in its place or elsewhere; or its place, and much alike."""
        yield Rule(
            lambda row: (
                (self._own(row), place, one)
                for place in self._places(row)
                for one in all_but_one(row.fact)
            ),
            lambda entry: ((home(entry), number(entry), one) for one in all_but_one(entry.fact)),
            self._may_have_moved,
        )
        yield Rule(
            lambda row: ((kin, one) for kin in self._kin(row) for one in all_but_one(row.fact)),
            lambda entry: ((home(entry), one) for one in all_but_one(entry.fact)),
            self._may_have_moved,
        )
        yield Rule(
            lambda row: ((self._own(row), place) for place in self._places(row)),
            lambda entry: iter([(home(entry), number(entry))]),
            lambda row, entry: alike(row.fact, entry.fact) and self._is_that_paper(row, entry),
        )

    def _own(self, row: Wanted) -> Home:
        return self._file, row.draft.sheet

    def _kin(self, row: Wanted) -> Iterator[Home]:
        """The sheet itself as it was, and sheets of other files it has rows of."""
        yield self._own(row)
        for sheet, kin in self._anchors:
            if sheet == row.draft.sheet and kin != self._own(row):
                yield kin

    def _may_have_moved(self, row: Wanted, entry: Entry[Fact]) -> bool:
        """A row may stand anywhere in a sheet known by others; else it is where it was, and when.

        Next month's paper may have the same name, and rows that differ in nothing but the day.
        """
        when, before = row.fact.happened_on, entry.fact.happened_on
        in_place = row.draft.row == number(entry) and Quarter.of(when) == Quarter.of(before)
        return in_place or self._anchored(row, entry)

    def _is_that_paper(self, row: Wanted, entry: Entry[Fact]) -> bool:
        """Whether the sheet is known by other rows; if by none, the row must keep its day."""
        return self._anchored(row, entry) or row.fact.happened_on == entry.fact.happened_on

    def _anchored(self, row: Wanted, entry: Entry[Fact]) -> bool:
        return (row.draft.sheet, home(entry)) in self._anchors

    def _places(self, row: Wanted) -> Iterator[int]:
        """Where the row stood before, counted from the rows above and below that are known."""
        anchors = self._anchors.get((row.draft.sheet, self._own(row)), [(0, 0)])
        after = bisect(anchors, (row.draft.row, 0))
        for now, before in (*anchors[max(after - 1, 0) : after], *anchors[after : after + 1]):
            yield before + row.draft.row - now

    def _credible(self, pairs: list[Pair]) -> Iterator[Pair]:
        """No more changed rows than found ones: else it is another paper of the same name."""
        by_sheet: dict[tuple[str, Home], list[Pair]] = defaultdict(list)
        for row, entry in pairs:
            by_sheet[row.draft.sheet, home(entry)].append((row, entry))
        for sheet, changed in by_sheet.items():
            if len(changed) <= max(SLIPS_MAX, len(self._anchors.get(sheet, ()))):
                yield from changed


def _besides(
    pairs: Sequence[Pair], rows: Sequence[Wanted], left: Sequence[Entry[Fact]]
) -> tuple[list[Wanted], list[Entry[Fact]]]:
    """The rows and the entries that are in no pair yet."""
    taken = {id(row) for row, _ in pairs}
    gone = {entry.fact.id for _, entry in pairs}
    return (
        [row for row in rows if id(row) not in taken],
        [entry for entry in left if entry.fact.id not in gone],
    )


def home(entry: Entry[Fact]) -> Home:
    """The sheet of the file an entry was read from; nothing for one that was typed."""
    source = entry.fact.source
    return (source.file, source.sheet) if source else (None, None)


def number(entry: Entry[Fact]) -> int:
    """The row an entry was read from."""
    return (entry.fact.source and entry.fact.source.row) or 0


def all_but_one(fact: Fact) -> Keys:
    """What a fact says but for one column, for each; a grade says too little for that."""
    if isinstance(fact, GradeAssigned):
        return
    values = tuple(said(fact).values())
    for left_out in range(len(values)):
        yield (sort_of(fact), left_out, *values[:left_out], *values[left_out + 1 :])


def alike(fact: Fact, other: Fact) -> bool:
    """Whether two facts of a sort say the same in more than half of their columns."""
    if sort_of(fact) != sort_of(other) or isinstance(fact, GradeAssigned):
        return False
    ours, theirs = said(fact), said(other)
    same = sum(value == theirs[column] for column, value in ours.items())
    return same * 2 > len(ours)
