"""What the tests of proofs are made of: a key that is always the same, a tree, its proofs."""

from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.checkpoint import sign, verifier_key
from ledger.merkle import hash_leaf, push, root_at
from ledger.proof import entry_proof, growth_proof
from ledger.verifier import Checkpoint

ORIGIN = "kaozheng/shunbi"
PRIVATE = Ed25519PrivateKey.from_private_bytes(sha256(b"a key for tests alone").digest())
KEY = verifier_key(ORIGIN, PRIVATE)


class Tree:
    """A tree over given leaves, signed at any size."""

    def __init__(self, leaves: list[bytes]) -> None:
        self._nodes: list[list[bytes]] = []
        self._notes: dict[tuple[int, str], bytes] = {}
        frontier: list[bytes] = []
        for size, leaf in enumerate(leaves):
            self._nodes.append(push(frontier, size, hash_leaf(leaf)))

    def node(self, level: int, index: int) -> bytes:
        """Give a node."""
        return self._nodes[((index + 1) << level) - 1][level]

    def root(self, size: int) -> bytes:
        """Give the root at a size."""
        return root_at(size, self.node)

    def note(self, size: int, origin: str = ORIGIN) -> bytes:
        """Sign the tree at a size."""
        if (size, origin) not in self._notes:
            checkpoint = Checkpoint(origin, size, self.root(size))
            self._notes[size, origin] = sign(checkpoint, PRIVATE)
        return self._notes[size, origin]

    def entry_proof(self, index: int, size: int) -> bytes:
        """Prove a leaf."""
        return entry_proof(index, size, self.node, self.note(size))

    def growth_proof(self, old: int, size: int) -> bytes:
        """Prove that the tree grew."""
        return growth_proof(old, size, self.node, self.note(size))
