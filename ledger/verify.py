"""Does the evidence hold? If not: the first entry that fails, and all that is wrong with it."""

from collections.abc import Iterator
from types import NoneType

from domain.evidence import Fails, Holds, Verdict
from domain.refusals.ledger import EntryUnreadable, LedgerDamaged, NotCopied, NotOneLine
from domain.wording import Message, say
from ledger.merkle import HASH_BYTES, hash_leaf, hashes_in, push, root_of
from ledger.recorder import Found, LogRecorder
from ledger.stored import (
    NO_ENTRIES,
    REHEARSAL_LOGIN,
    Head,
    Kind,
    Row,
    StoredEntry,
    bytes_of,
    entry_of,
    head_of,
    moment_of,
)

_FIRST = [str, int, str, int, str, str, str, str]
TYPES = [
    [*_FIRST, signer, signature, bytes, bytes]
    for signer in (NoneType, str)
    for signature in (NoneType, str)
]
"""What a row is made of, of the very types and nothing like them."""


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
        self._moment = ""
        self._login = ""
        self._versions: dict[str, int] = {}
        self._facts: set[str] = set()

    @property
    def next_entry(self) -> str:
        """Name the entry that comes next."""
        return f"{self.log}@{self.size + 1}"

    def along(self, rows: Iterator[Row], head: Head | None, *, ends: bool = True) -> list[Message]:
        """Walk to the end; give what is wrong with the first entry that fails, or with the head."""
        last = head.size if head else None
        for row in rows:
            if self.size == last:
                return [say("finding.evidence.beyond_head", entry=self.next_entry, size=last)]
            if not self._in_order(row) and (findings := list(self._findings(row))):
                return findings
            self._pass(row)
        return list(self._end(head)) if ends else []

    def _in_order(self, row: Row) -> bool:
        """Whether nothing is wrong with an entry, seen at a glance; in doubt it says no.

        Then `_findings` looks closer. Whatever that would find, this must not let through.
        """
        if list(map(type, row)) not in TYPES:
            return False
        _, position, stream, version, _, fact_id, moment, login, *_, nodes = row
        last = self._versions.get(stream)
        try:
            return (
                position == self.size + 1
                and (moment == self._moment or (moment > self._moment and _is_moment(moment)))
                and (version == last + 1 if last is not None else version in {0, 1})
                and fact_id not in self._facts
                and (login == self._login or self._fits_kind(login))
                and nodes == self._nodes(row)
            )
        except NotOneLine:
            return False

    def _pass(self, row: Row) -> None:
        """Leave behind an entry in which nothing is wrong."""
        _, _, stream, version, _, fact_id, self._moment, self._login, *_, nodes = row
        completed = len(nodes) // HASH_BYTES
        self.frontier[len(self.frontier) + 1 - completed :] = [nodes[-HASH_BYTES:]]
        self.size += 1
        self._versions[stream] = version
        self._facts.add(fact_id)

    def _nodes(self, row: Row) -> bytes:
        """Work out the hashes of the subtrees that an entry completes. Raises NotOneLine."""
        leaf = hash_leaf(bytes_of(*row[:-1]))
        return b"".join(push(self.frontier.copy(), self.size, leaf))

    def _fits_kind(self, login: str) -> bool:
        """Whether an entry by this login belongs into a ledger of this kind."""
        return login.startswith(REHEARSAL_LOGIN) == (self.kind == "rehearsal")

    def _findings(self, row: Row) -> Iterator[Message]:
        """Look closely at an entry: tell all that is wrong with it."""
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
            yield from self._of_hashes(entry)
            yield from self._of_order(entry)

    def _of_hashes(self, entry: StoredEntry) -> Iterator[Message]:
        """Compare the stored hashes of the subtrees that the entry completes."""
        try:
            nodes = hashes_in(self._nodes(entry))
        except NotOneLine as refusal:
            field = refusal.values["field"]
            yield say("finding.evidence.not_one_line", entry=self.next_entry, field=field)
            return
        if entry.nodes == b"".join(nodes):
            return
        stored = hashes_in(entry.nodes)
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

    def _of_order(self, entry: StoredEntry) -> Iterator[Message]:
        """Compare with the entries before: moment, version, fact id; and with the ledger's kind."""
        if self._moment and entry.moment < self._moment:
            yield say(
                "finding.evidence.backwards",
                entry=self.next_entry,
                recorded_at=entry.recorded_at,
                before=moment_of(self._moment),
            )
        last = self._versions.get(entry.stream)
        if entry.version not in ({0, 1} if last is None else {last + 1}):
            yield say("finding.evidence.version", entry=self.next_entry, stream=entry.stream)
        if entry.fact_id in self._facts:
            yield say("finding.evidence.fact_twice", entry=self.next_entry, fact=entry.fact_id)
        if not self._fits_kind(entry.login):
            yield say(f"finding.evidence.not_{self.kind}", entry=self.next_entry)

    def _end(self, head: Head | None) -> Iterator[Message]:
        """Compare the head with what the entries came to."""
        if head is None:
            yield say("finding.evidence.head_unreadable", log=self.log)
        elif head.size > self.size:
            yield say("finding.evidence.cut_off", entry=self.next_entry, size=head.size)
        elif head.frontier != b"".join(self.frontier):
            yield say("finding.evidence.head_hashes", log=self.log)
        elif self._moment and head.moment != self._moment:
            yield say("finding.evidence.head_moment", log=self.log)


def _is_moment(text: str) -> bool:
    try:
        return moment_of(text).tzinfo is not None
    except ValueError:
        return False


def _head(row: Row | None) -> Head | None:
    try:
        return NO_ENTRIES if row is None else head_of(row)
    except ValueError:
        return None
