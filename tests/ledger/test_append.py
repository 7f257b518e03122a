"""An append is recorded whole or not at all, and gets its place, its moment and its login."""

from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.refusals.ledger import AlreadyRecorded, ClockBehind, MovedOn, NotOneLine
from ledger import sqlite
from ledger.merkle import (
    consistency_holds,
    consistency_proof,
    inclusion_holds,
    inclusion_proof,
    root,
    root_at,
)
from ledger.recorder import Ledger, LogRecorder, RestsOn
from ledger.stored import NO_ENTRIES, NewEntry, StoredEntry, leaf_hash, moment_text
from tests.ledger.building import LOG, NEW_YEAR, SQLITE_ONLY, Clock, entries, entry, fill
from tests.ledger.homes import Home


def test_an_entry_gets_its_place_its_moment_and_its_login(
    recorder: LogRecorder, home: Home
) -> None:
    recorder.append([entry(1, "person/A1"), entry(2, "person/A2")])
    (stored,) = recorder.append([entry(3, "person/A2", "grade-assigned.v1", b'{"grade":3}')])
    assert stored == StoredEntry(
        log=LOG,
        position=3,
        stream="person/A2",
        version=2,
        topic="grade-assigned.v1",
        fact_id="fact-3",
        moment=moment_text(NEW_YEAR),
        login=f"rehearsal:{home.login}",
        signer=None,
        signature=None,
        state=b'{"grade":3}',
        nodes=leaf_hash(stored),
    )


def test_what_is_read_back_is_what_the_append_gave(recorder: LogRecorder) -> None:
    signed = NewEntry("person/A1", "kind.v1", "fact", b"\x00\xff", signer="A1", signature="c2ln")
    stored = recorder.append([*entries(20), signed])
    assert list(recorder.select()) == list(stored)


def test_the_entries_of_one_append_share_their_moment(recorder: LogRecorder, clock: Clock) -> None:
    first = recorder.append(entries(3))
    clock.move(seconds=1)
    second = recorder.append(entries(3, first=4))
    assert {one.recorded_at for one in first} == {NEW_YEAR}
    assert {one.recorded_at for one in second} == {NEW_YEAR + timedelta(seconds=1)}


def test_a_log_that_has_no_entries_has_an_empty_head(recorder: LogRecorder) -> None:
    assert recorder.head() == NO_ENTRIES
    assert recorder.append([]) == []
    assert recorder.head() == NO_ENTRIES


def test_the_entries_are_the_leaves_of_the_tree_of_the_head(
    recorder: LogRecorder, clock: Clock
) -> None:
    recorder.append(entries(13))
    stored = fill(recorder, clock, 24)
    leaves = [leaf_hash(one) for one in stored]
    head = recorder.head()
    assert (head.size, head.root) == (37, root(leaves))
    assert head.last_recorded_at == stored[-1].recorded_at
    for size in range(1, 38):
        before = root(leaves[:size])
        assert root_at(size, recorder.node) == before
        growth = consistency_proof(size, 37, recorder.node)
        assert consistency_holds(size, 37, growth, old_root=before, new_root=head.root)
        proof = inclusion_proof(size - 1, 37, recorder.node)
        assert inclusion_holds(size - 1, 37, proof, leaf=leaves[size - 1], root=head.root)


def test_two_logs_do_not_know_of_each_other(ledger: Ledger) -> None:
    here, there = ledger.recorder("here"), ledger.recorder("there")
    here.append(entries(3))
    (stored,) = there.append([entry(1)])
    assert (stored.position, stored.version, there.head().size) == (1, 1, 1)
    assert ledger.logs() == ["here", "there"]
    assert [one.log for one in here.select()] == ["here"] * 3
    assert there.find({"fact-2"}) == {}


def test_a_decision_is_refused_when_what_it_rests_on_has_moved_on(recorder: LogRecorder) -> None:
    recorder.append([entry(1, "quarter/2006Q1"), entry(2, "person/A1")])
    rests_on = RestsOn(2, frozenset({"quarter/2006Q1", "person/A1", "regulation"}))
    recorder.append([entry(3, "person/A1")], rests_on)
    with pytest.raises(MovedOn, match="in person/A1 of log shunbi"):
        recorder.append([entry(4, "person/A1")], rests_on)
    assert recorder.head().size == 3


def test_a_first_entry_in_a_stream_that_was_empty_moves_it_on_as_well(
    recorder: LogRecorder,
) -> None:
    rests_on = RestsOn(0, frozenset({"regulation"}))
    recorder.append([entry(1, "regulation")])
    with pytest.raises(MovedOn):
        recorder.append([entry(2, "organisation")], rests_on)


