"""A small ledger whose bytes never change, and all that was ever proven of it.

The files in `golden/` were written by `write()` once. They are what somebody may have in a drawer:
if a change of the program makes a test on them fail, the change is wrong, not the files.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledger.placing import place
from ledger.stored import NO_ENTRIES, NewEntry, StoredEntry, entry_bytes, moment_text
from tests.ledger.proving import KEY, Tree

GOLDEN = Path(__file__).parent / "golden"
SIZE = 11
SIZES = (1, 4, 7, SIZE)
"""Where it was signed."""
MOMENT = datetime(2006, 1, 4, 1, tzinfo=UTC)

NEW = [
    NewEntry(
        "organisation", "department-opened.v1", "fact-01", '{"name":"順碧客戶服務部"}'.encode()
    ),
    NewEntry("regulation", "regulation-adopted.v1", "fact-02", b"{}"),
    NewEntry("person/A1", "staff-registered.v1", "fact-03", b'{"staff_id":"A1"}'),
    NewEntry("person/A1", "grade-assigned.v1", "fact-04", b'{"grade":3}'),
    NewEntry("person/A2", "staff-registered.v1", "fact-05", b"\x00\xff any bytes \n\n"),
    NewEntry("quarter/2006Q1", "exam-held.v1", "fact-06", b""),
    NewEntry("person/A1", "score-adjusted.v1", "fact-07", b"{}", signer="A1", signature="c2ln"),
    NewEntry("person/A2", "score-adjusted.v1", "fact-08", b"x" * 2000),
    NewEntry("person/甲", "staff-registered.v1", "fact-09", b"{}\n"),
    NewEntry("person/A1", "score-adjusted.v1", "fact-10", b'{"points":"-8.5"}'),
    NewEntry("quarter/2006Q1", "quarter-closed.v1", "fact-11", b"{}"),
]


def entries() -> Iterator[StoredEntry]:
    """Give the entries as a ledger of this version places them."""
    head, versions = NO_ENTRIES, dict[str, int]()
    for number, new in enumerate(NEW):
        moment = MOMENT + timedelta(days=number, microseconds=number * 250_000)
        (stored,), head = place(
            [new], "shunbi", head, versions, moment=moment_text(moment), login="registry"
        )
        versions[stored.stream] = stored.version
        yield stored


def files() -> Iterator[tuple[str, bytes]]:
    """Give every file as this version writes it."""
    stored = list(entries())
    tree = Tree([entry_bytes(entry) for entry in stored])
    yield "shunbi.key", f"{KEY.text}\n".encode()
    for entry in stored:
        yield f"{entry.position:02}.entry", entry_bytes(entry)
        yield f"{entry.position:02}.nodes", entry.nodes.hex().encode() + b"\n"
        yield f"{entry.position:02}.tlog-proof", tree.entry_proof(entry.position - 1, SIZE)
    for size in SIZES:
        yield f"{size:02}.checkpoint", tree.note(size)
        yield f"{size:02}.growth", tree.growth_proof(size, SIZE)


def write() -> None:
    """Write the files: once, before anybody could have had one."""
    for name, data in files():
        with (GOLDEN / name).open("xb") as file:
            file.write(data)
