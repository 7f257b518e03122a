"""Confirmed cheating, and what it costs those who did not find it (P1-2.2-e, P1-2.9-f)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.line import AnyEntry, Line
from domain.roles import Role
from domain.rules.citation import rule
from domain.values import Quarter, day_of
from domain.wording import say

CONFIRMATION = "disqualification.confirmation"
ATTRIBUTION = "disqualification.quarter_attribution"
CIRCLE = "cheating.foreman_circle"
COUNTED = "cheating.undiscovered"


@dataclass(frozen=True, slots=True)
class Incident:
    """One confirmed incident: the report, what confirmed it, and whether the foreman missed it."""

    report: Entry[CheatingReported]
    confirmed: Entry[CheatingConfirmed] | None
    undiscovered: bool

    @property
    def committed_on(self) -> date:
        """The day of the falsified data."""
        return self.report.fact.committed_on

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The report and its confirmation."""
        return (self.report, self.confirmed) if self.confirmed else (self.report,)


@rule("P1-2.2-e", readings=(CONFIRMATION,))
def incidents(department: Department, staff_id: str) -> tuple[Incident, ...]:
    """Somebody's confirmed incidents, in the order they were committed."""
    stream = f"person/{staff_id}"
    confirmed = {
        entry.fact.incident_id: entry
        for entry in department.history.standing(stream, CheatingConfirmed)
    }
    found = []
    for report in department.history.standing(stream, CheatingReported):
        day = report.fact.committed_on
        on_report = department.regulation.on(day).reading(CONFIRMATION) == "effective_on_report"
        if report.fact.id in confirmed or on_report:
            foremen = department.people.foremen_of(staff_id, day)
            missed = report.fact.discovered_by not in foremen
            found.append(Incident(report, confirmed.get(report.fact.id), missed))
    return tuple(sorted(found, key=lambda one: (one.committed_on, one.report.position)))


@rule("P1-2.2-e", readings=(ATTRIBUTION,))
def attributed(one: Incident, quarter: Quarter, reading: str) -> bool:
    """Whether an incident belongs to a quarter: that of the falsified data, or of discovery."""
    committed = Quarter.of(one.committed_on) == quarter
    discovered = Quarter.of(day_of(one.report.fact.happened_on)) == quarter
    match reading:
        case "quarter_of_discovery":
            return discovered
        case "both":
            return committed or discovered
        case _:
            return committed


@dataclass(frozen=True, slots=True)
class Missed:
    """An assistant's incidents of a quarter that reach the number the foreman answers for."""

    staff_id: str
    counted: tuple[Incident, ...]
    reached_on: date


@rule(
    "P1-2.9-f",
    amounts=("instances_min",),
    readings=(COUNTED, "cheating.repeat", "cheating.count_unit"),
)
def missed(department: Department, staff_id: str, quarter: Quarter) -> tuple[Missed, ...]:
    """Three or more incidents of one assistant in a quarter that the foreman did not find."""
    rules = department.regulation.on(quarter.first_day)
    if department.people.post(staff_id, quarter) != Role.CUSTOMER_ASSISTANT:
        return ()
    mine = tuple(
        one for one in incidents(department, staff_id) if Quarter.of(one.committed_on) == quarter
    )
    counted = mine
    match rules.reading(COUNTED):
        case "any_discovery_exonerates":
            counted = mine if all(one.undiscovered for one in mine) else ()
        case "all_instances_count":
            pass
        case _:
            counted = tuple(one for one in mine if one.undiscovered)
    least = int(rules.amount("P1-2.9-f", "instances_min"))
    if len(counted) < least:
        return ()
    times = len(counted) // least if rules.reading("cheating.repeat") == "every_full_three" else 1
    return tuple(
        Missed(staff_id, counted, counted[least * (time + 1) - 1].committed_on)
        for time in range(times)
    )


@rule("P1-2.9-f", amounts=("foreman_points",), readings=(CIRCLE,))
def foreman_penalties(dossier: Dossier) -> tuple[Line, ...]:
    """Ten points to each foreman who led the assistant at a counted incident."""
    department, people = dossier.department, dossier.department.people
    if people.post(dossier.staff_id, dossier.quarter) != Role.FOREMAN:
        return ()
    everybody = dossier.rules.reading(CIRCLE) == "all_team_leading_foremen_of_department"
    points = dossier.rules.amount("P1-2.9-f", "foreman_points")
    lines = []
    for staff in people.assessed(dossier.quarter):
        for found in missed(department, staff, dossier.quarter):
            led = any(
                dossier.staff_id in people.foremen_of(staff, one.committed_on)
                for one in found.counted
            )
            if everybody or led:
                lines.append(_penalty(found, points, dossier.rules.basis(COUNTED)[1:]))
    once = dossier.rules.reading("cheating.repeat") == "once_per_foreman_per_quarter"
    return tuple(lines[:1] if once else lines)


def _penalty(found: Missed, points: Fraction, basis: tuple[AnyEntry, ...]) -> Line:
    message = say("line.cheating.missed", staff=found.staff_id, count=len(found.counted))
    entries = tuple(entry for one in found.counted for entry in one.entries)
    return Line(points, message, "P1-2.9-f", (*entries, *basis))
