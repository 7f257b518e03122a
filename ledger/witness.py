"""Holds a log against its checkpoints: what no look at the log alone can find."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.evidence import Fails, Holds, Verdict
from domain.refusals.evidence import NotACheckpoint, NotAVerifierKey
from domain.refusals.ledger import EntryUnreadable
from domain.wording import Message, say
from ledger.checkpoint import names_a_key, signature_holds, verifier_key
from ledger.kept import Shown
from ledger.merkle import EMPTY_ROOT, consistency_holds, consistency_proof
from ledger.recorder import LogRecorder
from ledger.verifier import (
    Checkpoint,
    NotProven,
    VerifierKey,
    key_named,
    open_checkpoint,
    read_checkpoint,
    split_note,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Witness:
    """A checkpoint whose signature holds, and the file it was in."""

    name: str
    checkpoint: Checkpoint


class Checker:
    """Checks whose checkpoints are shown: by keys that were given, or by the ledger's own."""

    def __init__(
        self, given: Sequence[VerifierKey] = (), *, own: "Ed25519PrivateKey | None" = None
    ) -> None:
        self._given = given
        self._own = own

    def knows(self, shown: Shown) -> bool:
        """Whether there is a key for the log that a checkpoint is of."""
        return bool(self._keys(_claimed(shown)))

    def check(self, shown: Shown) -> Witness | Message:
        """Give a checkpoint that its log's key signed, or say why it is none."""
        claimed = _claimed(shown)
        keys = self._keys(claimed)
        if not any(names_a_key(shown.note, key) for key in keys):
            origin = claimed.origin
            return say("finding.checkpoint.unknown_key", file=shown.name, origin=origin)
        try:
            return Witness(shown.name, open_checkpoint(shown.note, keys, signature_holds))
        except NotProven:
            return say("finding.checkpoint.forged", file=shown.name)

    def _keys(self, claimed: Checkpoint) -> list[VerifierKey]:
        """The keys of a log. The ledger's own key signs for each of its logs, in the log's name."""
        if self._own is not None:
            return [verifier_key(claimed.origin, self._own)]
        return [key for key in self._given if key.name == claimed.origin]


def verifier_key_of(text: str) -> VerifierKey:
    """Read a verifier key as it is handed out, or the file that holds it."""
    try:
        return key_named(text)
    except (NotProven, OSError, ValueError) as error:
        raise NotAVerifierKey(key=text) from error


def no_log(witness: Witness) -> Message:
    """Say that the ledger has no log for a checkpoint."""
    return say("finding.checkpoint.no_log", file=witness.name, origin=witness.checkpoint.origin)


def _claimed(shown: Shown) -> Checkpoint:
    """Read what a checkpoint says, whoever signed it."""
    try:
        return read_checkpoint(split_note(shown.note)[0])
    except NotProven as error:
        raise NotACheckpoint(file=shown.name) from error


def hold_against(recorder: LogRecorder, verdict: Verdict, witnesses: Sequence[Witness]) -> Verdict:
    """Compare a log that holds by itself with the checkpoints that were signed of it."""
    if isinstance(verdict, Fails) or not witnesses:
        return verdict
    by_size = sorted(witnesses, key=lambda one: one.checkpoint.size)
    agreeing = [one for one in by_size if _agrees(recorder, verdict, one.checkpoint)]
    against = [one for one in by_size if one not in agreeing]
    if not against:
        return replace(verdict, confirmed=len(agreeing))
    first = against[0].checkpoint.size
    sound = max((one.checkpoint.size for one in agreeing if one.checkpoint.size < first), default=0)
    position = verdict.size + 1 if first > verdict.size else sound + 1
    return Fails(verdict.log, position, tuple(_findings(verdict, against, sound)))


def _agrees(recorder: LogRecorder, log: Holds, checkpoint: Checkpoint) -> bool:
    """Whether the log still begins with what it had at a checkpoint.

    The proof is made of stored nodes, and ends at the root that was just worked out from the
    entries: nodes changed in the meantime prove nothing.
    """
    if checkpoint.size == 0:
        return checkpoint.root == EMPTY_ROOT
    if checkpoint.size > log.size:
        return False
    try:
        proof = consistency_proof(checkpoint.size, log.size, recorder.node)
    except EntryUnreadable:
        return False
    return consistency_holds(
        checkpoint.size, log.size, proof, old_root=checkpoint.root, new_root=log.root
    )


def _findings(log: Holds, against: Sequence[Witness], sound: int) -> Iterator[Message]:
    for one in against:
        size = one.checkpoint.size
        if size > log.size:
            yield say("finding.checkpoint.shorter", file=one.name, size=size, found=log.size)
        else:
            first, last = f"{log.log}@{sound + 1}", f"{log.log}@{size}"
            yield say("finding.checkpoint.rewritten", file=one.name, first=first, last=last)
