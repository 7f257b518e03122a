"""Wiring: opens a ledger, and hands domain, ledger, commands and projections to each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from commands.adopt_regulation import known_reading
from commands.handler import Desk, handle, plan, state_at
from commands.import_sheet import ON_PAPER, Importing, plan_import
from commands.open_department import OpenDepartment
from commands.record import Draft
from commands.state import State
from domain.dossier import Department
from domain.entry import Entry
from domain.facts import KINDS
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.history import History
from domain.refusals.asking import DepartmentExists, NoDepartment, NoEntry, NothingKnownThen
from domain.refusals.forbidden import Confidential
from domain.refusals.recording import UnknownPerson
from domain.roles import Role
from domain.wording import Message
from ledger import sqlite
from ledger.address import key_file, make_ledger, open_ledger, shown
from ledger.copying import copy_ledger
from ledger.evidence import Evidence, Proven
from ledger.journal import Journal, new_fact_id
from ledger.recorder import Ledger
from paper.reading import read_paper
from projections.asking import (
    READ_BY_NO_RULE,
    Asking,
    known_at,
    quarter_of,
    with_consequences,
)
from projections.effect import ScoreChange, quarters_touched, score_changes
from projections.footing import Footing, footing
from projections.history_of import Told, history_of
from projections.quarter_sheet import SheetRow, quarter_sheet
from projections.rating import Rating, rating

__all__ = ["Session", "copy_ledger", "make_ledger", "open_session", "shown"]

SIGHTED = (Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR)


class Session:
    """One person's dealings with one department of one ledger."""

    def __init__(
        self, ledger: Ledger, log: str | None, *, actor: str | None, now: Callable[[], datetime]
    ) -> None:
        self.ledger = ledger
        self.actor = actor
        self.evidence = Evidence(ledger)
        self.notices: list[Message] = []
        self._now = now
        self._log = log
        self._journal: Journal | None = None

    @property
    def rehearsal(self) -> bool:
        """Whether the ledger's times are invented."""
        return self.ledger.kind == "rehearsal"

    @property
    def journal(self) -> Journal:
        """The department's log. Raises NoDepartment."""
        if self._journal is None:
            logs = tuple(self.ledger.logs())
            log = self._log or (logs[0] if len(logs) == 1 else None)
            if log is None or log not in logs:
                raise NoDepartment(department=log or "?", known=logs)
            self._journal = Journal(self.ledger.recorder(log))
        return self._journal

    @property
    def desk(self) -> Desk:
        """Where requests to this log are decided."""
        return Desk(self.journal, self._now, new_fact_id)

    def open_department(self, request: OpenDepartment) -> tuple[Entry[Fact], ...]:
        """Begin a department's log: it is opened, and its regulation adopted."""
        if request.log in self.ledger.logs():
            raise DepartmentExists(department=request.log)
        decided = request.decide(self._now(), new_fact_id)
        self._log, self._journal = request.log, Journal(self.ledger.recorder(request.log))
        return self.journal.append(decided, 0, frozenset({"organisation", "regulation"}))

    def record(self, drafts: Sequence[Draft]) -> tuple[Entry[Fact], ...]:
        """Record facts and what follows from them, all or nothing."""
        entries = handle(self.desk, drafts)
        self.notices += self.evidence.sealed(entries)
        return entries

    def preview(self, drafts: Sequence[Draft]) -> State:
        """Decide facts without recording them."""
        return plan(self.desk, drafts)[0]

    def state(self) -> State:
        """The department as it stands now, to decide on."""
        return state_at(self.desk, self.journal.size())

    def commit(self, state: State, position: int) -> tuple[Entry[Fact], ...]:
        """Record what was decided on a state, unless the log moved on since."""
        if not state.decided:
            return ()
        return self.journal.append(state.decided, position, state.history.streams_read)

    def position(self, asking: Asking) -> int:
        """The entry up to which the log was known."""
        journal, size = self.journal, self.journal.size()
        if asking.known_at is None:
            return size
        zone = self._department(size, Asking()).zone
        known = known_at(asking.known_at, journal.name, zone)
        position = known if isinstance(known, int) else journal.position_at(known)
        if position > size:
            raise NoEntry(entry=asking.known_at, log=journal.name)
        if position == 0:
            first = next(iter(journal.everything(1)))
            raise NothingKnownThen(log=journal.name, begins=first.recorded_at.astimezone(zone))
        return position

    def department(self, asking: Asking | None = None) -> Department:
        """The department as a question looks at it, forms veiled from those they are not for."""
        asking = asking or Asking()
        position = self.position(asking)
        asked = replace(
            asking.asked,
            veiled=self.veiled,
            without=self._left_out(asking.asked.without, position),
        )
        department = self._department(position, replace(asking, asked=asked))
        editions = department.regulation.adopted
        for key, value in asking.readings if editions else ():
            known_reading(editions[-1].fact.edition, key, value)
        return department

    @property
    def veiled(self) -> bool:
        """Whether attitude forms are hidden: from anyone but supervisor and deputy (P1-2.8-c)."""
        if self.rehearsal and self.actor is None:
            return False
        department = self._department(self.journal.size(), Asking())
        today = department.day(self._now())
        return not any(department.people.holds(self.actor or "", role, today) for role in SIGHTED)

    def _department(self, position: int, asking: Asking) -> Department:
        history = History(
            fetch=lambda streams: self.journal.read(streams, position),
            find=lambda fact_id: self.journal.find(fact_id, position),
            asked=asking.asked,
        )
        return Department(history, overlay=asking.readings)

    def _left_out(self, without: frozenset[str], position: int) -> frozenset[str]:
        """Entries left out by position or id, with their consequences."""
        if not without:
            return without
        kinds = [kind for kind, cls in KINDS.items() if not issubclass(cls, READ_BY_NO_RULE)]
        facts = frozenset(self._entry(named, position).fact.id for named in without)
        return with_consequences(facts, self.journal.everything(position, topics=kinds))

    def _entry(self, named: str, position: int) -> Entry[Fact]:
        entry = self.journal.find(named, position) or self.journal.named(named)
        if entry is None:
            raise NoEntry(entry=named, log=self.journal.name)
        if isinstance(entry.fact, AttitudeFormSubmitted) and self.veiled:
            raise Confidential(entry=entry, clause="P1-2.8-c")
        return entry

    def prove(self, named: str) -> Proven:
        """Prove to a stranger that an entry is in the log."""
        return self.evidence.prove(self._entry(named, self.journal.size()))

    def rating(self, staff_id: str, quarter: str, asking: Asking | None = None) -> Rating:
        """One person's rating."""
        return rating(self.department(asking), staff_id, quarter_of(quarter))

    def sheet(self, quarter: str, asking: Asking | None = None) -> tuple[SheetRow, ...]:
        """The quarter sheet."""
        return quarter_sheet(self.department(asking), quarter_of(quarter))

    def history(self, staff_id: str, asking: Asking) -> tuple[Told, ...]:
        """Everything on record about somebody."""
        department = self.department(asking)
        if not department.people.known(staff_id):
            raise UnknownPerson(staff=staff_id)
        entries = self.journal.everything(self.position(asking))
        looked_at = (entry for entry in entries if department.history.looks_at(entry))
        return history_of(looked_at, staff_id, veiled=self.veiled)

    def footing(self, asking: Asking) -> Footing:
        """What an answer rests on, to stand under it."""
        position = self.position(asking)
        entry = self.journal.at(position)
        at = entry.recorded_at.astimezone(self._department(position, Asking()).zone)
        return footing(self.journal.name, position, at, asking, rehearsal=self.rehearsal)

    def changes(self, state: State) -> tuple[ScoreChange, ...]:
        """Whose score what was decided would change, forms veiled from those they are not for."""
        after = self.department()
        for number, one in enumerate(state.decided, start=state.position):
            if not (self.veiled and isinstance(one.fact, AttitudeFormSubmitted)):
                after.history.add(Entry(state.log, number, state.now, one.stream, one.fact))
        facts = (one.fact for one in state.decided)
        quarters = quarters_touched(facts, after.history.entry)
        return score_changes(self.department(), after, quarters)

    def importing(
        self, file: Path, *, outside: Mapping[str, str], progress: Callable[[int, int], None]
    ) -> Importing:
        """Decide everything a paper holds, and record nothing yet."""
        paper = read_paper(file)
        position = self.journal.size()
        state = state_at(self.desk, position)
        kinds = [kind for kind, cls in KINDS.items() if cls in ON_PAPER]
        result = plan_import(
            state,
            paper,
            self.actor or "",
            outside=outside,
            recorded=self.journal.everything(position, topics=kinds),
            progress=progress,
        )
        return Importing(state, position, result, self.changes(state))


def open_session(url: str, log: str | None, actor: str | None) -> Session:
    """Open a real ledger, or a rehearsal file, as it is."""
    session = Session(open_ledger(url), log, actor=actor, now=lambda: datetime.now(UTC))
    session.evidence = Evidence(session.ledger, key_file(url))
    return session


def rehearsal_session(log: str, clock: Callable[[], datetime]) -> Session:
    """A ledger in memory, whose times are invented."""
    return Session(sqlite.create_in_memory(clock), log, actor=None, now=clock)
