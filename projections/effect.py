"""What facts would change: scores before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.facts.envelope import Fact
from domain.rules.quarter_score import quarter_score
from domain.values import Quarter


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """Somebody's score before and after; None is pending."""

    staff_id: str
    quarter: Quarter
    before: Fraction | None
    after: Fraction | None


def quarters_touched(facts: Iterable[Fact]) -> tuple[Quarter, ...]:
    """The quarters that facts bear on: the one they name, else the one they happened in."""
    found = set()
    for fact in facts:
        named = getattr(fact, "for_quarter", None) or getattr(fact, "quarter", None)
        found.add(named if isinstance(named, Quarter) else Quarter.of(fact.happened_on))
    return tuple(sorted(found))


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
