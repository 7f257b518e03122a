"""Decisions of two: each in an own role, neither about themselves (regulation.md, B.2)."""

from commands.state import Fields, State, checks, completes
from domain.facts.grades import DemotionReviewed, EliminationDecided
from domain.facts.joint import JointFact
from domain.facts.posts import (
    ForemanAbilityRated,
    ForemanCompetitionHeld,
    ForemanConfirmed,
    ForemanDemoted,
    ProbationDecided,
)
from domain.refusals.forbidden import AboutOneself, RoleLacking
from domain.refusals.recording import FieldMissing
from domain.roles import Role, includes
from domain.wording import say

JOINT: tuple[type[JointFact], ...] = (
    DemotionReviewed,
    EliminationDecided,
    ForemanAbilityRated,
    ForemanCompetitionHeld,
    ForemanConfirmed,
    ForemanDemoted,
    ProbationDecided,
)
BY_KIND = {kind.declaration.kind: kind for kind in JOINT}


@completes(*JOINT)
def the_other(state: State, fields: Fields) -> None:
    """Left out, the other one is whoever holds the other role."""
    if "with" in fields or "with_" in fields or "role" not in fields:
        return
    wanted = _other(BY_KIND[str(fields["kind"])], Role(str(fields["role"])))
    in_office = state.people.in_office(wanted, state.judged_on_given(fields))
    others = [one for one in in_office if one not in fields.values()]
    if others:
        fields["with_"] = others[0]


def _other(kind: type[JointFact], role: Role) -> Role:
    """The role the other one decides in."""
    roles = kind.declaration.recorders.jointly_with
    return next((one for one in roles if not includes(role, one)), roles[0])


@checks(*JOINT)
def decided_by_two(state: State, fact: JointFact) -> None:
    """The other one is named, holds the other role, and is not the person concerned."""
    declared, named = fact.declaration, say(f"fact.{type(fact).__name__}")
    clause, other = declared.prescribed_by, fact.with_
    if other is None:
        raise FieldMissing(field="with", fact=named, clause=clause)
    concerned = {getattr(fact, declared.subject)} if declared.subject else set()
    concerned |= set(getattr(fact, "candidate_ids", ()))
    for one in (fact.by, other):
        if one in concerned:
            raise AboutOneself(by=one, fact=named, clause=clause)
    wanted, on = _other(type(fact), fact.role), state.judged_on(fact)
    if not state.people.holds(other, wanted, on):
        roles = (say(f"role.{wanted}"),)
        raise RoleLacking(by=other, fact=named, clause=clause, roles=roles, on=on)
