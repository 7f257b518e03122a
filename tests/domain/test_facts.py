"""Every kind of fact is declared whole, stored and read back equal (design section 6)."""

import json
import re
from collections.abc import Collection, Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts import KINDS, NAMES
from domain.facts.declare import OF_TARGET, declare
from domain.facts.envelope import ERASED, Erased, Fact, Reversal
from domain.facts.organisation import BY_HR, StaffMemberEngaged
from domain.refusals.ledger import EntryUnreadable, SealBroken
from domain.regulation.shipped import clause_numbers
from domain.wording import LANGUAGES, catalogue
from ledger.codec import decode, encode
from ledger.keys import PersonKey, PersonVault
from ledger.stored import StoredEntry
from tests.cast import LOG
from tests.domain.any_fact import facts_of

MOMENT = "2006-01-01T00:00:00.000000Z"
EVERY = pytest.mark.parametrize("kind", NAMES.values(), ids=list(NAMES))
SEALED = [kind for kind in NAMES.values() if kind.declaration.confidential]


class Keys:
    """Keeps the keys of persons in memory."""

    def __init__(self) -> None:
        self.keys: dict[str, bytes | None] = {}

    def person_keys(self, persons: Collection[str]) -> Mapping[str, PersonKey]:
        """Read the keys of persons."""
        return {one: PersonKey(self.keys[one]) for one in persons if one in self.keys}

    def destroy_key(self, person: str) -> None:
        """Destroy a person's key."""
        self.keys[person] = None


def stored(fact: Fact, vault: PersonVault, log: str = LOG) -> StoredEntry:
    """Store a fact as the first entry of a log."""
    state = encode(fact, log, vault)
    place = (log, 1, "s", 1, fact.kind, fact.id, MOMENT, "login", None, None)
    return StoredEntry(*place, state=state, nodes=b"")


def persons(fact: Fact) -> Iterator[str]:
    values = {name: getattr(fact, name) for name in type(fact).model_fields}
    for key in fact.declaration.confidential.values():
        yield key.format(**values)


@EVERY
@settings(max_examples=6)
@given(data=st.data())
def test_a_fact_is_stored_and_read_back_equal(kind: type[Fact], data: st.DataObject) -> None:
    fact = data.draw(facts_of(kind))
    vault = PersonVault(Keys())
    entry = stored(fact, vault)
    assert decode(entry, vault) == fact
    json.loads(entry.state, parse_float=pytest.fail)


@pytest.mark.parametrize("kind", SEALED, ids=lambda kind: kind.__name__)
@settings(max_examples=6)
@given(data=st.data())
def test_what_is_confidential_is_sealed_and_erased_with_its_key(
    kind: type[Fact], data: st.DataObject
) -> None:
    fact = data.draw(facts_of(kind))
    keys = Keys()
    vault = PersonVault(keys)
    entry = stored(fact, vault)
    state = json.loads(entry.state)
    for field in kind.declaration.confidential:
        assert set(state.get(field, {"sealed": ""})) == {"sealed"}
    for person in persons(fact):
        vault.destroy(person)
    said = (field for field in kind.declaration.confidential if field in state)
    erased = dict.fromkeys(said, ERASED)
    assert decode(entry, vault) == fact.model_copy(update=erased)


def engaged(name: str = "Ann") -> Fact:
    fields = {"staff_id": "A1", "name": name, "position": "foreman"}
    envelope = {"id": "e1", "happened_on": "2006-01-01", "by": "H1", "role": "hr"}
    return StaffMemberEngaged.model_validate({**envelope, **fields})


def test_a_sealed_text_opens_in_its_own_place_alone() -> None:
    vault = PersonVault(Keys())
    entry = stored(engaged(), vault)
    moved = entry._replace(log="sales")
    with pytest.raises(SealBroken):
        decode(moved, vault)


@pytest.mark.parametrize(
    ("topic", "state"),
    [
        pytest.param("never-heard-of.v1", b"{}", id="of no kind there is"),
        pytest.param("staff-member-left.v1", b"{", id="no JSON"),
        pytest.param("staff-member-left.v1", b"{}", id="without its fields"),
        pytest.param("staff-member-engaged.v1", b"[]", id="a list"),
        pytest.param("staff-member-engaged.v1", b'{"name": {"sealed": ""}}', id="of nobody"),
    ],
)
def test_what_no_fact_can_be_is_unreadable(topic: str, state: bytes) -> None:
    place = (LOG, 1, "s", 1, topic, "f", MOMENT, "login", None, None)
    with pytest.raises(EntryUnreadable):
        decode(StoredEntry(*place, state=state, nodes=b""), PersonVault(Keys()))


@EVERY
def test_a_kind_is_declared_whole(kind: type[Fact]) -> None:
    declared, fields = kind.declaration, kind.model_fields
    assert KINDS[declared.kind] is kind
    cited = {declared.prescribed_by, *declared.clauses}
    assert {clause for clause in cited if clause.startswith("P1-")} <= clause_numbers()
    keys = "".join(declared.confidential.values())
    named = {declared.subject, declared.target, *declared.key, *re.findall(r"{(\w+)}", keys)}
    assert named - {None} <= set(fields)
    assert set(declared.confidential) <= set(fields)
    assert set(declared.names.values()) <= set(fields)
    assert (declared.stream == OF_TARGET) == (declared.target is not None)


@EVERY
def test_a_kind_has_a_name_in_both_languages(kind: type[Fact]) -> None:
    for language in LANGUAGES:
        assert catalogue(language)[f"fact.{kind.__name__}"]


@EVERY
def test_what_is_confidential_may_be_erased(kind: type[Fact]) -> None:
    for field in kind.declaration.confidential:
        assert Erased in kind.model_fields[field].annotation.__args__  # type: ignore[union-attr]  # a union


@pytest.mark.parametrize(
    "kind",
    [one for one in NAMES.values() if issubclass(one, Reversal)],
    ids=lambda one: one.__name__,
)
@settings(max_examples=5)
@given(data=st.data())
def test_a_reversal_names_what_it_takes_out_of_force(
    kind: type[Reversal], data: st.DataObject
) -> None:
    fact = data.draw(facts_of(kind))
    assert isinstance(fact, Reversal)
    target = getattr(fact, str(kind.declaration.target))
    wanted = target if isinstance(target, str) else f"{target.entry}#{target.finding}"
    assert fact.reverses == wanted


def test_a_reversal_of_no_kind_reverses_nothing() -> None:
    fields = {"kind": "x", "id": "1", "happened_on": "2006-01-01", "by": "S", "role": "hr"}
    with pytest.raises(NotImplementedError):
        _ = Reversal.model_validate(fields).reverses


def test_a_kind_that_is_not_its_name_is_refused_where_it_is_declared() -> None:
    class Misnamed(Fact):
        """A fact with the kind of another."""

        kind: str = "named-otherwise.v1"

    with pytest.raises(TypeError, match="Misnamed"):
        declare(by=BY_HR, stream="organisation")(Misnamed)


def test_a_deadline_is_found_by_its_matter() -> None:
    due = {"matter": "P1-3.7-e", "due": "2006-04-20", "counted": "10", "calendar": "days"}
    fact = engaged().model_copy(update={"deadlines": ()})
    assert fact.deadline("P1-3.7-e") is None
    again = StaffMemberEngaged.model_validate({**fact.model_dump(), "deadlines": (due,)})
    found = again.deadline("P1-3.7-e")
    assert found is not None
    assert str(found.due) == "2006-04-20"
