"""Everything on record about one person, entry by entry."""

from dataclasses import dataclass

from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.inspections import InspectionConducted
from domain.facts.quarter import QuarterResultsPublished, QuarterResultsSummarised
from domain.wording import Message, say


@dataclass(frozen=True, slots=True)
class Told:
    """An entry put into words, and whether it still counts."""

    entry: Entry[Fact]
    message: Message
    reversed_by: Entry[Fact] | None


def concerns(fact: Fact, staff_id: str) -> bool:
    """Whether a fact is about somebody: as its subject, on duty, or in a published row."""
    subject = fact.declaration.subject
    if subject and getattr(fact, subject) == staff_id:
        return True
    match fact:
        case InspectionConducted():
            return staff_id in fact.duty_foreman_ids or any(
                found.staff_id == staff_id for found in fact.findings
            )
        case QuarterResultsPublished() | QuarterResultsSummarised():
            return any(row.staff_id == staff_id for row in fact.rows)
        case _:
            return any(
                getattr(fact, name, None) == staff_id for name in ("staff_id", "appellant")
            )


def told(entry: Entry[Fact]) -> Message:
    """Put an entry into one sentence, by whoever recorded it; forms keep what they say."""
    fact = entry.fact
    details = () if isinstance(fact, AttitudeFormSubmitted) else _details(fact)
    return say(
        "history.line",
        fact=say(f"fact.{type(fact).__name__}"),
        by=fact.by,
        details=details,
    )


SHOWN = ("points", "mark", "standard_ref", "quarter", "edition", "outcome", "level", "grade")


def _details(fact: Fact) -> tuple[object, ...]:
    """The few values that tell one fact from another of its kind."""
    found = []
    for name in SHOWN:
        value = getattr(fact, name, None)
        if value is not None:
            found.append(getattr(value, "item", value))
    return tuple(found)
