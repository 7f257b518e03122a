"""Wiring of the questions that go through time: replay, differences, drift, what if."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

from commands.record import Draft
from domain.dossier import Department
from domain.entry import Entry
from domain.facts import KINDS
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.audit import ReplayRun
from domain.facts.envelope import Fact
from domain.history import Asked, History
from domain.refusals.asking import NobodyNamed, NothingPublished
from domain.refusals.regulation import EditionUnreadable
from domain.regulation.edition import Edition, read_edition
from domain.regulation.needs import refuse_if_lacking
from domain.rules import needs
from domain.values import Quarter
from overviews import judged_on
from projections.asking import READ_BY_NO_RULE, Asking
from projections.canonical import Canonical, Which
from projections.difference import Difference, difference
from projections.drift import Drift, drift
from projections.growing import Growing
from projections.rating import Rating, rating
from projections.replay import Replay, Step
from projections.whatif import WhatIf, what_if
from session import Session
from session_question import Question

BEARING = tuple(
    kind
    for kind, cls in KINDS.items()
    if cls is AttitudeFormSubmitted or not issubclass(cls, READ_BY_NO_RULE)
)
"""The kinds a rating may rest on: the ledger does not read the rest, which is most of a log."""


@dataclass(frozen=True, slots=True)
class Accounted:
    """A difference between two answers, and what made it, entry by entry."""

    difference: Difference
    steps: tuple[Step, ...] = ()
    """Where the two are known at different moments: what moved the rating between them."""
    left_out: tuple[Entry[Fact], ...] = ()
    """Where entries are left out: those, and what was recorded because of them."""


def steps(
    question: Question,
    quarter: Quarter,
    *,
    after: int = 0,
    person: str | None = None,
) -> Iterator[Step]:
    """Replay a quarter up to where it is known. Forms show only in the tally (P1-2.8-c)."""
    asked = question.department().history.asked
    supposed = question.asking.supposed

    def look(growing: Growing) -> Department:
        return Department(History(growing.fetch, growing.find, asked), supposed)

    known = question.journal.everything(question.position, topics=BEARING)
    entries = chain(known, question.added)
    for step in Replay(quarter, look, person).steps(entries, after=after):
        if not (asked.veiled and isinstance(step.entry.fact, AttitudeFormSubmitted)):
            yield step


def answer(question: Question, person: str, quarter: Quarter) -> Rating:
    """One rating, to be compared: it opens no forms, whoever asks."""
    return rating(question.department(), person, quarter)


def compared(
    session: Session, person: str, quarter: Quarter, before: Asking, after: Asking
) -> Accounted:
    """Two answers about one rating, and what made the difference."""
    one, other = session.ask(before), session.ask(after)
    found = difference(answer(one, person, quarter), answer(other, person, quarter))
    first, last = sorted((one.position, other.position))
    moved: tuple[Step, ...] = ()
    if first != last:
        knowing = session.ask(replace(after, known_at=str(last)))
        told = steps(knowing, quarter, after=first, person=person)
        moved = tuple(step for step in told if step.moved)
    return Accounted(found, moved, _left_out(one, other))


def _left_out(one: Question, other: Question) -> tuple[Entry[Fact], ...]:
    """The entries that one of two questions leaves out, with their consequences."""
    without = one.department().history.asked.without ^ other.department().history.asked.without
    found = (other.journal.find(fact_id, other.position) for fact_id in without)
    return tuple(sorted((entry for entry in found if entry), key=lambda entry: entry.position))


def canonical(
    session: Session, person: str, quarter: Quarter, edition: int | None = None
) -> Canonical:
    """The four canonical answers about a published rating. Raises NothingPublished."""
    question = session.ask()
    question.present.expect(person)
    editions = question.present.editions(quarter)
    published = [entry for entry in editions if edition in {None, entry.fact.edition}]
    if not published:
        raise NothingPublished(quarter=quarter, edition=edition or 1, clause="P1-2.13")
    entry = published[-1]
    then, now, today = str(entry.position), question.size, question.today
    askings: dict[Which, Asking] = {
        "published": Asking(known_at=then),
        "then_today": Asking(known_at=then, rules_as_on=today, rules_known_by=now),
        "now_then": Asking(rules_known_by=entry.position),
        "now_today": Asking(rules_as_on=today),
    }
    rows = (row for row in entry.fact.rows if row.staff_id == person)
    answers = {
        which: answer(session.ask(asking), person, quarter) for which, asking in askings.items()
    }
    return Canonical(entry, next(rows, None), answers)


def drifting(session: Session, quarter: Quarter, asking: Asking) -> Drift:
    """Compare the latest edition with what the facts give. Raises NothingPublished."""
    department = session.department(asking)
    editions = department.editions(quarter)
    if not editions:
        raise NothingPublished(quarter=quarter, edition=1, clause="P1-2.13")
    then = replace(asking, known_at=str(editions[-1].position))
    rows = drift(department, quarter)
    reasons = {}
    for one in rows:
        if one.row and one.now:
            found = compared(session, one.staff_id, quarter, then, asking)
            reasons[one.staff_id] = found.difference, found.steps
    return Drift(quarter, editions[-1].fact.edition, rows, reasons)


def supposing(session: Session, quarters: tuple[Quarter, ...], asking: Asking) -> WhatIf:
    """Who changes score, rank, grade, post or pay if a question's suppositions held."""
    plain = Asking(known_at=asking.known_at, asked=Asked(effective_at=asking.asked.effective_at))
    is_, would_be = session.ask(plain), session.ask(asking)
    return what_if(is_.department(), would_be.department(), quarters, judged_on(would_be))


def edition_in(path: Path) -> Edition:
    """An edition to suppose, which must have all that the rules need. Raises a refusal."""
    try:
        edition = read_edition(path.read_text("utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise EditionUnreadable(file=path.name) from error
    refuse_if_lacking(edition, needs())
    return edition


def put_on_record(
    session: Session, period: str, asking: Asking, purpose: str, answer: Mapping[str, object]
) -> Entry[Fact]:
    """Record that a question was asked, and a digest of its answer; nothing else."""
    if session.actor is None:
        raise NobodyNamed
    fields = run(session, period, asking, answer) | {"by": session.actor, "purpose": purpose}
    (entry,) = session.record((Draft(ReplayRun, fields),))
    return entry


def run(
    session: Session, period: str, asking: Asking, answer: Mapping[str, object]
) -> dict[str, object]:
    """What goes on record of a question and its answer: the circumstances, and a digest."""
    content = json.dumps(answer, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {
        "known_at": session.ask(asking).position,
        "period": period,
        "policy_overrides": [{"key": key, "value": value} for key, value in asking.readings],
        "without": sorted(session.department(asking).history.asked.without),
        "edition": asking.edition.fingerprint if asking.edition else None,
        "result_hash": sha256(content.encode()).hexdigest(),
    }
