"""docs/evidence.md tells the truth: its example from the page alone, and made by the ledger."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from ledger.placing import Situation, StreamEnd, place
from ledger.stored import COLUMNS, NO_ENTRIES, NewEntry, entry_bytes

PAGE = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text("utf-8")
ENTRIES = [
    text.encode() for text in re.findall(r"^```entry\n(.*?)\n```$", PAGE, re.DOTALL | re.MULTILINE)
]
HASHES = dict(re.findall(r"^\| (.+?) \| `([0-9a-f]{64})` \|$", PAGE, re.MULTILINE))


def test_the_hashes_of_the_example_follow_from_its_bytes() -> None:
    leaves = [sha256(b"\x00" + entry).digest() for entry in ENTRIES]
    both = sha256(b"\x01" + leaves[0] + leaves[1]).digest()
    root = sha256(b"\x01" + both + leaves[2]).digest()
    assert {
        "leaf 0": leaves[0].hex(),
        "leaf 1": leaves[1].hex(),
        "leaf 2": leaves[2].hex(),
        "node over leaves 0 and 1": both.hex(),
        "root": root.hex(),
    } == HASHES


def test_the_example_has_as_many_bytes_as_the_page_says() -> None:
    sizes = "They have {}, {} and {} bytes.".format(*map(len, ENTRIES))
    assert sizes in PAGE


def test_the_ledger_makes_the_same_bytes_and_the_same_root() -> None:
    name = "順碧客戶服務部"
    opened, head = place(
        [
            NewEntry(
                "organisation", "department-opened.v1", "fact-0001", f'{{"name":"{name}"}}'.encode()
            ),
            NewEntry("person/A1", "staff-registered.v1", "fact-0002", b'{"staff_id":"A1"}'),
        ],
        Situation("shunbi", NO_ENTRIES, {}, ()),
        recorded_at=datetime(2006, 1, 4, 1, tzinfo=UTC),
        login="registry",
    )
    graded, head = place(
        [NewEntry("person/A1", "grade-assigned.v1", "fact-0003", b'{"staff_id":"A1","grade":3}')],
        Situation("shunbi", head, {"person/A1": StreamEnd(1, 2)}, ()),
        recorded_at=datetime(2006, 1, 4, 1, 0, 7, 250_000, tzinfo=UTC),
        login="registry",
    )
    assert [entry_bytes(entry) for entry in (*opened, *graded)] == ENTRIES
    assert head.root.hex() == HASHES["root"]


def test_the_page_names_every_column() -> None:
    (columns,) = re.findall(r"^\| `entries` \| (.+) \|$", PAGE, re.MULTILINE)
    assert re.findall(r"`(\w+)`", columns) == list(COLUMNS)
