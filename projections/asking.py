"""How a question is asked: as known when, as of which day, without what, read how."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

from domain.causes import causes
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.audit import ReplayRun
from domain.facts.envelope import Fact
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened, WorkLogEntryRecorded
from domain.history import Asked
from domain.refusals.asking import (
    BadHalf,
    BadKnownAt,
    BadMonth,
    BadQuarter,
    BadRange,
    BadReading,
    BadYear,
    NoEntry,
    OtherLog,
)
from domain.regulation.edition import Edition
from domain.regulation.in_force import Supposed
from domain.rules.appeal_steps import appeal_of, followed, step_of
from domain.rules.half_year import Half
from domain.values import Month, Quarter, read_when

READ_BY_NO_RULE = (
    WorkLogEntryRecorded,
    CaseFollowUpRecorded,
    CaseOpened,
    AttitudeFormSubmitted,
    ReplayRun,
)
"""Kinds that are never the consequence of another entry, and are most of a log."""

RANGE_YEARS_MAX = 50


@dataclass(frozen=True, slots=True)
class Asking:
    """A question's circumstances. Nothing given: everything known, the readings in force."""

    known_at: str | None = None
    asked: Asked = field(default_factory=Asked)
    readings: tuple[tuple[str, str], ...] = ()
    edition: Edition | None = None
    """An edition of the regulation supposed in place of the one adopted."""
    rules_as_on: date | None = None
    """Judge by the regulation of this day, whatever the day of a fact."""
    rules_known_by: int | None = None
    """Know of the regulation what had been recorded by this entry, whatever is known of facts."""

    @property
    def plain(self) -> bool:
        """Whether nothing is left out or put in, and no other reading supposed."""
        hypothetical = self.supposed.changes_the_rules or self.rules_known_by is not None
        return not (hypothetical or self.asked.without or self.asked.including)

    @property
    def supposed(self) -> Supposed:
        """What the question supposes of the regulation."""
        return Supposed(dict(self.readings), self.edition, self.rules_as_on)


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


def before(text: str, log: str, zone: timezone) -> int | datetime:
    """The last entry, or moment, before an entry, a day's beginning or a moment."""
    known = known_at(text, log, zone)
    if isinstance(known, int):
        return max(known - 1, 0)
    if len(text) == len("2006-03-01"):
        return known - timedelta(days=1)
    return known - timedelta(microseconds=1)


def reading(text: str) -> tuple[str, str]:
    """Read ``KEY=VALUE``. Raises BadReading."""
    key, equals, value = text.partition("=")
    if not (key and equals and value):
        raise BadReading(value=text)
    return key.strip(), value.strip()


def named_in(entry: Entry[Fact], named: str) -> str:
    """The fact of an entry, or the one finding of it that ``@7#2`` names. Raises NoEntry."""
    _, in_part, finding = named.partition("#")
    if not in_part:
        return entry.fact.id
    count = len(getattr(entry.fact, "findings", ()))
    if not (finding.isdecimal() and 1 <= int(finding) <= count):
        raise NoEntry(entry=named, log=entry.log)
    return f"{entry.fact.id}#{int(finding)}"


def with_consequences(without: Iterable[str], entries: Iterable[Entry[Fact]]) -> frozenset[str]:
    """Entries left out, and all that followed from them, to the end of the chain.

    What a review meeting ordered, and each later step of the appeal, follows from the meeting.
    """
    gone = set(without)
    appeals: dict[str, list[Entry[Fact]]] = defaultdict(list)
    for entry in entries:
        steps = appeals[appeal_of(entry.fact) or ""]
        before = followed(entry.fact, steps)
        if not gone.isdisjoint(causes(entry.fact)) or (before and before.fact.id in gone):
            gone.add(entry.fact.id)
        if step_of(entry.fact) and appeal_of(entry.fact):
            steps.append(entry)
    return frozenset(gone)


def as_data(asking: Asking, position: int) -> Mapping[str, object]:
    """The circumstances as data, beside an answer."""
    effective = asking.asked.effective_at
    return {
        "known_at": position,
        "effective_at": effective.isoformat() if effective else None,
        "without": sorted(asking.asked.without),
        "with": sorted(asking.asked.including),
        "readings": dict(asking.readings),
        **({"edition": asking.edition.fingerprint} if asking.edition else {}),
        **({"rules_as_on": asking.rules_as_on.isoformat()} if asking.rules_as_on else {}),
        **({"rules_known_by": asking.rules_known_by} if asking.rules_known_by else {}),
    }


def _quarter_or_year(text: str, of_year: int) -> Quarter:
    return Quarter.parse(f"{text}Q{of_year}" if re.fullmatch(r"\d{4}", text) else text)


def quarters_of(text: str) -> tuple[Quarter, ...]:
    """Read ``2006Q1``, ``2006``, ``2005Q1..2006Q4`` or ``2005..2006``. Raises BadRange."""
    first, dots, last = text.strip().partition("..")
    last = last if dots else first
    try:
        start, end = _quarter_or_year(first, 1), _quarter_or_year(last, 4)
    except ValueError as error:
        raise BadRange(value=text) from error
    if end < start or end.year - start.year > RANGE_YEARS_MAX:
        raise BadRange(value=text)
    quarters = [start]
    while quarters[-1] < end:
        quarters.append(quarters[-1].following)
    return tuple(quarters)


def quarter_of(text: str) -> Quarter:
    """Read a quarter as people type it. Raises BadQuarter."""
    try:
        return Quarter.parse(text)
    except ValueError as error:
        raise BadQuarter(value=text) from error


def month_of(text: str) -> Month:
    """Read a month as people type it. Raises BadMonth."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise BadMonth(value=text) from error


def year_of(text: str) -> int:
    """Read a year as people type it. Raises BadYear."""
    if not re.fullmatch(r"(19|2\d)\d\d", text.strip()):
        raise BadYear(value=text)
    return int(text)


def half_of(text: str) -> Half:
    """Read half a year as people type it. Raises BadHalf."""
    try:
        return Half.parse(text)
    except ValueError as error:
        raise BadHalf(value=text) from error
