"""The end of a probation: its conditions, the foreman, the pay (P1-4.4)."""

from decimal import Decimal
from fractions import Fraction

from commands.state import Fields, State, checks, completes, day, day_given
from domain.facts.posts import ProbationDecided, ProbationRankRecorded, SalarySet
from domain.refusals.grading import NotDue, PayOutsideBand, StandardNotMet
from domain.refusals.recording import AlreadyDone, BadField, UnknownPerson
from domain.roles import Role
from domain.rounding import exact_text
from domain.rules.probation import Pay, entry_pay, probation
from domain.rules.probation_rank import STATED, WHICH
from domain.rules.scores import Scores
from domain.wording import say

CONFIRMED = "P1-4.4-c"


@completes(ProbationDecided)
def what_it_rests_on(state: State, fields: Fields) -> None:
    """The rank, the points and the foreman, as the facts give them."""
    staff = str(fields.get("staff_id"))
    found = probation(Scores(state.department), staff)
    if found is None:
        return
    if found.rank is not None:
        fields.setdefault("rank", found.rank.rank)
    for field, what in (("grooming_points", "grooming"), ("procedure_points", "daily_work")):
        fields.setdefault(field, Decimal(exact_text(found.points(what))))
    foremen = state.people.foremen_of(staff, day_given(fields))
    if foremen:
        fields.setdefault("foreman_id", foremen[0])


@checks(ProbationDecided)
def by_its_conditions(state: State, fact: ProbationDecided) -> None:
    """Decided once; confirmed is only who meets all three conditions (P1-4.4-c)."""
    found = probation(Scores(state.department), fact.staff_id)
    if found is None:
        raise UnknownPerson(staff=fact.staff_id)
    what = say("fact.ProbationDecided")
    if found.decided:
        raise AlreadyDone(what=what, entry=found.decided[-1], clause=CONFIRMED)
    if fact.confirmed and found.failing:
        told = tuple(line.message for line in found.failing)
        raise StandardNotMet(fact=what, staff=fact.staff_id, what=told, clause=CONFIRMED)


@checks(ProbationRankRecorded)
def where_ranks_are_stated(state: State, fact: ProbationRankRecorded) -> None:
    """A rank follows from the scores, unless it is read to be the supervisor's to state."""
    engaged = state.people.engaged(fact.staff_id)
    begun = day(engaged.fact) if engaged else day(fact)
    on = max(begun, state.department.regulation.first_day)
    if state.rules(on).reading(WHICH) != STATED:
        why = say("refusal.why.rank_follows")
        raise NotDue(fact=say("fact.ProbationRankRecorded"), why=why, clause=CONFIRMED)
    if fact.rank > fact.among:
        raise BadField(
            field="rank",
            value=fact.rank,
            wanted=say("probations.among", of=fact.among),
            fact=say("fact.ProbationRankRecorded"),
            clause=CONFIRMED,
        )


@checks(SalarySet)
def pay_of_the_clause(state: State, fact: SalarySet) -> None:
    """Pay on entry goes by education, pay on confirmation by the rank (P1-4.4-a, P1-4.4-d)."""
    if not state.people.holds(fact.staff_id, Role.CUSTOMER_ASSISTANT, fact.effective_from):
        return
    scores = Scores(state.department)
    if fact.ground == "entry":
        amount = entry_pay(scores, fact.staff_id, state.rules(day(fact)))
        _paid(fact, Pay(amount), "P1-4.4-a")
    elif fact.ground == "confirmation":
        found = probation(scores, fact.staff_id)
        _paid(fact, found.pay if found else Pay(None), "P1-4.4-d")


def _paid(fact: SalarySet, pay: Pay, clause: str) -> None:
    """Whole yuan within the band, both ends included; nothing is said where there is none."""
    given = Fraction(fact.monthly)
    lowest = pay.lowest if pay.amount is None else pay.amount
    highest = pay.highest if pay.amount is None else pay.amount
    if lowest is None or highest is None:
        return
    if not lowest <= given <= highest or given.denominator != 1:
        wanted = say("probations.band", lowest=lowest, highest=highest)
        if lowest == highest:
            wanted = say("probations.amount", amount=lowest)
        raise PayOutsideBand(staff=fact.staff_id, wanted=wanted, given=given, clause=clause)
