"""Signed notes, keys and checkpoints are read as their specifications say, and nothing else is."""

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.checkpoint import sign, verifier_key
from ledger.verifier import (
    Checkpoint,
    NotProven,
    VerifierKey,
    open_checkpoint,
    open_note,
    prove_entry,
    prove_growth,
    read_checkpoint,
    read_key,
    read_proof,
)
from tests.ledger.proving import KEY, ORIGIN, PRIVATE, Tree

# The example of c2sp.org/signed-note.
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n"
    "\n"
    "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXm"
    "RKuwHjG1Yu72IneyaQM=\n"
).encode()

TREE = Tree([b"one", b"two", b"three"])
NOTE = TREE.note(3)
ROOT = b64encode(TREE.root(3)).decode()


def note(text: str, name: str = ORIGIN, private: Ed25519PrivateKey = PRIVATE) -> bytes:
    """Sign any text in any name."""
    signature = verifier_key(name, private).id + private.sign(text.encode())
    return f"{text}\n— {name} {b64encode(signature).decode()}\n".encode()


def signature_line(name: str, length: int = 68) -> bytes:
    return f"— {name} {b64encode(bytes(length)).decode()}\n".encode()


def test_the_example_of_the_specification_holds() -> None:
    key = read_key(EXAMPLE_KEY)
    assert key.text == EXAMPLE_KEY
    assert open_note(EXAMPLE, [key]) == "This is an example message.\n"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        EXAMPLE_KEY.replace("530d903a", "530d903b"),
        EXAMPLE_KEY.replace("530d903a", "530D903A"),
        EXAMPLE_KEY.replace("foo", "fo o"),
        EXAMPLE_KEY.replace("foo", "fo\u3000o"),
        EXAMPLE_KEY.replace("+AekyeRrm56hA", "+AukyeRrm56hA"),
        EXAMPLE_KEY[:-2],
        f"{EXAMPLE_KEY}A",
        f"+530d903a+{EXAMPLE_KEY.rpartition('+')[2]}",
    ],
)
def test_a_key_that_is_not_written_as_keys_are_is_refused(key: str) -> None:
    with pytest.raises(NotProven):
        read_key(key)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\n",
        NOTE[:-1],
        NOTE.replace(b"\n\n", b"\n"),
        NOTE.replace(b"\n", b"\r\n"),
        NOTE.replace(b"\xe2\x80\x94", b"-"),
        NOTE + b"\n",
        NOTE + b"words\n",
        NOTE + "— \n".encode(),
        NOTE + signature_line("a+b"),
        NOTE + signature_line("short", 4),
        NOTE + "— other.example/log é\n".encode(),
        NOTE + "— other.example/log AB==\n".encode(),
        NOTE + "— other.example/log AAAAAAA\n".encode(),
        NOTE.replace(b"\n3\n", b"\n3\t\n"),
        NOTE + b"\xff",
        NOTE + signature_line("other.example/log") * 100,
        b"x" * 1_000_001,
    ],
)
def test_what_is_not_written_as_notes_are_is_refused(broken: bytes) -> None:
    with pytest.raises(NotProven):
        open_checkpoint(broken, [KEY])


def test_signatures_of_others_are_passed_over() -> None:
    crowded = NOTE + signature_line("witness.example/w") * 16
    assert open_checkpoint(crowded, [KEY]) == Checkpoint(ORIGIN, 3, TREE.root(3))


def test_a_note_signed_by_nobody_known_is_refused() -> None:
    with pytest.raises(NotProven, match="none of the known keys"):
        open_note(NOTE, [read_key(EXAMPLE_KEY)])
    other = VerifierKey(ORIGIN, bytes(32))
    with pytest.raises(NotProven, match="none of the known keys"):
        open_checkpoint(NOTE, [other])
    with pytest.raises(NotProven, match="no key of that name"):
        open_checkpoint(NOTE, [read_key(EXAMPLE_KEY)])


def test_one_false_signature_of_a_known_key_refuses_the_note() -> None:
    signature = KEY.id + bytes(64)
    false = f"— {ORIGIN} {b64encode(signature).decode()}\n".encode()
    with pytest.raises(NotProven, match="is not of this text"):
        open_checkpoint(NOTE + false, [KEY])


def test_a_checkpoint_signed_in_anothers_name_is_refused() -> None:
    text = f"kaozheng/elsewhere\n3\n{ROOT}\n"
    with pytest.raises(NotProven, match="no key of that name"):
        open_checkpoint(note(text), [KEY])


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n3\n",
        f"{ORIGIN}\n03\n{ROOT}\n",
        f"{ORIGIN}\n+3\n{ROOT}\n",
        f"{ORIGIN}\n３\n{ROOT}\n",
        f"{ORIGIN}\n{10**20}\n{ROOT}\n",
        f"{ORIGIN}\n3\n{ROOT[:-4]}\n",
        f"{ORIGIN}\n3\n{ROOT}\n\nmore\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NotProven):
        open_checkpoint(note(text), [KEY])


def test_further_lines_of_a_checkpoint_are_passed_over() -> None:
    text = f"{ORIGIN}\n3\n{ROOT}\nof no concern\n"
    assert open_checkpoint(note(text), [KEY]).size == 3
    assert read_checkpoint(text).root == TREE.root(3)


def test_what_is_signed_is_the_note_of_the_specification() -> None:
    written = sign(Checkpoint(ORIGIN, 3, TREE.root(3)), PRIVATE)
    assert written.decode().startswith(f"{ORIGIN}\n3\n{ROOT}\n\n— {ORIGIN} ")
    assert written.count(b"\n") == 5


def test_an_extra_line_of_a_proof_is_read_and_not_trusted() -> None:
    proof = TREE.entry_proof(1, 3)
    first, rest = proof.split(b"\n", 1)
    assert prove_entry(b"two", first + b"\nextra d29yZHM=\n" + rest, [KEY])[0] == 1
    for extra in (b"extra d29yZHM\n", b"extra \xff\n", b"extra\n", b"extra d29yZHM=\n" * 2):
        with pytest.raises(NotProven):
            prove_entry(b"two", first + b"\n" + extra + rest, [KEY])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"index 1", b"index 01"),
        (b"index 1", b"index -1"),
        (b"index 1", b"index 3"),
        (b"index 1\n", b""),
        (b"@v1", b"@v2"),
        (b"\n\n", b"\n"),
    ],
)
def test_a_proof_that_is_not_written_as_proofs_are_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(NotProven):
        prove_entry(b"two", TREE.entry_proof(1, 3).replace(old, new, 1), [KEY])


def test_one_kind_of_proof_is_not_taken_for_the_other() -> None:
    with pytest.raises(NotProven, match="no proof of an entry"):
        read_proof(TREE.growth_proof(1, 3))
    with pytest.raises(NotProven, match="no proof that a log grew"):
        prove_growth(TREE.note(1), TREE.entry_proof(1, 3), [KEY])


def test_a_proof_of_growth_is_about_the_checkpoint_shown_and_no_other() -> None:
    assert prove_growth(TREE.note(2), TREE.growth_proof(2, 3), [KEY])[0].size == 2
    with pytest.raises(NotProven, match="another checkpoint"):
        prove_growth(TREE.note(1), TREE.growth_proof(2, 3), [KEY])
    forked = Tree([b"one", b"other"])
    with pytest.raises(NotProven, match="does not begin"):
        prove_growth(forked.note(2), TREE.growth_proof(2, 3), [KEY])
