"""The veil over the attitude forms: it changes only with the tally (P1-2.8-c)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.entry import Entry
from domain.facts.attitude import PARTS, AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import ERASED, Fact


def veiled(entries: Sequence[Entry[Fact]]) -> Iterable[Entry[Fact]]:
    """Leave out the attitude forms that came after the last tally, and the parts of tallies."""
    tallies = [e.position for e in entries if isinstance(e.fact, AttitudeResultsTallied)]
    last = max(tallies, default=0)
    return (
        without_parts(entry)
        for entry in entries
        if entry.position < last or not isinstance(entry.fact, AttitudeFormSubmitted)
    )


def without_parts(entry: Entry[Fact]) -> Entry[Fact]:
    """A tally with its parts erased: each is what a rater, or a few, put on a form (P1-2.8-c)."""
    fact = entry.fact
    if not isinstance(fact, AttitudeResultsTallied):
        return entry
    said = (part for part in PARTS if getattr(fact, part) is not None)
    return replace(entry, fact=fact.model_copy(update=dict.fromkeys(said, ERASED)))
