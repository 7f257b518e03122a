"""What cancels a person's quarter: its score is then zero (P1-3.5-c to -g, P1-2.2-e)."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.disqualification import DisciplinaryPenaltyImposed, QuarterDisqualified
from domain.facts.worklog import TaskCompletionSpotChecked
from domain.line import AnyEntry, Line
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rules.cheating import ATTRIBUTION, Incident, attributed, incidents
from domain.rules.citation import rule
from domain.rules.quarter_basis import quarter_of
from domain.values import Quarter, day_of
from domain.wording import Message, say

GroundName: TypeAlias = Literal["cheating", "head_finding", "penalty", "serious_violation"]
GROUND1 = "disqualification.ground1_date"
AUTOMATIC = "disqualification.automatic"
LATE = "disqualification.late_discovery_limit"
THRESHOLD = "disqualification.threshold"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody's quarter is cancelled."""

    name: GroundName
    message: Message
    clause: str
    entries: tuple[AnyEntry, ...]


@rule("P1-3.5-c", amounts=("score",), readings=(AUTOMATIC, "disqualification.who"))
def grounds(dossier: Dossier) -> tuple[Ground, ...]:
    """Every ground that stands: grounds 1 and 2 by the facts, 3 and 4 by decision."""
    post = dossier.department.people.post(dossier.staff_id, dossier.quarter)
    only_assistants = dossier.rules.reading("disqualification.who") == "assistants_only"
    if only_assistants and post != Role.CUSTOMER_ASSISTANT:
        return ()
    decided = _decided(dossier)
    found = (*_by_cheating(dossier), *_by_penalty(dossier))
    if dossier.rules.reading(AUTOMATIC) == "always_by_decision":
        found = tuple(
            replace(
                ground, entries=(*ground.entries, *notices, *dossier.rules.basis(AUTOMATIC)[1:])
            )
            for ground in found
            if (notices := _notices(ground, decided))
        )
    lifted = _lifted(dossier)
    kept = (one for one in found if not lifted & {entry.fact.id for entry in one.entries})
    return (*kept, *(_decision(entry) for entry in decided if entry.fact.ground in DECIDED))


def _notices(
    ground: Ground, decided: tuple[Entry[QuarterDisqualified], ...]
) -> tuple[Entry[QuarterDisqualified], ...]:
    """The decisions that rest on a ground's facts."""
    facts = {entry.fact.id for entry in ground.entries}
    return tuple(entry for entry in decided if entry.fact.trigger in facts)


DECIDED: dict[str, str] = {"serious_violation": "P1-3.5-f", "head_finding": "P1-3.5-g"}


def _decided(dossier: Dossier) -> tuple[Entry[QuarterDisqualified], ...]:
    return dossier.standing(QuarterDisqualified, where=lambda fact: fact.quarter == dossier.quarter)


def _lifted(dossier: Dossier) -> set[str]:
    """The facts whose notice of disqualification was lifted."""
    gone = dossier.history.reversed_in(dossier.stream)
    lifted = {
        entry.fact.trigger
        for entry in dossier.history.all_of(dossier.stream, QuarterDisqualified)
        if entry.fact.trigger and entry.fact.id in gone and entry.fact.quarter == dossier.quarter
    }
    return lifted - {entry.fact.trigger for entry in _decided(dossier)}


@rule("P1-3.5-f")
@rule("P1-3.5-g")
def _decision(entry: Entry[QuarterDisqualified]) -> Ground:
    fact = entry.fact
    name: GroundName = "serious_violation" if fact.ground == "serious_violation" else "head_finding"
    message = say(f"line.disqualified.{name}", by=fact.by, reason=fact.reason)
    return Ground(name, message, DECIDED[name], (entry,))


@rule("P1-3.5-e")
@rule("P1-2.2-e", readings=(LATE, THRESHOLD))
def _by_cheating(dossier: Dossier) -> tuple[Ground, ...]:
    checked = {one.report.fact.id for one, _ in _too_few(dossier)}
    return tuple(
        Ground(
            "cheating",
            say("line.disqualified.cheating", on=one.committed_on, by=one.report.fact.by),
            "P1-3.5-e",
            (*one.entries, *_on(dossier, one.committed_on).basis(ATTRIBUTION)[1:]),
        )
        for one in _cheated(dossier)
        if one.report.fact.id not in checked
    )


