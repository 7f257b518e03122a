"""Which edition of a result somebody appeals against: the last that changed theirs (P1-3.7-e)."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import ResultRef
from domain.facts.quarter import QuarterResultsPublished
from domain.roles import Role
from domain.rules.foreman_level import CANCELLED, level_band, measured_by
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
        if changed(department, before, edition, appellant):
            return edition
    return until[0]


def changed(department: Department, before: Edition, after: Edition, appellant: str) -> bool:
    """Whether an edition changed somebody's result, place or level.

    To the department and those who head it, who are in no place of it, any change is theirs.
    """
    if department.people.post(appellant, after.fact.quarter) is None:
        return True
    old, new = (_rows(one).get(appellant) for one in (before, after))
    return old != new or standing(department, before, appellant) != standing(
        department, after, appellant
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an edition puts somebody: how many are above and below, or a foreman's level."""

    above: int | None = None
    below: int | None = None
    level: int | None = None


def standing(department: Department, edition: Edition, staff: str) -> Standing:
    """How an edition puts an assistant among the assistants (P1-4.1-d), a foreman (P1-4.3-c)."""
    quarter: Quarter = edition.fact.quarter
    post = department.people.post
    if post(staff, quarter) == Role.FOREMAN:
        return Standing(level=_level(department, edition, staff))
    scores = {
        row.staff_id: row.exact
        for row in edition.fact.rows
        if post(row.staff_id, quarter) == Role.CUSTOMER_ASSISTANT
    }
    if staff not in scores:
        return Standing()
    mine = scores[staff]
    above = sum(score > mine for score in scores.values())
    return Standing(above, sum(score < mine for score in scores.values()))


def _level(department: Department, edition: Edition, foreman: str) -> int | None:
    """The level that the published scores of the foreman's assistants give."""
    rules = department.regulation.on(edition.fact.quarter.first_day)
    members = measured_by(department, foreman, edition.fact.quarter)
    excluded = rules.reading(CANCELLED) == "exclude"
    found = [
        row.exact
        for row in edition.fact.rows
        if row.staff_id in members and not (excluded and row.disqualified)
    ]
    band = level_band(rules, sum(found, Fraction(0)) / len(found)) if found else None
    return None if band is None else int(band.mark)


def _rows(edition: Edition) -> dict[str, object]:
    return {row.staff_id: (row.exact, row.disqualified) for row in edition.fact.rows}
