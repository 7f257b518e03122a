"""Checks what Kaozheng signed, without Kaozheng: one file, nothing but Python 3.9 or later.

    python check.py CHECKPOINT --key KEY
    python check.py PROOF.tlog-proof --entry FILE --key KEY
    python check.py GROWTH --since CHECKPOINT --key KEY

The first checks that a checkpoint was signed with a log's key. The second, that an entry, byte by
byte, is where it says in the log of a signed checkpoint. The third, that the log of a new
checkpoint begins with the log of an older one: nothing was changed, moved or taken out since.

KEY is the log's verifier key, `<name>+<id>+<Base64>`, or a file that holds it. Take it from
somebody you trust, not from whoever gives you the proof. Ends with 0 if it holds, 7 if it does not,
2 if the question cannot be understood.

From the top: Ed25519 (RFC 8032), signed notes (c2sp.org/signed-note), checkpoints
(c2sp.org/tlog-checkpoint), the tree (RFC 6962), proofs (c2sp.org/tlog-proof), entries, the program.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import io
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

HOLDS, ASKED_WRONGLY, DOES_NOT_HOLD = 0, 2, 7


class NotProven(Exception):
    """What was shown does not prove what it should; the message says why."""


class AskedWrongly(Exception):
    """What was shown has to be asked about otherwise; the message says how."""


# ------------------------------------------------------------------ Ed25519, RFC 8032, section 5.1
#
# The curve -x² + y² = 1 + d·x²·y² over the integers modulo P. A point is (X, Y, Z, T) with x = X/Z,
# y = Y/Z, x·y = T/Z. Only what is public is worked with here, so how long it takes tells nothing.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)

Point = tuple[int, int, int, int]
NEUTRAL: Point = (0, 1, 1, 0)


def add(p: Point, q: Point) -> Point:
    """Add two points (5.1.4)."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number: int, p: Point) -> Point:
    """Add a point to itself so many times."""
    result = NEUTRAL
    while number:
        if number & 1:
            result = add(result, p)
        p = add(p, p)
        number >>= 1
    return result


