"""The questions of all banks, each as it stands when it is asked for (P1-2.5-b, P1-2.7-c).

Which question came first with its content is for all time, so what all of them say is compared.
How one stands rests on few of them: those that are the same, and what those rest on. Only these are
read and judged, and of the confirmations only what was recorded since the questions came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.questions import Bank, QuestionSubmitted
from domain.rules.question_confirmation import question_rules
from domain.rules.question_reviews import STREAMS, Reviewed, in_banks
from domain.rules.question_sameness import Contents, Said
from domain.rules.question_standing import BOTH, SCOPE, Fold, Question, came_at, same_as
from domain.values import Month, Quarter


@dataclass
class Banks:
    """The questions of every bank."""

    department: Department
    _read: dict[str, Entry[QuestionSubmitted]] = field(default_factory=dict)
    _stood: dict[str, Question] = field(default_factory=dict)
    _whole: dict[Bank, Mapping[str, Question]] = field(default_factory=dict)

    def __getitem__(self, bank: Bank) -> Mapping[str, Question]:
        """Every question that counts against those of a bank, by its id, first come first."""
        if bank not in self._whole:
            self._whole[bank] = self._against(bank)
        return self._whole[bank]

    def _against(self, bank: Bank) -> Mapping[str, Question]:
        self._read = {one.fact.id: one for one in in_banks(self.department, QuestionSubmitted)}
        own = [one for one in self._read.values() if one.fact.bank == bank]
        both = any(question_rules(self.department, one.fact).reading(SCOPE) == BOTH for one in own)
        return self.named(self._read if both else (one.fact.id for one in own))

    def of(self, quarter: Quarter) -> Iterable[Question]:
        """The questions for the months of a quarter, first come first."""
        named = (one for month in quarter.months for one in self._of_month.get(str(month), ()))
        return self.named(named).values()

    def given(self, staff_id: str, month: Month, bank: Bank) -> tuple[Question, ...]:
        """What somebody gave a bank in a month, first come first."""
        quarter = Quarter.of(month.first_day)
        if quarter not in self._given:
            self._given[quarter] = defaultdict(list)
            for one in self.of(quarter):
                fact = one.fact
                self._given[quarter][fact.author_id, fact.month, fact.bank].append(one)
        return tuple(self._given[quarter].get((staff_id, month, bank), ()))

    def named(self, ids: Iterable[str]) -> Mapping[str, Question]:
        """Those questions that there are as they stand, by their ids, first come first."""
        wanted = tuple(dict.fromkeys(ids))
        new = self._entries(one for one in wanted if one not in self._stood)
        if new:
            self._reviewed.read_back_to(min(one.position for one in new))
            fold = Fold(self.department, self._reviewed, self._contents)
            bearing = self._bearing(one.fact.id for one in new)
            for came, entry in sorted((came_at(self.department, one), one) for one in bearing):
                fold.take(entry, came)
            self._stood |= {one.fact.id: fold.found[one.fact.id] for one in new}
        found = (self._stood[one] for one in wanted if one in self._stood)
        return {one.fact.id: one for one in sorted(found, key=lambda one: one.came)}

    def _bearing(self, ids: Iterable[str]) -> Iterable[Entry[QuestionSubmitted]]:
        """Those questions, and every other that their standing may rest on."""
        found: dict[str, Entry[QuestionSubmitted]] = {}
        waiting = set(ids)
        while waiting:
            new = {one.fact.id: one for one in self._entries(waiting)}
            found |= new
            waiting = set()
            for name, entry in new.items():
                about = self._reviewed.of(name)
                waiting.update(same_as(self.department, entry.fact, about, self._contents))
            waiting -= found.keys()
        return found.values()

    def _entries(self, ids: Iterable[str]) -> tuple[Entry[QuestionSubmitted], ...]:
        """Those questions that are in force, each read once."""
        wanted = tuple(ids)
        new = [one for one in wanted if one not in self._read]
        if new:
            found = in_banks(self.department, QuestionSubmitted, named=new)
            self._read |= {one.fact.id: one for one in found}
        return tuple(self._read[one] for one in wanted if one in self._read)

    @cached_property
    def _said(self) -> Mapping[str, Said]:
        """What every question says that was ever submitted, in force or not."""
        history = self.department.history
        outlines = (history.outlines(one, QuestionSubmitted, *Said._fields) for one in STREAMS)
        return {one.fact_id: Said(*one.texts) for one in chain.from_iterable(outlines)}

    @cached_property
    def _of_month(self) -> Mapping[str, list[str]]:
        found = defaultdict(list)
        for name, said in self._said.items():
            found[said.month].append(name)
        return found

    @cached_property
    def _contents(self) -> Contents:
        return Contents(self._said)

    @cached_property
    def _reviewed(self) -> Reviewed:
        return Reviewed(self.department)

    @cached_property
    def _given(self) -> dict[Quarter, dict[tuple[str, Month, Bank], list[Question]]]:
        return {}


def standings(department: Department, bank: Bank) -> Mapping[str, Question]:
    """Every question that counts against those of a bank, by its id, first come first."""
    return Banks(department)[bank]
