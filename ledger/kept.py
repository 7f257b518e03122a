"""Files outside the database: the checkpoints kept beside a ledger, and what is written for others.

A checkpoint does its work where the database's owner cannot reach it: carry a copy elsewhere. The
folder beside the ledger is for the others: a log is not signed against what it signed before.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from domain.refusals.evidence import NoCheckpointFile
from domain.refusals.ledger import AlreadyThere
from ledger.failures import refusing

ENDING = ".checkpoint"


@dataclass(frozen=True, slots=True)
class Shown:
    """A checkpoint that somebody shows."""

    name: str
    """The file it was in."""
    note: bytes


class KeptCheckpoints:
    """The checkpoints of a ledger's logs, in a folder beside its key."""

    def __init__(self, key_file: Path) -> None:
        self._folder = key_file.with_suffix(".checkpoints")

    def keep(self, log: str, size: int, note: bytes) -> Path:
        """Keep a checkpoint; one that is kept already is left as it is."""
        with refusing(str(self._folder)):
            self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{quote(log, safe='')}@{size}{ENDING}"
        write_new(path, note)
        return path

    def all(self) -> Sequence[Shown]:
        """Give every checkpoint that is kept."""
        with refusing(str(self._folder)):
            paths = sorted(self._folder.glob(f"*{ENDING}"))
        return [read_shown(path) for path in paths]


def read_shown(path: Path) -> Shown:
    """Read the file of a checkpoint."""
    with refusing(str(path)):
        try:
            return Shown(str(path), path.read_bytes())
        except FileNotFoundError:
            raise NoCheckpointFile(file=str(path)) from None


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, to the disk. The same file once more is no mistake."""
    with refusing(str(path)):
        try:
            with path.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            if path.read_bytes() != data:
                raise AlreadyThere(path=str(path)) from None
