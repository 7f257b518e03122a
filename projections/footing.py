"""What an answer rests on: the log as it was known, the regulation, what was hypothetical."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.wording import Message, say
from projections.asking import Asking, as_data

FORMS = "P1-2.8-c"


@dataclass(frozen=True, slots=True)
class Footing:
    """Sentences under an answer, and the same as data."""

    lines: tuple[Message, ...]
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Opened:
    """What was put on record about the forms an answer shows, or why they are not shown."""

    entries: tuple[Entry[Fact], ...] = ()
    kept_shut: Message | None = None


NOTHING_OPENED = Opened()


def footing(  # noqa: PLR0913 - an answer rests on all of this
    log: str,
    position: int,
    recorded_at: datetime,
    asking: Asking,
    *,
    opened: Opened = NOTHING_OPENED,
    rehearsal: bool,
) -> Footing:
    """Say up to which entry the log was known, and every circumstance that was asked for."""
    lines = [say("footing.known_at", entry=f"{log}@{position}", at=recorded_at)]
    if asking.asked.effective_at:
        lines.append(say("footing.effective_at", day=asking.asked.effective_at))
    if asking.asked.without:
        lines.append(say("footing.without", entries=tuple(sorted(asking.asked.without))))
    if asking.asked.including:
        lines.append(say("footing.including", entries=tuple(sorted(asking.asked.including))))
    if asking.readings:
        read = tuple(f"{key}={value}" for key, value in asking.readings)
        lines.append(say("footing.readings", readings=read))
    if asking.edition:
        edition = asking.edition
        lines.append(say("footing.edition", title=edition.edition, version=edition.version))
    if opened.entries:
        first, last = opened.entries[0], opened.entries[-1]
        forms = len(opened.entries)
        lines.append(say("footing.opened", forms=forms, first=first, last=last, clause=FORMS))
    if opened.kept_shut:
        lines.append(say("footing.kept_shut", why=opened.kept_shut, clause=FORMS))
    if rehearsal:
        lines.append(say("footing.rehearsal"))
    data = {
        "log": log,
        "rehearsal": rehearsal,
        "opened": [str(entry) for entry in opened.entries],
        **as_data(asking, position),
    }
    return Footing(tuple(lines), data)
