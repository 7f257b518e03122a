"""Whose year calls for a review for demotion: below standard, or worst of the grade (P1-4.1-g)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from domain.facts.grades import DemotionGround, DemotionReviewed
from domain.line import AnyEntry, Line, entries_of, total
from domain.roles import Role
from domain.rules.annual_score import LAST_QUARTER, annual_score
from domain.rules.citation import rule
from domain.rules.grade_criteria import (
    CLAUSES,
    LEVELS,
    Condition,
    Target,
    below,
    least,
    quarter_numbers,
)
from domain.rules.grade_in_force import grade_on
from domain.rules.graded_follow_ups import graded_follow_ups
from domain.rules.scores import STANDARDS, Scores
from domain.values import Quarter
from domain.wording import Message, say

CLAUSE = "P1-4.1-g"
STANDARD = "demotion.annual_standard"
ALONE = "demotion.worst_of_one"
GRADED = (1, 2)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why somebody's data are to be examined, and what it rests on."""

    name: DemotionGround
    message: Message
    entries: tuple[AnyEntry, ...]


@dataclass(frozen=True, slots=True)
class Demotion:
    """Whether a review is due, its grounds, and the reviews held."""

    causes: tuple[Cause, ...]
    reviewed: tuple[AnyEntry, ...]

    @property
    def due(self) -> bool:
        """Whether a review is due and not held yet."""
        return bool(self.causes) and not self.reviewed


def year_examined(quarter: Quarter) -> int:
    """The last year that is over with a quarter: its data are examined after it."""
    return quarter.year if quarter.number == LAST_QUARTER else quarter.year - 1


@rule(CLAUSE, amounts=("grades", "group_min"), readings=(STANDARD, ALONE))
def demotion(scores: Scores, staff_id: str, year: int) -> Demotion:
    """What calls for a review of a grade-1 or grade-2 assistant after a year."""
    held = scores.department.history.standing(f"person/{staff_id}", DemotionReviewed)
    reviewed = tuple(entry for entry in held if entry.fact.year == year)
    grade = _grade(scores, staff_id, year)
    if grade is None:
        return Demotion((), reviewed)
    causes = (*_below_standard(scores, staff_id, year, grade), *_worst(scores, staff_id, year))
    return Demotion(causes, reviewed)


def _grade(scores: Scores, staff_id: str, year: int) -> Target | None:
    """The grade of an assistant at the year's end, if it is one of the first two."""
    last = Quarter(year, 4)
    if scores.department.people.post(staff_id, last) != Role.CUSTOMER_ASSISTANT:
        return None
    grade = grade_on(scores, staff_id, last.last_day)
    return cast("Target", grade) if grade in GRADED else None


def _below_standard(scores: Scores, staff_id: str, year: int, grade: Target) -> Iterator[Cause]:
    """The year's data no longer meet the standard of the grade, as they are put together."""
    quarters = scores.scored(staff_id, scores.year_to(Quarter(year, 4)))
    if not quarters:
        return
    by_quarter = [quarter_numbers(scores, staff_id, one, grade) for one in quarters]
    match scores.rules(quarters[0]).reading(STANDARD):
        case "any_quarter_failing":
            failing = [one for found in by_quarter for one in found if not one.met]
        case "all_quarters_failing":
            every = all(any(not one.met for one in found) for found in by_quarter)
            failing = [one for found in by_quarter for one in found if not one.met and every]
        case _:
            failing = [one for one in _means(scores, staff_id, quarters, grade) if not one.met]
    if failing:
        told: list[object] = []
        for one in failing:
            what = one.line.message.values.get("what", one.line.message)
            told += [] if what in told else [what]
        message = say("demoted.below_standard", grade=grade, what=tuple(told))
        yield Cause("below_standard", message, entries_of(one.line for one in failing))


def _means(
    scores: Scores, staff_id: str, quarters: tuple[Quarter, ...], grade: Target
) -> Iterator[Condition]:
    """The mean score, and each quarter's mean of deductions and follow-ups (P1-4.1-g/1)."""
    clause, last = CLAUSES[grade], quarters[-1]
    rules = scores.rules(last)
    per = len(quarters)
    entries = tuple(entry for one in quarters for entry in scores.basis(staff_id, one))
    for said, amount in _of_the_year(scores, staff_id, last.year):
        line = Line(amount, said, clause, entries)
        yield least(scores, last, line, rules.amount(clause, "score_min"))
    for what in STANDARDS:
        lines = tuple(line for one in quarters for line in scores.taken_under(staff_id, one, what))
        message = say(f"graded.what.{what}")
        taken = Line(total(lines) / per, message, clause, entries_of(lines) or rules.basis(), lines)
        yield below(taken, rules.amount(clause, f"{what}_limit"))
    for level in LEVELS[grade]:
        found = [graded_follow_ups(scores, staff_id, one, level, clause) for one in quarters]
        line = Line(total(found) / per, found[0].message, clause, entries_of(found), unit="count")
        yield least(scores, last, line, rules.amount(clause, f"{level.lower()}_follow_ups_min"))


def _of_the_year(scores: Scores, staff_id: str, year: int) -> Iterator[tuple[Message, Fraction]]:
    """The year's score; each subject's, where they are not put together (P1-0.4-c/2)."""
    annual = annual_score(scores.department, staff_id, year, scores, for_grades=True)
    for subject, amount in annual.subjects.items():
        yield say("graded.what.subject", subject=say(f"word.{subject}_exam")), amount
    if not annual.subjects:
        yield say("graded.what.score"), annual.score or Fraction(0)


def _worst(scores: Scores, staff_id: str, year: int) -> Iterator[Cause]:
    """The lowest annual score of the grade; equals are all examined (P1-4.1-g/2, /3)."""
    own, group = _peers(scores, staff_id, year)
    if own is None or own != min(group.values()):
        return
    rules = scores.rules(scores.year_to(Quarter(year, 4))[-1])
    someone = rules.reading(ALONE) == "always_someone"
    alike = len(group) < rules.amount(CLAUSE, "group_min") or len(set(group.values())) == 1
    if alike and not someone:
        return
    quarters = scores.scored(staff_id, scores.year_to(Quarter(year, 4)))
    entries = tuple(entry for one in quarters for entry in scores.basis(staff_id, one))
    message = say("demoted.worst_in_grade", score=own, of=len(group))
    yield Cause("worst_in_grade", message, entries)


def _peers(scores: Scores, staff_id: str, year: int) -> tuple[Fraction | None, dict[str, Fraction]]:
    """The annual scores of the assistants of one grade, and somebody's own among them."""
    people = scores.department.people
    grade = _grade(scores, staff_id, year)
    group = {
        staff: score
        for staff in people.assessed(Quarter(year, 4))
        if _grade(scores, staff, year) == grade
        and (score := annual_score(scores.department, staff, year, scores, for_grades=True).score)
        is not None
    }
    return group.get(staff_id), group
