"""Keys: the ledger's stays out of the database; a person's can be destroyed, and then is gone."""

import sqlite3
from base64 import b64decode, b64encode
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from domain.refusals.ledger import (
    AlreadyThere,
    DiskFull,
    KeyMovedOn,
    MovedOn,
    NoKeyFile,
    NoSuchFolder,
    NotAKeyFile,
    PersonErased,
    SealBroken,
    TraceLeft,
)
from ledger import sqlite, sqlite_file
from ledger.keys import PersonVault, key_path, make_key_file, read_key_file
from ledger.recorder import LogRecorder, RestsOn
from tests.ledger.building import LOG, SQLITE_ONLY, entry, room_for
from tests.ledger.homes import Home

CONTEXT = b"shunbi\nfact-1\nanswers"


def test_the_ledgers_key_lies_beside_it_for_its_owner_alone(path: Path) -> None:
    made = make_key_file(key_path(path))
    assert key_path(path).name == "kaozheng.db.key"
    assert key_path(path).stat().st_mode & 0o777 == 0o600
    assert read_key_file(key_path(path)).private_bytes_raw() == made.private_bytes_raw()


def test_a_key_that_is_there_is_left_alone(path: Path) -> None:
    made = make_key_file(path)
    with pytest.raises(AlreadyThere):
        make_key_file(path)
    assert read_key_file(path).private_bytes_raw() == made.private_bytes_raw()


def test_a_key_that_could_not_be_written_whole_is_not_there(path: Path) -> None:
    with room_for(10), pytest.raises(DiskFull):
        make_key_file(path)
    assert not path.exists()


def test_a_key_without_a_folder_is_refused(path: Path) -> None:
    with pytest.raises(NoSuchFolder):
        make_key_file(path / "below" / "key")
    with pytest.raises(NoKeyFile):
        read_key_file(path)


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\n", b"\xff" * 99])
def test_a_file_that_is_no_key_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotAKeyFile):
        read_key_file(path)


def test_a_key_of_another_kind_is_refused(path: Path) -> None:
    other = Ed448PrivateKey.generate()
    path.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(NotAKeyFile):
        read_key_file(path)


def test_what_is_sealed_opens_before_and_after_it_is_recorded(recorder: LogRecorder) -> None:
    vault = PersonVault(recorder)
    sealed = vault.seal("A1", "評語".encode(), CONTEXT)
    assert vault.open("A1", sealed, CONTEXT) == "評語".encode()
    recorder.append([entry(1)], new_keys=vault.new_keys)
    assert PersonVault(recorder).open("A1", sealed, CONTEXT) == "評語".encode()


@given(st.binary(), st.binary())
def test_a_seal_is_a_nonce_and_aes_gcm(plaintext: bytes, context: bytes) -> None:
    ledger = sqlite.create_in_memory()
    vault = PersonVault(ledger.recorder(LOG))
    data = b64decode(vault.seal("A1", plaintext, context))
    key = vault.new_keys["A1"]
    assert (len(key), len(data)) == (32, 12 + len(plaintext) + 16)
    assert AESGCM(key).decrypt(data[:12], data[12:], context) == plaintext
    ledger.close()


def test_the_same_words_are_never_sealed_alike(recorder: LogRecorder) -> None:
    vault = PersonVault(recorder)
    assert len({vault.seal("A1", b"words", CONTEXT) for _ in range(20)}) == 20


def test_a_person_has_one_key_in_each_log(recorder: LogRecorder) -> None:
    vault = PersonVault(recorder)
    for fact, person in enumerate(("A1", "A2", "A1")):
        vault.seal(person, b"words", CONTEXT)
        recorder.append([entry(fact)], new_keys=vault.new_keys)
    again = PersonVault(recorder)
    again.seal("A1", b"words", CONTEXT)
    assert again.new_keys == {}
    assert sorted(vault.new_keys) == ["A2"]


def test_an_append_that_fails_leaves_no_key(recorder: LogRecorder) -> None:
    recorder.append([entry(1, "person/A1")])
    vault = PersonVault(recorder)
    vault.seal("A1", b"words", CONTEXT)
    with pytest.raises(MovedOn):
        recorder.append([entry(2)], RestsOn(0, frozenset({"person/A1"})), new_keys=vault.new_keys)
    assert recorder.person_keys(("A1",)) == {}


