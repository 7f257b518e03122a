"""Findings of a quarter about its appeals: the register and explanations."""

from collections.abc import Iterator
from datetime import date

from domain.dossier import Department
from domain.line import Finding
from domain.rules.explanations import CLAUSE
from domain.values import Quarter, day_of
from domain.wording import say
from projections.docket import Docket
from projections.noted import Noted
from projections.register import appeal_findings


def appeal_notes(
    department: Department, quarter: Quarter, today: date, docket: Docket
) -> tuple[Noted, ...]:
    """What is wanting about a quarter's appeals, as it stands on a day."""
    own = [one for one in docket.appeals if one.quarter == quarter]
    return (
        *(Noted(None, one) for one in appeal_findings(department, own, today)),
        *_not_explained(quarter, today, docket),
    )


def _not_explained(quarter: Quarter, today: date, docket: Docket) -> Iterator[Noted]:
    for one in docket.asked:
        days, staff = one.days_over(today), one.asked.fact.staff_id
        if days and Quarter.of(day_of(one.asked.fact.happened_on)) == quarter:
            message = say("finding.explanation_overdue", staff=staff, due=one.due, days=days)
            yield Noted(staff, Finding(message, CLAUSE, (one.asked,)))
