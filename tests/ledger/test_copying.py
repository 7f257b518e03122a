"""A log is copied byte for byte, with its places, moments and logins, and keeps its root."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.evidence import Holds
from domain.refusals.ledger import AnotherKind, LogNotEmpty, NotCopied
from ledger import sqlite
from ledger.copying import copy_ledger, copy_log
from ledger.keys import PersonVault
from ledger.recorder import Ledger, LogRecorder
from ledger.stored import NewEntry
from ledger.verify import verify
from tests.ledger.building import LOG, SIZE, Clock, entries, entry, refused
from tests.ledger.homes import Home, PostgresHome, SQLiteHome, change


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Ledger]:
    """Give another rehearsal, in a file."""
    with closing(sqlite.create(tmp_path / "elsewhere.db", "rehearsal")) as ledger:
        yield ledger


def test_a_copy_has_every_byte_of_the_original(log: LogRecorder, elsewhere: Ledger) -> None:
    log.append([NewEntry("person/A1", "kind.v1", "fact", b"\x00\xff", "A1", "c2ln")])
    copy_log(log, elsewhere.recorder(LOG))
    with log.as_found() as there, elsewhere.recorder(LOG).as_found() as here:
        assert here.head == there.head
        assert list(here.rows) == list(there.rows)
    assert verify(elsewhere.recorder(LOG)) == Holds(LOG, SIZE + 1, log.head().root)


def test_a_copy_grows_on_as_the_original_would(
    log: LogRecorder, elsewhere: Ledger, clock: Clock
) -> None:
    del clock
    copy_log(log, elsewhere.recorder(LOG))
    (stored,) = elsewhere.recorder(LOG).append([entry(99, "person/A1")])
    assert (stored.position, stored.version) == (SIZE + 1, 8)
    assert isinstance(verify(elsewhere.recorder(LOG)), Holds)


def test_there_and_back_the_roots_are_the_same(
    database: PostgresHome, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    database.spoil()
    database.clear()
    there, back = f"sqlite:///{filled}", f"sqlite:///{tmp_path / 'back.db'}"
    (sent,) = copy_ledger(there, database.url, None)
    (received,) = copy_ledger(database.url, back, LOG)
    database.spoil()
    database.clear()
    with (
        closing(sqlite.open(filled)) as original,
        closing(sqlite.open(tmp_path / "back.db")) as end,
    ):
        assert sent[1] == received[1] == original.recorder(LOG).head()
        assert list(end.recorder(LOG).select()) == list(original.recorder(LOG).select())
        assert verify(end.recorder(LOG)) == verify(original.recorder(LOG))


def test_the_same_entries_have_the_same_root_in_both_databases(
    database: PostgresHome, elsewhere: Ledger, tmp_path: Path
) -> None:
    del elsewhere
    home = SQLiteHome(tmp_path / "same.db")
    database.tools.execute(f"CREATE ROLE {home.login} SUPERUSER LOGIN".encode())
    clock = Clock()
    database.create("rehearsal", clock).close()
    from ledger import postgres

    url = database.server.url(database.name, home.login)
    with (
        closing(home.create("rehearsal", clock)) as here,
        closing(postgres.open(url, url, clock)) as there,
    ):
        for count in (1, 1, 5, 1, 64, 3, 1, 200, 1):
            clock.move(seconds=1)
            first = here.recorder(LOG).head().size + 1
            batch = [*entries(count, first), entry(-first, "考證/順碧", "績效.v1", "得分".encode())]
            stored = here.recorder(LOG).append(batch)
            assert there.recorder(LOG).append(batch) == stored
        assert there.recorder(LOG).head() == here.recorder(LOG).head()
    database.clear()
    database.tools.execute(f"DROP ROLE {home.login}".encode())


def test_confidential_fields_open_in_a_copy_and_erased_ones_do_not(
    recorder: LogRecorder, elsewhere: Ledger
) -> None:
    vault = PersonVault(recorder)
    sealed = {person: vault.seal(person, b"words", b"context") for person in ("A1", "A2")}
    recorder.append([entry(1)], new_keys=vault.new_keys)
    vault.destroy("A2")
    copy_log(recorder, elsewhere.recorder(LOG))
    copied = PersonVault(elsewhere.recorder(LOG))
    assert copied.open("A1", sealed["A1"], b"context") == b"words"
    assert copied.open("A2", sealed["A2"], b"context") is None


def test_a_log_is_copied_only_to_where_it_has_not_begun(
    log: LogRecorder, elsewhere: Ledger
) -> None:
    there = elsewhere.recorder(LOG)
    there.append([entry(1)])
    for source, target in ((log, there), (there, log)):
        before = list(target.select())
        with refused(LogNotEmpty, 4):
            copy_log(source, target)
        assert list(target.select()) == before


@pytest.mark.parametrize(("place", "named"), [(1, 1), (13, 13), (SIZE, SIZE)])
def test_a_log_whose_evidence_does_not_hold_is_not_copied(
    log: LogRecorder, home: Home, elsewhere: Ledger, place: int, named: int
) -> None:
    with home.owner() as owner:
        change(owner, "login", "login || 'x'", place)
    with refused(NotCopied, 7) as caught:
        copy_log(log, elsewhere.recorder(LOG))
    assert caught.value.values["entry"] == f"{LOG}@{named}"
    assert elsewhere.logs() == []


def test_a_log_with_another_head_is_not_copied(
    log: LogRecorder, home: Home, elsewhere: Ledger
) -> None:
    with home.owner() as owner:
        owner.execute("UPDATE heads SET size = 22")
    with refused(NotCopied, 7):
        copy_log(log, elsewhere.recorder(LOG))
    assert elsewhere.logs() == []


def test_a_rehearsal_is_not_copied_into_a_real_ledger(filled: Path, path: Path) -> None:
    sqlite.create(path, "real").close()
    with refused(AnotherKind, 2):
        list(copy_ledger(f"sqlite:///{filled}", f"sqlite:///{path}", None))
