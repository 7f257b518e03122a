"""No two entries have the same bytes, and what is stored is read back exactly."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.refusals.ledger import NotOneLine
from ledger.stored import (
    StoredEntry,
    entry_bytes,
    entry_of,
    head_of,
    moment_of,
    moment_text,
)

LINES = st.text(st.sampled_from("ab1\u2028é 順"), min_size=1, max_size=3)
OPTIONAL = st.none() | LINES
MOMENTS = st.datetimes(timezones=st.just(UTC))
ENTRIES = st.builds(
    StoredEntry,
    log=LINES,
    position=st.integers(1, 3),
    stream=LINES,
    version=st.integers(0, 2),
    topic=LINES,
    fact_id=LINES,
    moment=MOMENTS.map(moment_text),
    login=LINES,
    signer=OPTIONAL,
    signature=OPTIONAL,
    state=st.text(st.sampled_from("a1\n"), max_size=4).map(str.encode),
    nodes=st.just(b""),
)


@given(ENTRIES)
def test_the_bytes_of_an_entry_say_all_there_is(entry: StoredEntry) -> None:
    """What can be read back from the bytes cannot be the same for two entries."""
    *lines, state = entry_bytes(entry).split(b"\n", 12)
    texts = [line.decode() for line in lines]
    assert (texts[0], texts[11]) == ("kaozheng/entry/v1", "")
    read = StoredEntry(
        log=texts[1],
        position=int(texts[2]),
        stream=texts[3],
        version=int(texts[4]),
        topic=texts[5],
        fact_id=texts[6],
        moment=texts[7],
        login=texts[8],
        signer=texts[9] or None,
        signature=texts[10] or None,
        state=state,
        nodes=b"",
    )
    assert read == entry


@given(ENTRIES)
def test_a_row_is_read_back_as_the_entry_it_was(entry: StoredEntry) -> None:
    assert entry_of(tuple(entry)) == entry


@given(ENTRIES, st.sampled_from(["log", "login", "signer", "signature"]))
def test_an_empty_text_is_not_the_same_as_none(entry: StoredEntry, field: str) -> None:
    changed: dict[str, str] = {field: ""}
    with pytest.raises(NotOneLine):
        entry_bytes(entry._replace(**changed))  # type: ignore[arg-type]  # mypy takes any field


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_is_stored_in_utc_to_the_microsecond(moment: datetime) -> None:
    try:
        text = moment_text(moment)
    except OverflowError:
        return  # The first and the last day of all time have no UTC everywhere.
    assert len(text) == len("2006-03-31T16:00:00.000000Z")
    # Between zones Python calls no two moments equal where a clock is put forward or back.
    assert moment_of(text) == moment.astimezone(UTC)
    assert moment_of(text).tzinfo is UTC


@given(MOMENTS, MOMENTS)
def test_moments_are_in_order_as_texts_as_well(one: datetime, other: datetime) -> None:
    assert (one < other) == (moment_text(one) < moment_text(other))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2006-03-31",
        "2006-03-31T16:00:00Z",
        "2006-03-31T16:00:00.000000",
        "2006-03-31T16:00:00.000000z",
        "2006-03-31 16:00:00.000000Z",
        "2006-03-31T16:00:00.000000+00:00",
        "2006-03-31T24:00:00.000000Z",
        "20060331T160000.000000Z",
        "2006-03-31T16:00:00,000000Z",
        "２006-03-31T16:00:00.000000Z",
        "2006-03-31T16:00:00.000000Z\n",
    ],
)
def test_a_moment_written_another_way_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment_of(text)


@given(st.integers(1, 2**62), MOMENTS)
def test_a_head_is_read_back_as_it_was(size: int, moment: datetime) -> None:
    frontier = b"".join(bytes([bit]) * 32 for bit in range(size.bit_count()))
    head = head_of((size, frontier, moment_text(moment)))
    assert head == (size, frontier, moment_text(moment))
    assert head.last_recorded_at == moment
