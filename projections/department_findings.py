"""What the history of a quarter lacks or contradicts, for the whole department."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.line import Finding
from domain.rules.duties import Duty, duties
from domain.rules.read_ahead import read_ahead
from domain.rules.scores import Scores
from domain.values import Quarter
from domain.wording import Message, say
from projections.docket import Docketed
from projections.drift import drift
from projections.money_open import money_findings
from projections.noted import Noted
from projections.other_findings import other_findings
from projections.post_findings import post_findings
from projections.rating import rating


def department_findings(
    department: Department, quarter: Quarter, today: date, appeals: Iterable[Docketed]
) -> tuple[Noted, ...]:
    """Every finding of a quarter as it stands on a day."""
    read_ahead(department, quarter)
    scores = Scores(department)
    return (
        *_overdue(scores, quarter, today),
        *_late_appeals(quarter, appeals),
        *_drifted(scores, quarter),
        *money_findings(scores, quarter, today),
        *post_findings(department, quarter, today),
        *other_findings(scores, quarter, today),
        *_ratings(scores, quarter, today),
    )


def _overdue(scores: Scores, quarter: Quarter, today: date) -> Iterator[Noted]:
    for duty in duties(scores.department, quarter, today, scores):
        if days := duty.days_over(today):
            finding = Finding(overdue(duty, days), duty.clause, duty.basis)
            yield Noted(None, finding, (*duty.staff, *duty.concerned))


def overdue(duty: Duty, days: int) -> Message:
    """Say that something was not done by its day."""
    return say("finding.overdue", who=duty.who, what=duty.what, due=duty.due, days=days)


def _late_appeals(quarter: Quarter, appeals: Iterable[Docketed]) -> Iterator[Noted]:
    """Steps of appeals that are overdue, and appeals that came too late (P1-3.7-e)."""
    for one in appeals:
        if one.quarter == quarter and one.state.in_time is False:
            outside = "finding.appeal_outside" if one.interference else "finding.appeal_late"
            late = say(outside, appeal=one.register_no or one.entry.fact.id)
            clause = "P1-0.6-f" if one.interference else "P1-3.7-e"
            yield Noted(one.entry.fact.appellant, Finding(late, clause, (one.entry,)))
        if one.quarter == quarter and one.overdue_days:
            message = say(
                "finding.appeal_overdue",
                appeal=one.register_no or one.entry.fact.id,
                what=say(f"docket.next_steps.{one.next_step}"),
                due=one.due,
                days=one.overdue_days,
            )
            yield Noted(one.entry.fact.appellant, Finding(message, one.clause, (one.entry,)))


def _drifted(scores: Scores, quarter: Quarter) -> Iterator[Noted]:
    editions = scores.department.editions(quarter)
    for one in drift(scores.department, quarter, scores):
        message = say("finding.drift", published=_said(one.published), now=_said(one.rebuilt))
        yield Noted(one.staff_id, Finding(message, "P1-2.13", editions[-1:]))


def _said(score: Fraction | None) -> object:
    return say("word.pending") if score is None else score


def _ratings(scores: Scores, quarter: Quarter, today: date) -> Iterator[Noted]:
    """What each rating lacks or contradicts; one of a quarter to come lacks nothing yet."""
    if today < quarter.first_day:
        return
    for staff in scores.department.people.assessed(quarter):
        for finding in rating(scores.department, staff, quarter, scores).findings:
            yield Noted(staff, finding)
