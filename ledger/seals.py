"""Do the keys of persons open what is sealed about them? No hash covers a key, since it may go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from domain.facts import KINDS
from domain.refusals.ledger import SealBroken
from domain.wording import Message, say
from ledger.codec import Sealed, persons_sealed, sealed_in
from ledger.keys import KeysAtHand, PersonKey, PersonVault
from ledger.recorder import LogRecorder
from ledger.stored import StoredEntry

TRIED_AT_ONCE = 1000
CONFIDENTIAL = tuple(topic for topic, kind in KINDS.items() if kind.declaration.confidential)


@dataclass(slots=True)
class Seals:
    """Whose confidential fields of a log can no longer be read."""

    erased: set[str] = field(default_factory=set)
    """Whose key was destroyed, which is lawful."""
    broken: dict[str, Message] = field(default_factory=dict)
    """Whose key was taken out or is another, with the first entry that it does not open."""


def try_seals(recorder: LogRecorder) -> Seals:
    """Open everything confidential in a log, with the keys as they are now."""
    found = Seals()
    entries = recorder.select(topics=CONFIDENTIAL)
    while page := list(islice(entries, TRIED_AT_ONCE)):
        store = KeysAtHand(recorder)
        keys = store.person_keys(set().union(*map(persons_sealed, page)))
        vault = PersonVault(store)
        for entry in page:
            for sealed in sealed_in(entry):
                _try(found, entry, sealed, keys, vault)
    return found


def _try(
    found: Seals,
    entry: StoredEntry,
    sealed: Sealed,
    keys: Mapping[str, PersonKey],
    vault: PersonVault,
) -> None:
    person, *_ = sealed
    name = f"{entry.log}@{entry.position}"
    if person in found.broken:
        return
    if person not in keys:
        found.broken[person] = say("finding.seal.no_key", entry=name, person=person)
        return
    try:
        if vault.open(*sealed) is None:
            found.erased.add(person)
    except SealBroken:
        found.broken[person] = say("finding.seal.broken", entry=name, person=person)
