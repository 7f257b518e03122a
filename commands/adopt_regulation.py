"""Editions adopted and readings set: complete, known, and not before the next quarter."""

from datetime import date

from commands.state import Fields, State, checks, completes
from domain.facts.standards import PolicyOptionSet, RegulationAdopted
from domain.refusals.forbidden import RoleLacking
from domain.refusals.recording import BadField, ReadingNotCarriedOut, TooEarlyFor, UnknownReading
from domain.regulation.edition import Edition
from domain.regulation.needs import refuse_if_lacking
from domain.roles import Role
from domain.rules import needs
from domain.rules.not_computed import why_not
from domain.values import Quarter
from domain.wording import say

RETROACTIVITY = "policy.retroactivity"


def known_reading(edition: Edition, key: str, value: str) -> None:
    """Refuse a reading the edition does not have, or this version cannot compute by."""
    if key not in edition.by_key:
        raise UnknownReading(key=key, clause="P1-0.5-a")
    _, reading = edition.reading(key)
    if value not in reading.values:
        wanted = say("format.expected", bound=", ".join(reading.values))
        fact = say("fact.PolicyOptionSet")
        raise BadField(field=key, value=value, wanted=wanted, fact=fact, clause="P1-0.5-a")
    if (why := why_not(reading, value)) is not None:
        raise ReadingNotCarriedOut(key=key, value=value, default=reading.default, why=why)


@completes(RegulationAdopted)
def fingerprint(_: State, fields: Fields) -> None:
    """The fingerprint is the edition's own."""
    if isinstance(edition := fields.get("edition"), Edition):
        fields["fingerprint"] = edition.fingerprint


@checks(RegulationAdopted)
def edition_is_complete(state: State, fact: RegulationAdopted) -> None:
    """Every clause, amount and reading that some rule needs is there; not retroactive."""
    refuse_if_lacking(fact.edition, needs())
    if state.department.regulation.adopted:
        _not_before_next_quarter(state, fact.effective_from, "P1-0.5-a", countersigned=False)


@checks(PolicyOptionSet)
def reading_in_time(state: State, fact: PolicyOptionSet) -> None:
    """A reading is one of the regulation's, and begins with a coming quarter (P1-0.5-a)."""
    rules = state.rules(fact.effective_from)
    known_reading(rules.edition, fact.key, fact.value)
    by = fact.countersigned_by
    if by is not None and not state.people.holds(by, Role.ESTATE_MANAGER, state.judged_on(fact)):
        raise RoleLacking(
            by=by,
            fact=say("fact.PolicyOptionSet"),
            clause="P1-0.5-a",
            roles=(say(f"role.{Role.ESTATE_MANAGER}"),),
            on=state.judged_on(fact),
        )
    _not_before_next_quarter(state, fact.effective_from, "P1-0.5-a", countersigned=by is not None)


def _not_before_next_quarter(
    state: State, effective_from: date, clause: str, *, countersigned: bool
) -> None:
    """People must know the standard they are judged by before the quarter begins."""
    earliest = Quarter.of(state.today).following.first_day
    free = state.rules(max(state.today, state.department.regulation.first_day)).reading(
        RETROACTIVITY
    )
    if effective_from < earliest and free == "not_before_next_quarter" and not countersigned:
        raise TooEarlyFor(effective_from=effective_from, earliest=earliest, clause=clause)
