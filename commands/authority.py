"""May this person record this: roles as of the day, and who may not (regulation.md, B)."""

from commands.state import State
from domain.facts.envelope import Fact
from domain.refusals.forbidden import AboutOneself, NotOwnTeam, OnlyOwn, RoleLacking
from domain.refusals.recording import ReservedName
from domain.roles import Role, includes, reserved
from domain.values import day_of
from domain.wording import say


def authorise(state: State, fact: Fact) -> None:
    """Refuse a fact recorded by somebody who may not."""
    declared = fact.declaration
    rules = declared.recorders
    day = state.judged_on(fact)
    subject = _subject(state, fact)
    clause = declared.prescribed_by
    held = state.people.roles(fact.by, day)
    if rules.own and subject != fact.by:
        raise OnlyOwn(by=fact.by, subject=subject, clause=clause, fact=_name(fact))
    if not any(includes(fact.role, wanted) for wanted in rules.roles) or fact.role not in held:
        raise RoleLacking(
            by=fact.by,
            fact=_name(fact),
            clause=clause,
            roles=tuple(say(f"role.{role}") for role in rules.roles),
            on=day,
        )
    if subject == fact.by and not (rules.own or rules.about_self):
        raise AboutOneself(by=fact.by, fact=_name(fact), clause=clause)
    if subject and subject == fact.entered_by and not (rules.own or rules.about_self):
        raise AboutOneself(by=fact.entered_by, fact=_name(fact), clause=clause)
    if fact.role == Role.FOREMAN and rules.team_only and not rules.own and subject:
        _own_team(state, fact, subject)


def named_for_a_person(staff: str | None) -> None:
    """Refuse the name that only what follows by the regulation alone may bear (P1-0.5-a)."""
    if staff is not None and reserved(staff):
        raise ReservedName(staff=staff, clause="P1-0.5-a")


def _subject(state: State, fact: Fact) -> str | None:
    """Whom a fact is about; of a correction, who wrote what is corrected (P1-2.2-c)."""
    declared = fact.declaration
    if declared.subject:
        return str(getattr(fact, declared.subject))
    if declared.recorders.own and declared.target:
        corrected = state.history.entry(str(getattr(fact, declared.target)))
        return corrected.fact.by if corrected else None
    return None


def _own_team(state: State, fact: Fact, subject: str) -> None:
    led_by = state.people.foremen_of(subject, day_of(fact.happened_on))
    if subject != fact.by and fact.by not in led_by:
        raise NotOwnTeam(by=fact.by, subject=subject, clause=fact.declaration.prescribed_by)


def _name(fact: Fact) -> object:
    return say(f"fact.{type(fact).__name__}")
