"""Proofs for others: that an entry is in a signed log, that a signed log was only added to.

The first is a c2sp.org/tlog-proof. For the second there is no file of its own; it is written as the
request with which witnesses are asked to sign a newer checkpoint (c2sp.org/tlog-witness).
"""

from base64 import b64encode
from collections.abc import Iterable

from ledger.merkle import NodeReader, consistency_proof, inclusion_proof
from ledger.verifier import PROOF


def entry_proof(index: int, size: int, node: NodeReader, note: bytes) -> bytes:
    """Prove that the entry at an index, from 0, is in the log of a checkpoint of that size."""
    return _written(f"{PROOF}\nindex {index}\n", inclusion_proof(index, size, node), note)


def growth_proof(old: int, size: int, node: NodeReader, note: bytes) -> bytes:
    """Prove that the log of a checkpoint begins with what it was at an older size."""
    return _written(f"old {old}\n", consistency_proof(old, size, node), note)


def _written(head: str, path: Iterable[bytes], note: bytes) -> bytes:
    hashes = "".join(f"{b64encode(one).decode('ascii')}\n" for one in path)
    return f"{head}{hashes}\n".encode() + note
