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
from domain.history import FRAME
from domain.line import entries_of
from domain.roles import REGULATION
from domain.rules.appeal_steps import latest, steps_of
from domain.rules.appeal_subject import Lodged, contested_entries, quarter_of
from domain.rules.citation import rule
from domain.rules.quarter_score import quarter_score


@rule("P1-3.7-a", readings=("appeal.committee_independence",))
@rule("P1-3.7-j", amounts=("members_min",), readings=("appeal.meeting_composition",))
def involved(department: Department, appeal: Lodged) -> frozenset[str]:
    """The appellant, the appellant's foremen, the adjuster, and everybody behind the items."""
    fact, quarter = appeal.fact, quarter_of(appeal.fact)
    days = [department.came_on(appeal)]
    if isinstance(fact, ResultAppealLodged):
        days += _days(quarter.first_day, quarter.last_day)
    found = {fact.appellant, fact.by, *raters(department, appeal)}
    for on in days:
        found.update(department.people.foremen_of(fact.appellant, on))
    return frozenset(found - {REGULATION})


def raters(department: Department, appeal: Lodged) -> frozenset[str]:
    """Everybody behind what is contested: behind the items, or where none is named the result."""
    fact, history = appeal.fact, department.history
    found: set[str] = set()
    for entry in with_origins(history, contested_entries(fact)):
        found.update(_behind(department, entry))
    if isinstance(fact, ResultAppealLodged):
        for adjusted in history.standing(f"quarter/{fact.result_ref.period}", ResultAdjusted):
            found.add(adjusted.fact.by)
        if not fact.result_ref.contested_items:
            found.update(_behind_the_result(department, fact))
    elif department.people.known(fact.interfering_party):
        found.add(fact.interfering_party)
    return frozenset(found - {REGULATION})


def _behind_the_result(department: Department, fact: ResultAppealLodged) -> set[str]:
    """Whoever rated a whole result: behind every entry its lines rest on, and who may rate by form.

    Colleagues of the team are among them whether or not they did: nobody learns it this way
    (P1-2.8-c).
    """
    people, quarter = department.people, fact.result_ref.period
    whole = fact.appellant not in people.assessed(quarter)
    found: set[str] = set()
    for staff in people.assessed(quarter) if whole else (fact.appellant,):
        lines = quarter_score(department.dossier(staff, quarter)).lines
        rated = {entry.fact.id for entry in entries_of(lines) if entry.stream not in FRAME}
        for entry in with_origins(department.history, rated):
            found.update(_behind(department, entry))
        team = people.team(staff, quarter.last_day)
        if team is not None:
            found.update(people.members(team, quarter.last_day))
    return found


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


@rule("P1-3.7-m", readings=("appeal.second_review_body",))
def heard_before(department: Department, appeal: Lodged) -> frozenset[str]:
    """Who decided the first time: the meeting, or HR where it called none (P1-3.7-h/2)."""
    first = latest(steps_of(department, appeal.fact.id), "heard", "declined")
    if first is None:
        return frozenset()
    if isinstance(first.fact, ReviewMeetingDecided):
        return frozenset({first.fact.by})
    return frozenset(getattr(first.fact, "member_ids", ()))
