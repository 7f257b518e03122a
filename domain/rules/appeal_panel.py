"""Who may not sit in judgement: whoever took part in what is contested (P1-3.7-a, P1-3.7-j)."""

from datetime import date, timedelta

from domain.causes import causes, with_origins
from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged, ReviewMeetingDecided
from domain.facts.envelope import Fact
from domain.facts.exams import ErrorCorrectionExamMarked
from domain.facts.inspections import InspectionConducted
from domain.facts.points import DiscontentLogConfirmed
from domain.facts.quarter import ResultAdjusted
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.roles import REGULATION
from domain.rules.appeal_steps import latest, steps_of
from domain.rules.citation import rule


@rule("P1-3.7-a", readings=("appeal.committee_independence",))
@rule("P1-3.7-j", amounts=("members_min",), readings=("appeal.meeting_composition",))
def involved(department: Department, appeal: Entry[ResultAppealLodged]) -> frozenset[str]:
    """The appellant, the appellant's foremen, the adjuster, and everybody behind the items."""
    history, ref = department.history, appeal.fact.result_ref
    found: set[str] = {appeal.fact.appellant, appeal.fact.by}
    for on in (*_days(ref.period.first_day, ref.period.last_day), department.came_on(appeal)):
        found.update(department.people.foremen_of(appeal.fact.appellant, on))
    for entry in with_origins(history, ref.contested_entries):
        found.update(_behind(department, entry))
    for adjusted in history.standing(f"quarter/{ref.period}", ResultAdjusted):
        found.add(adjusted.fact.by)
    return frozenset(found - {REGULATION})


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def _behind(department: Department, entry: Entry[Fact]) -> set[str]:
    """Who recorded, discovered, inspected, confirmed or marked an item."""
    fact = entry.fact
    found = {fact.by, *((fact.entered_by,) if fact.entered_by else ())}
    match fact:
        case ErrorCorrectionExamMarked(with_=str() as second):
            found.add(second)
        case InspectionConducted(inspector_ids=inspectors):
            found.update(inspectors)
        case CheatingReported(discovered_by=discoverer):
            found.add(discoverer)
        case _:
            pass
    for one in department.history.standing(entry.stream, CheatingConfirmed, DiscontentLogConfirmed):
        if fact.id in causes(one.fact):
            found.add(one.fact.by)
    return found


@rule("P1-3.7-m")
def heard_before(department: Department, appeal: Entry[ResultAppealLodged]) -> frozenset[str]:
    """Who decided the first time: the meeting, or HR where it called none (P1-3.7-h/2)."""
    first = latest(steps_of(department, appeal.fact.id), "heard", "declined")
    if first is None:
        return frozenset()
    if isinstance(first.fact, ReviewMeetingDecided):
        return frozenset({first.fact.by})
    return frozenset(getattr(first.fact, "member_ids", ()))
