"""Which edition of a result somebody appeals against: the last that changed theirs (P1-3.7-e)."""

from itertools import pairwise

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import ResultRef
from domain.facts.quarter import QuarterResultsPublished
from domain.roles import Role
from domain.values import Quarter

Edition = Entry[QuarterResultsPublished]


def edition_of(department: Department, ref: ResultRef) -> Edition | None:
    """The edition a reference names, if it is looked at."""
    editions = department.editions(ref.period)
    return next((one for one in editions if one.fact.edition == ref.edition), None)


def edition_concerning(department: Department, ref: ResultRef, appellant: str) -> Edition | None:
    """The edition whose window is an appellant's: a new one opens it for what changed (F-81)."""
    named = edition_of(department, ref)
    if named is None:
        return None
    until = [one for one in department.editions(ref.period) if one.fact.edition <= ref.edition]
    for before, edition in reversed([*pairwise(until)]):
        if _changed(department, before, edition, appellant):
            return edition
    return until[0]


def _changed(department: Department, before: Edition, after: Edition, appellant: str) -> bool:
    """Whether an edition changed somebody's result or place; a department's, if anything did."""
    old, new = (_rows(one).get(appellant) for one in (before, after))
    if old is None and new is None:
        return True
    place = [_place(department, one, appellant) for one in (before, after)]
    return old != new or place[0] != place[1]


def _rows(edition: Edition) -> dict[str, object]:
    return {row.staff_id: (row.exact, row.disqualified) for row in edition.fact.rows}


def _place(department: Department, edition: Edition, staff: str) -> tuple[int, int] | None:
    """How many assistants are above and below one of them, as published (P1-4.1-d)."""
    quarter: Quarter = edition.fact.quarter
    post = department.people.post
    scores = {
        row.staff_id: row.exact
        for row in edition.fact.rows
        if post(row.staff_id, quarter) == Role.CUSTOMER_ASSISTANT
    }
    if staff not in scores:
        return None
    mine = scores[staff]
    return (
        sum(score > mine for score in scores.values()),
        sum(score < mine for score in scores.values()),
    )
