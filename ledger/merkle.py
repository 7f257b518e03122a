"""The Merkle tree over a log: its nodes, roots and proofs, each from O(log n) nodes (RFC 6962).

A tree of n leaves splits at the largest power of two below n. Leaf i, counted from 0, completes
itself and one perfect subtree per trailing 1-bit of i. Node (level, index) is the root of the
perfect subtree over the 2^level leaves from index x 2^level on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TypeAlias

HASH_BYTES = 32
EMPTY_ROOT = sha256().digest()

NodeReader: TypeAlias = Callable[[int, int], bytes]
"""Gives the node of a level and an index."""


def hash_leaf(data: bytes) -> bytes:
    """Hash what a leaf holds."""
    return sha256(b"\x00" + data).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into the one over both."""
    return sha256(b"\x01" + left + right).digest()


def push(frontier: list[bytes], size: int, leaf: bytes) -> list[bytes]:
    """Add a leaf to a tree of ``size`` leaves; give the nodes it completes, level 0 first.

    The frontier holds the perfect subtrees that the tree falls into, largest first: all that is
    needed to grow it, and to know its root.
    """
    node, nodes = leaf, [leaf]
    while size & 1:
        node = sha256(b"\x01" + frontier.pop() + node).digest()  # hash_node, without the call
        nodes.append(node)
        size >>= 1
    frontier.append(node)
    return nodes


def hashes_in(joined: bytes) -> list[bytes]:
    """Part hashes that are stored one after the other."""
    return [joined[at : at + HASH_BYTES] for at in range(0, len(joined), HASH_BYTES)]


def root_of(frontier: Sequence[bytes]) -> bytes:
    """Give the root of the tree that has this frontier."""
    if not frontier:
        return EMPTY_ROOT
    root = frontier[-1]
    for subtree in reversed(frontier[:-1]):
        root = hash_node(subtree, root)
    return root


def root(leaves: Iterable[bytes]) -> bytes:
    """Give the root over leaf hashes."""
    frontier: list[bytes] = []
    for size, leaf in enumerate(leaves):
        push(frontier, size, leaf)
    return root_of(frontier)


def root_at(size: int, node: NodeReader) -> bytes:
    """Give the root that the tree had at an earlier size."""
    return _subtree(0, size, node)


def inclusion_proof(index: int, size: int, node: NodeReader) -> list[bytes]:
    """Prove that leaf ``index`` is in the tree of ``size`` leaves (RFC 6962, 2.1.1)."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    return [_subtree(first, last, node) for first, last in _siblings(index, size)]


def inclusion_holds(
    index: int, size: int, proof: Sequence[bytes], *, leaf: bytes, root: bytes
) -> bool:
    """Whether a proof shows that the leaf is in the tree with that root."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        return False
    siblings = _siblings(index, size)
    if len(proof) != len(siblings):
        return False
    found = leaf
    for (first, _), sibling in zip(siblings, proof, strict=True):
        found = hash_node(sibling, found) if first < index else hash_node(found, sibling)
    return found == root


def consistency_proof(old: int, new: int, node: NodeReader) -> list[bytes]:
    """Prove that the tree of ``new`` leaves begins with the one of ``old`` (RFC 6962, 2.1.2)."""
    if not 0 < old <= new:
        raise ValueError(f"no tree of {old} leaves grows into one of {new}")
    start, siblings = _growth(old, new)
    proof = [_subtree(first, last, node) for first, last in siblings]
    return [_subtree(start, old, node), *proof] if start and old < new else proof


def consistency_holds(
    old: int, new: int, proof: Sequence[bytes], *, old_root: bytes, new_root: bytes
) -> bool:
    """Whether a proof shows that the tree with the new root begins with the one of the old root."""
    if not 0 < old <= new or not _are_hashes(old_root, new_root, *proof):
        return False
    start, siblings = _growth(old, new)
    # The old root need not be in the proof where the walk starts at the whole old tree.
    hashes = proof if start and old < new else [old_root, *proof]
    if len(hashes) != 1 + len(siblings):
        return False
    found_old = found_new = hashes[0]
    for (first, _), sibling in zip(siblings, hashes[1:], strict=True):
        if first < start:
            found_old = hash_node(sibling, found_old)
            found_new = hash_node(sibling, found_new)
        else:
            found_new = hash_node(found_new, sibling)
    return (found_old, found_new) == (old_root, new_root)


def _siblings(index: int, size: int) -> list[tuple[int, int]]:
    """Name what lies beside the way from a leaf up to the root: first leaf, and the one after."""
    way = []
    first, last = 0, size
    while last - first > 1:
        middle = first + _split(last - first)
        if index < middle:
            way.append((middle, last))
            last = middle
        else:
            way.append((first, middle))
            first = middle
    return way[::-1]


def _growth(old: int, new: int) -> tuple[int, list[tuple[int, int]]]:
    """Name the leaf where the way of a consistency proof starts, and what lies beside that way.

    It starts at the last and smallest of the perfect subtrees that the old tree falls into.
    """
    if old == new:
        return 0, []
    start = old & (old - 1)
    return start, [pair for pair in _siblings(old - 1, new) if not start <= pair[0] < old]


def _subtree(first: int, last: int, node: NodeReader) -> bytes:
    """Give the root over the leaves from ``first`` to the one before ``last``."""
    return root_of([node(level, index) for level, index in _perfect(first, last)])


def _perfect(first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last:
        level = (last - first).bit_length() - 1
        yield level, first >> level
        first += 1 << level


def _split(size: int) -> int:
    """Give the largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)
