"""A fact in its place in a log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from typing_extensions import override

from domain.facts.envelope import Fact

F_co = TypeVar("F_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[F_co]):
    """A fact with the place and the moment the ledger gave it."""

    log: str
    position: int
    recorded_at: datetime
    stream: str
    fact: F_co

    @override
    def __str__(self) -> str:
        return f"{self.log}@{self.position}"
