"""Checkpoints: how far a log had come and its root, signed, to be kept where the log is not.

A checkpoint is a signed note (c2sp.org/tlog-checkpoint). Whoever keeps one can tell later whether
the log still begins with what it had then; whoever holds only the database cannot sign another.
`ledger/verifier.py` reads them; signatures are made and checked here by the cryptography package.
"""

from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote

from ledger.recorder import Ledger
from ledger.verifier import Checkpoint, VerifierKey, split_note

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def origin_of(ledger: Ledger, log: str) -> str:
    """Name a log to the world, and say if its times are invented. A copy has the same name."""
    times = "rehearsal/" if ledger.kind == "rehearsal" else ""
    return f"kaozheng/{times}{quote(log, safe='')}"


def verifier_key(origin: str, key: "Ed25519PrivateKey") -> VerifierKey:
    """Give the key with which others check what this one signs in a log's name."""
    return VerifierKey(origin, key.public_key().public_bytes_raw())


def sign(checkpoint: Checkpoint, key: "Ed25519PrivateKey") -> bytes:
    """Sign a checkpoint in its log's name."""
    root = b64encode(checkpoint.root).decode("ascii")
    text = f"{checkpoint.origin}\n{checkpoint.size}\n{root}\n"
    signature = verifier_key(checkpoint.origin, key).id + key.sign(text.encode())
    signed = f"— {checkpoint.origin} {b64encode(signature).decode('ascii')}\n"
    return f"{text}\n{signed}".encode()


def signature_holds(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is of this message by this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def names_a_key(note: bytes, key: VerifierKey) -> bool:
    """Whether a note says that it was signed with a key."""
    _, signatures = split_note(note)
    return any((name, data[:4]) == (key.name, key.id) for name, data in signatures)
