"""A quarter's inspections collated, and what they led to proposed (P1-2.9-a, P1-2.9-c)."""

from fractions import Fraction

from commands.state import Fields, State, checks, completes, day
from domain.entry import Entry
from domain.facts.inspections import (
    ImprovementOpinionIssued,
    InspectionConducted,
    InspectionResultsCollated,
)
from domain.refusals.recording import BadField, FieldMissing, QuarterNotOver, UnknownEntry
from domain.rules.inspection_report import standing_findings
from domain.values import Quarter
from domain.wording import say

CLAUSE = "P1-2.9-c"


@completes(InspectionResultsCollated)
def everything_found(state: State, fields: Fields) -> None:
    """Left out, what is collated is every inspection of the quarter, and all their points."""
    quarter = fields.get("quarter")
    if quarter is None:
        named = say("fact.InspectionResultsCollated")
        raise FieldMissing(field="quarter", fact=named, clause=CLAUSE)
    inspected = _of(state, Quarter.parse(str(quarter)))
    fields.setdefault("inspection_ids", tuple(inspected))
    fields.setdefault("points_total", str(_together(state, inspected)))


@checks(InspectionResultsCollated)
def collated_whole(state: State, fact: InspectionResultsCollated) -> None:
    """HR collates all of a quarter's inspections, and their points as they stand (P1-2.9-c)."""
    if day(fact) <= fact.quarter.last_day:
        raise QuarterNotOver(quarter=fact.quarter, last_day=fact.quarter.last_day, clause=CLAUSE)
    inspected = _of(state, fact.quarter)
    together = _together(state, inspected)
    wrong: dict[str, tuple[object, object]] = {}
    if set(fact.inspection_ids) != inspected.keys():
        whole = tuple(f"@{one.position}" for one in inspected.values()) or say("word.none")
        wrong["inspection_ids"] = (fact.inspection_ids or say("word.none"), whole)
    elif Fraction(fact.points_total) != together:
        wrong["points_total"] = (fact.points_total, together)
    for field, (value, wanted) in wrong.items():
        named = say("fact.InspectionResultsCollated")
        told = say("format.exactly", bound=wanted)
        raise BadField(field=field, value=value, wanted=told, fact=named, clause=CLAUSE)


def _of(state: State, quarter: Quarter) -> dict[str, Entry[InspectionConducted]]:
    """The inspections of a quarter that stand, by id."""
    return {
        entry.fact.id: entry
        for month in quarter.months
        for entry in state.history.standing(f"inspections/{month}", InspectionConducted)
    }


def _together(state: State, inspected: dict[str, Entry[InspectionConducted]]) -> Fraction:
    """The points of every finding that stands."""
    found = (one for each in inspected.values() for one in standing_findings(state.history, each))
    return sum((Fraction(one.points) for one in found), Fraction(0))


@checks(ImprovementOpinionIssued)
def after_an_inspection(state: State, fact: ImprovementOpinionIssued) -> None:
    """An opinion that names an inspection names one there was (P1-2.9-a)."""
    if fact.inspection_id is None:
        return
    entry = state.history.entry(fact.inspection_id)
    if entry is None or not isinstance(entry.fact, InspectionConducted):
        raise UnknownEntry(entry=fact.inspection_id)
