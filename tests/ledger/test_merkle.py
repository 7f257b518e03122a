"""The Merkle tree is RFC 6962's, and a proof holds only for what it was made for."""

import json
from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path
from random import Random

import pytest

from ledger.merkle import (
    EMPTY_ROOT,
    consistency_holds,
    consistency_proof,
    hash_leaf,
    hash_node,
    inclusion_holds,
    inclusion_proof,
    push,
    root,
    root_at,
    root_of,
)

VECTORS = Path(__file__).parents[1] / "vectors" / "rfc6962"
SIZES = range(1, 131)
LEAVES = [hash_leaf(str(number).encode()) for number in range(130)]


def vectors(kind: str) -> list[Path]:
    found = sorted((VECTORS / kind).rglob("*.json"))
    assert found
    return found


def hashes(texts: list[str] | None) -> list[bytes]:
    return [b64decode(text) for text in texts or ()]


# The definitions of RFC 6962, section 2.1, word for word.


@cache
def tree_hash(first: int, last: int) -> bytes:
    if last - first == 1:
        return LEAVES[first]
    middle = first + split(last - first)
    return hash_node(tree_hash(first, middle), tree_hash(middle, last))


def split(size: int) -> int:
    power = 1
    while power * 2 < size:
        power *= 2
    return power


def path(index: int, first: int, last: int) -> list[bytes]:
    if last - first == 1:
        return []
    middle = first + split(last - first)
    if index < middle:
        return [*path(index, first, middle), tree_hash(middle, last)]
    return [*path(index, middle, last), tree_hash(first, middle)]


def subproof(old: int, first: int, last: int, *, known: bool) -> list[bytes]:
    if old == last:
        return [] if known else [tree_hash(first, last)]
    middle = first + split(last - first)
    if old <= middle:
        return [*subproof(old, first, middle, known=known), tree_hash(middle, last)]
    return [*subproof(old, middle, last, known=False), tree_hash(first, middle)]


def grown() -> list[list[bytes]]:
    """Give what each leaf completes, as the entries of a log hold it."""
    frontier: list[bytes] = []
    return [push(frontier, size, leaf) for size, leaf in enumerate(LEAVES)]


COMPLETED = grown()


def node(level: int, index: int) -> bytes:
    return COMPLETED[((index + 1) << level) - 1][level]


def test_a_leaf_completes_itself_and_a_subtree_per_trailing_one_bit() -> None:
    for index, completed in enumerate(COMPLETED):
        ones = len(f"{index:b}") - len(f"{index:b}".rstrip("1"))
        assert len(completed) == 1 + ones
        for level, node in enumerate(completed):
            assert node == tree_hash(index + 1 - 2**level, index + 1)


def test_every_root_is_the_one_of_the_definition() -> None:
    frontier: list[bytes] = []
    assert root_of(frontier) == root([]) == root_at(0, node) == EMPTY_ROOT
    for size in SIZES:
        push(frontier, size - 1, LEAVES[size - 1])
        expected = tree_hash(0, size)
        assert root_of(frontier) == root(LEAVES[:size]) == root_at(size, node) == expected


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert b64encode(EMPTY_ROOT) == b"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_every_inclusion_proof_is_the_one_of_the_definition_and_holds() -> None:
    for size in SIZES:
        for index in range(size):
            proof = inclusion_proof(index, size, node)
            assert proof == path(index, 0, size)
            assert inclusion_holds(index, size, proof, leaf=LEAVES[index], root=tree_hash(0, size))


def test_every_consistency_proof_is_the_one_of_the_definition_and_holds() -> None:
    for new in SIZES:
        for old in range(1, new + 1):
            proof = consistency_proof(old, new, node)
            assert proof == subproof(old, 0, new, known=True)
            assert consistency_holds(
                old, new, proof, old_root=tree_hash(0, old), new_root=tree_hash(0, new)
            )


def test_proofs_and_roots_read_a_few_nodes_of_a_long_log() -> None:
    reads = 0

    def counted(level: int, index: int) -> bytes:
        nonlocal reads
        reads += 1
        return hash_leaf(f"{level} {index}".encode())

    size = 1_000_003
    assert root_at(size, counted)
    assert reads <= size.bit_length()
    reads = 0
    assert inclusion_proof(777_777, size, counted)
    assert reads <= 2 * size.bit_length()
    reads = 0
    assert consistency_proof(777_777, size, counted)
    assert reads <= 2 * size.bit_length()


