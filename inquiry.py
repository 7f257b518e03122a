"""One person's questions to one department of one ledger: reads, and records nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from commands.adopt_regulation import known_reading
from domain.dossier import Department
from domain.facts import KINDS
from domain.facts.attitude import AttitudeFormSubmitted
from domain.history import Asked, History
from domain.refusals.asking import NoDepartment, NoEntry, NothingKnownThen
from domain.refusals.forbidden import Confidential
from domain.refusals.recording import UnknownPerson
from domain.roles import Role
from ledger.journal import Journal
from ledger.recorder import Ledger
from projections.asking import (
    READ_BY_NO_RULE,
    Asking,
    before,
    known_at,
    quarter_of,
    with_consequences,
)
from projections.footing import Footing, footing
from projections.history_of import Told, history_of
from projections.quarter_sheet import SheetRow, quarter_sheet
from projections.rating import Rating, rating

SIGHTED = (Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR)


class Inquiry:
    """What one person may learn of one department."""

    def __init__(
        self, ledger: Ledger, log: str | None, *, actor: str | None, now: Callable[[], datetime]
    ) -> None:
        self.ledger = ledger
        self.actor = actor
        self.now = now
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

    def before(self, text: str) -> int:
        """The last entry before an entry, a day or a moment."""
        zone = self._department(self.journal.size(), Asking()).zone
        known = before(text, self.journal.name, zone)
        return known if isinstance(known, int) else self.journal.position_at(known)

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
        today = department.day(self.now())
        return not any(department.people.holds(self.actor or "", role, today) for role in SIGHTED)

    def _department(self, position: int, asking: Asking) -> Department:
        rules = asking.rules_known_by
        rulebook = None if rules is None else self._history(rules, Asked())
        return Department(self._history(position, asking.asked), asking.supposed, rulebook)

    def _history(self, position: int, asked: Asked) -> History:
        return History(
            fetch=lambda streams: self.journal.read(streams, position),
            find=lambda fact_id: self.journal.find(fact_id, position),
            asked=asked,
        )

    def _left_out(self, without: frozenset[str], position: int) -> frozenset[str]:
        """Entries left out by position or id, with their consequences."""
        if not without:
            return without
        kinds = [kind for kind, cls in KINDS.items() if not issubclass(cls, READ_BY_NO_RULE)]
        facts = frozenset(self._fact_id(named, position) for named in without)
        return with_consequences(facts, self.journal.everything(position, topics=kinds))

    def _fact_id(self, named: str, position: int) -> str:
        entry = self.journal.find(named, position) or self.journal.named(named)
        if entry is None:
            raise NoEntry(entry=named, log=self.journal.name)
        if isinstance(entry.fact, AttitudeFormSubmitted) and self.veiled:
            raise Confidential(entry=entry, clause="P1-2.8-c")
        return entry.fact.id

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
        entries = map(department.history.seen, self.journal.everything(self.position(asking)))
        looked_at = (entry for entry in entries if department.history.looks_at(entry))
        return history_of(looked_at, staff_id, veiled=self.veiled)

    def footing(self, asking: Asking) -> Footing:
        """What an answer rests on, to stand under it."""
        position = self.position(asking)
        entry = self.journal.at(position)
        at = entry.recorded_at.astimezone(self._department(position, Asking()).zone)
        return footing(self.journal.name, position, at, asking, rehearsal=self.rehearsal)
