"""Ten points for spreading discontent after obeying reluctantly (P1-3.7-d)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.points import DiscontentLogConfirmed, DiscontentSpreadLogged
from domain.line import AnyEntry, Line
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.late_records import attribution, put_down
from domain.rules.taken_back import taken_back
from domain.rules.task_disputes import dispute
from domain.values import Month, Quarter, day_of
from domain.wording import Message, say

CLAUSE = "P1-3.7-d"
PERIOD = "discontent.score_period"
REPEAT = "discontent.per_occurrence"
PROOF = "discontent.proof"
TOTALS = "discontent.counts_in_deduction_totals"


@dataclass(frozen=True, slots=True)
class Spread:
    """A foreman's log, and where and why it counts, or why it does not."""

    entry: Entry[DiscontentSpreadLogged]
    placed: Entry[DiscontentSpreadLogged]
    """The log as it counts: from the place in the log where the supervisor confirmed it."""
    decided: Entry[DiscontentLogConfirmed] | None
    reversal: AnyEntry | None
    why_not: Message | None


def discontent(dossier: Dossier) -> tuple[Line, ...]:
    """What a person's quarter bears; a log that costs nothing says why."""
    return tuple(
        line
        for spread in _spreads(dossier.department, dossier.staff_id)
        if (line := _in_quarter(dossier, spread))
    )


def in_quarter(rules: Rules) -> bool:
    """Whether the points come off the quarter's score, and not off the month's."""
    return rules.reading(PERIOD) == "quarter_of_occurrence"


def in_totals(rules: Rules) -> bool:
    """Whether the points count in the totals of 40 and 150 (P1-4.1-e)."""
    return rules.reading(TOTALS) == "yes"


@rule(CLAUSE, readings=(PERIOD, TOTALS))
def discontent_of_month(department: Department, staff_id: str, month: Month) -> tuple[Line, ...]:
    """The same for a month, where the points come off the monthly score."""
    rules = department.regulation.on(Quarter.of(month.first_day).first_day)
    if in_quarter(rules):
        return ()
    return tuple(
        _line(spread, spread.why_not, rules)
        for spread in _spreads(department, staff_id)
        if Month.of(day_of(spread.entry.fact.happened_on)) == month
    )


def _in_quarter(dossier: Dossier, spread: Spread) -> Line | None:
    counted = attribution(dossier, spread.placed)
    if counted is None:
        return None
    why = spread.why_not or counted.why_not
    line = _line(spread, why, dossier.rules)
    return replace(line, entries=(*line.entries, *counted.settings), lines=counted.lines)


@rule(CLAUSE, amounts=("points",))
def _line(spread: Spread, why_not: Message | None, rules: Rules) -> Line:
    fact = spread.entry.fact
    message = say("line.discontent.one", on=day_of(fact.happened_on), by=fact.by)
    if spread.reversal:
        return taken_back(spread.entry, spread.reversal, message)
    entries: tuple[AnyEntry, ...] = (spread.entry, *((spread.decided,) if spread.decided else ()))
    if why_not:
        told = say("line.without_effect", what=message, why=why_not)
        return Line(Fraction(0), told, CLAUSE, entries)
    return Line(rules.amount(CLAUSE, "points"), message, CLAUSE, entries)


@rule(CLAUSE, readings=(REPEAT, PROOF))
def _spreads(department: Department, staff_id: str) -> Iterator[Spread]:
    """Every log about somebody, in order; one disputed task bears one that counts."""
    stream = f"person/{staff_id}"
    borne: set[str] = set()
    gone = department.history.reversed_in(stream)
    for entry in department.history.all_of(stream, DiscontentSpreadLogged):
        quarter = Quarter.of(day_of(entry.fact.happened_on))
        if quarter.first_day < department.regulation.first_day:
            continue
        rules = department.regulation.on(quarter.first_day)
        decided = _decision(department, entry)
        placed = entry
        if decided and rules.reading(PROOF) != "foreman_log_suffices":
            placed = replace(entry, position=decided.position, recorded_at=decided.recorded_at)
        why = _unproven(department, entry, decided, rules)
        if not why and entry.fact.task_id in borne and rules.reading(REPEAT) == "once_per_task":
            why = say("line.discontent.once")
        put = put_down(department, staff_id, placed)
        if not why and entry.fact.id not in gone and put and put.counts:
            borne.add(entry.fact.task_id)
        yield Spread(entry, placed, decided, gone.get(entry.fact.id), why)


def _decision(
    department: Department, entry: Entry[DiscontentSpreadLogged]
) -> Entry[DiscontentLogConfirmed] | None:
    found = department.history.standing(entry.stream, DiscontentLogConfirmed)
    return next((one for one in found if one.fact.incident_id == entry.fact.id), None)


def _unproven(
    department: Department,
    entry: Entry[DiscontentSpreadLogged],
    decided: Entry[DiscontentLogConfirmed] | None,
    rules: Rules,
) -> Message | None:
    """Why a log does not count yet: no disputed task behind it, or the supervisor's word lacks."""
    if rules.reading(PROOF) == "foreman_log_suffices":
        return None
    task = dispute(department, entry.fact.task_id)
    mine = task is not None and task.task.fact.staff_id == entry.fact.staff_id
    if task is None or not mine or not task.disputed or task.refused:
        return say("line.discontent.no_dispute")
    if decided is None:
        return say("line.discontent.awaits")
    if not decided.fact.confirmed:
        return say("line.discontent.not_confirmed", by=decided.fact.by)
    return None
