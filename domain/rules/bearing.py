"""Whose score, in which quarter, an entry bears on (P1-2.10)."""

from collections.abc import Iterable
from typing import cast

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.disputes import BonusTreatmentDecided, TaskAssigned
from domain.facts.disqualification import QuarterDisqualified
from domain.facts.envelope import Fact
from domain.facts.exams import ExamFact
from domain.facts.inspections import InspectionConducted
from domain.facts.monthly import (
    ExtraEffortBonusRecorded,
    OfAMonth,
    RoutineDutyDeductionRecorded,
)
from domain.facts.points import (
    BonusPointsAwarded,
    Deduction,
    DiscontentLogConfirmed,
    DiscontentSpreadLogged,
    ScoreEntryReversed,
)
from domain.facts.quarter import ResultAdjusted
from domain.facts.worklog import CheatingConfirmed, CheatingReported
from domain.roles import Role
from domain.rules.attitude import MISSING, OF_TEAM
from domain.rules.attitude_raters import MEMBERS, OF_THE_TEAM, team_of
from domain.rules.cheating import Incident, attributed, foreman_penalties
from domain.rules.foreman_score import is_the_mean
from domain.rules.inspected import inspected
from domain.rules.inspections import WHOSE
from domain.rules.late_records import put_down
from domain.rules.quarter_basis import quarter_of
from domain.values import Month, Quarter, day_of


def bears_on(department: Department, named: str) -> tuple[Dossier, ...]:
    """The dossiers whose score rests on an entry, or on one finding of it (``entry#2``).

    A form may be read to bear on the whole team, and an assistant's score on the foreman's.
    """
    own = _bears_on(department, named)
    entry = department.history.entry(named)
    form = entry is not None and isinstance(entry.fact, AttitudeFormSubmitted)
    found = (*own, *(other for one in own if form for other in _by_a_form(one)))
    reached = (*found, *(other for one in found for other in _foremens(one)))
    return tuple({(one.staff_id, one.quarter): one for one in reached}.values())


def _by_a_form(ratee: Dossier) -> tuple[Dossier, ...]:
    """The others of a team, where what one of them is given counts for all (P1-2.8-d)."""
    read = {ratee.rules.reading(key) for key in (MEMBERS, MISSING)}
    if read.isdisjoint({OF_THE_TEAM, OF_TEAM}):
        return ()
    others = (one for one in team_of(ratee) if one != ratee.staff_id)
    return tuple(ratee.department.dossier(one, ratee.quarter) for one in others)


def _foremens(assistant: Dossier) -> tuple[Dossier, ...]:
    """The foremen whose score is the mean of an assistant's team, where it is read so."""
    people, quarter = assistant.department.people, assistant.quarter
    leading = people.foremen_of(assistant.staff_id, quarter.last_day)
    dossiers = (assistant.department.dossier(one, quarter) for one in leading)
    return tuple(one for one in dossiers if is_the_mean(one))


def _bears_on(department: Department, named: str) -> tuple[Dossier, ...]:
    fact_id, _, finding = named.partition("#")
    entry = department.history.entry(fact_id)
    match entry.fact if entry else None:
        case ExamFact(staff_id=staff, for_quarter=quarter):
            return (department.dossier(staff, quarter),)
        case AttitudeFormSubmitted(ratee_id=staff, quarter=quarter):
            return (department.dossier(staff, quarter),)
        case QuarterDisqualified(staff_id=staff, quarter=quarter):
            return (department.dossier(staff, quarter),)
        case ResultAdjusted(quarter=quarter):
            return tuple(
                department.dossier(staff, quarter) for staff in department.people.assessed(quarter)
            )
        case (
            CheatingConfirmed(incident_id=inner)
            | DiscontentLogConfirmed(incident_id=inner)
            | ScoreEntryReversed(reverses=inner)
            | BonusTreatmentDecided(task_id=inner)
        ):
            return _bears_on(department, inner)
        case _:
            return _of_its_day(department, entry, finding) if entry else ()


def _of_its_day(department: Department, entry: Entry[Fact], finding: str) -> tuple[Dossier, ...]:
    """The dossiers of entries that count for the quarter they happened in, or as it is read."""
    match entry.fact:
        case InspectionConducted() as fact:
            return _counting(department, entry, _named_by(department, fact, finding))
        case Deduction() | BonusPointsAwarded() | DiscontentSpreadLogged():
            return _counting(department, entry, (entry.fact.staff_id,))
        case TaskAssigned():
            return _counting(department, entry, (entry.fact.staff_id,))
        case OfAMonth():
            return _of_a_month(department, entry.fact)
        case CheatingReported():
            return _of_incident(department, cast("Entry[CheatingReported]", entry))
        case _:
            return ()


def _of_a_month(department: Department, fact: OfAMonth) -> tuple[Dossier, ...]:
    """The quarter of a month, where its assessment is read to bear on the quarter (P1-3.1-d)."""
    dossier = department.dossier(fact.staff_id, Quarter.of(fact.month.first_day))
    keys: tuple[str, ...] = ("monthly.relation_to_quarter",)
    if isinstance(fact, RoutineDutyDeductionRecorded):
        keys = (*keys, "monthly.deduction_also_quarterly")
    if isinstance(fact, ExtraEffortBonusRecorded):
        keys = (*keys, "bonus.same_as_formula_bonus")
    separate = all(
        dossier.rules.reading(key) == dossier.rules.edition.reading(key)[1].default for key in keys
    )
    return () if separate else (dossier,)


def _counting(
    department: Department, entry: Entry[Fact], whose: Iterable[str]
) -> tuple[Dossier, ...]:
    """The dossiers of the quarters an entry is put down to, person by person."""
    put = {staff: put_down(department, staff, entry) for staff in dict.fromkeys(whose)}
    return tuple(department.dossier(staff, one.quarter) for staff, one in put.items() if one)


def _named_by(department: Department, fact: InspectionConducted, finding: str) -> tuple[str, ...]:
    """The foremen who answer for an inspection, and who is named in its findings."""
    found = fact.findings[int(finding) - 1 : int(finding)] if finding else fact.findings
    named = tuple(one.staff_id for one in found if one.staff_id)
    month = Month.of(day_of(fact.happened_on))
    whose = department.regulation.on(Quarter.of(month.first_day).first_day).reading(WHOSE)
    if whose == "per_duty_foreman_own_total":
        return (*fact.duty_foreman_ids, *named)
    foremen = (on for one in inspected(department, month) for on in one.entry.fact.duty_foreman_ids)
    return (*fact.duty_foreman_ids, *foremen, *named)


def _of_incident(department: Department, report: Entry[CheatingReported]) -> tuple[Dossier, ...]:
    """The person's quarter, and that of foremen whose ten points rest on it (P1-2.9-f)."""
    incident = Incident(report, None, undiscovered=False)
    fact = report.fact
    committed = quarter_of(department.regulation, fact.committed_on)
    found = quarter_of(department.regulation, day_of(fact.happened_on))
    own = tuple(
        department.dossier(fact.staff_id, quarter)
        for quarter in dict.fromkeys((committed, found))
        if attributed(department, incident, quarter)
    )
    foremen = (
        department.dossier(staff, committed)
        for staff in department.people.assessed(committed)
        if department.people.post(staff, committed) == Role.FOREMAN
    )
    return (*own, *(one for one in foremen if _rests_on(one, report)))


def _rests_on(foreman: Dossier, report: Entry[CheatingReported]) -> bool:
    """Whether points are taken from a foreman because of a report, among others."""
    return any(
        entry.fact.id == report.fact.id
        for line in foreman_penalties(foreman)
        for entry in line.entries
    )
