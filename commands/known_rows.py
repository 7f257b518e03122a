"""Rows of a paper against what is on record: known, new, or changed since."""

from collections import Counter
from collections.abc import Iterable

from commands.record import prepare
from commands.sheet_drafts import UNSIGNED, PaperDraft
from commands.state import State
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import ENVELOPE, Fact
from domain.facts.exams import DocumentWritingMarked
from domain.refusals import Refusal
from domain.refusals.paper import ImportRefused, RowChanged
from domain.values import Value
from domain.wording import Message, say

KEPT = ("happened_on", "note")
"""What of the envelope makes one fact another; and whose act it is, where the paper says."""


def signature(fact: Fact) -> tuple[object, ...]:
    """What a fact says, whoever entered it and from where."""
    own = sorted(set(type(fact).model_fields) - ENVELOPE)
    names = (*own, *KEPT, *(() if isinstance(fact, UNSIGNED) else ("by",)))
    return (type(fact).__name__, *(_said_in(getattr(fact, name)) for name in names))


def _said_in(value: object) -> str:
    """A value as text; the rows of one fact in whatever order they stand."""
    several = isinstance(value, tuple) and all(isinstance(one, Value) for one in value)
    return repr(sorted(map(repr, value)) if several else value)  # type: ignore[call-overload]  # a tuple


def natural_key(fact: Fact) -> tuple[object, ...]:
    """Which fact it is, whatever it says."""
    names = fact.declaration.key
    return (type(fact).__name__, *(repr(getattr(fact, name)) for name in names))


def unknown_rows(
    state: State, wanted: tuple[PaperDraft, ...], recorded: Iterable[Entry[Fact]]
) -> tuple[list[PaperDraft], int]:
    """The drafts not on record yet. A row that reads otherwise than before is refused."""
    there = list(recorded)
    if not there:
        return list(wanted), 0
    said = Counter(signature(entry.fact) for entry in there)
    new: list[tuple[PaperDraft, Fact]] = []
    for one in wanted:
        fact = prepare(state, one.draft)
        if said[signature(fact)]:
            said[signature(fact)] -= 1
        else:
            new.append((one, fact))
    left = {
        natural_key(entry.fact): entry
        for entry in there
        if entry.fact.declaration.key
        and said[signature(entry.fact)]
        and entry.fact.id not in state.history.reversed_in(entry.stream)
    }
    changed = [
        RowChanged(
            sheet=one.sheet,
            row=one.row,
            entry=left[natural_key(fact)],
            before=_said(left[natural_key(fact)].fact),
            now=_said(fact),
        )
        for one, fact in new
        if natural_key(fact) in left
    ]
    if changed:
        raise refused(changed)
    return [one for one, _ in new], len(wanted) - len(new)


def _said(fact: Fact) -> str | Message:
    """What a fact says, in short: its own fields; but forms and a rater's count are not shown."""
    if isinstance(fact, AttitudeFormSubmitted):
        return say("word.form")
    if isinstance(fact, DocumentWritingMarked):  # Whoever enters it may be the other rater.
        return say("word.faults")
    own = [name for name in type(fact).model_fields if name not in ENVELOPE]
    shown = fact.model_dump(
        mode="json", by_alias=True, include={*own, *KEPT}, exclude_defaults=True
    )
    return ", ".join(f"{name} {value}" for name, value in shown.items())


def refused(faults: Iterable[Refusal]) -> Refusal:
    """One refusal for one fault; for several, one that lists them."""
    found = tuple(faults)
    if len(found) == 1:
        return found[0]
    return ImportRefused(found)
