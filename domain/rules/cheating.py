"""Confirmed cheating, and what it costs those who did not find it (P1-2.2-e, P1-2.9-f)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.line import AnyEntry, Line
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.false_entries import proved_false
from domain.rules.quarter_basis import quarter_of
from domain.values import Quarter, day_of
from domain.wording import say

CONFIRMATION = "disqualification.confirmation"
ATTRIBUTION = "disqualification.quarter_attribution"
CIRCLE = "cheating.foreman_circle"
COUNTED = "cheating.undiscovered"
BOUND = "bounds.yishang"
UNIT = "cheating.count_unit"


@dataclass(frozen=True, slots=True)
class Incident:
    """One confirmed incident: the report, what confirmed it, and whether the foreman missed it."""

    report: Entry[CheatingReported]
    confirmed: Entry[CheatingConfirmed] | None
    undiscovered: bool
    proved: tuple[AnyEntry, ...] = ()
    """The checks that found the entries false, where that alone is cheating."""

    @property
    def committed_on(self) -> date:
        """The day of the falsified data."""
        return self.report.fact.committed_on

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """The report and its confirmation."""
        confirmed = (self.confirmed,) if self.confirmed else ()
        return (self.report, *confirmed, *self.proved)


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
        if day < department.regulation.first_day:
            continue  # No regulation was there to be cheated.
        on_report = department.regulation.on(day).reading(CONFIRMATION) == "effective_on_report"
        proved = proved_false(department, report)
        if report.fact.id in confirmed or on_report or proved:
            foremen = department.people.foremen_of(staff_id, day)
            missed = report.fact.discovered_by not in foremen
            found.append(Incident(report, confirmed.get(report.fact.id), missed, proved))
    return tuple(sorted(found, key=lambda one: (one.committed_on, one.report.position)))


@rule("P1-2.2-e", readings=(ATTRIBUTION,))
def attributed(department: Department, one: Incident, quarter: Quarter) -> bool:
    """Whether an incident belongs to a quarter: that of the falsified data, or of discovery.

    It is read as on the day of the conduct (regulation.md, 0.6.6), so that no two quarters read
    one incident differently.
    """
    committed = quarter_of(department.regulation, one.committed_on) == quarter
    discovered = _found_in(department, one) == quarter
    match department.regulation.on(one.committed_on).reading(ATTRIBUTION):
        case "quarter_of_discovery":
            return discovered
        case "both":
            return committed or discovered
        case _:
            return committed


def _found_in(department: Department, one: Incident) -> Quarter:
    return quarter_of(department.regulation, day_of(one.report.fact.happened_on))


@dataclass(frozen=True, slots=True)
class Missed:
    """Incidents of an assistant, or a team, that reach the number the foreman answers for."""

    whose: str
    counted: tuple[Incident, ...]
    reached_on: date


@rule("P1-4.1-a", readings=(BOUND,))
@rule("P1-2.9-f", amounts=("instances_min",), readings=(COUNTED, "cheating.repeat", UNIT))
def missed(department: Department, quarter: Quarter) -> tuple[Missed, ...]:
    """Three or more incidents in a quarter that the foreman did not find, by assistant or team."""
    rules = department.regulation.on(quarter.first_day)
    least = int(rules.amount("P1-2.9-f", "instances_min"))
    least += rules.reading(BOUND) == "exclusive_unless_stated"
    full = rules.reading("cheating.repeat") == "every_full_three"
    of = partial(quarter_of, department.regulation)
    found = []
    for whose, mine in _by_unit(department, quarter):
        counted = _counted(mine, rules.reading(COUNTED))
        times = [one.committed_on for one in counted for _ in range(_weight(one, rules))]
        reached = times[least - 1 :: least] if full else times[least - 1 : least]
        found += [Missed(whose, counted, on) for on in reached if of(on) == quarter]
    return tuple(found)


def _by_unit(
    department: Department, quarter: Quarter
) -> Iterator[tuple[str, tuple[Incident, ...]]]:
    """The incidents that are counted together: an assistant's of the quarter, or as read."""
    people = department.people
    unit = department.regulation.on(quarter.first_day).reading(UNIT)
    teams: dict[str, list[Incident]] = {}
    for staff in people.assessed(quarter):
        if people.post(staff, quarter) != Role.CUSTOMER_ASSISTANT:
            continue
        mine = tuple(
            one
            for one in incidents(department, staff)
            if (of := quarter_of(department.regulation, one.committed_on)) == quarter
            or (unit == "per_assistant_all_time" and of < quarter)
        )
        team = people.team(staff, quarter.last_day)
        if unit == "per_team_per_quarter" and team:
            teams.setdefault(team, []).extend(mine)
        else:
            yield staff, mine
    for team, together in teams.items():
        yield team, tuple(sorted(together, key=lambda one: one.committed_on))


def _counted(mine: tuple[Incident, ...], reading: str) -> tuple[Incident, ...]:
    match reading:
        case "any_discovery_exonerates":
            return mine if all(one.undiscovered for one in mine) else ()
        case "all_instances_count":
            return mine
        case _:
            return tuple(one for one in mine if one.undiscovered)


def _weight(one: Incident, rules: Rules) -> int:
    """One incident is one instance, or as many as the entries it falsified."""
    each_entry = rules.reading(UNIT) == "per_falsified_entry"
    return max(1, len(one.report.fact.falsified)) if each_entry else 1


@rule("P1-2.9-f", amounts=("foreman_points",), readings=(CIRCLE,))
def foreman_penalties(dossier: Dossier) -> tuple[Line, ...]:
    """Ten points to each foreman who led the assistant at a counted incident."""
    department, people = dossier.department, dossier.department.people
    if people.post(dossier.staff_id, dossier.quarter) != Role.FOREMAN:
        return ()
    everybody = dossier.rules.reading(CIRCLE) == "all_team_leading_foremen_of_department"
    points = dossier.rules.amount("P1-2.9-f", "foreman_points")
    lines = []
    for found in missed(department, dossier.quarter):
        led = any(
            dossier.staff_id in people.foremen_of(one.report.fact.staff_id, one.committed_on)
            for one in found.counted
        )
        if everybody or led:
            lines.append(_penalty(found, points, dossier.rules.basis(COUNTED)[1:]))
    once = dossier.rules.reading("cheating.repeat") == "once_per_foreman_per_quarter"
    return tuple(lines[:1] if once else lines)


def _penalty(found: Missed, points: Fraction, basis: tuple[AnyEntry, ...]) -> Line:
    message = say("line.cheating.missed", staff=found.whose, count=len(found.counted))
    entries = tuple(entry for one in found.counted for entry in one.entries)
    return Line(points, message, "P1-2.9-f", (*entries, *basis))
