"""Reading gives entries by position, reads no more than is asked for, and knows the past."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from domain.evidence import Fails
from domain.refusals.ledger import EntryUnreadable, LedgerDamaged
from ledger import sqlite_statements as sql
from ledger.recorder import Ledger, LogRecorder
from ledger.sqlite_recorder import READ_AT_ONCE
from ledger.stored import StoredEntry
from ledger.verify import verify
from tests.ledger.building import LOG, NEW_YEAR, SQLITE_ONLY, Clock, entries, entry, fill
from tests.ledger.homes import Home

MANY = 2 * READ_AT_ONCE + 7


def numbers(found: Iterable[StoredEntry]) -> list[int]:
    return [one.position for one in found]


def test_a_whole_log_is_read_in_order(recorder: LogRecorder) -> None:
    recorder.append(entries(MANY))
    assert numbers(recorder.select()) == list(range(1, MANY + 1))


@pytest.mark.parametrize("asked", [{}, {"streams": {"person/A1"}}, {"topics": {"kind-1.v1"}}])
@pytest.mark.parametrize(
    ("after", "up_to"),
    [(0, None), (-5, None), (3, None), (0, 7), (3, 7), (7, 3), (90, 10**9), (0, 0)],
)
def test_a_part_of_a_log_is_what_lies_between(
    recorder: LogRecorder, asked: dict[str, set[str]], after: int, up_to: int | None
) -> None:
    stored = recorder.append(entries(100))
    last = 100 if up_to is None else up_to
    expected = [
        one.position
        for one in stored
        if after < one.position <= last
        and one.stream in asked.get("streams", {one.stream})
        and one.topic in asked.get("topics", {one.topic})
    ]
    assert numbers(recorder.select(**asked, after=after, up_to=up_to)) == expected


def test_streams_and_topics_are_read_together_in_order(recorder: LogRecorder) -> None:
    stored = recorder.append(entries(MANY, streams=5))
    streams, topics = ["person/A4", "person/A0", "person/A4"], ["kind-3.v1", "kind-0.v1", "none"]
    of_streams = {one for one in stored if one.stream in streams}
    of_topics = {one for one in stored if one.topic in topics}
    assert list(recorder.select(streams=streams)) == [one for one in stored if one in of_streams]
    assert list(recorder.select(topics=topics)) == [one for one in stored if one in of_topics]
    of_both = [one for one in stored if one in of_streams & of_topics]
    assert list(recorder.select(streams=streams, topics=topics)) == of_both


def test_what_nobody_asked_for_is_nothing(recorder: LogRecorder) -> None:
    recorder.append(entries(3))
    assert list(recorder.select(streams=())) == []
    assert list(recorder.select(topics=())) == []
    assert recorder.find(()) == {}


def test_as_many_streams_as_there_are_can_be_asked_for(recorder: LogRecorder) -> None:
    recorder.append(entries(100, streams=100))
    streams = {f"person/A{number}" for number in range(50_000)}
    assert numbers(recorder.select(streams=streams)) == list(range(1, 101))
    assert len(recorder.find({f"fact-{number}" for number in range(50_000)})) == 100


def test_what_is_recorded_while_one_reads_does_not_join_in(recorder: LogRecorder) -> None:
    recorder.append(entries(5))
    reading = recorder.select()
    recorder.append(entries(5, first=6))
    assert numbers(reading) == [1, 2, 3, 4, 5]


@SQLITE_ONLY
@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (sql.AT_POSITIONS, "PRIMARY KEY (log=? AND position=?)"),
        (sql.BY_STREAM, "COVERING INDEX entries_by_stream (log=? AND originator_id=?)"),
        (
            sql.BY_TOPIC,
            "COVERING INDEX entries_by_topic (log=? AND topic=? AND position>? AND position<?)",
        ),
        (
            sql.BY_BOTH,
            "INDEX entries_by_topic (log=? AND topic=? AND position>? AND position<?)",
        ),
        (sql.BY_FACT, "COVERING INDEX entries_by_fact (log=? AND fact_id=?)"),
        (
            sql.END,
            "COVERING INDEX entries_by_stream (log=? AND originator_id=?)",
        ),
    ],
)
def test_the_database_looks_up_what_is_asked_for(
    ledger: Ledger, path: Path, statement: str, index: str
) -> None:
    ledger.recorder(LOG).append(entries(3))
    names = ("log", "positions", "streams", "topics", "facts", "stream", "after", "last")
    with closing(sqlite3.connect(path)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", dict.fromkeys(names, "[]"))
        steps = [step for *_, step in plan]
    assert f"SEARCH entries USING {index}" in steps
    assert not [step for step in steps if step.startswith("SCAN entries")]


def test_a_moment_becomes_the_last_position_recorded_by_then(
    recorder: LogRecorder, clock: Clock
) -> None:
    fill(recorder, clock, 3)
    clock.move(minutes=1)
    recorder.append(entries(3, first=4))
    minute, instant = timedelta(minutes=1), timedelta(microseconds=1)
    expected = {
        NEW_YEAR: 0,
        NEW_YEAR + minute - instant: 0,
        NEW_YEAR + minute: 1,
        NEW_YEAR + 3 * minute: 3,
        NEW_YEAR + 4 * minute - instant: 3,
        NEW_YEAR + 4 * minute: 6,
        NEW_YEAR + 5 * minute: 6,
        datetime.fromisoformat("2006-01-01T08:02:30+08:00"): 2,
        datetime.fromisoformat("9999-12-31T23:59:59-12:00"): 6,
        datetime.fromisoformat("0001-01-01T00:00:00+12:00"): 0,
    }
    assert {moment: recorder.position_at(moment) for moment in expected} == expected


def test_a_log_that_has_not_begun_is_at_no_position(recorder: LogRecorder) -> None:
    assert recorder.position_at(NEW_YEAR) == 0


DAMAGE = [
    ("originator_id", b"person/A1"),
    ("originator_version", "one"),
    ("topic", b"kind-2.v1"),
    ("fact_id", b"fact-2"),
    ("recorded_at", 5),
    ("recorded_at", "2006-01-01"),
    ("recorded_at", "2006-01-01T00:00:00.000000+00:00"),
    ("recorded_at", "0001-01-01T00:00:00.000000+23:59"),
    ("recorded_at", "2006-02-30T00:00:00.000000Z"),
    ("login", b"root"),
    ("signer", 5),
    ("signature", b"x"),
    ("state", "{}"),
    ("nodes", "short"),
]


@SQLITE_ONLY
@pytest.mark.parametrize(("column", "value"), DAMAGE, ids=str)
def test_an_entry_that_is_not_as_it_was_written_is_not_read(
    recorder: LogRecorder, home: Home, column: str, value: object
) -> None:
    recorder.append(entries(3))
    with home.owner() as owner:
        owner.execute("PRAGMA writable_schema = ON")
        # Without their affinities, the columns take a value of any type as it is.
        owner.execute("UPDATE sqlite_master SET sql = replace(sql, 'INTEGER', 'BLOB')")
        owner.execute("UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'BLOB')")
    with home.owner() as owner:
        statement = f"UPDATE entries SET {column} = ? WHERE position = 2"  # noqa: S608 - from above
        owner.execute(statement, (value,))
    with pytest.raises(EntryUnreadable, match="Entry shunbi@2 cannot be read"):
        list(recorder.select())


@SQLITE_ONLY
def test_text_that_is_no_utf_8_is_not_read(recorder: LogRecorder, home: Home) -> None:
    recorder.append(entries(3))
    with home.owner() as owner:
        owner.execute("UPDATE entries SET login = CAST(x'ff' AS TEXT) WHERE position = 2")
    assert isinstance(verify(recorder), Fails)
    with pytest.raises(LedgerDamaged):
        list(recorder.select())


def test_a_tree_is_not_built_on_nodes_that_are_missing(recorder: LogRecorder, home: Home) -> None:
    recorder.append(entries(3))
    with home.owner() as owner:
        owner.execute("UPDATE entries SET nodes = x'00' WHERE position = 1")
        owner.execute("DELETE FROM entries WHERE position = 2")
        owner.execute("UPDATE entries SET recorded_at = 'once' WHERE position = 3")
    with pytest.raises(EntryUnreadable, match="shunbi@1"):
        recorder.node(0, 0)
    with pytest.raises(EntryUnreadable, match="shunbi@2"):
        recorder.node(1, 0)
    with pytest.raises(EntryUnreadable, match="shunbi@2"):
        recorder.position_at(NEW_YEAR)
    with home.owner() as owner:
        owner.execute("UPDATE entries SET position = 2 WHERE position = 3")
    with pytest.raises(EntryUnreadable, match="shunbi@2"):
        recorder.position_at(NEW_YEAR)


@pytest.mark.parametrize(
    "edit",
    [
        "size = -1",
        "size = 3",
        "frontier = 'x'",
        "frontier = x''",
        "last_recorded_at = 'now'",
    ],
)
def test_a_head_that_is_not_as_it_was_written_is_not_built_on(
    recorder: LogRecorder, home: Home, edit: str
) -> None:
    recorder.append([entry(1), entry(2)])
    with home.owner() as owner:
        owner.execute(f"UPDATE heads SET {edit}")  # noqa: S608 - from above
    with pytest.raises(LedgerDamaged):
        recorder.append([entry(3)])
    with pytest.raises(LedgerDamaged):
        recorder.head()


def test_nothing_is_recorded_over_entries_that_the_head_does_not_count(
    recorder: LogRecorder, home: Home
) -> None:
    recorder.append(entries(3))
    with home.owner() as owner:
        owner.execute("DELETE FROM heads")
    with pytest.raises(LedgerDamaged):
        recorder.append([entry(9)])
