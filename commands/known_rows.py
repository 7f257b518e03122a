"""Rows of a paper against what is on record: known, new, changed, or no longer there.

What a row says decides first: a row that says what an entry says is known, wherever it stands now.
Of the rows and entries left over, a row is an entry's new version if it has its natural key, or if
it differs in one column, or stands in its place and is more alike than not.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from commands.blame import blamed
from commands.likeness import SCORED, Home, Likeness, Pair, Wanted, home, number
from commands.paper_draft import PaperDraft
from commands.record import prepare
from commands.sheet_rows import FORM_OF, differences, natural_key, signature, sort_of, which
from commands.state import State
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.refusals import Refusal
from domain.refusals.paper import RowChanged
from domain.wording import Message, say


class KnownRows:
    """What is on record, and what of it the rows of one paper turned out to be."""

    def __init__(self, state: State, file: str, recorded: Iterable[Entry[Fact]]) -> None:
        self._state = state
        self._file = file
        self._left = {entry.fact.id: entry for entry in recorded if type(entry.fact) in FORM_OF}
        self._found: list[Pair] = []
        self._further: list[Pair] = []
        self.faults: list[Refusal] = []

    @property
    def known(self) -> int:
        """How many rows are on record."""
        return len(self._found)

    def sift(self, drafts: Sequence[PaperDraft]) -> list[PaperDraft]:
        """The drafts that are new. Rows that do not read, or were changed, become faults."""
        kinds = {one.draft.kind for one in drafts}
        sorts = {FORM_OF[kind] for kind in kinds & FORM_OF.keys()}
        there = [entry for entry in self._left.values() if FORM_OF[type(entry.fact)] in sorts]
        if not there:
            return list(drafts)
        rows = [row for draft in drafts if (row := self._read(draft)) is not None]
        unmatched = self._match([row for row in rows if type(row.fact) in FORM_OF], there)
        changed = self._changed(unmatched)
        self.faults += [_says_otherwise(row, entry) for row, entry in changed]
        versions = {id(row) for row, _ in changed}
        new = [row for row in unmatched if id(row) not in versions]
        self._note_further(new, there)
        fresh = {id(row) for row in new}
        return [row.draft for row in rows if id(row) in fresh or type(row.fact) not in FORM_OF]

    def notes(self, sheets: Iterable[str]) -> Iterator[Message]:
        """What is to be said of a paper that is not refused: rows gone, facts beside others."""
        homes: set[Home] = {(self._file, sheet) for sheet in sheets}
        gone: dict[str, list[Entry[Fact]]] = defaultdict(list)
        for entry in self._standing(self._left.values(), homes):
            gone[str(home(entry)[1])].append(entry)
        for sheet, entries in gone.items():
            yield say("import.gone", sheet=sheet, count=len(entries), entries=tuple(entries))
        beside = tuple(
            say("import.beside", sheet=row.draft.sheet, row=row.draft.row, entry=entry)
            for row, entry in self._further
        )
        if beside:
            yield say("import.further", rows=beside)

    def _read(self, draft: PaperDraft) -> Wanted | None:
        try:
            return Wanted(draft, prepare(self._state, draft.draft))
        except Refusal as fault:
            self.faults.append(blamed(draft, fault))
            return None

    def _match(self, rows: list[Wanted], there: list[Entry[Fact]]) -> list[Wanted]:
        """The rows no entry says; each that one says takes it, best the one from its place."""
        says: dict[Hashable, list[Entry[Fact]]] = defaultdict(list)
        for entry in there:
            says[signature(entry.fact)].append(entry)
        unmatched = []
        for row in rows:
            alike = says[signature(row.fact)]
            if not alike:
                unmatched.append(row)
                continue
            entry = alike[0] if len(alike) == 1 else min(alike, key=lambda one: self._far(row, one))
            alike.remove(entry)
            self._found.append((row, entry))
            del self._left[entry.fact.id]
        return unmatched

    def _far(self, row: Wanted, entry: Entry[Fact]) -> tuple[bool, bool, bool]:
        there = home(entry) == (self._file, row.draft.sheet)
        return self._reversed(entry), not (there and number(entry) == row.draft.row), not there

    def _reversed(self, entry: Entry[Fact]) -> bool:
        return entry.fact.id in self._state.history.reversed_in(entry.stream)

    def _standing(
        self, entries: Iterable[Entry[Fact]], homes: set[Home] | None = None
    ) -> list[Entry[Fact]]:
        """The entries in force, of these sheets of files or of any."""
        wanted = [entry for entry in entries if homes is None or home(entry) in homes]
        self._state.history.load({entry.stream for entry in wanted})
        return [entry for entry in wanted if not self._reversed(entry)]

    def _changed(self, rows: list[Wanted]) -> list[Pair]:
        """Each row that is another version of an entry no row says any more, with the entry."""
        sorts = {sort_of(row.fact) for row in rows}
        left = self._standing(e for e in self._left.values() if sort_of(e.fact) in sorts)
        changed = Likeness(self._file, self._found).versions(rows, left)
        for _, entry in changed:
            del self._left[entry.fact.id]
        return changed

    def _note_further(self, new: list[Wanted], there: list[Entry[Fact]]) -> None:
        """New rows that count beside an entry of the same person, day and item."""
        scored = [row for row in new if isinstance(row.fact, SCORED)]
        keys = {natural_key(row.fact) for row in scored}
        same = (entry for entry in there if natural_key(entry.fact) in keys)
        standing = {natural_key(entry.fact): entry for entry in self._standing(same)}
        self._further += [
            (row, standing[key]) for row in scored if (key := natural_key(row.fact)) in standing
        ]


def _says_otherwise(row: Wanted, entry: Entry[Fact]) -> RowChanged:
    return RowChanged(
        sheet=row.draft.sheet,
        row=row.draft.row,
        which=which(entry.fact),
        entry=entry,
        now=differences(row.fact, entry.fact),
        before=differences(entry.fact, row.fact),
    )
