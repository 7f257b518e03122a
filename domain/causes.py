"""What a fact follows from: named as its cause, confirmed or dismissed by it, or its trigger."""

from collections.abc import Iterable

from domain.entry import Entry
from domain.facts.disqualification import QuarterDisqualified
from domain.facts.envelope import Fact
from domain.facts.points import DiscontentLogConfirmed
from domain.facts.worklog import CheatingConfirmed, CheatingReportDismissed
from domain.history import History


def causes(fact: Fact) -> frozenset[str]:
    """The facts a fact follows from, one step back."""
    match fact:
        case (
            CheatingConfirmed(incident_id=named)
            | CheatingReportDismissed(incident_id=named)
            | DiscontentLogConfirmed(incident_id=named)
        ):
            return frozenset((*fact.because_of, named))
        case QuarterDisqualified(trigger=str() as named):
            return frozenset((*fact.because_of, named))
        case _:
            return frozenset(fact.because_of)


def with_origins(history: History, ids: Iterable[str]) -> tuple[Entry[Fact], ...]:
    """Some entries, and all they follow from, back to the first of the chain."""
    found: dict[str, Entry[Fact]] = {}
    wanted = list(ids)
    while wanted:
        named = wanted.pop()
        entry = None if named in found else history.entry(named)
        if entry is not None:
            found[named] = entry
            wanted += causes(entry.fact)
    return tuple(found.values())
