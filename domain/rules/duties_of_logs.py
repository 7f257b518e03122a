"""Entries made after their day, which wait for the foreman's confirmation (P1-2.2-a).

A day on duty without an entry is told by `work_log`, of those whom a shift names.
"""

from collections.abc import Iterator

from domain.dossier import Department
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    LateLogEntryConfirmed,
    WorkLogEntryRecorded,
)
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.duty import Duty
from domain.values import Quarter, day_of
from domain.wording import say

CONFIRMED_LATE = "same_day_timely_later_needs_foreman_confirmation"
STREAMS = ("worklog/{}/{}", "follow-ups/{}/{}")


@rule("P1-2.2-a", readings=("log.late_entry",))
def duties_of_logs(department: Department, quarter: Quarter) -> Iterator[Duty]:
    """One duty for each assistant with late entries; no day is named for confirming them."""
    rules, people = department.regulation.on(quarter.first_day), department.people
    if rules.reading("log.late_entry") != CONFIRMED_LATE:
        return
    first, last = quarter.first_day, quarter.last_day
    staff = people.in_office_between(Role.CUSTOMER_ASSISTANT, first, last)
    department.history.load(name.format(one, quarter) for one in staff for name in STREAMS)
    for one in staff:
        waiting = tuple(
            entry for name in STREAMS for entry in _waiting(department, name.format(one, quarter))
        )
        if waiting:
            yield Duty(
                what=say("duty.late_log", staff=(one,), quarter=quarter, count=len(waiting)),
                about=(quarter, one),
                clause="P1-2.2-a",
                due=None,
                roles=(Role.FOREMAN,),
                staff=people.foremen_of(one, last),
                basis=waiting,
            )


def _waiting(department: Department, stream: str) -> Iterator[AnyEntry]:
    history = department.history
    confirmed = {entry.fact.entry_id for entry in history.standing(stream, LateLogEntryConfirmed)}
    for entry in history.standing(stream, WorkLogEntryRecorded, CaseFollowUpRecorded):
        late = department.came_on(entry) > day_of(entry.fact.happened_on)
        if late and entry.fact.id not in confirmed:
            yield entry