def test_two_who_make_a_persons_key_at_once_do_not_both_succeed(recorder: LogRecorder) -> None:
    first, second = PersonVault(recorder), PersonVault(recorder)
    first.seal("A1", b"words", CONTEXT)
    second.seal("A1", b"words", CONTEXT)
    recorder.append([entry(1)], new_keys=first.new_keys)
    with pytest.raises(KeyMovedOn):
        recorder.append([entry(2)], new_keys=second.new_keys)
    assert recorder.head().size == 1
    sealed = second.seal("A1", b"words", CONTEXT)
    recorder.append([entry(2)], new_keys=second.new_keys)
    assert first.open("A1", sealed, CONTEXT) == b"words"


def test_a_destroyed_key_opens_nothing_and_is_never_made_anew(recorder: LogRecorder) -> None:
    vault = PersonVault(recorder)
    sealed = vault.seal("A1", b"words", CONTEXT)
    recorder.append([entry(1)], new_keys=vault.new_keys)
    late = vault.new_keys.copy()
    vault.destroy("A1")
    vault.destroy("A1")
    assert vault.open("A1", sealed, CONTEXT) is None
    with pytest.raises(PersonErased, match="A1 was erased"):
        vault.seal("A1", b"words", CONTEXT)
    with pytest.raises(KeyMovedOn):
        recorder.append([entry(2)], new_keys=late)


def test_a_person_is_erased_before_anything_is_known_of_them(recorder: LogRecorder) -> None:
    vault = PersonVault(recorder)
    sealed = vault.seal("A1", b"words", CONTEXT)
    vault.destroy("A1")
    assert vault.open("A1", sealed, CONTEXT) is None
    with pytest.raises(PersonErased):
        vault.seal("A1", b"words", CONTEXT)


@SQLITE_ONLY
def test_a_destroyed_key_leaves_no_trace_on_the_disk(recorder: LogRecorder, path: Path) -> None:
    vault = PersonVault(recorder)
    for number in range(50):
        vault.seal(f"A{number}", b"words", CONTEXT)
    recorder.append([entry(1)], new_keys=vault.new_keys)
    key = vault.new_keys["A25"]
    assert key in on_disk(path)
    vault.destroy("A25")
    assert key not in on_disk(path)


def on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


@SQLITE_ONLY
def test_a_trace_that_others_keep_is_told(
    recorder: LogRecorder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_SECONDS", 0.1)
    with closing(sqlite.open(path)) as impatient:
        vault = PersonVault(impatient.recorder(LOG))
        vault.seal("A1", b"words", CONTEXT)
        recorder.append([entry(1)], new_keys=vault.new_keys)
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM entries").fetchall()
            with pytest.raises(TraceLeft):
                vault.destroy("A1")
        assert vault.new_keys == {}
        vault.destroy("A1")


@pytest.mark.parametrize(
    "broken", ["", "words", "AAAA", "not Base64!", "é", b64encode(bytes(60)).decode()]
)
def test_a_seal_that_was_changed_is_refused(recorder: LogRecorder, broken: str) -> None:
    vault = PersonVault(recorder)
    vault.seal("A1", b"words", CONTEXT)
    with pytest.raises(SealBroken):
        vault.open("A1", broken, CONTEXT)


def test_a_seal_does_not_open_in_another_place(recorder: LogRecorder) -> None:
    vault = PersonVault(recorder)
    sealed = vault.seal("A1", b"words", CONTEXT)
    vault.seal("A2", b"words", CONTEXT)
    with pytest.raises(SealBroken):
        vault.open("A1", sealed, b"shunbi\nfact-2\nanswers")
    with pytest.raises(SealBroken):
        vault.open("A2", sealed, CONTEXT)


def test_a_key_that_the_owner_removed_opens_nothing(recorder: LogRecorder, home: Home) -> None:
    vault = PersonVault(recorder)
    sealed = vault.seal("A1", b"words", CONTEXT)
    recorder.append([entry(1)], new_keys=vault.new_keys)
    with home.owner() as owner:
        owner.execute("DELETE FROM person_keys")
    assert PersonVault(recorder).open("A1", sealed, CONTEXT) is None