def decode_point(data: bytes) -> Point | None:
    """Read a point (5.1.3): y, and in the highest bit whether x is odd. None if it is none."""
    number = int.from_bytes(data, "little")
    y, odd = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    u, v = y * y - 1, D * y * y + 1
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if (v * x * x + u) % P == 0:
        x = x * SQRT_OF_MINUS_1 % P
    if (v * x * x - u) % P != 0 or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(p: Point) -> bytes:
    """Write a point (5.1.2)."""
    inverse = pow(p[2], -1, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = decode_point((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or NEUTRAL


def signed_by(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is of this message by this key (5.1.7)."""
    if len(public_key) != 32 or len(signature) != 64:
        return False
    point = decode_point(public_key)
    s = int.from_bytes(signature[32:], "little")
    if point is None or s >= ORDER:
        return False
    challenge = hashlib.sha512(signature[:32] + public_key + message).digest()
    minus = (P - point[0], point[1], point[2], P - point[3])
    found = add(times(s, BASE), times(int.from_bytes(challenge, "little") % ORDER, minus))
    return encode_point(found) == signature[:32]


# --------------------------------------------------------------------- signed notes and their keys

ED25519 = b"\x01"
KEY_READS = "<name>+<id>+<Base64>"
KEY_NAME = re.compile(r"[^\s+]+")
SIGNATURE = re.compile(r"\u2014 ([^\s+]+) (\S+)")  # an em dash, a name, Base64
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
NOTE_BYTES_MAX = 1_000_000
SIGNATURES_MAX = 100


def base64_bytes(text: str) -> bytes:
    """Read Base64, in the one way in which bytes are written in it."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotProven(f"{text!r} is not Base64") from None
    if base64.b64encode(data).decode("ascii") != text:
        raise NotProven(f"{text!r} is not how Base64 is written")
    return data


@dataclass(frozen=True)
class VerifierKey:
    """The public key of somebody who signs, and their name."""

    name: str
    public_key: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that stand before each signature of this key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public_key).digest()[:4]

    @property
    def text(self) -> str:
        """The key as it is handed out."""
        data = base64.b64encode(ED25519 + self.public_key).decode("ascii")
        return f"{self.name}+{self.id.hex()}+{data}"


def read_key(text: str) -> VerifierKey:
    """Read a verifier key, `<name>+<id>+<Base64>`."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not KEY_NAME.fullmatch(parts[0]):
        raise NotProven(f"{text!r} is no verifier key: it reads {KEY_READS}")
    data = base64_bytes(parts[2])
    if data[:1] != ED25519 or len(data) != 33:
        raise NotProven(f"the key of {parts[0]} is no Ed25519 key")
    key = VerifierKey(parts[0], data[1:])
    if key.id.hex() != parts[1]:
        raise NotProven(f"the key of {parts[0]} and its id {parts[1]} do not belong together")
    return key


SignatureCheck = Callable[[bytes, bytes, bytes], bool]


def open_note(note: bytes, keys: Sequence[VerifierKey], check: SignatureCheck = signed_by) -> str:
    """Give the text of a note that one of the keys signed."""
    text, signatures = split_note(note)
    signers = set()
    for name, data in signatures:
        for key in keys:
            if (key.name, key.id) == (name, data[:4]):
                if not check(key.public_key, text.encode(), data[4:]):
                    raise NotProven(f"the signature of {name} is not of this text")
                signers.add(key)
    if not signers:
        raise NotProven("none of the known keys signed it")
    return text


def split_note(note: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """Part a note into its text, to the last line feed, and its signatures."""
    if len(note) > NOTE_BYTES_MAX:
        raise NotProven("the note is too long")
    try:
        whole = note.decode("utf-8")
    except UnicodeDecodeError:
        raise NotProven("the note is not UTF-8") from None
    if CONTROL.search(whole):
        raise NotProven("the note holds a control character")
    text, gap, rest = whole.rpartition("\n\n")
    if not gap or not rest.endswith("\n"):
        raise NotProven("it is no signed note: a text, an empty line, signatures")
    lines = rest[:-1].split("\n")
    if len(lines) > SIGNATURES_MAX:
        raise NotProven("the note has too many signatures")
    return f"{text}\n", [read_signature(line) for line in lines]


def read_signature(line: str) -> tuple[str, bytes]:
    """Read a signature line: whose, and the key's id with the signature."""
    match = SIGNATURE.fullmatch(line)
    data = base64_bytes(match[2]) if match else b""
    if not match or len(data) < 5:
        raise NotProven(f"{line!r} is no signature")
    return match[1], data


# ------------------------------------------------------------------------------------- checkpoints

DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True)
class Checkpoint:
    """How far a log had come, and the root over all its entries."""

    origin: str
    size: int
    root: bytes


def decimal(text: str) -> int:
    """Read a number as it is written: no sign, no zeros in front."""
    if not DECIMAL.fullmatch(text):
        raise NotProven(f"{text!r} is not a number as it is written here")
    return int(text)


def tree_hash(text: str) -> bytes:
    """Read a hash of the tree."""
    data = base64_bytes(text)
    if len(data) != 32:
        raise NotProven(f"{text!r} is no SHA-256 hash")
    return data


def read_checkpoint(text: str) -> Checkpoint:
    """Read the text of a checkpoint: origin, size, root, and lines that do not concern us."""
    lines = text[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise NotProven("it is no checkpoint: a line for origin, size and root each")
    return Checkpoint(lines[0], decimal(lines[1]), tree_hash(lines[2]))


def open_checkpoint(
    note: bytes, keys: Sequence[VerifierKey], check: SignatureCheck = signed_by
) -> Checkpoint:
    """Give the checkpoint that a note holds, signed by the log that it is of."""
    origin = split_note(note)[0].partition("\n")[0]
    own = [key for key in keys if key.name == origin]
    if not own:
        raise NotProven(f"it is of {origin}, and no key of that name is known")
    return read_checkpoint(open_note(note, own, check))


# ------------------------------- the tree: RFC 6962's, checked as RFC 9162 says, 2.1.3.2, 2.1.4.2


def hash_leaf(data: bytes) -> bytes:
    """Hash an entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into the one over both."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def are_hashes(*values: bytes) -> bool:
    """Whether all have the length of a SHA-256 hash."""
    return all(len(value) == 32 for value in values)


def is_included(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """Whether a leaf is at an index, from 0, of the tree with this size and root."""
    if not 0 <= index < size or not are_hashes(leaf, root, *path):
        return False
    here, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = hash_node(sibling, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = hash_node(found, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def is_continued(
    old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether the tree of ``new`` leaves begins with the tree of ``old`` leaves."""
    if not 0 < old <= new or not are_hashes(old_root, new_root, *path):
        return False
    if old == new:
        return not path and old_root == new_root
    hashes = [old_root, *path] if old & (old - 1) == 0 else list(path)
    if not path:
        return False
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    found_old = found_new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            found_old = hash_node(sibling, found_old)
            found_new = hash_node(sibling, found_new)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found_new = hash_node(found_new, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and found_old == old_root and found_new == new_root


# ------------------------------------------------------------------------------------------ proofs

PROOF = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True)
class Proof:
    """An index or the older size, hashes of the tree, and the checkpoint that they lead to."""

    number: int
    path: tuple[bytes, ...]
    checkpoint: bytes


def read_proof(data: bytes) -> Proof:
    """Read a tlog-proof: its name, an `extra` line perhaps, `index`, hashes, a checkpoint."""
    lines, checkpoint = split_proof(data)
    if lines[0] != PROOF:
        raise NotProven(f"it is no proof of an entry: that begins with {PROOF}")
    rest = lines[1:]
    if rest and rest[0].startswith("extra "):
        base64_bytes(rest.pop(0)[len("extra ") :])
    if not rest or not rest[0].startswith("index "):
        raise NotProven("the proof does not say which entry it is of")
    index = decimal(rest[0][len("index ") :])
    return Proof(index, tuple(tree_hash(line) for line in rest[1:]), checkpoint)


def read_growth(data: bytes) -> Proof:
    """Read a proof that a log was only added to: `old` and a size, hashes, a checkpoint."""
    lines, checkpoint = split_proof(data)
    if not lines[0].startswith("old "):
        raise NotProven("it is no proof that a log grew: that begins with `old` and a size")
    old = decimal(lines[0][len("old ") :])
    return Proof(old, tuple(tree_hash(line) for line in lines[1:]), checkpoint)


def split_proof(data: bytes) -> tuple[list[str], bytes]:
    """Part a proof into its lines, to the first empty one, and the checkpoint after it."""
    head, gap, checkpoint = data.partition(b"\n\n")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise NotProven("the proof is not plain text") from None
    if not gap or len(lines) > 130:
        raise NotProven("it is no proof: lines, an empty line, a checkpoint")
    return lines, checkpoint


def prove_entry(
    entry: bytes,
    proof: bytes,
    keys: Sequence[VerifierKey],
    check: SignatureCheck = signed_by,
) -> tuple[int, Checkpoint]:
    """Give the index, from 0, at which an entry is in the log, and the checkpoint that says so."""
    read = read_proof(proof)
    checkpoint = open_checkpoint(read.checkpoint, keys, check)
    leaf = hash_leaf(entry)
    if not is_included(read.number, checkpoint.size, leaf, read.path, checkpoint.root):
        raise NotProven("the entry is not what the log has there: it, or the proof, was changed")
    return read.number, checkpoint


def prove_growth(
    old_note: bytes,
    growth: bytes,
    keys: Sequence[VerifierKey],
    check: SignatureCheck = signed_by,
) -> tuple[Checkpoint, Checkpoint]:
    """Give two checkpoints of one log, of which the second only adds to the first."""
    read = read_growth(growth)
    old = open_checkpoint(old_note, keys, check)
    new = open_checkpoint(read.checkpoint, keys, check)
    if (read.number, old.origin) != (old.size, new.origin):
        raise NotProven("the proof is about another checkpoint than the one shown")
    if not is_continued(old.size, old.root, new.size, new.root, read.path):
        raise NotProven("the log of the new checkpoint does not begin with that of the old one")
    return old, new


# ----------------------------------------------------------------------------------------- entries

ENTRY = b"kaozheng/entry/v1"
NEVER_WRITTEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def told(entry: bytes, index: int, origin: str) -> str:
    """Say what an entry is, after checking that it is called what it is by its place."""
    lines = entry.split(b"\n", 12)  # Eleven lines, an empty one, and any bytes at all.
    if len(lines) < 13 or lines[0] != ENTRY or lines[11]:
        raise NotProven(f"these are not the bytes of an entry: they begin with {ENTRY.decode()}")
    texts = [line.decode("utf-8", "replace") for line in lines[1:9]]
    if any(NEVER_WRITTEN.search(text) for text in texts):
        raise NotProven("the entry holds a control character, which no entry does")
    log, position, stream, _, topic, fact, moment, login = texts
    if decimal(position) != index + 1:
        raise NotProven(f"the entry calls itself {position}, and stands at {index + 1}")
    if quote(log, safe="") != origin.rpartition("/")[2]:
        raise NotProven(f"the entry is of log {log}, the checkpoint of {origin}")
    return (
        f"entry {log}@{position} of {origin}\n"
        f"  what      {topic} in {stream}, fact {fact}\n"
        f"  recorded  {moment} by login {login}"
    )


# ------------------------------------------------------------------------------------- the program


def main(arguments: Sequence[str]) -> int:
    """Check what is asked for, and say how it ended."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", help="a checkpoint, or a proof, which holds one")
    parser.add_argument("--key", action="append", required=True, help="a verifier key, or its file")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--entry", help="the file with the entry's bytes")
    what.add_argument("--since", help="the file with the older checkpoint")
    asked = parser.parse_args(arguments)
    try:
        keys = [key_named(text) for text in asked.key]
    except OSError as error:
        why = f"cannot read {error.filename}: {error.strerror}"
        print(f"no verifier key: {why}; give {KEY_READS}, or a file of it", file=sys.stderr)
        return ASKED_WRONGLY
    except NotProven as error:
        print(f"no verifier key: {error}", file=sys.stderr)
        return ASKED_WRONGLY
    try:
        print(found(asked.file, asked.entry, asked.since, keys))
    except OSError as error:
        print(f"cannot read {error.filename}: {error.strerror}", file=sys.stderr)
        return ASKED_WRONGLY
    except AskedWrongly as error:
        print(error, file=sys.stderr)
        return ASKED_WRONGLY
    except NotProven as error:
        print(f"DOES NOT HOLD: {error}", file=sys.stderr)
        return DOES_NOT_HOLD
    return HOLDS


def key_named(text: str) -> VerifierKey:
    """Read a verifier key, or the file that holds it."""
    if text.count("+") < 2:
        text = content(text).decode("utf-8", "replace").strip()
    return read_key(text)


def found(file: str, entry: str | None, since: str | None, keys: Sequence[VerifierKey]) -> str:
    """Check a file, and say what holds."""
    shown = content(file)
    for path, data in ((file, shown), *([(since, content(since))] if since is not None else ())):
        if not begins_like_one(data, keys):
            raise AskedWrongly(f"{path} is neither a checkpoint nor a proof: name one that is")
    if entry is not None:
        data = content(entry)
        index, checkpoint = prove_entry(data, shown, keys)
        said = told(data, index, checkpoint.origin)
        return f"HOLDS: {said}\n{checkpoint_told(checkpoint)}"
    if since is not None:
        old, new = prove_growth(content(since), shown, keys)
        return (
            f"HOLDS: {new.origin} still begins with its first {old.size} entries, unchanged\n"
            f"{checkpoint_told(new)}"
        )
    if shown.startswith(PROOF.encode()):
        raise AskedWrongly("this is a proof of an entry: name the entry's file with --entry")
    if shown.startswith(b"old "):
        raise AskedWrongly("this is a proof of growth: name the older checkpoint with --since")
    checkpoint = open_checkpoint(shown, keys)
    return f"HOLDS: signed by {checkpoint.origin}\n{checkpoint_told(checkpoint)}"


def begins_like_one(data: bytes, keys: Sequence[VerifierKey]) -> bool:
    """Whether a file is a checkpoint or a proof by any sign of one, however damaged the rest."""
    lines = data.split(b"\n")
    if data.startswith((PROOF.encode(), b"old ", *(key.name.encode() for key in keys))):
        return True
    has_size = len(lines) > 1 and lines[1].strip().isdigit()
    return has_size or any(line.startswith("\u2014 ".encode()) for line in lines)


def checkpoint_told(checkpoint: Checkpoint) -> str:
    """Say what a checkpoint says."""
    root = base64.b64encode(checkpoint.root).decode("ascii")
    return f"  log       {checkpoint.size} entries, root {root}"


def content(path: str) -> bytes:
    """Read a file."""
    return Path(path).read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
