"""Whatever the owner of the database changes with SQLite's own tools is found, and located."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.wording import LANGUAGES, render
from ledger import sqlite
from ledger.merkle import push, root
from ledger.recorder import LogRecorder
from ledger.sqlite import SQLiteLedger
from ledger.sqlite_recorder import SQLiteRecorder
from ledger.stored import leaf_hash
from ledger.verify import Fails, Holds, verify
from tests.ledger.building import LOG, Clock, entry, fill, owner

SIZE = 21
PLACES = [1, 2, 8, 13, 20, SIZE]


@pytest.fixture(autouse=True)
def _filled(recorder: SQLiteRecorder, clock: Clock) -> None:
    fill(recorder, clock, SIZE)


def failure(recorder: LogRecorder) -> tuple[int, list[str]]:
    """Tell where verify finds something, and what; it can say so in every language."""
    verdict = verify(recorder)
    assert isinstance(verdict, Fails)
    for finding in verdict.findings:
        for language in LANGUAGES:
            assert render(finding, language)
    return verdict.position, [one.id.removeprefix("finding.evidence.") for one in verdict.findings]


def test_a_log_nobody_touched_holds(recorder: SQLiteRecorder) -> None:
    leaves = [leaf_hash(one) for one in recorder.select()]
    assert verify(recorder) == Holds(LOG, SIZE, root(leaves))


def test_a_log_that_has_not_begun_holds(ledger: SQLiteLedger) -> None:
    assert verify(ledger.recorder("none")) == Holds("none", 0, root([]))


def test_a_log_can_grow_after_it_was_verified(recorder: SQLiteRecorder) -> None:
    verify(recorder)
    recorder.append([entry(99)])
    assert isinstance(verify(recorder), Holds)


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=5), max_size=12))
def test_an_honest_log_holds_whatever_its_appends(appends: list[list[str]]) -> None:
    ledger, number = sqlite.create_in_memory(), 0
    recorder = ledger.recorder(LOG)
    for streams in appends:
        number += 5
        recorder.append([entry(number + place, stream) for place, stream in enumerate(streams)])
    assert isinstance(verify(recorder), Holds)
    ledger.close()


# One byte of each column, or a null where there was none, at several places.
ONE_BYTE = {
    "originator_id": "originator_id || 'x'",
    "originator_version": "originator_version + 1000",
    "topic": "'l' || substr(topic, 2)",
    "fact_id": "'g' || substr(fact_id, 2)",
    "recorded_at": "replace(recorded_at, '00.000000Z', '00.000001Z')",
    "login": "login || 'x'",
    "signer": "'A1'",
    "signature": "'c2lnbmVk'",
    "state": "CAST('x' || substr(state, 2) AS BLOB)",
    "nodes": "CAST(x'00' || substr(nodes, 2) AS BLOB)",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("column", ONE_BYTE)
def test_one_byte_of_any_column_is_found_where_it_is(
    recorder: SQLiteRecorder, path: Path, column: str, place: int
) -> None:
    with owner(path) as connection:
        change(connection, column, ONE_BYTE[column], place)
    position, findings = failure(recorder)
    assert (position, findings[0]) == (place, "changed")


def change(connection: sqlite3.Connection, column: str, value: str, place: int) -> None:
    connection.execute(
        f"UPDATE entries SET {column} = {value} WHERE position = {place}"  # noqa: S608 - a test's
    )


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_moved_to_another_log_is_missing_where_it_was(
    ledger: SQLiteLedger, path: Path, place: int
) -> None:
    with owner(path) as connection:
        change(connection, "log", "'shunbj'", place)
    where = failure(ledger.recorder(LOG))
    assert where == (place, ["missing" if place < SIZE else "cut_off"])
    assert ledger.logs() == [LOG, "shunbj"]
    assert failure(ledger.recorder("shunbj")) == (1, ["beyond_head"])


@pytest.mark.parametrize("place", PLACES[:-1])
def test_a_deleted_entry_is_missing(recorder: SQLiteRecorder, path: Path, place: int) -> None:
    with owner(path) as connection:
        connection.execute("DELETE FROM entries WHERE position = ?", (place,))
    assert failure(recorder) == (place, ["missing"])


@pytest.mark.parametrize("place", PLACES[:-1])
def test_a_deleted_entry_whose_gap_was_closed_is_found(
    recorder: SQLiteRecorder, path: Path, place: int
) -> None:
    with owner(path) as connection:
        connection.execute("DELETE FROM entries WHERE position = ?", (place,))
        for later in range(place + 1, SIZE + 1):
            change(connection, "position", "position - 1", later)
    position, findings = failure(recorder)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_back_dated_entry_is_found(recorder: SQLiteRecorder, path: Path, place: int) -> None:
    with owner(path) as connection:
        change(connection, "recorded_at", "'2005-12-31T00:00:00.000000Z'", place)
    assert failure(recorder) == (place, ["changed", "backwards"])


@pytest.mark.parametrize("place", PLACES[:-1])
def test_two_entries_swapped_are_found_at_the_first(
    recorder: SQLiteRecorder, path: Path, place: int
) -> None:
    with owner(path) as connection:
        for position, other in ((place, -1), (SIZE, place), (-1, SIZE)):
            change(connection, "position", str(other), position)
    position, findings = failure(recorder)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_in_anothers_place_is_found(
    recorder: SQLiteRecorder, path: Path, place: int
) -> None:
    with owner(path) as connection:
        change(connection, "position", "-position", place)
    position, findings = failure(recorder)
    assert (position, findings) == (1, ["misnumbered"])
    with owner(path) as connection:
        connection.execute("UPDATE entries SET position = 1000 WHERE position < 0")
    assert failure(recorder) == (place, ["missing"] if place < SIZE else ["missing"])


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_slipped_into_the_middle_is_found(
    recorder: SQLiteRecorder, path: Path, place: int
) -> None:
    (forged,) = [one for one in recorder.select() if one.position == place]
    with owner(path) as connection:
        for later in range(SIZE, place - 1, -1):
            change(connection, "position", "position + 1", later)
        connection.execute(
            "INSERT INTO entries SELECT log, ?, 'person/A9', 1, topic, 'forged', recorded_at,"
            " login, signer, signature, state, nodes FROM entries WHERE position = ?",
            (place, forged.position + 1),
        )
        connection.execute("UPDATE heads SET size = size + 1")
    position, findings = failure(recorder)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_put_at_the_end_is_beyond_the_head(
    recorder: SQLiteRecorder, path: Path, place: int
) -> None:
    with owner(path) as connection:
        connection.execute(
            "INSERT INTO entries SELECT log, ?, 'person/A9', 1, topic, 'forged', recorded_at,"
            " login, signer, signature, state, nodes FROM entries WHERE position = ?",
            (SIZE + 1, place),
        )
    assert failure(recorder) == (SIZE + 1, ["beyond_head"])


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_tail_cut_off_is_found_though_the_size_was_mended(
    recorder: SQLiteRecorder, path: Path, place: int
) -> None:
    with owner(path) as connection:
        connection.execute("DELETE FROM entries WHERE position >= ?", (place,))
    assert failure(recorder) == (place, ["cut_off"])
    with owner(path) as connection:
        connection.execute("UPDATE heads SET size = ?", (place - 1,))
    expected = {2: "unreadable", 8: "hashes", 13: "unreadable", 20: "hashes", 21: "unreadable"}
    assert failure(recorder) == (place, [f"head_{expected[place]}"])


def test_a_tail_cut_off_with_its_head_fully_mended_shows_in_size_and_root_alone(
    recorder: SQLiteRecorder, path: Path
) -> None:
    """Nothing in the ledger contradicts it: this is what checkpoints kept elsewhere are for."""
    before = verify(recorder)
    kept = list(recorder.select())[:12]
    frontier: list[bytes] = []
    for size, one in enumerate(kept):
        push(frontier, size, leaf_hash(one))
    with owner(path) as connection:
        connection.execute("DELETE FROM entries WHERE position > 12")
        connection.execute(
            "UPDATE heads SET size = 12, frontier = ?, last_recorded_at ="
            " (SELECT max(recorded_at) FROM entries)",
            (b"".join(frontier),),
        )
    after = verify(recorder)
    assert isinstance(before, Holds)
    assert isinstance(after, Holds)
    assert (after.size, after.root) != (before.size, before.root)


@pytest.mark.parametrize(
    ("edit", "position", "finding"),
    [
        ("size = size + 1", SIZE + 1, "unreadable"),
        ("size = 22", SIZE + 1, "cut_off"),
        ("size = 19", 20, "beyond"),
        ("frontier = CAST(x'00' || substr(frontier, 2) AS BLOB)", SIZE + 1, "hashes"),
        ("frontier = NULL", SIZE + 1, "unreadable"),
        ("last_recorded_at = '2006-01-01T00:22:00.000000Z'", SIZE + 1, "moment"),
        ("last_recorded_at = 'yesterday'", SIZE + 1, "unreadable"),
        ("log = 'other'", 1, "beyond"),
    ],
)
def test_a_changed_head_is_found(
    recorder: SQLiteRecorder, path: Path, edit: str, position: int, finding: str
) -> None:
    with owner(path) as connection:
        without_constraints(connection, path)
        connection.execute(f"UPDATE heads SET {edit}")  # noqa: S608 - from above
    found = {"cut_off": "cut_off", "beyond": "beyond_head"}.get(finding, f"head_{finding}")
    assert failure(recorder) == (position, [found])


def without_constraints(connection: sqlite3.Connection, path: Path) -> None:
    """Let any column take any value, as an owner can."""
    connection.execute("PRAGMA writable_schema = ON")
    for words in (" NOT NULL", "INTEGER", "TEXT"):
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, '')", (words,))
    connection.execute("PRAGMA writable_schema = RESET")