def test_a_decision_stands_when_only_other_streams_moved_on(recorder: LogRecorder) -> None:
    recorder.append([entry(1, "person/A1")])
    recorder.append([entry(2, "person/A2")])
    rests_on = RestsOn(1, frozenset({"person/A1"}))
    (stored,) = recorder.append([entry(3, "person/A2")], rests_on)
    assert (stored.position, stored.version) == (3, 2)


def test_a_fact_is_recorded_once(recorder: LogRecorder) -> None:
    recorder.append(entries(3))
    with pytest.raises(AlreadyRecorded, match="fact-2 is in log shunbi already"):
        recorder.append([entry(7), entry(2)])
    with pytest.raises(AlreadyRecorded):
        recorder.append([entry(8), entry(8)])
    assert recorder.head().size == 3


def test_a_lost_answer_is_found_by_the_fact(recorder: LogRecorder) -> None:
    stored = recorder.append(entries(5))
    found = recorder.find({"fact-4", "fact-2", "fact-9"})
    assert found == {"fact-2": stored[1], "fact-4": stored[3]}


ODD = ["", "two\nlines", "\x00", "tab\t", "\x7f", "\x85", "half \ud800 a character"]


@pytest.mark.parametrize("odd", ODD, ids=ascii)
@pytest.mark.parametrize("field", ["stream", "topic", "fact_id", "signer", "signature"])
def test_a_text_that_does_not_fit_its_line_is_refused(
    recorder: LogRecorder, field: str, odd: str
) -> None:
    changed: dict[str, Any] = {field: odd}
    with pytest.raises(NotOneLine):
        recorder.append([entry(1)._replace(**changed)])
    assert recorder.head() == NO_ENTRIES


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_a_log_whose_name_does_not_fit_its_line_never_begins(ledger: Ledger, odd: str) -> None:
    with pytest.raises(NotOneLine, match="The log is empty"):
        ledger.recorder(odd)
    assert ledger.logs() == []


@pytest.mark.parametrize(
    "text", ["順碧", "𠮷", "A1'; DROP TABLE entries; --", '"', "a\u2028b", "[1]"]
)
def test_any_other_text_is_taken_as_it_is(ledger: Ledger, text: str) -> None:
    recorder = ledger.recorder(text)
    (stored,) = recorder.append([NewEntry(text, text, text, text.encode())])
    assert list(recorder.select(streams={text}, topics={text})) == [stored]
    assert recorder.find({text}) == {text: stored}
    assert ledger.logs() == [text]


def test_a_clock_that_lags_a_little_does_not_set_the_log_back(
    recorder: LogRecorder, clock: Clock
) -> None:
    recorder.append([entry(1)])
    clock.move(seconds=-5)
    (stored,) = recorder.append([entry(2)])
    assert stored.recorded_at == NEW_YEAR


def test_a_clock_that_was_set_back_is_refused(recorder: LogRecorder, clock: Clock) -> None:
    recorder.append([entry(1)])
    clock.move(seconds=-5, microseconds=-1)
    with pytest.raises(ClockBehind, match="The clock says 2005-12-31 23:59:54 UTC"):
        recorder.append([entry(2)])
    assert recorder.head().size == 1


def test_a_clock_that_does_not_know_its_zone_is_a_mistake(
    recorder: LogRecorder, clock: Clock
) -> None:
    clock.now = datetime(2006, 1, 1)  # noqa: DTZ001 - that is the mistake
    with pytest.raises(ValueError, match="UTC"):
        recorder.append([entry(1)])
    assert recorder.head() == NO_ENTRIES


def test_moments_are_kept_in_utc(recorder: LogRecorder, clock: Clock) -> None:
    clock.now = datetime.fromisoformat("2006-01-01T08:00:00.000001+08:00")
    (stored,) = recorder.append([entry(1)])
    assert stored.recorded_at.isoformat() == "2006-01-01T00:00:00.000001+00:00"


@SQLITE_ONLY
def test_a_ledger_in_memory_works_like_one_on_disk(clock: Clock, recorder: LogRecorder) -> None:
    in_memory = sqlite.create_in_memory(clock)
    there = in_memory.recorder(LOG)
    assert there.append(entries(9)) == recorder.append(entries(9))
    assert there.head() == recorder.head()
    in_memory.close()


def test_an_interrupted_append_records_nothing(recorder: LogRecorder, home: Home) -> None:
    def ctrl_c() -> datetime:
        raise KeyboardInterrupt

    recorder.append([entry(1)])
    with closing(home.open(ctrl_c)) as interrupted, pytest.raises(KeyboardInterrupt):
        interrupted.recorder(LOG).append(entries(5, first=2))
    (stored,) = recorder.append([entry(2)])
    assert stored.position == 2
