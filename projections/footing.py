"""What an answer rests on: the log as it was known, the regulation, what was hypothetical."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.wording import Message, say
from projections.asking import Asking, as_data


@dataclass(frozen=True, slots=True)
class Footing:
    """Sentences under an answer, and the same as data."""

    lines: tuple[Message, ...]
    data: Mapping[str, object]


def footing(
    log: str, position: int, recorded_at: datetime, asking: Asking, *, rehearsal: bool
) -> Footing:
    """Say up to which entry the log was known, and every circumstance that was asked for."""
    lines = [say("footing.known_at", entry=f"{log}@{position}", at=recorded_at)]
    if asking.asked.effective_at:
        lines.append(say("footing.effective_at", day=asking.asked.effective_at))
    if asking.asked.without:
        lines.append(say("footing.without", entries=tuple(sorted(asking.asked.without))))
    if asking.readings:
        read = tuple(f"{key}={value}" for key, value in asking.readings)
        lines.append(say("footing.readings", readings=read))
    if asking.edition:
        edition = asking.edition
        lines.append(say("footing.edition", title=edition.edition, version=edition.version))
    if rehearsal:
        lines.append(say("footing.rehearsal"))
    data = {"log": log, "rehearsal": rehearsal, **as_data(asking, position)}
    return Footing(tuple(lines), data)
