"""Whether what somebody names is on record at all."""

from domain.facts.points import FindingRef
from domain.history import History


def is_there(history: History, named: str | FindingRef) -> bool:
    """Whether an entry is on record, and the finding of it that is meant."""
    if not isinstance(named, FindingRef):
        return history.entry(named) is not None
    entry = history.entry(named.entry)
    return entry is not None and named.finding <= len(getattr(entry.fact, "findings", ()))
