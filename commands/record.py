"""Any fact: its declaration says who may record it; here it is decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from commands.authority import authorise, named_for_a_person
from commands.name_entries import name_by_id
from commands.read_fields import on_department_clock, own_names, read_early, read_fact
from commands.state import CHECKS, COMPLETIONS, CONSEQUENCES, Fields, State
from domain.facts.declare import OF_TARGET
from domain.facts.envelope import Fact
from domain.facts.points import FindingRef
from domain.refusals import Refusal
from domain.refusals.recording import NotYet, UnknownEntry, UnknownPerson
from domain.roles import Role, includes
from domain.values import Month, Quarter, day_of

ENTRIES = frozenset({"entry", "appeal"})
"""The values of a refusal that name an entry."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact somebody wants recorded: its kind and its fields, as given."""

    kind: type[Fact]
    fields: Mapping[str, object]


def decide(state: State, draft: Draft) -> Fact:
    """Decide one fact and what follows from it, or refuse.

    In this order: does it exist, may this person do it, may it still be done, is it complete,
    does it make sense, what follows (design section 8).
    """
    try:
        return _decide(state, draft)
    except Refusal as refusal:
        _name_entries(state, refusal)
        raise


def _name_entries(state: State, refusal: Refusal) -> None:
    """Call the entries that a refusal names as people do, not by the ids of their facts."""
    for name in ENTRIES & refusal.values.keys():
        value = refusal.values[name]
        if isinstance(value, str) and (entry := state.history.entry(value)):
            refusal.values[name] = str(entry)


def _decide(state: State, draft: Draft) -> Fact:
    fact = prepare(state, draft)
    _exists(state, fact)
    stream = stream_of(state, fact)
    authorise(state, fact)
    _has_come(state, fact)
    for check in CHECKS.get(draft.kind, ()):
        check(state, fact)
    state.take(stream, fact)
    for follow in CONSEQUENCES.get(draft.kind, ()):
        follow(state, fact)
    return fact


def prepare(state: State, draft: Draft) -> Fact:
    """Complete a draft with what may be left out, and read it. Raises a refusal for a bad field."""
    fields = own_names(draft.kind, draft.fields)
    fields["kind"] = draft.kind.declaration.kind
    on_department_clock(fields, state.department.zone)
    read_early(draft.kind, fields)
    _envelope(state, draft.kind, fields)
    name_by_id(state, draft.kind, fields)
    for complete in COMPLETIONS.get(draft.kind, ()):
        complete(state, fields)
    return read_fact(draft.kind, fields)


def _envelope(state: State, kind: type[Fact], fields: Fields) -> None:
    """Fill in what the envelope lacks: an id, a role, the day."""
    fields.setdefault("id", state.new_id())
    fields.setdefault("happened_on", state.today)
    by = str(fields.get("by", ""))
    if "role" not in fields and by:
        fields["role"] = _role(state, kind, by, fields)


def _role(state: State, kind: type[Fact], by: str, fields: Fields) -> Role:
    """The role somebody acts in: the first the declaration names that they hold."""
    held = state.people.roles(by, state.judged_on_given(fields))
    for wanted in kind.declaration.recorders.roles:
        for role in sorted(held):
            if includes(role, wanted):
                return role
    return min(held, default=kind.declaration.recorders.roles[0])


def _exists(state: State, fact: Fact) -> None:
    """The recorder, whoever typed it in, and the person concerned must be known."""
    for author in (fact.by, fact.entered_by):
        named_for_a_person(author)
    subject = fact.declaration.subject
    for cause in fact.because_of:
        if state.history.entry(cause) is None:
            raise UnknownEntry(entry=cause)
    for staff in (fact.by, fact.entered_by, getattr(fact, subject) if subject else None):
        if staff is not None and not state.people.known(str(staff)):
            raise UnknownPerson(staff=staff)


def _has_come(state: State, fact: Fact) -> None:
    """Nothing is recorded before its moment, and no paper bears a day that is still to come."""
    when = fact.happened_on
    if isinstance(when, datetime) and when > state.now:
        raise NotYet(on=when, today=state.now.astimezone(when.tzinfo))
    for day in (day_of(fact.happened_on), fact.written_on):
        if day is not None and day > state.today:
            raise NotYet(on=day, today=state.today)


def stream_of(state: State, fact: Fact) -> str:
    """The stream a fact joins, by its declaration. Raises UnknownEntry for an unknown target."""
    declared = fact.declaration
    if declared.stream != OF_TARGET:
        return declared.stream.format(
            **{name: getattr(fact, name) for name in type(fact).model_fields},
            on_quarter=Quarter.of(fact.happened_on),
            on_month=Month.of(fact.happened_on),
        )
    named = getattr(fact, str(declared.target))
    target = named.entry if isinstance(named, FindingRef) else str(named)
    entry = state.history.entry(target)
    if entry is None:
        raise UnknownEntry(entry=target)
    return entry.stream
