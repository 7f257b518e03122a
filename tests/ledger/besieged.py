"""A ledger to be attacked: what its owner can reach, and what is kept where the owner cannot."""

from dataclasses import dataclass
from pathlib import Path

from ledger.evidence import Evidence
from ledger.kept import write_new
from ledger.recorder import Ledger, LogRecorder
from tests.ledger.attacking import Stored, put, read
from tests.ledger.building import LOG, SIZE, Clock, fill
from tests.ledger.homes import Home

SIGNED_AT = (5, 12, SIZE)
"""The sizes at which the log was signed."""


@dataclass(frozen=True)
class Besieged:
    """A ledger with a log of SIZE entries, its place, and its checkpoints, kept elsewhere."""

    ledger: Ledger
    home: Home
    evidence: Evidence
    key_file: Path
    key: str
    checkpoints: dict[int, Path]
    older: dict[int, Stored]
    """What was stored when it was signed."""

    @property
    def log(self) -> LogRecorder:
        """The log's recorder."""
        return self.ledger.recorder(LOG)

    def attack(self, stored: Stored) -> None:
        """Put what an attack made in place of what is stored."""
        put(self.home, stored)


def besiege(ledger: Ledger, home: Home, key_file: Path, clock: Clock) -> Besieged:
    """Fill a ledger's log, and sign it now and then; nothing stays kept beside the ledger."""
    evidence, checkpoints, older = (
        Evidence(ledger, key_file),
        dict[int, Path](),
        dict[int, Stored](),
    )
    for size in SIGNED_AT:
        recorder = ledger.recorder(LOG)
        fill(recorder, clock, size - recorder.head().size)
        signed = evidence.checkpoint(LOG)
        signed.kept.unlink()
        checkpoints[size] = key_file.with_name(f"{size}.elsewhere")
        write_new(checkpoints[size], signed.note)
        older[size] = read(home)
    return Besieged(ledger, home, evidence, key_file, evidence.key(LOG).text, checkpoints, older)
