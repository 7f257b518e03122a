"""Whatever the owner of the database changes with SQLite's own tools is found, and located."""

import pytest

from domain.evidence import Holds
from ledger.merkle import push
from ledger.recorder import Ledger, LogRecorder
from ledger.stored import leaf_hash
from ledger.verify import verify
from tests.ledger.building import LOG, SIZE, failure
from tests.ledger.homes import Home, change

PLACES = [1, 2, 8, 13, 20, SIZE]

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
    log: LogRecorder, home: Home, column: str, place: int
) -> None:
    with home.owner() as owner:
        change(owner, column, ONE_BYTE[column], place)
    position, findings = failure(log)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_moved_to_another_log_is_missing_where_it_was(
    copied: Ledger, home: Home, place: int
) -> None:
    with home.owner() as owner:
        change(owner, "log", "'shunbj'", place)
    where = failure(copied.recorder(LOG))
    assert where == (place, ["missing" if place < SIZE else "cut_off"])
    assert copied.logs() == [LOG, "shunbj"]
    assert failure(copied.recorder("shunbj")) == (1, ["beyond_head"])


@pytest.mark.parametrize("place", PLACES[:-1])
def test_a_deleted_entry_is_missing(log: LogRecorder, home: Home, place: int) -> None:
    with home.owner() as owner:
        owner.execute("DELETE FROM entries WHERE position = ?", (place,))
    assert failure(log) == (place, ["missing"])


@pytest.mark.parametrize("place", PLACES[:-1])
def test_a_deleted_entry_whose_gap_was_closed_is_found(
    log: LogRecorder, home: Home, place: int
) -> None:
    with home.owner() as owner:
        owner.execute("DELETE FROM entries WHERE position = ?", (place,))
        for later in range(place + 1, SIZE + 1):
            change(owner, "position", "position - 1", later)
    position, findings = failure(log)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_back_dated_entry_is_found(log: LogRecorder, home: Home, place: int) -> None:
    with home.owner() as owner:
        change(owner, "recorded_at", "'2005-12-31T00:00:00.000000Z'", place)
    assert failure(log) == (place, ["changed", "backwards"])


@pytest.mark.parametrize("place", PLACES[:-1])
def test_two_entries_swapped_are_found_at_the_first(
    log: LogRecorder, home: Home, place: int
) -> None:
    with home.owner() as owner:
        for position, other in ((place, -1), (SIZE, place), (-1, SIZE)):
            change(owner, "position", str(other), position)
    position, findings = failure(log)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_in_anothers_place_is_found(log: LogRecorder, home: Home, place: int) -> None:
    with home.owner() as owner:
        change(owner, "position", "-position", place)
    position, findings = failure(log)
    assert (position, findings) == (1, ["misnumbered"])
    with home.owner() as owner:
        owner.execute("UPDATE entries SET position = 1000 WHERE position < 0")
    assert failure(log) == (place, ["missing"])


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_slipped_into_the_middle_is_found(
    log: LogRecorder, home: Home, place: int
) -> None:
    (forged,) = [one for one in log.select() if one.position == place]
    with home.owner() as owner:
        for later in range(SIZE, place - 1, -1):
            change(owner, "position", "position + 1", later)
        owner.execute(
            "INSERT INTO entries SELECT log, ?, 'person/A9', 1, topic, 'forged', recorded_at,"
            " login, signer, signature, state, nodes FROM entries WHERE position = ?",
            (place, forged.position + 1),
        )
        owner.execute("UPDATE heads SET size = size + 1")
    position, findings = failure(log)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_put_at_the_end_is_beyond_the_head(
    log: LogRecorder, home: Home, place: int
) -> None:
    with home.owner() as owner:
        owner.execute(
            "INSERT INTO entries SELECT log, ?, 'person/A9', 1, topic, 'forged', recorded_at,"
            " login, signer, signature, state, nodes FROM entries WHERE position = ?",
            (SIZE + 1, place),
        )
    assert failure(log) == (SIZE + 1, ["beyond_head"])


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_tail_cut_off_is_found_though_the_size_was_mended(
    log: LogRecorder, home: Home, place: int
) -> None:
    with home.owner() as owner:
        owner.execute("DELETE FROM entries WHERE position >= ?", (place,))
    assert failure(log) == (place, ["cut_off"])
    with home.owner() as owner:
        owner.execute("UPDATE heads SET size = ?", (place - 1,))
    expected = {2: "unreadable", 8: "hashes", 13: "unreadable", 20: "hashes", 21: "unreadable"}
    assert failure(log) == (place, [f"head_{expected[place]}"])


def test_a_tail_cut_off_with_its_head_fully_mended_shows_in_size_and_root_alone(
    log: LogRecorder, home: Home
) -> None:
    """Nothing in the ledger contradicts it: this is what checkpoints kept elsewhere are for."""
    before = verify(log)
    kept = list(log.select())[:12]
    frontier: list[bytes] = []
    for size, one in enumerate(kept):
        push(frontier, size, leaf_hash(one))
    with home.owner() as owner:
        owner.execute("DELETE FROM entries WHERE position > 12")
        owner.execute(
            "UPDATE heads SET size = 12, frontier = ?, last_recorded_at ="
            " (SELECT max(recorded_at) FROM entries)",
            (b"".join(frontier),),
        )
    after = verify(log)
    assert isinstance(before, Holds)
    assert isinstance(after, Holds)
    assert (after.size, after.root) != (before.size, before.root)
