"""Who is listed for elimination, on which ground, and what became of it (P1-4.1-d, P1-4.1-e)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.facts.grades import EliminationDecided, EliminationGround, ExemptionUsed
from domain.line import AnyEntry, Line, entries_of, total
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.deductions import Kind
from domain.rules.grade_criteria import line_day
from domain.rules.grade_in_force import LOWEST, grade_on
from domain.rules.monthly_in_quarter import routine_beside_quarter
from domain.rules.scores import Scores
from domain.rules.third_parties import bottom_three, counts_from
from domain.values import Quarter, day_of
from domain.wording import Message, say

Outcome: TypeAlias = Literal["open", "exempted", "transfer", "dismissal", "not_pursued"]
LAST, POINTS = "P1-4.1-d", "P1-4.1-e"
YEAR = "elimination.year"
MOMENT = "elimination.grade_moment"
KEPT = "disqualification.deductions_kept"
KINDS = "elimination.deduction_kinds"
DEDUCTION_YEAR = "elimination.deduction_year"
FOREMEN = "elimination.applies_to_foremen"


@dataclass(frozen=True, slots=True)
class Listed:
    """A ground on which somebody is listed, the day it arose, and what it rests on."""

    name: EliminationGround
    clause: str
    message: Message
    arose_on: date
    entries: tuple[AnyEntry, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Elimination:
    """Somebody's place on the elimination list as of a quarter."""

    grounds: tuple[Listed, ...]
    outcome: Outcome | None
    decided: tuple[AnyEntry, ...] = ()
    waiting: tuple[Line, ...] = ()
    """Places among the last three that do not count yet (P1-3.7-i)."""

    @property
    def listed(self) -> bool:
        """Whether a ground stands."""
        return bool(self.grounds)


def elimination(scores: Scores, staff_id: str, quarter: Quarter, today: date) -> Elimination:
    """Everything that lists somebody as of a quarter; a reversed ground is gone by itself."""
    post = scores.department.people.post(staff_id, quarter)
    grounds: list[Listed] = []
    waiting: tuple[Line, ...] = ()
    if post == Role.CUSTOMER_ASSISTANT:
        found, waiting = _by_last_places(scores, staff_id, quarter, today)
        grounds += found
    if post == Role.CUSTOMER_ASSISTANT or (
        post == Role.FOREMAN and _of_foremen_too(scores, quarter)
    ):
        grounds += _by_points(scores, staff_id, quarter)
    outcome, decided = _outcome(scores, staff_id, tuple(grounds))
    return Elimination(tuple(grounds), outcome, decided, waiting)


@rule(POINTS, readings=(FOREMEN,))
def _of_foremen_too(scores: Scores, quarter: Quarter) -> bool:
    return scores.rules(quarter).reading(FOREMEN) == "yes"


@rule(LAST, amounts=("quarters_min",), readings=(YEAR, MOMENT))
def _by_last_places(
    scores: Scores, staff_id: str, quarter: Quarter, today: date
) -> tuple[tuple[Listed, ...], tuple[Line, ...]]:
    """Among the last three in three quarters of a year, at grade 3."""
    rules = scores.rules(quarter)
    rolling = rules.reading(YEAR) == "rolling_4_consecutive_quarters"
    quarters = scores.last_four(quarter) if rolling else scores.year_to(quarter)
    there = [one for one in quarters if staff_id in bottom_three(scores, one)]
    lines = {one: _place_line(scores, staff_id, one, today) for one in there}
    counted = [one for one in there if lines[one].amount]
    waiting = tuple(line for line in lines.values() if not line.amount)
    least = int(rules.amount(LAST, "quarters_min"))
    if len(counted) < least:
        return (), waiting
    third = counted[least - 1]
    if not _lowest_grade(scores, staff_id, counted, third, today):
        return (), waiting
    under = tuple(lines[one] for one in counted)
    message = say("eliminated.bottom_three", quarters=tuple(str(one) for one in counted))
    entries = entries_of(under)
    return (Listed("bottom_three", LAST, message, third.last_day, entries, under),), waiting


def _place_line(scores: Scores, staff_id: str, quarter: Quarter, today: date) -> Line:
    """A place among the last three; one that an appeal of others brought may still wait."""
    window = counts_from(scores, staff_id, quarter)
    waits = window is not None and today <= window
    sentence = "eliminated.place_waits" if waits else "eliminated.place"
    message = say(sentence, quarter=quarter, score=scores.score(staff_id, quarter), until=window)
    entries = (*scores.basis(staff_id, quarter), *scores.department.editions(quarter)[-1:])
    return Line(Fraction(not waits), message, LAST, entries, unit="count")


