"""A request for an explanation: whether it was answered, and by when it is flagged (P1-0.6-f)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import ExplanationGiven, ExplanationRequested
from domain.line import AnyEntry
from domain.rules.citation import rule

CLAUSE = "P1-0.6-f"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A request, the day from which it is flagged, and the answer."""

    asked: Entry[ExplanationRequested]
    due: date
    given: Entry[ExplanationGiven] | None

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The request, and the answer."""
        return (self.asked, *((self.given,) if self.given else ()))

    def days_over(self, today: date) -> int:
        """How many days it is overdue; 0 once it is answered, or while there is time."""
        return 0 if self.given else max((today - self.due).days, 0)


@rule(CLAUSE)
@rule("P1-3.7-h", amounts=("days",))
def explanation(department: Department, asked: Entry[ExplanationRequested]) -> Explanation:
    """A request as it stands. The clause has no day; it is flagged like an undecided appeal."""
    start = department.came_on(asked)
    days = int(department.regulation.on(start).amount("P1-3.7-h", "days"))
    answers = department.history.standing(asked.stream, ExplanationGiven)
    given = next((one for one in answers if one.fact.request_id == asked.fact.id), None)
    return Explanation(asked, start + timedelta(days=days), given)


def explanations(
    department: Department, asked: Iterable[Entry[ExplanationRequested]]
) -> tuple[Explanation, ...]:
    """Every request that stands, in the order of the log."""
    history = department.history
    standing = (one for one in asked if one.fact.id not in history.reversed_in(one.stream))
    return tuple(explanation(department, one) for one in standing)