@pytest.mark.parametrize("index", [-1, 5, 6])
def test_there_is_no_proof_of_a_leaf_that_the_tree_does_not_have(index: int) -> None:
    with pytest.raises(ValueError, match="has no leaf"):
        inclusion_proof(index, 5, node)
    assert not inclusion_holds(index, 5, [], leaf=LEAVES[0], root=LEAVES[0])


@pytest.mark.parametrize(("old", "new"), [(0, 5), (-1, 5), (6, 5)])
def test_there_is_no_proof_that_a_tree_grew_from_nothing_or_shrank(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="grows into"):
        consistency_proof(old, new, node)
    assert not consistency_holds(old, new, [], old_root=EMPTY_ROOT, new_root=EMPTY_ROOT)


def mutations(proof: list[bytes], random: Random) -> list[list[bytes]]:
    """Change a proof in each of the ways there are: a bit, one more, one less, order, length."""
    place = random.randrange(len(proof))
    flipped = bytearray(proof[place])
    flipped[random.randrange(32)] ^= 1 << random.randrange(8)
    turned = proof[::-1]
    return [
        [*proof[:place], bytes(flipped), *proof[place + 1 :]],
        [*proof[:place], *proof[place + 1 :]],
        [*proof[:place], random.randbytes(32), *proof[place:]],
        [*proof, random.randbytes(32)],
        [*proof[:place], proof[place][:31], *proof[place + 1 :]],
        [*proof[:place], b"", *proof[place:]],
        *([turned] if turned != proof else []),
    ]


def test_a_changed_inclusion_proof_never_holds() -> None:
    random = Random(6962)  # noqa: S311 - the same mutations each time
    for _ in range(2_000):
        size = random.choice(SIZES[1:])
        index, other = random.sample(range(size), 2)
        proof = inclusion_proof(index, size, node)
        top = tree_hash(0, size)
        for wrong in mutations(proof, random):
            assert not inclusion_holds(index, size, wrong, leaf=LEAVES[index], root=top)
        assert not inclusion_holds(index, size, proof, leaf=LEAVES[other], root=top)
        assert not inclusion_holds(other, size, proof, leaf=LEAVES[index], root=top)
        assert not inclusion_holds(index, size, proof, leaf=LEAVES[index], root=LEAVES[other])


def test_a_changed_consistency_proof_never_holds() -> None:
    random = Random(9162)  # noqa: S311 - the same mutations each time
    for _ in range(2_000):
        old, new = sorted(random.sample(SIZES, 2))
        proof = consistency_proof(old, new, node)
        before, after = tree_hash(0, old), tree_hash(0, new)
        for wrong in mutations(proof, random):
            assert not consistency_holds(old, new, wrong, old_root=before, new_root=after)
        assert not consistency_holds(old, new, proof, old_root=after, new_root=before)
        assert not consistency_holds(old, new, proof, old_root=LEAVES[0][::-1], new_root=after)
        assert not consistency_holds(old, new, proof, old_root=before, new_root=LEAVES[0])


def test_what_is_no_hash_is_no_root_and_no_leaf() -> None:
    for odd in (b"", LEAVES[0][:31], LEAVES[0] + b"\x00"):
        assert not inclusion_holds(0, 1, [], leaf=odd, root=odd)
        assert not consistency_holds(5, 5, [], old_root=odd, new_root=odd)


@pytest.mark.parametrize(
    "file", vectors("inclusion"), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_inclusion_is_judged_as_by_the_vectors_of_others(file: Path) -> None:
    case = json.loads(file.read_text("utf-8"))
    (leaf, top), proof = hashes([case["leafHash"], case["root"]]), hashes(case["proof"])
    holds = inclusion_holds(case["leafIdx"], case["treeSize"], proof, leaf=leaf, root=top)
    assert holds is not case["wantErr"]


@pytest.mark.parametrize(
    "file", vectors("consistency"), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_consistency_is_judged_as_by_the_vectors_of_others(file: Path) -> None:
    case = json.loads(file.read_text("utf-8"))
    (before, after), proof = hashes([case["root1"], case["root2"]]), hashes(case["proof"])
    holds = consistency_holds(case["size1"], case["size2"], proof, old_root=before, new_root=after)
    assert holds is not case["wantErr"]
