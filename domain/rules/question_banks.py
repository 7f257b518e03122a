"""The questions of all banks, each as it stands when it is asked for (P1-2.5-b, P1-2.7-c).

Which question came first with its content is for all time, so the texts of all are compared.
How a question stands rests on few of them: those that are the same, and what makes those so.
Only these are judged, and only what was recorded since the questions came is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.questions import Bank, QuestionSubmitted
from domain.rules.question_confirmation import question_rules
from domain.rules.question_reviews import Reviewed, in_banks
from domain.rules.question_sameness import Contents
from domain.rules.question_standing import BOTH, SCOPE, Fold, Question, came_at, same_as
from domain.values import Month, Quarter


@dataclass
class Banks:
    """The questions of every bank."""

    department: Department
    _stood: dict[str, Question] = field(default_factory=dict)

    def __getitem__(self, bank: Bank) -> Mapping[str, Question]:
        """Every question that counts against those of a bank, by its id, first come first."""
        own = [one for one in self._submitted.values() if one.fact.bank == bank]
        both = any(question_rules(self.department, one.fact).reading(SCOPE) == BOTH for one in own)
        return self._standing(self._submitted.values() if both else own)

    def named(self, ids: Iterable[str]) -> Mapping[str, Question]:
        """Those questions that there are, by their ids."""
        return self._standing(self._submitted[one] for one in ids if one in self._submitted)

    def of(self, quarter: Quarter) -> Iterable[Question]:
        """The questions for the months of a quarter, first come first."""
        asked_for = (one for month in quarter.months for one in self._of_month.get(month, ()))
        return self._standing(asked_for).values()

    def given(self, staff_id: str, month: Month, bank: Bank) -> tuple[Question, ...]:
        """What somebody gave a bank in a month, first come first."""
        quarter = Quarter.of(month.first_day)
        if quarter not in self._given:
            self._given[quarter] = defaultdict(list)
            for one in self.of(quarter):
                fact = one.fact
                self._given[quarter][fact.author_id, fact.month, fact.bank].append(one)
        return tuple(self._given[quarter].get((staff_id, month, bank), ()))

    @cached_property
    def _given(self) -> dict[Quarter, dict[tuple[str, Month, Bank], list[Question]]]:
        return {}

    @cached_property
    def _submitted(self) -> Mapping[str, Entry[QuestionSubmitted]]:
        return {one.fact.id: one for one in in_banks(self.department, QuestionSubmitted)}

    @cached_property
    def _of_month(self) -> Mapping[Month, list[Entry[QuestionSubmitted]]]:
        found = defaultdict(list)
        for one in self._submitted.values():
            found[one.fact.month].append(one)
        return found

    @cached_property
    def _contents(self) -> Contents:
        return Contents(one.fact for one in self._submitted.values())

    @cached_property
    def _reviewed(self) -> Reviewed:
        return Reviewed(self.department)

    def _standing(self, asked_for: Iterable[Entry[QuestionSubmitted]]) -> Mapping[str, Question]:
        """Those questions as they stand, by their ids, first come first."""
        wanted = {one.fact.id: one for one in asked_for}
        new = [one for name, one in wanted.items() if name not in self._stood]
        if new:
            self._reviewed.read_back_to(min(one.position for one in new))
            fold = Fold(self.department, self._reviewed, self._contents)
            bearing = self._bearing(one.fact.id for one in new)
            for came, entry in sorted((came_at(self.department, one), one) for one in bearing):
                fold.take(entry, came)
            self._stood |= {one.fact.id: fold.found[one.fact.id] for one in new}
        return dict(
            sorted(((one, self._stood[one]) for one in wanted), key=lambda named: named[1].came)
        )

    def _bearing(self, ids: Iterable[str]) -> Iterable[Entry[QuestionSubmitted]]:
        """Those questions, and every other that their standing may rest on."""
        found: dict[str, Entry[QuestionSubmitted]] = {}
        waiting = list(ids)
        while waiting:
            name = waiting.pop()
            if name not in found and name in self._submitted:
                found[name] = self._submitted[name]
                about = self._reviewed.of(name)
                same = same_as(self.department, found[name].fact, about, self._contents)
                waiting += same.keys() - found.keys()
        return found.values()


def standings(department: Department, bank: Bank) -> Mapping[str, Question]:
    """Every question that counts against those of a bank, by its id, first come first."""
    return Banks(department)[bank]
