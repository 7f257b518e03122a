"""docs/evidence.md tells the truth: its example from the page alone, and made by the ledger."""

import re
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger import sqlite
from ledger.checkpoint import origin_of, sign, verifier_key
from ledger.placing import place
from ledger.proof import entry_proof, growth_proof
from ledger.stored import COLUMNS, NO_ENTRIES, NewEntry, entry_bytes
from ledger.verifier import Checkpoint, prove_entry, prove_growth, read_key, told
from tests.ledger.proving import Tree

PAGE = (Path(__file__).parents[2] / "docs" / "evidence.md").read_text("utf-8")
ENTRIES = [
    text.encode() for text in re.findall(r"^```entry\n(.*?)\n```$", PAGE, re.DOTALL | re.MULTILINE)
]
SIGNED = {
    name: [
        text.encode()
        for text in re.findall(rf"^```{name}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    ]
    for name in ("key", "checkpoint", "proof", "growth")
}
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
        "shunbi",
        NO_ENTRIES,
        {},
        moment="2006-01-04T01:00:00.000000Z",
        login="registry",
    )
    graded, head = place(
        [NewEntry("person/A1", "grade-assigned.v1", "fact-0003", b'{"staff_id":"A1","grade":3}')],
        "shunbi",
        head,
        {"person/A1": 1},
        moment="2006-01-04T01:00:07.250000Z",
        login="registry",
    )
    assert [entry_bytes(entry) for entry in (*opened, *graded)] == ENTRIES
    assert head.root.hex() == HASHES["root"]


def test_the_page_names_every_column() -> None:
    (columns,) = re.findall(r"^\| `entries` \| (.+) \|$", PAGE, re.MULTILINE)
    assert re.findall(r"`(\w+)`", columns) == list(COLUMNS)


def test_the_checkpoints_and_proofs_of_the_example_hold() -> None:
    (key,) = [read_key(text.decode().strip()) for text in SIGNED["key"]]
    three, two = SIGNED["checkpoint"]
    (proof,), (growth,) = SIGNED["proof"], SIGNED["growth"]
    assert proof.endswith(b"\n\n" + three)
    assert growth.endswith(b"\n\n" + three)
    index, checkpoint = prove_entry(ENTRIES[1], proof, [key])
    assert (index, checkpoint.size, checkpoint.root.hex()) == (1, 3, HASHES["root"])
    assert [one.size for one in prove_growth(two, growth, [key])] == [2, 3]
    assert told(ENTRIES[1], index, checkpoint.origin).startswith("entry shunbi@2 of ")


def test_the_program_signs_the_example_as_the_page_shows_it() -> None:
    # RFC 8032, section 7.1, TEST 2.
    test_2 = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(test_2))
    origin = SIGNED["key"][0].decode().partition("+")[0]
    tree = Tree(ENTRIES)
    notes = [sign(Checkpoint(origin, size, tree.root(size)), private) for size in (3, 2)]
    assert notes == SIGNED["checkpoint"]
    assert verifier_key(origin, private).text == SIGNED["key"][0].decode().strip()
    assert entry_proof(1, 3, tree.node, notes[0]) == SIGNED["proof"][0]
    assert growth_proof(2, 3, tree.node, notes[0]) == SIGNED["growth"][0]


def test_an_origin_is_made_as_the_page_says(tmp_path: Path) -> None:
    with closing(sqlite.create(tmp_path / "real.db", "real")) as real:
        assert origin_of(real, "shunbi") == "kaozheng/shunbi"
        assert origin_of(real, "順 a/b+c") == "kaozheng/%E9%A0%86%20a%2Fb%2Bc"
    with closing(sqlite.create_in_memory()) as rehearsal:
        assert origin_of(rehearsal, "shunbi") == "kaozheng/rehearsal/shunbi"
