"""What is stored and what is hashed, byte by byte; docs/evidence.md describes it for others."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from types import NoneType
from typing import Any, Literal, NamedTuple, TypeAlias

from domain.refusals.ledger import EntryUnreadable, NotOneLine
from ledger.merkle import HASH_BYTES, hash_leaf, hashes_in, root_of

FORMAT = "kaozheng/entry/v1"

Kind: TypeAlias = Literal["real", "rehearsal"]
"""A real ledger keeps its own time; the times of a rehearsal are invented."""

REHEARSAL_LOGIN = "rehearsal:"
"""How the logins of a rehearsal's entries begin. They are hashed: it can never become real."""

# Text without control characters, and without the lone surrogates that UTF-8 cannot write.
ONE_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]+")

MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{6}Z", re.ASCII
)


class NewEntry(NamedTuple):
    """A fact on its way into a log."""

    stream: str
    topic: str
    fact_id: str
    state: bytes
    signer: str | None = None
    signature: str | None = None
    version: int | None = None
    """The place in the stream it must get; None where that is left to the log."""


class StoredEntry(NamedTuple):
    """A fact in its place in a log: the very row that a database holds."""

    log: str
    position: int
    stream: str
    version: int
    topic: str
    fact_id: str
    moment: str
    """When it was recorded, as it is stored and hashed."""
    login: str
    signer: str | None
    signature: str | None
    state: bytes
    nodes: bytes
    """The hashes of the perfect subtrees this entry completes, level 0 first."""

    @property
    def recorded_at(self) -> datetime:
        """When it was recorded."""
        return _moment_of(self.moment)


class Head(NamedTuple):
    """How far a log has come, and all that is needed to add to it: the row that is stored."""

    size: int
    frontier: bytes
    """The perfect subtrees that the log's tree falls into, largest first: a hash each."""
    moment: str
    """When its last entry was recorded, as it is stored; empty where there is none."""

    @property
    def last_recorded_at(self) -> datetime | None:
        """When its last entry was recorded."""
        return moment_of(self.moment) if self.moment else None

    @property
    def root(self) -> bytes:
        """The root of the log's Merkle tree."""
        return root_of(hashes_in(self.frontier))


NO_ENTRIES = Head(0, b"", "")
"""The head of a log without entries."""

Row: TypeAlias = tuple[Any, ...]
"""A stored entry as the database holds it: the columns below, in this order."""

COLUMNS: dict[str, type | tuple[type, ...]] = {
    "log": str,
    "position": int,
    "originator_id": str,
    "originator_version": int,
    "topic": str,
    "fact_id": str,
    "recorded_at": str,
    "login": str,
    "signer": (str, NoneType),
    "signature": (str, NoneType),
    "state": bytes,
    "nodes": bytes,
}


def one_line(field: str, text: str) -> str:
    """Give the text of a field, if it fits on a line and is not empty."""
    if not text or not fits(text):
        raise NotOneLine(field=field)
    return text


def fits(text: str) -> bool:
    """Whether a text that is not empty fits on a line."""
    # What Python would print has no control characters, and is quicker to see than to match.
    return text.isprintable() or ONE_LINE.fullmatch(text) is not None


def bytes_of(  # noqa: PLR0913, PLR0917 - the lines of an entry; a class for them costs more than hashing
    log: str,
    position: int,
    stream: str,
    version: int,
    topic: str,
    fact_id: str,
    recorded_at: str,
    login: str,
    signer: str | None,
    signature: str | None,
    state: bytes,
) -> bytes:
    """Give the bytes of an entry that are hashed: a line for each field, an empty line, the state.

    A text that is empty or would take more than its line is refused: so two entries that differ
    never have the same bytes.
    """
    required = log and stream and topic and fact_id and recorded_at and login
    texts = f"{log}{stream}{topic}{fact_id}{recorded_at}{login}{signer or ''}{signature or ''}"
    if not required or signer == "" or signature == "" or not fits(texts):
        _refuse(log, stream, topic, fact_id, recorded_at, login, signer, signature)
    head = (
        f"{FORMAT}\n{log}\n{position}\n{stream}\n{version}\n{topic}\n{fact_id}\n{recorded_at}\n"
        f"{login}\n{signer or ''}\n{signature or ''}\n\n"
    )
    return head.encode() + state


def _refuse(*texts: str | None) -> None:
    """Refuse the text that does not fit its line, by the name of its field."""
    fields = ("log", "stream", "topic", "fact id", "moment", "login", "signer", "signature")
    for field, text in zip(fields, texts, strict=True):
        if text is not None:
            one_line(field, text)


def entry_bytes(entry: StoredEntry) -> bytes:
    """Give the bytes of an entry that are hashed."""
    return bytes_of(*entry[:-1])


def leaf_hash(entry: StoredEntry) -> bytes:
    """Hash an entry into its leaf of the log's Merkle tree."""
    return hash_leaf(entry_bytes(entry))


def moment_text(moment: datetime) -> str:
    """Write a moment as it is stored and hashed: ``2006-03-31T16:00:00.000000Z``."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} does not say how far it is from UTC")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment_of(text: str) -> datetime:
    """Read a stored moment. Raises ValueError unless it is written exactly as we write it."""
    if not MOMENT.fullmatch(text):
        raise ValueError(f"{text} is not how a moment is stored")
    return datetime.fromisoformat(text)


_moment_of = lru_cache(moment_of)  # The entries of one append share their moment.


def entry_of(row: Row) -> StoredEntry:
    """Read a row. Somebody may have been at it, so every value must be of the type we write."""
    if not all(map(isinstance, row, COLUMNS.values())):
        kinds = zip(COLUMNS.items(), row, strict=True)
        column = next(name for (name, kind), value in kinds if not isinstance(value, kind))
        raise EntryUnreadable(entry=f"{row[0]}@{row[1]}", column=column)
    entry = StoredEntry._make(row)
    try:
        _moment_of(entry.moment)
    except ValueError:
        raise EntryUnreadable(entry=f"{row[0]}@{row[1]}", column="recorded_at") from None
    return entry


def head_of(row: Row) -> Head:
    """Read the row of a head. Raises ValueError unless it can be one of ours."""
    if not all(map(isinstance, row, (int, bytes, str))):
        raise ValueError("a head is a number, hashes and a moment")
    head = Head._make(row)
    if head.size < 1 or len(head.frontier) != head.size.bit_count() * HASH_BYTES:
        raise ValueError(f"{len(head.frontier)} bytes are no frontier of {head.size} entries")
    moment_of(head.moment)
    return head
