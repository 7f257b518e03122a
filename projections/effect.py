"""What facts would change: scores before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.facts.disputes import BonusTreatmentDecided
from domain.facts.envelope import Fact, Reversal
from domain.history import Find
from domain.rules.late_records import quarters_bearing
from domain.rules.quarter_score import quarter_score
from domain.values import Month, Quarter


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """Somebody's score before and after; None is pending."""

    staff_id: str
    quarter: Quarter
    before: Fraction | None
    after: Fraction | None


def quarters_touched(facts: Iterable[Fact], find: Find) -> tuple[Quarter, ...]:
    """The quarters facts bear on: the one they name, that of what they are about, or their own."""
    return tuple(sorted({quarter for fact in facts for quarter in _touched(fact, find)}))


def _touched(fact: Fact, find: Find) -> tuple[Quarter, ...]:
    named = getattr(fact, "for_quarter", None) or getattr(fact, "quarter", None)
    if isinstance(named, Quarter):
        return (named,)
    for name in ("committed_on", "violation_on"):
        if isinstance(on := getattr(fact, name, None), date):
            return Quarter.of(on), Quarter.of(fact.happened_on)
    if isinstance(month := getattr(fact, "month", None), Month):
        return (Quarter.of(month.first_day),)
    named_entry = fact.reverses.split("#")[0] if isinstance(fact, Reversal) else None
    named_entry = named_entry or getattr(fact, "incident_id", None) or _task_of(fact)
    about = find(str(named_entry)) if named_entry else None
    return _touched(about.fact, find) if about else (Quarter.of(fact.happened_on),)


def _task_of(fact: Fact) -> str | None:
    """The task a decision on a bonus is about: the bonus is of the task's quarter."""
    return fact.task_id if isinstance(fact, BonusTreatmentDecided) else None


def bearing(
    department: Department, quarters: Iterable[Quarter], today: date
) -> tuple[Quarter, ...]:
    """Quarters, and the later ones that what happened in them may be put down to (P1-2.10)."""
    return tuple(
        sorted(
            {one for quarter in quarters for one in quarters_bearing(department, quarter, today)}
        )
    )


def score_changes(
    before: Department, after: Department, quarters: Iterable[Quarter]
) -> tuple[ScoreChange, ...]:
    """Everybody whose score differs."""
    changes = []
    first_day = after.regulation.first_day
    for quarter in quarters:
        if quarter.first_day < first_day:
            continue
        for staff in sorted(after.people.assessed(quarter)):
            new = quarter_score(after.dossier(staff, quarter)).score
            known = before.people.post(staff, quarter) is not None
            old = quarter_score(before.dossier(staff, quarter)).score if known else None
            if old != new:
                changes.append(ScoreChange(staff, quarter, old, new))
    return tuple(changes)
