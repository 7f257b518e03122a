"""Every proof is accepted by the stand-alone verifier, and nothing else is."""

import json
from base64 import b64decode
from pathlib import Path
from random import Random

import pytest
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from ledger.checkpoint import signature_holds
from ledger.merkle import consistency_proof, hash_leaf, inclusion_proof
from ledger.verifier import (
    NotProven,
    is_continued,
    is_included,
    prove_entry,
    prove_growth,
)
from tests.ledger.proving import KEY, Tree

SIZES = range(1, 131)
LEAVES = [str(number).encode() for number in range(130)]
TREE = Tree(LEAVES)
ROOTS = [TREE.root(size) for size in range(131)]
VECTORS = Path(__file__).parents[1] / "vectors" / "rfc6962"


def vectors(kind: str) -> list[Path]:
    found = sorted((VECTORS / kind).rglob("*.json"))
    assert found
    return found


def name(path: Path) -> str:
    return str(path.relative_to(VECTORS))


@pytest.mark.parametrize("path", vectors("inclusion"), ids=name)
def test_the_verifier_decides_on_others_inclusion_proofs_as_they_do(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    held = is_included(
        case["leafIdx"],
        case["treeSize"],
        b64decode(case["leafHash"] or ""),
        [b64decode(one) for one in case["proof"] or ()],
        b64decode(case["root"] or ""),
    )
    assert held is not case["wantErr"]


@pytest.mark.parametrize("path", vectors("consistency"), ids=name)
def test_the_verifier_decides_on_others_consistency_proofs_as_they_do(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    held = is_continued(
        case["size1"],
        b64decode(case["root1"] or ""),
        case["size2"],
        b64decode(case["root2"] or ""),
        [b64decode(one) for one in case["proof"] or ()],
    )
    # From the empty tree every tree follows, without a proof: nobody signs it, so none is accepted.
    assert held is (case["size1"] > 0 and not case["wantErr"])


def test_every_proof_of_an_entry_up_to_130_holds_where_it_belongs_alone() -> None:
    for size in SIZES:
        for index in range(size):
            path, leaf = inclusion_proof(index, size, TREE.node), hash_leaf(LEAVES[index])
            assert is_included(index, size, leaf, path, ROOTS[size])
            assert not is_included(index, size, hash_leaf(b"x"), path, ROOTS[size])
            assert not is_included(index, size, leaf, [*path, leaf], ROOTS[size])
            assert not is_included(index, size, leaf, path, ROOTS[size - 1])
            assert not is_included(index + 1, size, leaf, path, ROOTS[size])
            assert not (path and is_included(index, size, leaf, path[:-1], ROOTS[size]))
            assert not (path and is_included(index, size, leaf, path[1:], ROOTS[size]))


def test_every_proof_of_growth_up_to_130_holds_where_it_belongs_alone() -> None:
    for new in SIZES:
        for old in range(1, new + 1):
            path = consistency_proof(old, new, TREE.node)
            assert is_continued(old, ROOTS[old], new, ROOTS[new], path)
            assert not is_continued(old, ROOTS[old - 1], new, ROOTS[new], path)
            assert not is_continued(old, ROOTS[old], new, ROOTS[new - 1], path)
            assert not is_continued(old, ROOTS[old], new, ROOTS[new], [*path, ROOTS[0]])
            assert not (path and is_continued(old, ROOTS[old], new, ROOTS[new], path[:-1]))
            assert not (path and is_continued(old, ROOTS[old], new, ROOTS[new], path[1:]))


@pytest.mark.slow
def test_every_file_up_to_130_is_read_as_what_it_is() -> None:
    for size in SIZES:
        note = TREE.note(size)
        for index in range(size):
            proof = TREE.entry_proof(index, size)
            found, checkpoint = prove_entry(LEAVES[index], proof, [KEY], signature_holds)
            assert (found, checkpoint.size, checkpoint.root) == (index, size, ROOTS[size])
        for new in (size, size + 1, 130):
            if new <= 130:
                grown = TREE.growth_proof(size, new)
                old, later = prove_growth(note, grown, [KEY], signature_holds)
                assert (old.root, later.root) == (ROOTS[size], ROOTS[new])


def mutated(data: bytes, random: Random) -> bytes:
    """Change one place of a file in one of the ways in which files change."""
    at = random.randrange(len(data))
    kind = random.randrange(5 if data.count(b"\n") else 4)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[at + 1 :]
    if kind == 2:
        return data[:at] + random.randbytes(1) + data[at:]
    if kind == 3:
        return data[:at]
    lines = data.split(b"\n")
    first, second = random.sample(range(len(lines)), 2)
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def test_no_mutation_of_a_proof_is_accepted() -> None:
    random = Random(6962)  # noqa: S311 - the same every time
    tried = 0
    for _ in range(6_000):
        size = random.choice(SIZES)
        index = random.randrange(size)
        proof = TREE.entry_proof(index, size)
        broken = mutated(proof, random)
        if broken != proof:
            tried += 1
            with pytest.raises(NotProven):
                prove_entry(LEAVES[index], broken, [KEY], signature_holds)
    assert tried > 5_000


def test_no_mutation_of_a_proof_of_growth_or_of_its_checkpoint_is_accepted() -> None:
    random = Random(9162)  # noqa: S311 - the same every time
    tried = 0
    for _ in range(4_000):
        new = random.choice(SIZES)
        old = random.randrange(1, new + 1)
        files = [TREE.note(old), TREE.growth_proof(old, new)]
        which = random.randrange(2)
        broken = mutated(files[which], random)
        if broken != files[which]:
            tried += 1
            files[which] = broken
            with pytest.raises(NotProven):
                prove_growth(files[0], files[1], [KEY], signature_holds)
    assert tried > 3_000


def test_no_mutation_of_an_entry_is_accepted() -> None:
    random = Random(2026)  # noqa: S311 - the same every time
    for index in range(130):
        proof = TREE.entry_proof(index, 130)
        broken = mutated(LEAVES[index], random)
        if broken != LEAVES[index]:
            with pytest.raises(NotProven, match="is not what the log has there"):
                prove_entry(broken, proof, [KEY], signature_holds)


def test_an_independent_implementation_makes_the_same_trees_and_accepts_our_roots() -> None:
    """The package pymerkle, which is a test's oracle only."""
    other = InmemoryTree.init_from_entries(LEAVES, algorithm="sha256")
    for size in SIZES:
        assert other.get_root(size) == ROOTS[size]
        for index in range(size):
            proof = other.prove_inclusion(index + 1, size)
            assert proof.path[1:] == inclusion_proof(index, size, TREE.node)
            verify_inclusion(hash_leaf(LEAVES[index]), ROOTS[size], proof)
        for old in range(1, size + 1, 7):
            verify_consistency(ROOTS[old], ROOTS[size], other.prove_consistency(old, size))
