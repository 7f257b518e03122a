"""Whatever is asked to be recorded: it is, or it is refused in plain words, and nothing is.

Every kind there is, with values of its own kind and with wrong ones: other types, nobody's number,
days that are not, other people's roles, nothing at all.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.open_department import OpenDepartment
from commands.record import Draft
from domain.facts import KINDS
from domain.facts.envelope import ENVELOPE, Fact
from domain.refusals import Refusal
from domain.regulation.shipped import shipped_edition
from domain.wording import LANGUAGES, render
from ledger.sqlite import SQLiteLedger
from rehearsal.acts import at
from rehearsal.careers import with_newcomer
from rehearsal.demo import LOG, NAME, QUARTERS
from rehearsal.roster import roster
from rehearsal.simulate import Clock, play, simulate
from rehearsal.story import story
from session import Session, rehearsal_session
from tests.domain.any_fact import facts_of

PEOPLE = (
    *("H01", "H02", "M01", "S01", "D01", "X01", "F01", "F02"),
    *("A02", "A05", "A07", "A10", "A14", "A17", "Z99", "regulation"),
)
DAYS = ("2005-10-10", "2006-02-14", "2006-08-15", "2006-09-29", "2006-10-03", "2006-02-30")
ON_RECORD = (
    *("disputed", "check-1", "plan-2006-07", "proposal-F01", "appeal-A07", "task-A05", "q1"),
    *("cheating-A14", "report-2006Q1", "2006Q1-A02-B3", "disagreement-A05", "no-such-fact"),
)
WRONG: tuple[object, ...] = (
    *(None, "", " ", "不是", "x" * 5000, "\x00", "=1+1", "\u202e", "{value}"),
    *(True, 0, -1, 10**30, "-0.00001", "NaN", "1e100", "½"),
    *("2006-13-01", "2999-01-01", "0001-01-01", "2006Q5", "Z99", "regulation"),
    *((), ("Z99",), (None,), (("A07",),), {}, {"a": 1}, {"code": "bonus"}, ({},)),
)
QUARTER = QUARTERS[6]
"""The last one whose days have come; it is not closed yet."""


@cache
def grown() -> tuple[bytes, datetime]:
    """Make the years up to a day in the seventh quarter, as a database, once."""
    clock = Clock()
    session = rehearsal_session(LOG, clock)
    edition = shipped_edition("p1")
    session.open_department(
        OpenDepartment(LOG, NAME, edition, QUARTERS[0].first_day, "H01", rehearsal=True)
    )
    people, until = with_newcomer(roster(LOG, NAME)), at(QUARTER.following.first_day, 0)
    acts = simulate(people, QUARTERS, seed=3, story=story(people))
    for _ in play(session, clock, (one for one in acts if one[0] < until)):
        pass
    ledger = session.ledger
    assert isinstance(ledger, SQLiteLedger)
    with ledger._database.reading() as connection:  # noqa: SLF001 - a copy is made for a test
        return connection.serialize(), clock.now


def another() -> Session:
    """Give a session on a ledger of its own that has grown so far, four days later."""
    data, now = grown()
    later = Clock(at(QUARTER.following.first_day, 12).replace(day=4))
    assert later.now > now
    session = rehearsal_session(LOG, later)
    ledger = session.ledger
    assert isinstance(ledger, SQLiteLedger)
    with ledger._database.reading() as connection:  # noqa: SLF001 - as above
        connection.deserialize(data)
    return session


@st.composite
def requests(draw: Callable[[Any], Any], kind: type[Fact]) -> dict[str, object]:
    """Draw the fields of a fact, some about what there is, up to two of them wrong."""
    fact = draw(facts_of(kind))
    given_: dict[str, object] = {
        name: value for name, value in dict(fact).items() if name not in ENVELOPE and value
    }
    for name in sorted(given_):
        if name.endswith(("_id", "_ids", "target", "against", "triggers")) and draw(st.booleans()):
            one = draw(st.sampled_from(PEOPLE) | st.sampled_from(ON_RECORD))
            given_[name] = (one,) if isinstance(given_[name], tuple) else one
    given_["by"] = draw(st.sampled_from(PEOPLE))
    given_["happened_on"] = draw(st.sampled_from(DAYS))
    given_["note"] = "as seen"
    for name in draw(st.lists(st.sampled_from(sorted(given_)), max_size=2)):
        given_[name] = draw(st.sampled_from(WRONG))
    return given_


def told_plainly(refusal: Refusal) -> None:
    """A refusal has its exit code and its sentence, in both languages."""
    assert refusal.exit_code in {2, 3, 4, 5, 6}, type(refusal)
    for language in LANGUAGES:
        assert render(refusal.message, language).strip()
        assert all(render(fault, language).strip() for fault in refusal.faults)


def recorded_or_refused(kind: type[Fact], fields: Mapping[str, object]) -> None:
    """Ask for it: recorded with all that follows, or refused with nothing recorded."""
    session = another()
    before = session.journal.size()
    try:
        entries = session.record([Draft(kind, dict(fields))])
    except Refusal as refusal:
        told_plainly(refusal)
        assert session.journal.size() == before
    else:
        assert session.journal.size() == before + len(entries) > before


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_any_request_is_recorded_or_refused_in_plain_words(kind: type[Fact]) -> None:
    @settings(max_examples=12, suppress_health_check=list(HealthCheck), database=None)
    @given(requests(kind))
    def asked(fields: dict[str, object]) -> None:
        recorded_or_refused(kind, fields)

    asked()


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_a_request_that_says_nothing_is_refused(kind: type[Fact]) -> None:
    for fields in ({}, {"by": "H01"}, {"by": "S01", "happened_on": "2006-08-15", "note": "x"}):
        recorded_or_refused(kind, fields)
