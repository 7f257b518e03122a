"""Cheating: reported, heard, confirmed by somebody else, or dismissed (P1-2.2-e)."""

from commands.state import Fields, State, checks, completes, day, day_given
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.worklog import CheatingConfirmed, CheatingReportDismissed, CheatingReported
from domain.refusals.forbidden import NotHeard, ReporterConfirms
from domain.refusals.recording import AlreadyDone, AlreadyReversed, NotYet, UnknownEntry
from domain.wording import say


@completes(CheatingReported)
def reporter_found_it(_: State, fields: Fields) -> None:
    """Left out, the reporter found it, on the day of the report."""
    fields.setdefault("discovered_by", fields.get("by"))
    fields.setdefault("committed_on", day_given(fields))


@completes(CheatingConfirmed, CheatingReportDismissed)
def because_of_the_report(_: State, fields: Fields) -> None:
    """The decision is a consequence of the report."""
    fields.setdefault("because_of", (fields.get("incident_id"),))


@checks(CheatingReported)
def committed_before_found(_: State, fact: CheatingReported) -> None:
    """Nothing is found before it is committed."""
    if fact.committed_on > day(fact):
        raise NotYet(on=fact.committed_on, today=day(fact))


def report_of(state: State, incident_id: str) -> Entry[Fact]:
    """The report of an incident, which must be one and stand. Raises a refusal."""
    entry = state.history.entry(incident_id)
    if entry is None or not isinstance(entry.fact, CheatingReported):
        raise UnknownEntry(entry=incident_id)
    if gone := state.history.reversed_in(entry.stream).get(incident_id):
        raise AlreadyReversed(entry=entry, by=gone)
    return entry


@checks(CheatingConfirmed)
def confirmed_by_another(state: State, fact: CheatingConfirmed) -> None:
    """Not by the reporter, once, and after hearing the person (P1-2.2-e)."""
    report = report_of(state, fact.incident_id)
    for entry in state.history.standing(report.stream, CheatingConfirmed):
        if entry.fact.incident_id == fact.incident_id:
            raise AlreadyDone(what=say("fact.CheatingConfirmed"), entry=entry, clause="P1-2.2-e")
    _not_the_reporter(report, fact)
    if fact.person_heard_on > day(fact):
        raise NotHeard(heard_on=fact.person_heard_on, on=day(fact), clause="P1-2.2-e")


@checks(CheatingReportDismissed)
def dismissed_by_another(state: State, fact: CheatingReportDismissed) -> None:
    """A report is dismissed by somebody other than the reporter and the person reported."""
    _not_the_reporter(report_of(state, fact.incident_id), fact)


def _not_the_reporter(report: Entry[Fact], fact: Fact) -> None:
    reported = report.fact
    if not isinstance(reported, CheatingReported):
        return
    if fact.by in {reported.by, reported.discovered_by, reported.staff_id}:
        raise ReporterConfirms(by=fact.by, clause="P1-2.2-e")
