"""Where keys live: the ledger's in a file beside the database, each person's in the database.

The ledger's Ed25519 key signs checkpoints; who holds only the database cannot sign. A person's
AES-256 key seals the confidential fields about them. Destroying it erases those fields for good,
and every hash still holds.
"""

import os
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from domain.refusals.ledger import NoKeyFile, NotAKeyFile, PersonErased, SealBroken
from ledger.failures import refusing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# cryptography is imported where it is used: it takes longer to load than most commands run.

KEY_BYTES = 32
NONCE_BYTES = 12


def key_path(ledger: Path) -> Path:
    """Name the file of a ledger's key, beside that of the ledger."""
    return ledger.with_name(f"{ledger.name}.key")


def make_key_file(path: Path) -> "Ed25519PrivateKey":
    """Make a ledger's key, in a file that only this login may read."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    with refusing(str(path)):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
                file.flush()
                os.fsync(descriptor)
        except BaseException:
            path.unlink()
            raise
    return key


def read_key_file(path: Path) -> "Ed25519PrivateKey":
    """Read a ledger's key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    with refusing(str(path)):
        try:
            key = load_pem_private_key(path.read_bytes(), password=None)
        except FileNotFoundError:
            raise NoKeyFile(path=str(path)) from None
        except (ValueError, TypeError) as error:
            raise NotAKeyFile(path=str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise NotAKeyFile(path=str(path))
    return key


class Vault(Protocol):
    """Seals what is confidential about a person."""

    def seal(self, person: str, plaintext: bytes, context: bytes) -> str:
        """Seal a text. It opens only with the same context, so it cannot be moved elsewhere."""
        ...

    def open(self, person: str, sealed: str, context: bytes) -> bytes | None:
        """Open a sealed text; None when the person's key was destroyed."""
        ...

    def destroy(self, person: str) -> None:
        """Destroy the person's key. Nothing sealed with it can be opened again."""
        ...


@dataclass(frozen=True, slots=True)
class PersonKey:
    """What is on record about a person's key."""

    key: bytes | None
    """None once it is destroyed."""


class KeyStore(Protocol):
    """Keeps the keys of persons; a log's recorder does."""

    def person_keys(self, persons: Collection[str]) -> Mapping[str, PersonKey]:
        """Read the keys of persons, all at once; who never had one is left out."""
        ...

    def destroy_key(self, person: str) -> None:
        """Destroy a person's key, and keep on record that it was destroyed."""
        ...


class KeysAtHand(KeyStore):
    """The keys of persons as one reading finds them: each is looked up once."""

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys
        self._found: dict[str, PersonKey | None] = {}

    @override
    def person_keys(self, persons: Collection[str]) -> Mapping[str, PersonKey]:
        """Read the keys of persons, all at once; who never had one is left out."""
        if missing := [person for person in persons if person not in self._found]:
            keys = self._keys.person_keys(missing)
            self._found.update({person: keys.get(person) for person in missing})
        found = {person: self._found[person] for person in persons}
        return {person: key for person, key in found.items() if key is not None}

    @override
    def destroy_key(self, person: str) -> None:
        """Destroy a person's key, and keep on record that it was destroyed."""
        self._found.pop(person, None)
        self._keys.destroy_key(person)


class PersonVault(Vault):
    """A vault on the keys that a log's recorder keeps.

    A key made for a first sealed text waits in ``new_keys`` until it is given to the append of the
    entry that holds the text: an append that fails leaves no key behind.
    """

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys
        self.new_keys: dict[str, bytes] = {}

    @override
    def seal(self, person: str, plaintext: bytes, context: bytes) -> str:
        """Seal a text: the Base64 of a random nonce and what AES-GCM makes of it."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(self._key_to_seal_with(person)).encrypt(nonce, plaintext, context)
        return b64encode(nonce + sealed).decode("ascii")

    @override
    def open(self, person: str, sealed: str, context: bytes) -> bytes | None:
        """Open a sealed text; None when the person's key was destroyed."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        stored = self._stored(person)
        key = self.new_keys.get(person) if stored is None else stored.key
        if key is None:
            return None
        try:
            data = b64decode(sealed, validate=True)
            return AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], context)
        except (NotBase64, ValueError, TypeError, InvalidTag) as error:
            raise SealBroken(person=person) from error

    @override
    def destroy(self, person: str) -> None:
        """Destroy the person's key."""
        self.new_keys.pop(person, None)
        self._keys.destroy_key(person)

    def _key_to_seal_with(self, person: str) -> bytes:
        stored = self._stored(person)
        if stored is None:
            return self.new_keys.setdefault(person, os.urandom(KEY_BYTES))
        self.new_keys.pop(person, None)
        if stored.key is None:
            raise PersonErased(person=person)
        return stored.key

    def _stored(self, person: str) -> PersonKey | None:
        return self._keys.person_keys((person,)).get(person)
