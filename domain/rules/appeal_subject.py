"""What an appeal is about: the items it contests, its quarter, the rules it is decided by."""

from typing import TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import Appeal, InterferenceAppealLodged, ResultAppealLodged
from domain.facts.points import FindingRef
from domain.regulation.in_force import Rules
from domain.values import FactId, Quarter

Lodged: TypeAlias = Entry[Appeal]


def contested(appeal: Appeal) -> tuple[FactId | FindingRef, ...]:
    """The entries or findings an appeal names."""
    if isinstance(appeal, ResultAppealLodged):
        return appeal.result_ref.contested_items
    return appeal.contested_items


def contested_entries(appeal: Appeal) -> tuple[FactId, ...]:
    """The entries contested, wholly or in one finding; the hindered work where it is an entry."""
    named = (one.entry if isinstance(one, FindingRef) else one for one in contested(appeal))
    work = (appeal.work_item_id,) if isinstance(appeal, InterferenceAppealLodged) else ()
    return (*named, *work)


def quarter_of(appeal: Appeal) -> Quarter:
    """The quarter appealed about; for interference, that in which the work is to be done."""
    if isinstance(appeal, ResultAppealLodged):
        return appeal.result_ref.period
    return Quarter.of(appeal.planned_completion_on)


def rules_of(department: Department, appeal: Lodged) -> Rules:
    """The rules an appeal is decided by: its quarter's, or for interference those of its day."""
    if isinstance(appeal.fact, ResultAppealLodged):
        return department.regulation.on(appeal.fact.result_ref.period.first_day)
    return department.regulation.on(department.came_on(appeal))
