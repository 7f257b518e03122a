"""Who may hold a foreman's post: the own grade, and the competition (P1-4.3-a, -b, P1-4.5)."""

from dataclasses import dataclass
from datetime import date

from domain.entry import Entry
from domain.facts.posts import ForemanAbilityRated, ForemanCompetitionHeld
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.rules.grade_in_force import grade_on
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from domain.wording import Message, say

RATED = "foreman.own_grade_rule"


@rule("P1-4.3-b", readings=(RATED,))
def own_rating(scores: Scores, foreman_id: str, day: date) -> tuple[int, AnyEntry] | None:
    """A foreman's own grade on a day and what gave it: the grade in force, or the rating.

    Whoever was never graded is not below a grade (P1-4.5 asks for it before confirmation).
    """
    department = scores.department
    rules = department.regulation.on(max(day, department.regulation.first_day))
    if rules.reading(RATED) == "separate_individual_rating":
        rated = rated_ability(scores, foreman_id, day)
        return (rated[-1].fact.grade, rated[-1]) if rated else None
    given = [
        (grade, entry) for on, entry, grade in department.people.grades(foreman_id) if on <= day
    ]
    return given[-1] if given else None


def rated_ability(
    scores: Scores, foreman_id: str, day: date
) -> tuple[Entry[ForemanAbilityRated], ...]:
    """The ratings of a foreman's ability up to a day."""
    return tuple(
        entry
        for entry in scores.department.history.standing(f"person/{foreman_id}", ForemanAbilityRated)
        if day_of(entry.fact.happened_on) <= day
    )


def rating_of(
    scores: Scores, foreman_id: str, quarter: Quarter
) -> Entry[ForemanAbilityRated] | None:
    """The rating of a foreman's ability in a quarter, if there is one (P1-4.3-i)."""
    rated = scores.department.history.standing(f"person/{foreman_id}", ForemanAbilityRated)
    return next((entry for entry in reversed(rated) if entry.fact.quarter == quarter), None)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether somebody may be confirmed as a foreman, and what is lacking."""

    lacking: tuple[tuple[str, Message], ...]
    competitions: tuple[Entry[ForemanCompetitionHeld], ...]

    @property
    def eligible(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lacking


@rule("P1-4.3-a", amounts=("lowest_grade",))
@rule("P1-4.5", amounts=("lowest_grade", "candidates_min"))
def eligibility(scores: Scores, staff_id: str, day: date) -> Eligibility:
    """Grade 2 or above, and selected in a competition (P1-4.5)."""
    department = scores.department
    rules = department.regulation.on(max(day, department.regulation.first_day))
    lacking: list[tuple[str, Message]] = []
    grade = grade_on(scores, staff_id, day)
    if grade > rules.amount("P1-4.3-a", "lowest_grade"):
        lacking.append(("P1-4.3-a", say("foremen.grade_too_low", grade=grade)))
    held = tuple(
        entry
        for entry in department.history.standing("competitions", ForemanCompetitionHeld)
        if staff_id in entry.fact.selected_ids and day_of(entry.fact.happened_on) <= day
    )
    if not held:
        lacking.append(("P1-4.5", say("foremen.not_selected")))
    return Eligibility(tuple(lacking), held)
