"""Who may not sit in judgement: whoever took part in what is contested (P1-3.7-j)."""

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged
from domain.facts.envelope import Fact
from domain.facts.exams import ErrorCorrectionExamMarked
from domain.facts.quarter import ResultAdjusted
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.roles import REGULATION
from domain.rules.citation import rule


@rule("P1-3.7-j", amounts=("members_min",), readings=("appeal.meeting_composition",))
def involved(department: Department, appeal: Entry[ResultAppealLodged]) -> frozenset[str]:
    """The appellant, the appellant's foremen, the adjuster, and everybody behind the items."""
    history, ref = department.history, appeal.fact.result_ref
    found: set[str] = {appeal.fact.appellant, appeal.fact.by}
    found.update(department.people.foremen_of(appeal.fact.appellant, ref.period.last_day))
    for item in ref.contested_items:
        entry = history.entry(item)
        if entry is not None:
            found.update(_behind(department, entry))
    for adjusted in history.standing(f"quarter/{ref.period}", ResultAdjusted):
        found.add(adjusted.fact.by)
    return frozenset(found - {REGULATION})


def _behind(department: Department, entry: Entry[Fact]) -> set[str]:
    """Who recorded, discovered, confirmed or marked an item."""
    fact = entry.fact
    found = {fact.by, *((fact.entered_by,) if fact.entered_by else ())}
    if isinstance(fact, ErrorCorrectionExamMarked) and fact.with_:
        found.add(fact.with_)
    if isinstance(fact, CheatingReported):
        found.add(fact.discovered_by)
        for confirmed in department.history.standing(entry.stream, CheatingConfirmed):
            if confirmed.fact.incident_id == fact.id:
                found.add(confirmed.fact.by)
    return found
