"""What a log's evidence is worth: it holds, or the first entry that fails."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.wording import Message


@dataclass(frozen=True, slots=True)
class Holds:
    """Every entry is what was recorded, where it was recorded, and none is missing."""

    log: str
    size: int
    root: bytes
    confirmed: int = 0
    """How many signed checkpoints say so too."""


@dataclass(frozen=True, slots=True)
class Fails:
    """Something was changed. Whatever comes after it was not looked at."""

    log: str
    position: int
    """The first entry that fails. The one after the last, where it is the head that fails."""
    findings: tuple[Message, ...]
    """All that is wrong with it."""


Verdict: TypeAlias = Holds | Fails
