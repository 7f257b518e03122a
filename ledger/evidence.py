"""What proves a ledger: verdicts, checkpoints, proofs; with its key, where the key is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.entry import Entry
from domain.evidence import Fails, Holds, Verdict
from domain.facts.envelope import Fact
from domain.facts.quarter import QuarterResultsPublished
from domain.refusals import Refusal
from domain.refusals.evidence import NotContinued, NothingSigned
from domain.refusals.ledger import NoKeyFile, OutOfReach
from domain.wording import Message, say
from ledger.checkpoint import origin_of, sign, verifier_key
from ledger.kept import KeptCheckpoints, read_shown, write_new
from ledger.keys import read_key_file
from ledger.proof import entry_proof, growth_proof
from ledger.recorder import Ledger
from ledger.seals import try_seals
from ledger.stored import Head, entry_bytes
from ledger.verifier import Checkpoint, VerifierKey
from ledger.verify import verify
from ledger.witness import Checker, Witness, hold_against, no_log, verifier_key_of

IN_MEMORY = Path(":memory:.key")


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a look at all the evidence."""

    verdicts: tuple[Verdict, ...]
    faults: tuple[Message, ...]
    """What is wrong with the database's own file, with a checkpoint, or with a person's key."""
    unasked: int
    """The checkpoints kept beside the ledger that nobody could check, the key not being there."""
    erased: tuple[Message, ...]
    """Whose confidential fields can no longer be read, since their keys were destroyed."""

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults and all(isinstance(one, Holds) for one in self.verdicts)


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint that was made: as a note, the key it is checked with, and where it is kept."""

    checkpoint: Checkpoint
    note: bytes
    key: VerifierKey
    kept: Path

    def as_data(self) -> dict[str, object]:
        """The checkpoint as data."""
        return {
            "origin": self.checkpoint.origin,
            "size": self.checkpoint.size,
            "root": self.checkpoint.root.hex(),
            "key": self.key.text,
            "kept": str(self.kept),
            "note": self.note.decode(),
        }


@dataclass(frozen=True, slots=True)
class Growth:
    """The proof that a log, as it was signed, begins with what it was at an older checkpoint."""

    proof: bytes
    signed: Signed


@dataclass(frozen=True, slots=True)
class Proven:
    """An entry's bytes, and the proof that they are in the log as it was signed."""

    name: str
    entry: bytes
    proof: bytes
    signed: Signed

    def write(self, proof: Path) -> Path:
        """Write the proof, and the entry's bytes beside it; give where those are."""
        entry = proof.with_suffix(".entry")
        write_new(entry, self.entry)
        write_new(proof, self.proof)
        return entry


