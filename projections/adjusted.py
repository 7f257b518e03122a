"""What an adjustment of results changed: rows, and the thresholds it carried people across."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.quarter import ResultAdjusted
from domain.roles import Role
from domain.rules.foreman_level import assistants_mean, level_band
from domain.rules.grade_criteria import TARGETS, Target, grade_criteria
from domain.rules.scores import Scores
from domain.rules.third_parties import bottom_three
from domain.values import Quarter
from domain.wording import Message, say


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody's score without and with the adjustment."""

    staff_id: str
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The rows an adjustment changed, and what it made of them beyond the number."""

    rows: tuple[Row, ...]
    crossings: tuple[Message, ...]


def adjusted(department: Department, entry: Entry[ResultAdjusted]) -> Adjusted:
    """Compare a quarter with an adjustment, and as it would be without it (P1-2.12)."""
    quarter = entry.fact.quarter
    history = department.history.leaving_out(frozenset({entry.fact.id}))
    without, with_it = Scores(replace(department, history=history)), Scores(department)
    rows = []
    for staff in department.people.assessed(quarter):
        before, after = (one.of(staff, quarter).score for one in (without, with_it))
        if before is not None and after is not None and before != after:
            rows.append(Row(staff, before, after))
    return Adjusted(tuple(rows), tuple(_crossings(without, with_it, quarter)) if rows else ())


def _crossings(without: Scores, with_it: Scores, quarter: Quarter) -> Iterator[Message]:
    """Everybody for whom another threshold is met, or no longer met."""
    people = with_it.department.people
    for staff in people.assessed(quarter):
        for grade in TARGETS:
            met = [_lines_met(one, staff, quarter, grade) for one in (without, with_it)]
            if met[0] != met[1]:
                gained = met[1] > met[0]
                sentence = "register.crossing_up" if gained else "register.crossing_down"
                yield say(sentence, staff=staff, grade=say(f"register.grade_{grade}"))
    last = [set(bottom_three(one, quarter)) for one in (without, with_it)]
    for staff in sorted(last[1] - last[0]):
        yield say("register.into_last_three", staff=staff)
    for staff in sorted(last[0] - last[1]):
        yield say("register.out_of_last_three", staff=staff)
    for foreman in people.assessed(quarter):
        if people.post(foreman, quarter) == Role.FOREMAN:
            levels = [_level(one, foreman, quarter) for one in (without, with_it)]
            if levels[0] != levels[1]:
                yield say(
                    "register.level", staff=foreman, before=levels[0] or 0, after=levels[1] or 0
                )


def _lines_met(scores: Scores, staff: str, quarter: Quarter, grade: Target) -> int:
    """How many conditions of a grade's standard the numbers of a quarter meet."""
    if scores.department.people.post(staff, quarter) is None:
        return 0
    return sum(one.met for one in grade_criteria(scores, staff, quarter, grade).conditions)


def _level(scores: Scores, foreman: str, quarter: Quarter) -> int | None:
    band = level_band(scores.rules(quarter), assistants_mean(scores, foreman, quarter).mean)
    return None if band is None else int(band.mark)
