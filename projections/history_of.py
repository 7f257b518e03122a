"""Everything on record about one person, entry by entry."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Erased, Fact, Reversal
from domain.facts.inspections import InspectionConducted
from domain.facts.quarter import QuarterResultsPublished, QuarterResultsSummarised
from domain.roles import REGULATION
from domain.veil import without_parts
from domain.wording import Message, say

SHOWN = ("points", "mark", "standard_ref", "quarter", "edition", "outcome", "level", "grade")


@dataclass(frozen=True, slots=True)
class Told:
    """An entry put into words, and the entry that took it out of force, if one did."""

    entry: Entry[Fact]
    message: Message
    reversed_by: Entry[Fact] | None


def history_of(entries: Iterable[Entry[Fact]], staff_id: str, *, veiled: bool) -> tuple[Told, ...]:
    """Every entry that concerns somebody. Forms are for those who may see them (P1-2.8-c)."""
    concerning: list[Entry[Fact]] = []
    gone: dict[str, Entry[Fact]] = {}
    known: set[str] = set()
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, Reversal):
            gone[fact.reverses] = entry
        hidden = veiled and isinstance(fact, AttitudeFormSubmitted)
        linked = isinstance(fact, Reversal) and fact.reverses.split("#")[0] in known
        if not hidden and (linked or concerns(fact, staff_id)):
            concerning.append(without_parts(entry) if veiled else entry)
            known.add(fact.id)
    return tuple(Told(entry, told(entry), _standing_reversal(entry, gone)) for entry in concerning)


def _standing_reversal(entry: Entry[Fact], gone: dict[str, Entry[Fact]]) -> Entry[Fact] | None:
    """What took an entry out of force, unless that was itself reversed."""
    by = gone.get(entry.fact.id)
    return by if by and _standing_reversal(by, gone) is None else None


def concerns(fact: Fact, staff_id: str) -> bool:
    """Whether a fact is about somebody: as its subject, on duty, or in a published row."""
    match fact:
        case InspectionConducted():
            named = {found.staff_id for found in fact.findings}
            return staff_id in fact.duty_foreman_ids or staff_id in named
        case QuarterResultsPublished() | QuarterResultsSummarised():
            return any(row.staff_id == staff_id for row in fact.rows)
        case _:
            subject = fact.declaration.subject
            fields = ("staff_id", "appellant", *((subject,) if subject else ()))
            return any(getattr(fact, name, None) == staff_id for name in fields)


def told(entry: Entry[Fact]) -> Message:
    """Put an entry into one sentence; a form, where it is shown, says all of it."""
    fact = entry.fact
    return say(
        "history.line",
        fact=say(f"fact.{type(fact).__name__}"),
        by=say("role.regulation") if fact.by == REGULATION else fact.by,
        details=_details(fact),
    )


def _details(fact: Fact) -> tuple[object, ...]:
    """The few values that tell one fact from another of its kind."""
    if isinstance(fact, AttitudeFormSubmitted):
        said = (fact.item_scores, fact.comment)
        return tuple(say("word.erased") if isinstance(one, Erased) else one for one in said)
    values = (getattr(fact, name, None) for name in SHOWN)
    return tuple(getattr(value, "item", value) for value in values if value is not None)
