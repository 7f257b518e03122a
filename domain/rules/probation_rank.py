"""A newcomer's rank: in a published quarter of the probation, else a running one (P1-4.4-c)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.facts.exams import Subject
from domain.facts.posts import ProbationRankRecorded
from domain.line import AnyEntry
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.probation_end import probation_end, quarters_between
from domain.rules.quarter_score import FORMULA, TERMS, WEIGHTS
from domain.rules.ranking import places
from domain.rules.scores import Scores
from domain.values import Quarter, day_of

CLAUSE = "P1-4.4-c"
POPULATION = "probation.rank_population"
WHICH = "probation.rank_score"
TIES = "probation.rank_ties"
STATED = "supervisor_rank_recorded"
BESIDE_EXAMS = frozenset(TERMS) - WEIGHTS.keys()


@dataclass(frozen=True, slots=True)
class ProbationRank:
    """A place among so many, in a quarter; provisional where the quarter is not published."""

    rank: int
    of: int
    quarter: Quarter
    provisional: bool
    entries: tuple[AnyEntry, ...]


@rule(CLAUSE, readings=(POPULATION, WHICH, TIES))
def probation_rank(
    scores: Scores, staff_id: str, begun: date, ends: date, decided: int | None = None
) -> ProbationRank | None:
    """The rank in the latest published quarter the probation overlaps, else the running one.

    Once decided, at an entry, a quarter published after it is not what was decided on.
    """
    department = scores.department
    first = max(begun, department.regulation.first_day)
    overlapped = quarters_between(first, max(first, ends))
    reading = department.regulation.on(first).reading(WHICH)
    if reading == STATED:
        return _stated(scores, staff_id)
    if reading == "wait_for_first_full_quarter":
        full = overlapped[0] if overlapped[0].first_day >= begun else overlapped[0].following
        overlapped = (full,)
    for quarter in reversed(overlapped):
        published = department.editions(quarter)
        in_time = published and (decided is None or published[0].position < decided)
        if in_time and scores.of(staff_id, quarter).score is not None:
            found = {one: scores.score(one, quarter) for one in scores.assistants(quarter)}
            return _among(scores, staff_id, quarter, found, provisional=False)
    if reading == "wait_for_first_full_quarter":
        return None
    running = _running(scores, staff_id, overlapped[-1])
    return _among(scores, staff_id, overlapped[-1], running, provisional=True)


def _stated(scores: Scores, staff_id: str) -> ProbationRank | None:
    """The place the supervisor recorded last; none is known before."""
    recorded = scores.department.history.standing(f"person/{staff_id}", ProbationRankRecorded)
    if not recorded:
        return None
    fact = recorded[-1].fact
    return ProbationRank(
        fact.rank, fact.among, fact.quarter, provisional=False, entries=recorded[-1:]
    )


@rule(FORMULA, amounts=tuple(WEIGHTS.values()))
def _running(scores: Scores, staff_id: str, quarter: Quarter) -> Mapping[str, Fraction]:
    """Everybody's score by the exams the newcomer sat so far, weights rescaled alike for all."""
    own = scores.of(staff_id, quarter).marks
    sat = [subject for subject in WEIGHTS if own[subject].value is not None]
    if not sat:
        return {}
    people = scores.department.people
    return {
        staff: score
        for staff in people.assessed(quarter)
        if people.post(staff, quarter) == Role.CUSTOMER_ASSISTANT
        and (score := _by_exams(scores, staff, quarter, sat)) is not None
    }


def _by_exams(
    scores: Scores, staff_id: str, quarter: Quarter, sat: list[Subject]
) -> Fraction | None:
    rules, found = scores.rules(quarter), scores.of(staff_id, quarter)
    if found.disqualified:
        return Fraction(0)
    weights = {subject: rules.amount(FORMULA, WEIGHTS[subject]) for subject in sat}
    marks = Fraction(0)
    for subject, weight in weights.items():
        mark = found.marks[subject].value
        if mark is None:
            return None
        marks += mark * weight
    beside = sum((one.amount for one in found.lines if one.term in BESIDE_EXAMS), Fraction(0))
    return max(Fraction(0), marks / sum(weights.values()) + beside)


def _among(
    scores: Scores,
    staff_id: str,
    quarter: Quarter,
    found: Mapping[str, Fraction],
    *,
    provisional: bool,
) -> ProbationRank | None:
    """The place among those a newcomer is ranked with."""
    rules = scores.rules(quarter)
    group = {
        staff: score
        for staff, score in found.items()
        if _ranked_with(scores, staff_id, staff, quarter, rules.reading(POPULATION))
    }
    if staff_id not in group:
        return None
    rank = places(group)[staff_id]
    place = rank.rank_top
    if rules.reading(TIES) == "tie_break_by_deductions":
        own = scores.of(staff_id, quarter).deductions
        place += sum(
            score == rank.score and scores.of(one, quarter).deductions < own
            for one, score in group.items()
        )
    editions = scores.department.editions(quarter)
    entries = (*scores.basis(staff_id, quarter), *editions[-1:])
    return ProbationRank(place, rank.of, quarter, provisional, entries)


def _ranked_with(scores: Scores, staff_id: str, other: str, quarter: Quarter, reading: str) -> bool:
    """Whether somebody is of those a newcomer is ranked with (P1-4.4-c/1)."""
    people, day = scores.department.people, quarter.last_day
    match reading:
        case "team":
            return people.team(other, day) == people.team(staff_id, day)
        case "newcomers_only":
            engaged = people.engaged(other)
            if engaged is None:
                return False
            begun = day_of(engaged.fact.happened_on)
            return probation_end(scores.department.regulation, begun) >= quarter.first_day
        case _:
            return True
