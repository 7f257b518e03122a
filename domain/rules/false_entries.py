"""A false entry in the log: a mistake, or cheating without regard to intent (P1-2.2-c)."""

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.worklog import CheatingReported, LogDataSpotChecked
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.values import Quarter, day_of

MISTAKES = "log.mistake_vs_cheating"


@rule("P1-2.2-c", readings=(MISTAKES,))
def proved_false(department: Department, report: Entry[CheatingReported]) -> tuple[AnyEntry, ...]:
    """The checks that found a reported entry false, where every false entry is cheating.

    Nobody has to find intent then; by default what is not confirmed is a mis-entry.
    """
    fact = report.fact
    rules = department.regulation.on(fact.committed_on)
    if rules.reading(MISTAKES) != "any_false_entry_is_cheating":
        return ()
    quarter, last = Quarter.of(fact.committed_on), Quarter.of(day_of(fact.happened_on))
    found: list[AnyEntry] = []
    while quarter <= last:
        found += (
            check
            for check in department.history.standing(f"checks/{quarter}", LogDataSpotChecked)
            if check.fact.outcome == "misentry"
            and not set(fact.falsified).isdisjoint(check.fact.sampled)
        )
        quarter = quarter.following
    return (*found, *rules.basis(MISTAKES)[1:]) if found else ()
