"""Follow-ups that count, by the level their case had then (P1-2.2-a, P1-4.1-a)."""

from dataclasses import dataclass
from datetime import datetime

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CaseLevel,
    CaseLevelChanged,
    CaseOpened,
    LateLogEntryConfirmed,
)
from domain.rules.citation import rule
from domain.rules.quarter_basis import CASES, WHOLE, carries_over, quarter_of_cases
from domain.values import day_of


@dataclass(frozen=True, slots=True)
class FollowUps:
    """A person's follow-ups of one level in a quarter."""

    level: CaseLevel
    entries: tuple[Entry[CaseFollowUpRecorded], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.entries)


@rule("P1-2.2-a", readings=("log.late_entry",))
def follow_ups(dossier: Dossier) -> dict[CaseLevel, FollowUps]:
    """Timely follow-ups, and late ones the foreman confirmed, by level in force that day."""
    history, regulation = dossier.history, dossier.department.regulation
    counted = [
        entry
        for stream in _streams(dossier)
        for entry in history.standing(stream, CaseFollowUpRecorded)
        if quarter_of_cases(regulation, day_of(entry.fact.happened_on)) == dossier.quarter
        and _counts(dossier, entry)
    ]
    history.load(f"case/{entry.fact.case_id}" for entry in counted)
    levels = [(entry, _level(dossier, entry)) for entry in counted]
    return {
        level: FollowUps(level, tuple(entry for entry, had in levels if had == level))
        for level in ("A", "B", "C")
    }


def _streams(dossier: Dossier) -> tuple[str, ...]:
    """Where the follow-ups of a quarter are, and of the one before, if its last days count here."""
    before = dossier.quarter.previous
    carried = carries_over(dossier.department.regulation, before, WHOLE, CASES)
    quarters = (before, dossier.quarter) if carried else (dossier.quarter,)
    return tuple(f"follow-ups/{dossier.staff_id}/{one}" for one in quarters)


def _counts(dossier: Dossier, entry: Entry[CaseFollowUpRecorded]) -> bool:
    written = dossier.department.came_on(entry)
    timely = written == day_of(entry.fact.happened_on)
    match dossier.rules.reading("log.late_entry"):
        case "any_time_counts":
            return True
        case "same_day_only":
            return timely
        case _:
            return timely or any(
                one.fact.entry_id == entry.fact.id
                for one in dossier.history.standing(entry.stream, LateLogEntryConfirmed)
            )


@rule("P1-4.1-a", readings=("grade.case_level_at",))
def _level(dossier: Dossier, entry: Entry[CaseFollowUpRecorded]) -> CaseLevel | None:
    """The level in force when the case was followed up, or as it is read at the quarter's end."""
    level: CaseLevel | None = None
    at_end = dossier.rules.reading("grade.case_level_at") == "level_at_quarter_end"
    known_levels = dossier.history.standing(
        f"case/{entry.fact.case_id}", CaseOpened, CaseLevelChanged
    )
    for known in sorted(known_levels, key=lambda one: day_of(one.fact.happened_on)):
        match known.fact:
            case CaseOpened(level=opened):
                level = opened
            case CaseLevelChanged(to_level=changed) if (
                day_of(known.fact.happened_on) <= dossier.quarter.last_day
                if at_end
                else _by(known.fact, entry.fact)
            ):
                level = changed
            case _:
                pass
    return level


def _by(change: Fact, followed_up: Fact) -> bool:
    """Whether a change had come by a follow-up: to the moment where both name one, else the day."""
    changed, when = change.happened_on, followed_up.happened_on
    if isinstance(changed, datetime) and isinstance(when, datetime):
        return changed <= when
    return day_of(changed) <= day_of(when)
