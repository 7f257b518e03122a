"""No honest history raises an alarm, and no change of one goes without."""

from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.evidence import Holds
from ledger import sqlite
from ledger.checkpoint import origin_of, sign, verifier_key
from ledger.kept import Shown
from ledger.recorder import Ledger
from ledger.stored import NewEntry
from ledger.verifier import Checkpoint
from ledger.verify import verify
from ledger.witness import Checker, Witness, hold_against
from tests.ledger import attacking
from tests.ledger.attacking import EDITS
from tests.ledger.building import LOG, SIZE, Clock, failure
from tests.ledger.homes import Home
from tests.ledger.proving import PRIVATE

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)
NEW = st.tuples(TEXT, TEXT, st.binary(max_size=60), st.none() | TEXT)
STEPS = st.lists(
    st.tuples(st.lists(NEW, min_size=1, max_size=9), st.integers(0, 10**9), st.booleans()),
    min_size=1,
    max_size=8,
)
"""Batches, the microseconds before each, and whether the log is signed after it."""

Steps = list[tuple[list[tuple[str, str, bytes, str | None]], int, bool]]


def lived(ledger: Ledger, clock: Clock, steps: Steps) -> list[Shown]:
    """Record a history, and sign it now and then."""
    recorder, notes, facts = ledger.recorder(LOG), list[Shown](), 0
    origin = origin_of(ledger, LOG)
    for batch, wait, signed in steps:
        clock.now += timedelta(microseconds=wait)
        entries = [
            NewEntry(stream, topic, f"{facts + number}", state, signer=signer)
            for number, (stream, topic, state, signer) in enumerate(batch)
        ]
        facts += len(batch)
        recorder.append(entries)
        if signed:
            head = recorder.head()
            notes.append(Shown("kept", sign(Checkpoint(origin, head.size, head.root), PRIVATE)))
    return notes


def check_a_history(steps: Steps) -> None:
    clock = Clock()
    with closing(sqlite.create_in_memory(clock)) as ledger:
        notes = lived(ledger, clock, steps)
        recorder = ledger.recorder(LOG)
        checker = Checker([verifier_key(origin_of(ledger, LOG), PRIVATE)])
        witnesses = [one for one in map(checker.check, notes) if isinstance(one, Witness)]
        assert len(witnesses) == len(notes)
        found = hold_against(recorder, verify(recorder), witnesses)
        size = sum(len(batch) for batch, _, _ in steps)
        assert found == Holds(LOG, size, recorder.head().root, len(notes))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(steps=STEPS)
def test_an_honest_history_raises_no_alarm(steps: Steps) -> None:
    check_a_history(steps)


@pytest.mark.slow
@settings(
    max_examples=2_000,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
@given(steps=STEPS)
def test_thousands_of_honest_histories_raise_no_alarm(steps: Steps) -> None:
    check_a_history(steps)


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    places=st.sets(st.integers(1, SIZE), min_size=1, max_size=5),
    columns=st.lists(st.sampled_from(sorted(EDITS)), min_size=5, max_size=5),
)
def test_of_several_changes_the_first_is_named(
    copied: Ledger, home: Home, places: set[int], columns: list[str]
) -> None:
    stored = attacking.read(home)
    changed = stored.copy()
    for place, column in zip(sorted(places), columns, strict=False):
        row = changed.at(place)
        row[column] = EDITS[column](row[column])
    try:
        attacking.put(home, changed)
        position, findings = failure(copied.recorder(LOG))
        assert (position, findings[0]) == (min(places), "changed")
    finally:
        attacking.put(home, stored)
