"""A month of somebody's work log: what was logged in time, late, corrected, or not at all."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.organisation import DutyShiftAssigned
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    LateLogEntryConfirmed,
    LogDataSpotChecked,
    WorkLogEntryCorrected,
    WorkLogEntryRecorded,
)
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.values import Month, Quarter, day_of

LATE = "log.late_entry"
LogState: TypeAlias = Literal["timely", "confirmed", "late", "missing"]


@dataclass(frozen=True, slots=True)
class Logged:
    """One entry of a log: in time or not, its corrections, the checks that looked at it."""

    entry: Entry[WorkLogEntryRecorded]
    timely: bool
    confirmed: Entry[LateLogEntryConfirmed] | None
    corrections: tuple[Entry[WorkLogEntryCorrected], ...]
    checks: tuple[Entry[LogDataSpotChecked], ...]

    @property
    def state(self) -> LogState:
        """Whether it counts: in time, or late and confirmed by the foreman (P1-2.2-a)."""
        if self.timely:
            return "timely"
        return "confirmed" if self.confirmed else "late"


@dataclass(frozen=True, slots=True)
class LogDay:
    """A day of the month on which somebody was on duty, or logged something."""

    day: date
    rostered: bool
    logged: tuple[Logged, ...]
    follow_ups: int

    @property
    def state(self) -> LogState:
        """The best of what was logged of the day; missing where nothing was."""
        states = {one.state for one in self.logged}
        best: tuple[LogState, ...] = ("timely", "confirmed", "late")
        return next((state for state in best if state in states), "missing")


@dataclass(frozen=True, slots=True)
class WorkLog:
    """A month of somebody's log."""

    staff_id: str
    month: Month
    days: tuple[LogDay, ...]
    rostered: bool
    """Whether any shift of the month names the person; if none does, no day can be missing."""

    def count(self, state: LogState) -> int:
        """How many days are in a state; a day off that was logged late is no missing day."""
        return sum(one.state == state for one in self.days)


@rule("P1-2.2-a", readings=(LATE,))
@rule("P1-2.2-c")
def work_log(department: Department, staff_id: str, month: Month) -> WorkLog:
    """Every day on duty, and every day logged, with what became of its entries."""
    duty = days_on_duty(department, staff_id, month)
    logged = _logged(department, staff_id, month)
    stream = f"follow-ups/{staff_id}/{Quarter.of(month.first_day)}"
    followed: dict[date, int] = defaultdict(int)
    for entry in department.history.standing(stream, CaseFollowUpRecorded):
        followed[day_of(entry.fact.happened_on)] += 1
    days = tuple(
        LogDay(day, day in duty, tuple(logged.get(day, ())), followed[day])
        for day in sorted({*duty, *logged})
    )
    return WorkLog(staff_id, month, days, bool(duty))


@rule("P1-2.2-a")
def days_on_duty(department: Department, staff_id: str, month: Month) -> frozenset[date]:
    """The days whose shifts name somebody: they owe an entry, days off do not (P1-2.2-a/2)."""
    return frozenset(
        day_of(entry.fact.happened_on)
        for entry in department.history.standing(f"shifts/{month}", DutyShiftAssigned)
        if staff_id in {*entry.fact.staff_ids}
    )


def _logged(department: Department, staff_id: str, month: Month) -> dict[date, list[Logged]]:
    history, quarter = department.history, Quarter.of(month.first_day)
    stream = f"worklog/{staff_id}/{quarter}"
    regulation = department.regulation
    reading = regulation.on(max(quarter.first_day, regulation.first_day)).reading(LATE)
    confirming = history.standing(stream, LateLogEntryConfirmed)
    late = {one.fact.entry_id: one for one in confirming if reading != "same_day_only"}
    corrected: dict[str, list[Entry[WorkLogEntryCorrected]]] = defaultdict(list)
    for correction in history.standing(stream, WorkLogEntryCorrected):
        corrected[correction.fact.corrects].append(correction)
    checked = spot_checks(department, quarter)
    found: dict[date, list[Logged]] = defaultdict(list)
    for entry in history.standing(stream, WorkLogEntryRecorded):
        day, own = day_of(entry.fact.happened_on), entry.fact.id
        if Month.of(day) != month:
            continue
        timely = reading == "any_time_counts" or department.came_on(entry) == day
        checks = tuple(one for one in checked if own in one.fact.sampled)
        one = Logged(entry, timely, late.get(own), tuple(corrected[own]), checks)
        found[day].append(one)
    return found


def spot_checks(department: Department, quarter: Quarter) -> tuple[Entry[LogDataSpotChecked], ...]:
    """The checks of log data that may have looked at a quarter's entries: in it or the next."""
    return tuple(
        entry
        for one in (quarter, quarter.following)
        for entry in department.history.standing(f"checks/{one}", LogDataSpotChecked)
    )


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a month's log entries were looked at, and by whom."""

    month: Month
    entries: int
    checked: int
    by_role: tuple[tuple[str, int], ...]


@rule("P1-2.2-d")
def spot_check_coverage(department: Department, month: Month) -> Coverage:
    """Entries of the log and follow-ups of a month, and those of them that were spot-checked."""
    quarter = Quarter.of(month.first_day)
    staff = department.people.assessed(quarter)
    streams = [f"{room}/{one}/{quarter}" for one in staff for room in ("worklog", "follow-ups")]
    department.history.load(streams)
    logged: set[str] = {
        entry.fact.id
        for stream in streams
        for entry in _of_log(department, stream)
        if Month.of(day_of(entry.fact.happened_on)) == month
    }
    by_role: dict[str, set[str]] = defaultdict(set)
    for check in spot_checks(department, quarter):
        by_role[check.fact.role] |= logged.intersection(check.fact.sampled)
    counted = tuple((role, len(seen)) for role, seen in sorted(by_role.items()) if seen)
    checked: set[str] = set().union(*by_role.values())
    return Coverage(month, len(logged), len(checked), counted)


def _of_log(department: Department, stream: str) -> tuple[AnyEntry, ...]:
    return department.history.standing(stream, WorkLogEntryRecorded, CaseFollowUpRecorded)
