"""What an answer rests on: the log as it was known, the regulation, what was hypothetical."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.standards import PolicyOptionSet
from domain.values import Quarter
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


@dataclass(frozen=True, slots=True)
class Retroactive:
    """A reading that began before those it judges could know of it (P1-0.5-a)."""

    entry: Entry[PolicyOptionSet]
    set_on: date

    @property
    def told(self) -> Message:
        """Say what is read how, since when, and on which day that was decided."""
        fact = self.entry.fact
        return say(
            "footing.retroactive",
            key=fact.key,
            value=fact.value,
            since=fact.effective_from,
            set_on=self.set_on,
            entry=self.entry,
        )


def retroactive(
    department: Department, *, but: tuple[Entry[Fact], ...] = ()
) -> tuple[Retroactive, ...]:
    """The readings on record that began before the first quarter after they were set.

    ``but`` are entries that are left out.
    """
    found = (
        Retroactive(entry, department.day(entry.recorded_at))
        for entry in department.regulation.options
        if entry not in but
    )
    return tuple(
        one
        for one in found
        if one.entry.fact.effective_from < Quarter.of(one.set_on).following.first_day
    )


def footing(  # noqa: PLR0913 - an answer rests on all of this
    log: str,
    position: int,
    recorded_at: datetime,
    asking: Asking,
    *,
    opened: Opened = NOTHING_OPENED,
    backward: tuple[Retroactive, ...] = (),
    rehearsal: bool,
) -> Footing:
    """Say up to which entry the log was known, and every circumstance that was asked for."""
    lines = [
        say("footing.known_at", entry=f"{log}@{position}", at=recorded_at),
        *_supposed(asking),
        *(one.told for one in backward),
        *_forms(opened),
    ]
    if rehearsal:
        lines.append(say("footing.rehearsal"))
    data = {
        "log": log,
        "rehearsal": rehearsal,
        "opened": [str(entry) for entry in opened.entries],
        "retroactive": [str(one.entry) for one in backward],
        **as_data(asking, position),
    }
    return Footing(tuple(lines), data)


def _supposed(asking: Asking) -> Iterator[Message]:
    if asking.asked.effective_at:
        yield say("footing.effective_at", day=asking.asked.effective_at)
    if asking.asked.without:
        yield say("footing.without", entries=tuple(sorted(asking.asked.without)))
    if asking.asked.including:
        yield say("footing.including", entries=tuple(sorted(asking.asked.including)))
    if asking.readings:
        read = tuple(f"{key}={value}" for key, value in asking.readings)
        yield say("footing.readings", readings=read)
    if asking.edition:
        edition = asking.edition
        yield say("footing.edition", title=edition.edition, version=edition.version)


def _forms(opened: Opened) -> Iterator[Message]:
    if opened.entries:
        first, last = opened.entries[0], opened.entries[-1]
        forms = len(opened.entries)
        yield say("footing.opened", forms=forms, first=first, last=last, clause=FORMS)
    if opened.kept_shut:
        yield say("footing.kept_shut", why=opened.kept_shut, clause=FORMS)
