"""What the history of a quarter lacks or contradicts, for the whole department."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.line import Finding
from domain.rules.duties import Duty, duties
from domain.values import Quarter
from domain.wording import Message, say
from projections.docket import Docketed
from projections.drift import drift
from projections.money_open import money_findings
from projections.rating import rating


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding, and whose it is; None where it is the department's."""

    staff_id: str | None
    finding: Finding


def department_findings(
    department: Department, quarter: Quarter, today: date, appeals: Iterable[Docketed]
) -> tuple[Noted, ...]:
    """Every finding of a quarter as it stands on a day."""
    return (
        *_overdue(department, quarter, today),
        *_late_appeals(quarter, appeals),
        *_drifted(department, quarter),
        *(Noted(*one) for one in money_findings(department, quarter, today)),
        *_ratings(department, quarter),
    )


def _overdue(department: Department, quarter: Quarter, today: date) -> Iterator[Noted]:
    for duty in duties(department, quarter):
        if days := duty.days_over(today):
            yield Noted(None, Finding(overdue(duty, days), duty.clause, duty.basis))


def overdue(duty: Duty, days: int) -> Message:
    """Say that something was not done by its day."""
    return say("finding.overdue", who=duty.who, what=duty.what, due=duty.due, days=days)


def _late_appeals(quarter: Quarter, appeals: Iterable[Docketed]) -> Iterator[Noted]:
    for one in appeals:
        if one.quarter == quarter and one.overdue_days:
            message = say(
                "finding.appeal_overdue",
                appeal=one.register_no or one.entry.fact.id,
                what=say(f"docket.next_steps.{one.next_step}"),
                due=one.due,
                days=one.overdue_days,
            )
            yield Noted(one.entry.fact.appellant, Finding(message, one.clause, (one.entry,)))


def _drifted(department: Department, quarter: Quarter) -> Iterator[Noted]:
    editions = department.editions(quarter)
    for one in drift(department, quarter):
        message = say("finding.drift", published=_said(one.published), now=_said(one.rebuilt))
        yield Noted(one.staff_id, Finding(message, "P1-2.13", editions[-1:]))


def _said(score: Fraction | None) -> object:
    return say("word.pending") if score is None else score


def _ratings(department: Department, quarter: Quarter) -> Iterator[Noted]:
    for staff in department.people.assessed(quarter):
        for finding in rating(department, staff, quarter).findings:
            yield Noted(staff, finding)
