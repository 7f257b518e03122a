"""A quarter's end for everybody: self-evaluations, reviews, steps, what each edition changed."""

from dataclasses import dataclass

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.quarter import (
    DataCredibilityAudited,
    QuarterResultsPublished,
    QuarterResultsSummarised,
    ResultAdjusted,
    ResultFedBack,
)
from domain.facts.standards import AssessmentPeriodClosed
from domain.line import AnyEntry
from domain.refusals.forbidden import NotAssessed
from domain.rules.quarter_end import QuarterEnd, quarter_end
from domain.values import Quarter
from projections.quarter_sheet import by_post

OF_THE_QUARTER = (
    AssessmentPeriodClosed,
    DataCredibilityAudited,
    QuarterResultsSummarised,
    ResultAdjusted,
    QuarterResultsPublished,
)


@dataclass(frozen=True, slots=True)
class Closing:
    """How far a quarter's end has come."""

    quarter: Quarter
    people: tuple[QuarterEnd, ...]
    steps: tuple[AnyEntry, ...]
    editions: tuple[Entry[QuarterResultsPublished], ...]
    fed_back: frozenset[str]

    @property
    def untouched(self) -> bool:
        """Whether nothing of it is on record, and nobody has a score."""
        begun = any(
            one.evaluation or one.foreman or one.supervisor or one.score.score is not None
            for one in self.people
        )
        taken = any(any(month.points.values()) for one in self.people for month in one.months)
        return not (begun or taken or self.steps or self.editions)


def closing(department: Department, quarter: Quarter, staff_id: str | None = None) -> Closing:
    """Everybody's way to publication, or one person's. Raises a refusal for somebody without it."""
    assessed = by_post(department, quarter)
    if staff_id is not None:
        department.expect(staff_id)
        if staff_id not in assessed:
            raise NotAssessed(staff=staff_id, quarter=quarter, clause="P1-2.2-b")
        assessed = (staff_id,)
    return Closing(
        quarter,
        tuple(quarter_end(department, staff, quarter) for staff in assessed),
        department.history.standing(f"quarter/{quarter}", *OF_THE_QUARTER),
        department.editions(quarter),
        frozenset(staff for staff in assessed if _fed_back(department, staff, quarter)),
    )


def _fed_back(department: Department, staff_id: str, quarter: Quarter) -> bool:
    given = department.history.standing(f"person/{staff_id}", ResultFedBack)
    return any(one.fact.period == quarter for one in given)
