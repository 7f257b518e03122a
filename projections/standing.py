"""Somebody's grade, post and pay as of a quarter, as far as scores and facts decide them."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.line import total
from domain.roles import Role
from domain.rules.annual_score import LAST_QUARTER
from domain.rules.demotion import demotion
from domain.rules.elimination import elimination
from domain.rules.fines import fines
from domain.rules.foreman import foreman
from domain.rules.grade_in_force import grade_on
from domain.rules.probation import Probation, probation
from domain.rules.probation_end import probation_end
from domain.rules.promotion import tallies
from domain.rules.scores import Scores
from domain.values import Quarter, day_of
from domain.wording import Message, say

Matter: TypeAlias = Literal["grade", "post", "pay"]
GRADES = {1: "P1-4.1-a", 2: "P1-4.1-b", 3: "P1-4.1-c"}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing about somebody: which it is, what it comes to, in words, and through which clause.

    What is told of the same name is compared by ``comes_to``; the words may say more.
    """

    matter: Matter
    name: str
    comes_to: Hashable
    message: Message
    clause: str


def standing(scores: Scores, staff: str, quarter: Quarter, today: date) -> Iterator[Told]:
    """Everything about one person that a decision, or the next payroll, would rest on."""
    post = scores.department.people.post(staff, quarter)
    if post is not None:
        yield from _graded(scores, staff, quarter)
        yield from _listed(scores, staff, quarter, today)
    if post == Role.FOREMAN:
        yield from _foreman(scores, staff, quarter)
    if post == Role.CUSTOMER_ASSISTANT:
        yield from _newcomer(scores, staff, quarter)
    yield from _fined(scores, staff, quarter)


def _graded(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Told]:
    held = grade_on(scores, staff, quarter.last_day)
    yield Told("grade", "held", held, say("standing.grade", grade=held), GRADES[held])
    for found in tallies(scores, staff, quarter):
        if found.due:
            message = say("grades.promotion_due", grade=found.target, since=found.due_since)
            yield Told("grade", f"promotion {found.target}", found.target, message, "P1-4.6-c")
    if quarter.number == LAST_QUARTER and (examined := demotion(scores, staff, quarter.year)).due:
        for cause in examined.causes:
            message = say("grades.review_due", why=cause.message)
            yield Told("grade", f"review {cause.name}", cause.name, message, "P1-4.1-g")


def _listed(scores: Scores, staff: str, quarter: Quarter, today: date) -> Iterator[Told]:
    found = elimination(scores, staff, quarter, today)
    for ground in found.grounds:
        outcome = say(f"grades.outcome.{found.outcome}")
        message = say("grades.listed", why=ground.message, outcome=outcome)
        yield Told("post", f"listed {ground.name}", found.outcome, message, ground.clause)


def _foreman(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Told]:
    found = foreman(scores, staff, quarter)
    for ground in found.grounds if found.demotion_due else ():
        message = say("grades.demotion_due", why=ground.message)
        yield Told("post", f"demotion {ground.name}", ground.name, message, ground.clause)
    line = found.supplement
    message = say("standing.supplement", amount=line.amount, why=line.message)
    yield Told("pay", "supplement", line.amount, message, line.clause)


def _newcomer(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Told]:
    """The outcome due, and the pay on confirmation, in the quarter in which probation ends."""
    engaged = scores.department.people.engaged(staff)
    begun = day_of(engaged.fact.happened_on) if engaged else None
    if begun is None or probation_end(scores.department.regulation, begun) not in quarter:
        return
    found = probation(scores, staff)
    if found is None:
        return
    outcome = say(f"grades.probation_{found.outcome}")
    yield Told("post", "probation", found.outcome, outcome, "P1-4.4-c")
    if found.met:
        bounds = _bounds(found)
        message = say("standing.no_salary")
        if None not in bounds:
            wanted = say("probations.band", lowest=bounds[0], highest=bounds[1])
            message = say("standing.salary", amount=wanted)
        if bounds[0] == bounds[1] and bounds[0] is not None:
            message = say("standing.salary", amount=bounds[0])
        yield Told("pay", "confirmation", bounds, message, "P1-4.4-d")


def _bounds(found: Probation) -> tuple[Fraction | None, Fraction | None]:
    pay = found.pay
    return (pay.lowest, pay.highest) if pay.amount is None else (pay.amount, pay.amount)


def _fined(scores: Scores, staff: str, quarter: Quarter) -> Iterator[Told]:
    """What supervisor and deputy owe, clause by clause."""
    lines = [one.line for one in fines(scores.department, staff, quarter)]
    for clause in dict.fromkeys(line.clause for line in lines):
        amount = total(line for line in lines if line.clause == clause)
        yield Told("pay", f"fine {clause}", amount, say("standing.fine", amount=amount), clause)
