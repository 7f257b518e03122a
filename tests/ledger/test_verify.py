"""A verdict rests on what is stored, of whatever kind it is, and on nothing that may be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.evidence import Fails, Holds
from ledger import sqlite
from ledger.merkle import HASH_BYTES, push, root
from ledger.recorder import Ledger, LogRecorder
from ledger.stored import COLUMNS, entry_of, leaf_hash
from ledger.verify import verify
from tests.ledger.building import LOG, SIZE, SQLITE_ONLY, entry, failure, lift_constraints
from tests.ledger.homes import Home, Owner, change


def test_a_log_nobody_touched_holds(log: LogRecorder) -> None:
    leaves = [leaf_hash(one) for one in log.select()]
    assert verify(log) == Holds(LOG, SIZE, root(leaves))


def test_a_log_that_has_not_begun_holds(copied: Ledger) -> None:
    assert verify(copied.recorder("none")) == Holds("none", 0, root([]))


def test_a_log_can_grow_after_it_was_verified(log: LogRecorder) -> None:
    verify(log)
    log.append([entry(99)])
    assert verify(log) == Holds(LOG, SIZE + 1, log.head().root)


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=5), max_size=12))
def test_an_honest_log_holds_whatever_its_appends(appends: list[list[str]]) -> None:
    ledger, number = sqlite.create_in_memory(), 0
    recorder = ledger.recorder(LOG)
    for streams in appends:
        number += 5
        recorder.append([entry(number + place, stream) for place, stream in enumerate(streams)])
    assert verify(recorder) == Holds(LOG, sum(map(len, appends)), recorder.head().root)
    ledger.close()


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("edit", "position", "finding"),
    [
        ("size = 22", 22, "cut_off"),
        ("size = 19", 20, "beyond_head"),
        ("size = 23", 22, "head_unreadable"),
        ("size = NULL", 22, "head_unreadable"),
        ("frontier = CAST(x'00' || substr(frontier, 2) AS BLOB)", 22, "head_hashes"),
        ("frontier = NULL", 22, "head_unreadable"),
        ("frontier = CAST(substr(frontier, 1, 95) AS BLOB)", 22, "head_unreadable"),
        ("last_recorded_at = '2006-01-01T00:22:00.000000Z'", 22, "head_moment"),
        ("last_recorded_at = 'yesterday'", 22, "head_unreadable"),
        ("last_recorded_at = CAST(x'ff' AS TEXT)", 22, "head_unreadable"),
        ("log = 'other'", 1, "beyond_head"),
    ],
)
def test_a_changed_head_is_found(
    log: LogRecorder, home: Home, edit: str, position: int, finding: str
) -> None:
    with home.owner() as owner:
        lift_constraints(owner)
        owner.execute(f"UPDATE heads SET {edit}")  # noqa: S608 - from above
    assert failure(log) == (position, [finding])


CONTENTS = [column for column in COLUMNS if column not in {"log", "position"}]
OF_ANOTHER_KIND = [
    *((column, "NULL") for column in CONTENTS if column not in {"signer", "signature"}),
    *((column, "x'ff'") for column in CONTENTS if column not in {"state", "nodes"}),
    *((column, "CAST(x'ff' AS TEXT)") for column in CONTENTS),
    *((column, "2.5") for column in CONTENTS),
    *((column, "''") for column in CONTENTS),
    *((column, "char(10)") for column in CONTENTS),
    *((column, "9223372036854775807") for column in CONTENTS),
    ("recorded_at", "'0001-01-01T00:00:00.000000+23:59'"),
    ("recorded_at", "'2006-02-30T00:00:00.000000Z'"),
    ("recorded_at", "replace(recorded_at, 'Z', '+00:00')"),
    ("nodes", "CAST(nodes || x'00' AS BLOB)"),
]


@SQLITE_ONLY
@pytest.mark.parametrize("place", [1, 8, SIZE])
@pytest.mark.parametrize(("column", "value"), OF_ANOTHER_KIND)
def test_a_value_of_another_kind_is_found_where_it_is(
    log: LogRecorder, home: Home, column: str, value: str, place: int
) -> None:
    with home.owner() as owner:
        lift_constraints(owner)
        change(owner, column, value, place)
    position, findings = failure(log)
    assert position == place
    assert findings[0] in {"column", "changed", "not_one_line"}


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("value", "position", "finding"),
    [
        ("'eight'", 8, "missing"),
        ("x'08'", 8, "missing"),
        ("8.5", 8, "column"),
        ("7.5", 8, "column"),
        ("9223372036854775807", 8, "missing"),
        ("-9223372036854775808", 1, "misnumbered"),
    ],
)
def test_a_position_of_another_kind_leaves_a_gap(
    log: LogRecorder, home: Home, value: str, position: int, finding: str
) -> None:
    with home.owner() as owner:
        lift_constraints(owner)
        change(owner, "position", value, 8)
    assert failure(log) == (position, [finding])


@SQLITE_ONLY
def test_a_log_named_by_bytes_instead_of_text_is_missed(
    log: LogRecorder, copied: Ledger, home: Home
) -> None:
    with home.owner() as owner:
        lift_constraints(owner)
        change(owner, "log", "CAST(log AS BLOB)", 8)
        change(owner, "log", "CAST(x'ff' AS TEXT)", 9)
    assert failure(log) == (8, ["missing"])
    assert copied.logs() == [LOG]


@pytest.mark.parametrize(
    ("column", "value", "finding"),
    [
        ("recorded_at", "'2005-12-31T00:00:00.000000Z'", "backwards"),
        ("originator_version", "originator_version + 100", "version"),
        ("originator_version", "0", "version"),
        ("fact_id", "'fact-5'", "fact_twice"),
        ("login", "'root'", "not_rehearsal"),
    ],
)
def test_a_contradiction_is_found_though_all_was_hashed_anew(
    log: LogRecorder, home: Home, column: str, value: str, finding: str
) -> None:
    with home.owner() as owner:
        owner.execute("DROP INDEX entries_by_fact")
        change(owner, column, value, 13)
        hash_anew(owner)
    assert failure(log) == (13, [finding])


def test_a_rehearsal_cannot_be_passed_off_as_real(copied: Ledger, home: Home) -> None:
    copied.close()
    with home.owner() as owner:
        owner.execute("UPDATE ledger SET kind = 'real'")
    posing = home.open()
    assert failure(posing.recorder(LOG)) == (1, ["not_real"])
    posing.close()


@pytest.mark.parametrize(
    ("place", "found", "first"), [(5, 6, 5), (7, 8, 7), (4, 4, 3), (17, 18, 17)]
)
def test_an_entry_hashed_anew_without_those_above_it_is_found_where_they_meet(
    log: LogRecorder, home: Home, place: int, found: int, first: int
) -> None:
    with home.owner() as owner:
        change(owner, "state", "CAST('forged' AS BLOB)", place)
        (row,) = owner.execute("SELECT * FROM entries WHERE position = ?", (place,))
        nodes = leaf_hash(entry_of(row)) + entry_of(row).nodes[HASH_BYTES:]
        owner.execute("UPDATE entries SET nodes = ? WHERE position = ?", (nodes, place))
    assert failure(log) == (found, ["subtree"])
    verdict = verify(log)
    assert isinstance(verdict, Fails)
    assert verdict.findings[0].values["first"] == f"shunbi@{first}"


def test_a_log_that_was_hashed_anew_has_another_root(log: LogRecorder, home: Home) -> None:
    """Nothing in the ledger contradicts it: this is what checkpoints kept elsewhere are for."""
    before = verify(log)
    with home.owner() as owner:
        change(owner, "state", "CAST('forged' AS BLOB)", 5)
        hash_anew(owner)
    after = verify(log)
    assert isinstance(before, Holds)
    assert isinstance(after, Holds)
    assert after.root != before.root


def hash_anew(owner: Owner) -> None:
    """Hash a log as it is now, as an owner can who knows how."""
    frontier: list[bytes] = []
    rows = owner.execute("SELECT * FROM entries ORDER BY position").fetchall()
    for size, row in enumerate(rows):
        nodes = b"".join(push(frontier, size, leaf_hash(entry_of(row))))
        owner.execute("UPDATE entries SET nodes = ? WHERE position = ?", (nodes, size + 1))
    owner.execute("UPDATE heads SET frontier = ?", (b"".join(frontier),))
