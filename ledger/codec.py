"""Facts to the bytes that are stored and hashed, and back; confidential fields sealed."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from pydantic import ValidationError
from pydantic_core import from_json

from domain.facts import KINDS
from domain.facts.envelope import ERASED, Fact
from domain.refusals.ledger import EntryUnreadable
from ledger.keys import Vault
from ledger.stored import StoredEntry

SEALED = "sealed"
Sealed: TypeAlias = tuple[str, str, bytes]
"""Under whose key a text is sealed, the text, and what it belongs to."""
REMEMBERED_MAX = 8192
"""Facts kept as they were last read: decisions read the same few hundred again and again."""


def encode(fact: Fact, log: str, vault: Vault) -> bytes:
    """Write a fact as UTF-8 JSON. Written once: what is stored is never written again."""
    state = {
        "kind": fact.kind,
        **fact.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    }
    for field, key in fact.declaration.confidential.items():
        if field in state:
            person = key.format(**{name: getattr(fact, name) for name in type(fact).model_fields})
            plain = json.dumps(state[field], ensure_ascii=False).encode()
            state[field] = {SEALED: vault.seal(person, plain, _context(log, fact.id, field))}
    return json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()


def decode(entry: StoredEntry, vault: Vault) -> Fact:
    """Read a fact, validating it again. Raises EntryUnreadable for what no fact can be."""
    kind = KINDS.get(entry.topic)
    if kind is None:
        raise EntryUnreadable(entry=f"{entry.log}@{entry.position}", topic=entry.topic)
    try:
        if not kind.declaration.confidential:
            return _in_clear(kind, entry.state)
        state = json.loads(entry.state)
        for field, sealed in tuple(_sealed(kind, entry, state)):
            plain = vault.open(*sealed)
            state[field] = ERASED if plain is None else json.loads(plain)
        return kind.model_validate(state)
    except (ValidationError, ValueError, KeyError, AttributeError) as error:
        name = f"{entry.log}@{entry.position}"
        raise EntryUnreadable(entry=name, topic=entry.topic) from error


def texts_of(entry: StoredEntry, fields: Sequence[str]) -> tuple[str, ...]:
    """Give texts of a fact as they are stored. Raises EntryUnreadable where they are none."""
    try:
        state = from_json(entry.state)
        texts = tuple(state[field] for field in fields)
        if all(isinstance(text, str) for text in texts):
            return texts
    except (ValueError, KeyError, TypeError):
        pass
    raise EntryUnreadable(entry=f"{entry.log}@{entry.position}", topic=entry.topic)


def sealed_in(entry: StoredEntry) -> Sequence[Sealed]:
    """What an entry has sealed, as a vault opens it; nothing where it is unreadable."""
    kind = KINDS.get(entry.topic)
    if kind is None or not kind.declaration.confidential:
        return ()
    try:
        return tuple(sealed for _, sealed in _sealed(kind, entry, json.loads(entry.state)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()


def _sealed(
    kind: type[Fact], entry: StoredEntry, state: dict[str, Any]
) -> Iterator[tuple[str, Sealed]]:
    for field, key in kind.declaration.confidential.items():
        if isinstance(sealed := state.get(field), dict) and SEALED in sealed:
            context = _context(entry.log, entry.fact_id, field)
            yield field, (key.format(**state), sealed[SEALED], context)


def persons_sealed(entry: StoredEntry) -> set[str]:
    """Name the persons whose keys an entry takes to be read; none where it is unreadable."""
    kind = KINDS.get(entry.topic)
    if kind is None or not kind.declaration.confidential:
        return set()
    try:
        state = json.loads(entry.state)
        keys = kind.declaration.confidential.items()
        return {key.format(**state) for field, key in keys if field in state}
    except (ValueError, TypeError, KeyError):
        return set()


@lru_cache(maxsize=REMEMBERED_MAX)
def _in_clear(kind: type[Fact], state: bytes) -> Fact:
    """Read a fact that has nothing sealed: then it follows from its bytes alone, and is frozen."""
    return kind.model_validate_json(state)


def _context(log: str, fact_id: str, field: str) -> bytes:
    """What a sealed text belongs to: it opens nowhere else."""
    return f"{log}\n{fact_id}\n{field}".encode()
