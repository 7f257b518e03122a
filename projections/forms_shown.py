"""Which attitude forms an answer shows: each is opened by whoever reads it (P1-2.8-c)."""

from collections.abc import Iterable
from dataclasses import replace

from domain.facts.attitude import AttitudeFormSubmitted
from domain.line import AnyEntry, Line, entries_of, walk
from domain.wording import say
from projections.history_of import Told
from projections.rating import Rating

ATTITUDE = "attitude"


def forms_in_lines(lines: Iterable[Line]) -> tuple[AnyEntry, ...]:
    """The forms that lines rest on."""
    return _forms(entries_of(walk(lines)))


def forms_told(told: Iterable[Told]) -> tuple[AnyEntry, ...]:
    """The forms that a history tells."""
    return _forms(one.entry for one in told)


def without_names(veiled: Rating, opened: Rating, appeal: AnyEntry) -> Rating:
    """A rating as for everybody, with its forms under the attitude, lowest first, without names.

    What was filled in after the last tally stays shut: the term is the tally's (P1-2.8-c).
    """
    under = next((line for line in opened.lines if line.term == ATTITUDE), None)
    lines = tuple(
        replace(line, lines=_nameless(under.lines, appeal), adds=True)
        if under and line.term == ATTITUDE and line.amount == under.amount
        else line
        for line in veiled.lines
    )
    return replace(veiled, lines=lines)


def _nameless(lines: Iterable[Line], appeal: AnyEntry) -> tuple[Line, ...]:
    """Lines on forms, resting on the appeal: whose a form is would be read off its entry."""
    shown = (
        replace(
            line,
            message=say("line.attitude.nameless") if _is_of_a_form(line) else line.message,
            entries=(appeal,),
            lines=_nameless(line.lines, appeal),
        )
        for line in lines
    )
    return tuple(sorted(shown, key=lambda line: line.amount))


def _is_of_a_form(line: Line) -> bool:
    return line.message.id == "line.attitude.form"


def _forms(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    return tuple(entry for entry in entries if isinstance(entry.fact, AttitudeFormSubmitted))
