"""Which attitude forms an answer shows: each is opened by whoever reads it (P1-2.8-c)."""

from collections.abc import Iterable

from domain.facts.attitude import AttitudeFormSubmitted
from domain.line import AnyEntry, Line, entries_of, walk
from projections.history_of import Told


def forms_in_lines(lines: Iterable[Line]) -> tuple[AnyEntry, ...]:
    """The forms that lines rest on."""
    return _forms(entries_of(walk(lines)))


def forms_told(told: Iterable[Told]) -> tuple[AnyEntry, ...]:
    """The forms that a history tells."""
    return _forms(one.entry for one in told)


def _forms(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    return tuple(entry for entry in entries if isinstance(entry.fact, AttitudeFormSubmitted))