@rule("P1-2.2-e")
def spared(dossier: Dossier) -> tuple[Line, ...]:
    """Confirmed cheating that cancels nothing, and why: found in checks of tasks, too seldom."""
    return tuple(
        Line(
            Fraction(0),
            say("line.disqualified.spared", on=one.committed_on),
            "P1-2.9-f",
            (*one.entries, *checks, *dossier.rules.basis(THRESHOLD)[1:]),
        )
        for one, checks in _too_few(dossier)
    )


def _cheated(dossier: Dossier) -> tuple[Incident, ...]:
    """The incidents of a quarter, as far back as it may be opened again for them."""
    return tuple(
        one
        for one in incidents(dossier.department, dossier.staff_id)
        if attributed(dossier.department, one, dossier.quarter) and _in_reach(dossier, one)
    )


def _too_few(dossier: Dossier) -> tuple[tuple[Incident, tuple[AnyEntry, ...]], ...]:
    """The incidents found in checks of tasks, with the checks, where they are too few to count."""
    if dossier.rules.reading(THRESHOLD) != "three_when_found_in_task_checks":
        return ()
    found = [(one, checks) for one in _cheated(dossier) if (checks := _task_checks(dossier, one))]
    least = int(dossier.rules.amount("P1-2.9-f", "instances_min"))
    return tuple(found) if len(found) < least else ()


def _in_reach(dossier: Dossier, one: Incident) -> bool:
    """How far back a quarter may be opened again for cheating."""
    regulation = dossier.department.regulation
    committed = quarter_of(regulation, one.committed_on)
    found = quarter_of(regulation, day_of(one.report.fact.happened_on))
    match dossier.rules.reading(LATE):
        case "same_year_only":
            return committed.year == found.year
        case "four_quarters":
            return (found.year - committed.year) * 4 + found.number - committed.number <= 4  # noqa: PLR2004 - named by the reading
        case _:
            return True


def _task_checks(dossier: Dossier, one: Incident) -> tuple[AnyEntry, ...]:
    """The checks of tasks it was found in: those the report names, or of that person and day."""
    report = one.report.fact
    found_on = day_of(report.happened_on)
    return tuple(
        entry
        for entry in dossier.history.standing(
            f"checks/{Quarter.of(found_on)}", TaskCompletionSpotChecked
        )
        if entry.fact.id in report.because_of
        or (
            entry.fact.staff_id == report.staff_id
            and entry.fact.outcome == "suspected_cheating"
            and day_of(entry.fact.happened_on) == found_on
        )
    )


@rule("P1-3.5-d", tables=("penalty_ladder",), readings=(GROUND1,))
def _by_penalty(dossier: Dossier) -> tuple[Ground, ...]:
    """A penalty of warning or above for a violation of the quarter."""
    found = dossier.standing(DisciplinaryPenaltyImposed, where=lambda one: _penalised(dossier, one))
    return tuple(
        Ground(
            "penalty",
            say("line.disqualified.penalty", level=say(f"penalty.{entry.fact.level}")),
            "P1-3.5-d",
            (entry, *_on(dossier, entry.fact.violation_on).basis(GROUND1)[1:]),
        )
        for entry in found
        if _disqualifies(dossier, entry.fact.level)
    )


def _penalised(dossier: Dossier, fact: DisciplinaryPenaltyImposed) -> bool:
    """Whether a penalty belongs to a quarter, as it is read on the day of the conduct (0.6.6)."""
    regulation = dossier.department.regulation
    violated = quarter_of(regulation, fact.violation_on) == dossier.quarter
    decided = quarter_of(regulation, day_of(fact.happened_on)) == dossier.quarter
    if not (violated or decided):
        return False
    match _on(dossier, fact.violation_on).reading(GROUND1):
        case "quarter_of_decision":
            return decided
        case "only_if_both_in_same_quarter":
            return violated and decided
        case _:
            return violated


def _on(dossier: Dossier, conduct: date) -> Rules:
    """The regulation of the day of some conduct; of its first day for what came before it."""
    regulation = dossier.department.regulation
    return regulation.on(max(conduct, regulation.first_day))


def _disqualifies(dossier: Dossier, level: str) -> bool:
    ladder = dossier.rules.clause("P1-3.5-d").ladder("penalty_ladder")
    return ladder.disqualifies(level)
