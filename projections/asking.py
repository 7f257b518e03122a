"""How a question is asked: as known when, as of which day, without what, read how."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened, WorkLogEntryRecorded
from domain.history import Asked
from domain.refusals.asking import BadKnownAt, BadQuarter, BadReading, OtherLog
from domain.values import Quarter, read_when

READ_BY_NO_RULE = (WorkLogEntryRecorded, CaseFollowUpRecorded, CaseOpened, AttitudeFormSubmitted)
"""Kinds that are never the consequence of another entry, and are most of a log."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question's circumstances. Nothing given: everything known, the readings in force."""

    known_at: str | None = None
    asked: Asked = field(default_factory=Asked)
    readings: tuple[tuple[str, str], ...] = ()


def known_at(text: str, log: str, zone: timezone) -> int | datetime:
    """Read ``1043``, ``@1043``, ``shunbi@1043``, a day (its end), a moment. Raises BadKnownAt."""
    if match := re.fullmatch(r"(?:(.*)@)?(\d{1,9})", text.strip()):
        if match[1] and match[1] != log:
            raise OtherLog(entry=text, log=log)
        return int(match[2])
    try:
        read_when(f"{text[:10]}")
        if len(text) == len("2006-03-01"):
            last = date.fromisoformat(text) + timedelta(days=1)
            return datetime.combine(last, time(), zone) - timedelta(microseconds=1)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadKnownAt(value=text) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def reading(text: str) -> tuple[str, str]:
    """Read ``KEY=VALUE``. Raises BadReading."""
    key, equals, value = text.partition("=")
    if not (key and equals and value):
        raise BadReading(value=text)
    return key.strip(), value.strip()


def with_consequences(without: Iterable[str], entries: Iterable[Entry[Fact]]) -> frozenset[str]:
    """Entries left out, and all that was recorded because of them, to the end of the chain."""
    gone = set(without)
    for entry in entries:
        if gone.intersection(entry.fact.because_of):
            gone.add(entry.fact.id)
    return frozenset(gone)


def as_data(asking: Asking, position: int) -> Mapping[str, object]:
    """The circumstances as data, beside an answer."""
    effective = asking.asked.effective_at
    return {
        "known_at": position,
        "effective_at": effective.isoformat() if effective else None,
        "without": sorted(asking.asked.without),
        "readings": dict(asking.readings),
    }


def quarter_of(text: str) -> Quarter:
    """Read a quarter as people type it. Raises BadQuarter."""
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise BadQuarter(value=text) from error
