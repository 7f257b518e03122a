"""What is stored and what is hashed, byte by byte; docs/evidence.md describes it for others."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from domain.refusals.ledger import EntryUnreadable, NotOneLine
from ledger.merkle import hash_leaf

FORMAT = "kaozheng/entry/v1"

# Text without control characters, and without the lone surrogates that UTF-8 cannot write.
ONE_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A fact on its way into a log."""

    stream: str
    topic: str
    fact_id: str
    state: bytes
    signer: str | None = None
    signature: str | None = None
    version: int | None = None
    """The place in the stream that eventsourcing's callers ask for; others leave it to the log."""


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """A fact in its place in a log, as it is stored. The fields are the table's columns."""

    log: str
    position: int
    stream: str
    version: int
    topic: str
    fact_id: str
    recorded_at: datetime
    login: str
    signer: str | None
    signature: str | None
    state: bytes
    nodes: bytes = b""
    """The hashes of the perfect subtrees this entry completes, level 0 first."""


Row: TypeAlias = tuple[object, ...]
"""A row of the table of entries, in the order of the fields above."""

COLUMNS: tuple[tuple[str, type | tuple[type, ...]], ...] = (
    ("log", str),
    ("position", int),
    ("originator_id", str),
    ("originator_version", int),
    ("topic", str),
    ("fact_id", str),
    ("recorded_at", str),
    ("login", str),
    ("signer", (str, type(None))),
    ("signature", (str, type(None))),
    ("state", bytes),
    ("nodes", bytes),
)


def entry_bytes(entry: StoredEntry) -> bytes:
    """Give the bytes of an entry that are hashed: a line for each field, an empty line, the state.

    A line that could be read as two, or as none, is refused: then no two entries have the same
    bytes.
    """
    lines = [
        FORMAT,
        entry.log,
        str(entry.position),
        entry.stream,
        str(entry.version),
        entry.topic,
        entry.fact_id,
        moment_text(entry.recorded_at),
        entry.login,
    ]
    for optional in (entry.signer, entry.signature):
    	pass
    return b""