def _lowest_grade(
    scores: Scores, staff_id: str, counted: list[Quarter], third: Quarter, today: date
) -> bool:
    """Whether the person is of grade 3 when it matters (P1-4.1-d/5)."""
    match scores.rules(third).reading(MOMENT):
        case "at_decision_date":
            decided = _decisions(scores, staff_id, "bottom_three", third.last_day)
            days = [day_of(decided[0].fact.happened_on) if decided else today]
        case "in_each_of_the_quarters":
            days = [one.last_day for one in counted]
        case _:
            days = [third.last_day]
    return all(grade_on(scores, staff_id, day) == LOWEST for day in days)


@rule(POINTS, amounts=("quarter_limit", "year_limit"), readings=(DEDUCTION_YEAR,))
def _by_points(scores: Scores, staff_id: str, quarter: Quarter) -> Iterator[Listed]:
    """More than 40 points in a quarter, or more than 150 in a year."""
    rules = scores.rules(quarter)
    rolling = rules.reading(DEDUCTION_YEAR) == "rolling_12_months"
    year = scores.last_four(quarter) if rolling else scores.year_to(quarter)
    names: tuple[tuple[EliminationGround, tuple[Quarter, ...], str], ...] = (
        ("quarter_deductions", (quarter,), "quarter_limit"),
        ("year_deductions", year, "year_limit"),
    )
    for name, quarters, amount in names:
        limit = rules.amount(POINTS, amount)
        lines = tuple(line for one in quarters for line in deducted(scores, staff_id, one))
        if (found := total(lines)) > limit:
            message = say(f"eliminated.{name}", found=found, limit=limit)
            arose = _crossing(lines, limit)
            yield Listed(name, POINTS, message, arose, entries_of(lines), lines)


@rule(POINTS, readings=(KINDS,))
@rule("P1-3.5-c", readings=(KEPT,))
def deducted(scores: Scores, staff_id: str, quarter: Quarter) -> tuple[Line, ...]:
    """The points taken from somebody in a quarter that count toward elimination (P1-4.1-e/1)."""
    if scores.department.people.post(staff_id, quarter) is None:
        return ()
    kept = scores.rules(quarter).reading(KEPT) == "yes"
    if not kept and scores.of(staff_id, quarter).disqualified:
        return ()
    reading = scores.rules(quarter).reading(KINDS)
    kinds: tuple[Kind, ...] = ("grooming", "complaint")
    if reading == "grooming_and_complaint_only":
        return scores.taken(staff_id, quarter, kinds)
    prescribed = scores.of(staff_id, quarter).counted
    found = (*scores.taken(staff_id, quarter, (*kinds, "procedure")), *prescribed)
    if reading == "all_including_monthly_routine":
        return (*found, *routine_beside_quarter(scores.department.dossier(staff_id, quarter)))
    return found


def _crossing(lines: tuple[Line, ...], limit: Fraction) -> date:
    """The day on which the points went over a limit."""
    found = Fraction(0)
    for line in sorted(lines, key=line_day):
        found += line.amount
        if found > limit:
            return line_day(line)
    return line_day(lines[-1])


def _decisions(
    scores: Scores, staff_id: str, ground: EliminationGround, since: date
) -> tuple[AnyEntry, ...]:
    """The decisions on a ground since it arose."""
    history = scores.department.history
    return tuple(
        entry
        for entry in history.standing(f"person/{staff_id}", EliminationDecided)
        if entry.fact.ground == ground and day_of(entry.fact.happened_on) >= since
    )


@rule("P1-4.1-f")
def _outcome(
    scores: Scores, staff_id: str, grounds: tuple[Listed, ...]
) -> tuple[Outcome | None, tuple[AnyEntry, ...]]:
    """What became of a listing: open as long as one ground is undecided."""
    if not grounds:
        return None, ()
    decided: list[AnyEntry] = []
    outcomes: list[Outcome] = []
    for ground in grounds:
        found = _decisions(scores, staff_id, ground.name, ground.arose_on)
        used = tuple(
            entry
            for entry in scores.department.history.standing(f"person/{staff_id}", ExemptionUsed)
            if day_of(entry.fact.happened_on) >= ground.arose_on
        )
        decided += found[:1] or used[:1]
        first = found[0].fact if found else None
        if isinstance(first, EliminationDecided):
            outcomes.append(first.outcome)
        else:
            outcomes.append("exempted" if used else "open")
    if all(one == "open" for one in outcomes):
        return "open", tuple(decided)
    return next(one for one in outcomes if one != "open"), tuple(decided)
