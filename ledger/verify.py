"""Does the evidence hold? If not: the first entry that fails, and all that is wrong with it."""

from collections.abc import Iterator

from domain.evidence import Fails, Holds, Verdict
from domain.refusals.ledger import EntryUnreadable, LedgerDamaged, NotCopied, NotOneLine
from domain.wording import Message, say
from ledger.merkle import HASH_BYTES, push, root_of
from ledger.recorder import Found, LogRecorder
from ledger.stored import (
    NO_ENTRIES,
    REHEARSAL_LOGIN,
    Head,
    Kind,
    Row,
    StoredEntry,
    entry_of,
    head_of,
    leaf_hash,
)


def verify(recorder: LogRecorder) -> Verdict:
    """Read a log as it is stored, trust none of its hashes, and work all of them out again."""
    walk = _Walk(recorder.log, recorder.kind)
    try:
        with recorder.as_found() as found:
            findings = walk.along(found.rows, _head(found.head))
    except LedgerDamaged:
        findings = [say("finding.evidence.unreadable", entry=walk.next_entry)]
    if findings:
        return Fails(walk.log, walk.size + 1, tuple(findings))
    return Holds(walk.log, walk.size, root_of(walk.frontier))


def passing(recorder: LogRecorder, found: Found) -> Iterator[Row]:
    """Let rows pass as they are read, as long as they hold. Raises NotCopied at the first fault."""
    walk, head = _Walk(recorder.log, recorder.kind), _head(found.head)
    for row in found.rows:
        if walk.along(iter([row]), head, ends=False):
            raise NotCopied(entry=walk.next_entry)
        yield row
    if walk.along(iter(()), head):
        raise NotCopied(entry=walk.next_entry)


class _Walk:
    """A walk along a log, that stops before the first entry that fails."""

    def __init__(self, log: str, kind: Kind) -> None:
        self.log = log
        self.kind = kind
        self.size = 0
        self.frontier: list[bytes] = []
        self._last: StoredEntry | None = None
        self._versions: dict[str, int] = {}
        self._facts: set[str] = set()

    @property
    def next_entry(self) -> str:
        """Name the entry that comes next."""
        return f"{self.log}@{self.size + 1}"

    def along(self, rows: Iterator[Row], head: Head | None, *, ends: bool = True) -> list[Message]:
        """Walk to the end; give what is wrong with the first entry that fails, or with the head."""
        for row in rows:
            if head and self.size == head.size:
                return [say("finding.evidence.beyond_head", entry=self.next_entry, size=head.size)]
            findings = list(self._entry(row))
            if findings:
                return findings
            self.size += 1
        return list(self._end(head)) if ends else []

    def _entry(self, row: Row) -> Iterator[Message]:
        try:
            entry = entry_of(row)
        except EntryUnreadable as refusal:
            column = refusal.values["column"]
            yield say("finding.evidence.column", entry=self.next_entry, column=column)
            return
        if entry.position > self.size + 1:
            yield say("finding.evidence.missing", entry=self.next_entry)
        elif entry.position <= self.size:
            yield say("finding.evidence.misnumbered", entry=self.next_entry, found=entry.position)
        else:
            yield from self._hashes(entry)
            yield from self._order(entry)

    def _hashes(self, entry: StoredEntry) -> Iterator[Message]:
        """Work out the hashes of the subtrees that the entry completes, and compare."""
        try:
            nodes = push(self.frontier, self.size, leaf_hash(entry))
        except NotOneLine as refusal:
            field = refusal.values["field"]
            yield say("finding.evidence.not_one_line", entry=self.next_entry, field=field)
            return
        if entry.nodes == b"".join(nodes):
            return
        starts = range(0, len(entry.nodes), HASH_BYTES)
        stored = [entry.nodes[start : start + HASH_BYTES] for start in starts]
        if stored[:1] != nodes[:1]:
            yield say("finding.evidence.changed", entry=self.next_entry)
        elif len(stored) != len(nodes):
            yield say("finding.evidence.column", entry=self.next_entry, column="nodes")
        else:
            # The entry is in order with its own hash: then one under the same node was changed,
            # together with its hash, or the node was.
            level = next(level for level, node in enumerate(nodes) if stored[level] != node)
            first = f"{self.log}@{entry.position - 2**level + 1}"
            yield say("finding.evidence.subtree", entry=self.next_entry, first=first)

    def _order(self, entry: StoredEntry) -> Iterator[Message]:
        """Compare with the entries before: moment, version, fact id; and with the ledger's kind."""
        if self._last and entry.recorded_at < self._last.recorded_at:
            yield say(
                "finding.evidence.backwards",
                entry=self.next_entry,
                recorded_at=entry.recorded_at,
                before=self._last.recorded_at,
            )
        last = self._versions.get(entry.stream)
        if entry.version not in ({0, 1} if last is None else {last + 1}):
            yield say("finding.evidence.version", entry=self.next_entry, stream=entry.stream)
        if entry.fact_id in self._facts:
            yield say("finding.evidence.fact_twice", entry=self.next_entry, fact=entry.fact_id)
        if entry.login.startswith(REHEARSAL_LOGIN) != (self.kind == "rehearsal"):
            yield say(f"finding.evidence.not_{self.kind}", entry=self.next_entry)
        self._last = entry
        self._versions[entry.stream] = entry.version
        self._facts.add(entry.fact_id)

    def _end(self, head: Head | None) -> Iterator[Message]:
        """Compare the head with what the entries came to."""
        if head is None:
            yield say("finding.evidence.head_unreadable", log=self.log)
        elif head.size > self.size:
            yield say("finding.evidence.cut_off", entry=self.next_entry, size=head.size)
        elif head.frontier != tuple(self.frontier):
            yield say("finding.evidence.head_hashes", log=self.log)
        elif self._last and head.last_recorded_at != self._last.recorded_at:
            yield say("finding.evidence.head_moment", log=self.log)


def _head(row: Row | None) -> Head | None:
    try:
        return NO_ENTRIES if row is None else head_of(row)
    except ValueError:
        return None
