"""One question to one log: what whoever asks may see of it, and what they opened to see it."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import chain

from commands.adopt_regulation import known_reading
from commands.open_forms import Viewer
from domain.dossier import Department
from domain.entry import Entry
from domain.facts import KINDS
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.exams import DocumentWritingMarked
from domain.facts.points import ScoreEntryReversed
from domain.history import Asked, History
from domain.refusals.asking import BadKnownAt, NoEntry, NothingKnownThen
from domain.refusals.evidence import MarkWaits
from domain.refusals.forbidden import Confidential
from domain.rules.separate_marking import unseen_marks
from ledger.journal import Journal, new_fact_id
from projections.asking import (
    READ_BY_NO_RULE,
    Asking,
    before,
    known_at,
    named_in,
    quarter_of,
    with_consequences,
)
from projections.footing import Footing, footing, retroactive
from projections.forms_shown import forms_in_lines, forms_told, without_names
from projections.history_of import Told, history_of
from projections.quarter_sheet import SheetRow, quarter_sheet
from projections.rating import Rating, rating

MARKED = tuple(kind.declaration.kind for kind in (DocumentWritingMarked, ScoreEntryReversed))


class Question:
    """A question, asked by somebody or, in a rehearsal, by nobody: then nothing is veiled.

    The log is looked at as it stood when the question was asked, whatever is recorded meanwhile.
    """

    def __init__(
        self, journal: Journal, asking: Asking, *, actor: str | None, now: datetime, rehearsal: bool
    ) -> None:
        self.journal = journal.for_one_question()
        self.actor = actor
        self.rehearsal = rehearsal
        self.size = journal.size()
        self.asking = replace(asking, known_at=asking.known_at and self._moment(asking.known_at))
        self.present = self._plainly(self.size)
        self.today = self.present.day(now)
        self.position = self._position()

    def _plainly(self, position: int) -> Department:
        return self._department(position, Asking())

    def _department(self, position: int, asking: Asking) -> Department:
        rules = asking.rules_known_by
        rulebook = None if rules is None else self._history_at(rules, Asked())
        added = self.added if asking.asked.including else ()
        history = self._history_at(position, asking.asked, added)
        return Department(history, asking.supposed, rulebook)

    def _history_at(
        self, position: int, asked: Asked, added: tuple[Entry[Fact], ...] = ()
    ) -> History:
        also = {entry.fact.id: entry for entry in added}
        return History(
            fetch=lambda names, part: chain(
                self.journal.read(names, position, part), (e for e in added if e.stream in names)
            ),
            find=lambda fact_id: self.journal.find(fact_id, position) or also.get(fact_id),
            asked=asked,
            outlined=None if added else partial(self.journal.outlines, up_to=position),
        )

    def _position(self) -> int:
        """The entry up to which the log was known."""
        if self.asking.known_at is None:
            return self.size
        journal, zone = self.journal, self.present.zone
        known = known_at(self.asking.known_at, journal.name, zone)
        position = known if isinstance(known, int) else journal.position_at(known)
        if position > self.size:
            raise NoEntry(entry=self.asking.known_at, log=journal.name)
        if position == 0:
            first = next(iter(journal.everything(1)))
            raise NothingKnownThen(log=journal.name, begins=first.recorded_at.astimezone(zone))
        return position

    def _moment(self, text: str) -> str:
        """What says when something was known; a fact's id as the place of its entry."""
        with suppress(BadKnownAt):
            known_at(text, self.journal.name, UTC)
            return text
        entry = self.journal.find(text, self.size)
        return str(entry.position) if entry else text

    def before(self, text: str) -> int:
        """The last entry before an entry, a day or a moment."""
        known = before(self._moment(text), self.journal.name, self.present.zone)
        return known if isinstance(known, int) else self.journal.position_at(known)

    @property
    def by_nobody(self) -> bool:
        """Whether nobody is looking: a rehearsal in which no one is named."""
        return self.rehearsal and self.actor is None

    @cached_property
    def viewer(self) -> Viewer:
        """Whoever asks, as far as attitude forms go."""
        append = partial(self.journal.append, position=self.size, streams=frozenset())
        return Viewer(self.present, self.actor or "", self.today, append, new_fact_id)

    @cached_property
    def unseen(self) -> frozenset[str]:
        """The marks of a first rater that are not for whoever asks yet (P1-2.5-f, B.3.4)."""
        if self.by_nobody:
            return frozenset()
        entries = tuple(self.journal.everything(self.size, topics=MARKED))
        return unseen_marks(self.present, entries, self.actor, self.today)

    def department(self, *, forms: bool = False) -> Department:
        """The department as the question looks at it; with forms only if they are opened."""
        open_ = forms or self.by_nobody
        asked = replace(
            self.asking.asked,
            veiled=not open_,
            unseen=self.unseen,
            without=self._left_out(forms=open_),
        )
        department = self._department(self.position, replace(self.asking, asked=asked))
        editions = department.regulation.adopted
        for key, value in self.asking.readings if editions else ():
            known_reading(editions[-1].fact.edition, key, value)
        return department

    @cached_property
    def _named(self) -> tuple[Entry[Fact], ...]:
        """The entries that are left out by position or id, wholly or in one finding."""
        return tuple(self._entry(one.split("#")[0]) for one in sorted(self.asking.asked.without))

    @cached_property
    def _included(self) -> tuple[Entry[Fact], ...]:
        """The entries that are to count whatever was known, and whatever became of them."""
        named = (self._entry(one, self.size) for one in self.asking.asked.including)
        found = sorted(named, key=lambda entry: entry.position)
        for entry in found:
            if isinstance(entry.fact, AttitudeFormSubmitted) and not self.by_nobody:
                raise Confidential(entry=entry, clause="P1-2.8-c")
        return tuple(found)

    @property
    def added(self) -> tuple[Entry[Fact], ...]:
        """Those of them that were not known yet."""
        return tuple(entry for entry in self._included if entry.position > self.position)

    def _lifted(self) -> frozenset[str]:
        """What took one of them out of force: as if it had not."""
        history = self._plainly(self.position).history
        against = (history.reversed_in(one.stream).get(one.fact.id) for one in self._included)
        return frozenset(entry.fact.id for entry in against if entry)

    def _entry(self, named: str, up_to: int | None = None) -> Entry[Fact]:
        entry = self.journal.find(named, up_to or self.position) or self.journal.named(named)
        if entry is None:
            raise NoEntry(entry=named, log=self.journal.name)
        return entry

    def handed_out(self, named: str) -> Entry[Fact]:
        """An entry whose bytes whoever asks may have: no forms, no marks that wait for others."""
        entry = self._entry(named)
        if isinstance(entry.fact, AttitudeFormSubmitted) and not (
            self.viewer.may_open or self.by_nobody
        ):
            raise Confidential(entry=entry, clause="P1-2.8-c")
        if entry.fact.id in self.unseen:
            raise MarkWaits(entry=entry, clause="P1-2.5-f")
        return entry

    def _left_out(self, *, forms: bool) -> frozenset[str]:
        """Entries left out, with their consequences."""
        lifted = self._lifted() if self._included else frozenset()
        if not (self._named or lifted):
            return frozenset()
        for entry in self._named:
            if isinstance(entry.fact, AttitudeFormSubmitted) and not forms:
                raise Confidential(entry=entry, clause="P1-2.8-c")
        kinds = [kind for kind, cls in KINDS.items() if not issubclass(cls, READ_BY_NO_RULE)]
        left_out = zip(sorted(self.asking.asked.without), self._named, strict=True)
        facts = lifted.union(named_in(entry, named) for named, entry in left_out)
        return with_consequences(facts, self.journal.everything(self.position, topics=kinds))

    def rating(self, staff_id: str, quarter: str, purpose: str | None = None) -> Rating:
        """One person's rating; its forms are opened for whoever may, for HR without names."""
        of = quarter_of(quarter)
        if self.viewer.may_open:
            answer = rating(self.department(forms=True), staff_id, of)
            forms = (*forms_in_lines(answer.lines), *self._named)
            if self.viewer.open(forms, purpose or f"{staff_id} {of}"):
                return answer
        veiled = rating(self.department(), staff_id, of)
        appeal = self.viewer.appeal(staff_id, of) if self.asking.plain else None
        if appeal is not None:
            answer = rating(self.department(forms=True), staff_id, of)
            shown = without_names(veiled, answer, appeal)
            forms = forms_in_lines(answer.lines) if shown != veiled else ()
            if self.viewer.open(forms, purpose or f"{staff_id} {of}", appeal):
                return shown
        return veiled

    def sheet(self, quarter: str) -> tuple[SheetRow, ...]:
        """The quarter sheet. It shows no forms, and opens none."""
        return quarter_sheet(self.department(), quarter_of(quarter))

    def history(self, staff_id: str, purpose: str | None = None) -> tuple[Told, ...]:
        """Everything on record about somebody; forms are opened for supervisor and deputy."""
        if self.viewer.may_open:
            told = self._history(staff_id, forms=True)
            forms = (*forms_told(told), *self._named)
            if self.viewer.open(forms, purpose or staff_id):
                return told
        return self._history(staff_id, forms=self.by_nobody)

    def _history(self, staff_id: str, *, forms: bool) -> tuple[Told, ...]:
        department = self.department(forms=forms)
        department.expect(staff_id)
        entries = map(department.history.seen, self.journal.everything(self.position))
        looked_at = (entry for entry in entries if department.history.looks_at(entry))
        return history_of(looked_at, staff_id, veiled=not forms)

    def footing(self) -> Footing:
        """What the answer rests on, and what was opened for it, to stand under it."""
        at = self.journal.at(self.position).recorded_at.astimezone(self.present.zone)
        known = self._department(self.position, Asking(rules_known_by=self.asking.rules_known_by))
        return footing(
            self.journal.name,
            self.position,
            at,
            self.asking,
            opened=self.viewer.opened,
            backward=retroactive(known, but=self._named),
            rehearsal=self.rehearsal,
        )
