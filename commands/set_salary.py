"""HR sets a salary: by the grade's table, and management pay by the level of a quarter (P1-4.2)."""

from fractions import Fraction

from commands.state import State, checks
from domain.facts.posts import GradePaySet, SalarySet
from domain.refusals.grading import NotDue, PayOutsideBand
from domain.refusals.recording import AlreadyDone
from domain.roles import Role
from domain.rules.grade_in_force import grade_on
from domain.rules.salary import grade_table
from domain.rules.scores import Scores
from domain.rules.supplement import supplements
from domain.values import Month
from domain.wording import say

CLAUSE = "P1-4.2"


@checks(SalarySet)
def not_set_before(state: State, fact: SalarySet) -> None:
    """The same amount from the same day on the same ground is on record once."""
    for entry in state.history.standing(f"person/{fact.staff_id}", SalarySet):
        same = (entry.fact.ground, entry.fact.effective_from) == (fact.ground, fact.effective_from)
        if same and entry.fact.monthly == fact.monthly:
            raise AlreadyDone(what=say("fact.SalarySet"), entry=entry, clause=CLAUSE)


@checks(GradePaySet)
def not_in_the_table_before(state: State, fact: GradePaySet) -> None:
    """The same amount for the same grade from the same day is on record once."""
    for entry in state.history.standing("pay", GradePaySet):
        same = (
            entry.fact.position_or_grade == fact.position_or_grade
            and entry.fact.effective_from == fact.effective_from
            and entry.fact.monthly == fact.monthly
        )
        if same:
            raise AlreadyDone(what=say("fact.GradePaySet"), entry=entry, clause=CLAUSE)


@checks(SalarySet)
def as_the_table_says(state: State, fact: SalarySet) -> None:
    """Pay by grade is that of the table, where there is one (P1-4.2)."""
    if fact.ground != "grade":
        return
    foreman = state.people.holds(fact.staff_id, Role.FOREMAN, fact.effective_from)
    post = Role.FOREMAN if foreman else Role.CUSTOMER_ASSISTANT
    scores = Scores(state.department)
    grade = grade_on(scores, fact.staff_id, fact.effective_from)
    table = grade_table(scores, post, grade, fact.effective_from)
    if table is not None and table.fact.monthly != fact.monthly:
        _refuse(fact, Fraction(table.fact.monthly), CLAUSE)


@checks(SalarySet)
def as_the_level_brings(state: State, fact: SalarySet) -> None:
    """Management pay is what the assistants' mean and the proposal bring (P1-4.3-d to -h)."""
    if fact.ground != "foreman_supplement":
        return
    scores, month = Scores(state.department), Month.of(fact.effective_from)
    found = tuple(supplements(scores, fact.staff_id, month))
    if not found:
        why = say("refusal.why.no_supplement", staff=fact.staff_id, month=month)
        raise NotDue(fact=say("fact.SalarySet"), why=why, clause="P1-4.3-c")
    if all(one.due != Fraction(fact.monthly) for one in found):
        _refuse(fact, found[0].due, found[0].foreman.supplement.clause)


def _refuse(fact: SalarySet, due: Fraction, clause: str) -> None:
    wanted = say("probations.amount", amount=due)
    given = Fraction(fact.monthly)
    raise PayOutsideBand(staff=fact.staff_id, wanted=wanted, given=given, clause=clause)