class Evidence:
    """The evidence of a ledger, with the file of its key, and the checkpoints kept beside that."""

    def __init__(self, ledger: Ledger, key_file: Path | None = None) -> None:
        self._ledger = ledger
        self._in_memory = key_file is None
        self._key_file = key_file or IN_MEMORY
        self._kept = KeptCheckpoints(self._key_file)

    def heads(self) -> dict[str, Head]:
        """Every log, with how far it has come and the root of its tree."""
        return {log: self._ledger.recorder(log).head() for log in self._ledger.logs()}

    def verify(self, checkpoints: Sequence[Path] = (), keys: Sequence[str] = ()) -> Verified:
        """Check every log, also against checkpoints in files and those kept beside the ledger.

        Signatures are checked with the keys given, or else with the ledger's own.
        """
        shown = [read_shown(path) for path in checkpoints]
        notes = {one.note for one in shown}
        kept = [one for one in self._kept.all() if one.note not in notes]
        checker = self._checker(keys, needed=bool(shown), wanted=bool(kept))
        asked = [*shown, *(one for one in kept if checker and checker.knows(one))]
        found = [checker.check(one) for one in asked] if checker else []
        witnesses = [one for one in found if isinstance(one, Witness)]
        faults = [*self._ledger.check(), *(one for one in found if isinstance(one, Message))]
        logs = self._origins()
        faults += [no_log(one) for one in witnesses if one.checkpoint.origin not in logs]
        unasked = len(shown) + len(kept) - len(asked)
        if unasked and not logs:
            faults.append(say("finding.checkpoint.no_logs", count=unasked))
        verdicts = tuple(self._verdict(log, origin, witnesses) for origin, log in logs.items())
        seals = {
            one.log: try_seals(self._ledger.recorder(one.log))
            for one in verdicts
            if isinstance(one, Holds)
        }
        faults += [fault for found in seals.values() for fault in found.broken.values()]
        erased = tuple(
            say("verify.erased", log=log, persons=tuple(sorted(found.erased)))
            for log, found in seals.items()
            if found.erased
        )
        return Verified(verdicts, tuple(faults), unasked, erased)

    def _checker(self, keys: Sequence[str], *, needed: bool, wanted: bool) -> Checker | None:
        """Whoever checks signatures: with the keys given, or the ledger's own where it is."""
        if keys:
            return Checker(tuple(verifier_key_of(text) for text in keys))
        if not (needed or wanted):
            return None
        try:
            return Checker(own=read_key_file(self._key_file))
        except (NoKeyFile, OutOfReach):
            if needed:
                raise
            return None

    def _origins(self) -> dict[str, str]:
        return {origin_of(self._ledger, log): log for log in self._ledger.logs()}

    def _verdict(self, log: str, origin: str, witnesses: Sequence[Witness]) -> Verdict:
        recorder = self._ledger.recorder(log)
        own = [one for one in witnesses if one.checkpoint.origin == origin]
        return hold_against(recorder, verify(recorder), own)

    def key(self, log: str) -> VerifierKey:
        """The key with which others check what is signed in a log's name."""
        return verifier_key(origin_of(self._ledger, log), read_key_file(self._key_file))

    def checkpoint(self, log: str) -> Signed:
        """Sign how far a log has come and its root, and keep that beside the ledger.

        What does not hold, or does not continue what was signed before, is not signed.
        """
        private = read_key_file(self._key_file)
        origin, checker = origin_of(self._ledger, log), Checker(own=private)
        found = [checker.check(one) for one in self._kept.all()]
        witnesses = [one for one in found if isinstance(one, Witness)]
        logs = self._origins()
        for one in witnesses:
            if one.checkpoint.origin not in logs:
                raise NothingSigned(why=no_log(one))
        verdict = self._verdict(log, origin, witnesses)
        if isinstance(verdict, Fails):
            raise NothingSigned(why=verdict.findings[0])
        checkpoint = Checkpoint(origin, verdict.size, verdict.root)
        note = sign(checkpoint, private)
        kept = self._kept.keep(log, verdict.size, note)
        return Signed(checkpoint, note, verifier_key(origin, private), kept)

    def sealed(self, recorded: Sequence[Entry[Fact]]) -> tuple[Message, ...]:
        """Make a checkpoint when a quarter was published; say where it is, or why there is none."""
        published = [one for one in recorded if isinstance(one.fact, QuarterResultsPublished)]
        if self._in_memory or not published:
            return ()
        try:
            return (say("checkpoint.made", path=self.checkpoint(published[0].log).kept),)
        except Refusal as refusal:
            return (say("checkpoint.not_made", why=refusal.message),)

    def size_at(self, log: str, path: Path) -> int:
        """How far a log had come at a checkpoint, which it must have signed and still continue."""
        shown, recorder = read_shown(path), self._ledger.recorder(log)
        found = Checker(own=read_key_file(self._key_file)).check(shown)
        if isinstance(found, Witness) and found.checkpoint.origin != origin_of(self._ledger, log):
            found = no_log(found)
        if isinstance(found, Message):
            raise NotContinued(why=found)
        head = recorder.head()
        verdict = hold_against(recorder, Holds(log, head.size, head.root), [found])
        if isinstance(verdict, Fails):
            raise NotContinued(why=verdict.findings[0])
        return found.checkpoint.size

    def growth(self, log: str, since: Path) -> Growth:
        """Prove that a log, signed as it is now, begins with what it was at a checkpoint."""
        now, recorder = self.checkpoint(log), self._ledger.recorder(log)
        old = Checker((now.key,)).check(read_shown(since))
        if isinstance(old, Message):
            raise NotContinued(why=old)
        size, root = now.checkpoint.size, now.checkpoint.root
        verdict = hold_against(recorder, Holds(log, size, root), [old])
        if isinstance(verdict, Fails):
            raise NotContinued(why=verdict.findings[0])
        return Growth(growth_proof(old.checkpoint.size, size, recorder.node, now.note), now)

    def write(self, path: Path, data: bytes) -> None:
        """Write what is meant for others to a file that was not there."""
        write_new(path, data)

    def prove(self, entry: Entry[Fact]) -> Proven:
        """Prove that an entry is in its log, signed as it is now."""
        now, recorder = self.checkpoint(entry.log), self._ledger.recorder(entry.log)
        (stored,) = recorder.select(after=entry.position - 1, up_to=entry.position)
        size = now.checkpoint.size
        proof = entry_proof(entry.position - 1, size, recorder.node, now.note)
        return Proven(str(entry), entry_bytes(stored), proof, now)
