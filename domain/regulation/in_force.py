"""The regulation through time: editions adopted, readings set, and what is asked hypothetically."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.standards import PolicyOptionSet, RegulationAdopted
from domain.history import History
from domain.refusals.regulation import NoRegulationInForce
from domain.regulation.bands import Bands
from domain.regulation.edition import Clause, Edition
from domain.values import Month, Quarter


@dataclass(frozen=True)
class Supposed:
    """What a question supposes of the regulation, for its own sake only; nothing of it is recorded.

    ``readings`` and ``edition`` take the place of those in force; ``as_on`` judges every day by the
    regulation of one day.
    """

    readings: Mapping[str, str] = field(default_factory=dict)
    edition: Edition | None = None
    as_on: date | None = None

    @property
    def changes_the_rules(self) -> bool:
        """Whether other rules are supposed than those on record."""
        return bool(self.readings or self.edition or self.as_on)


NOTHING_SUPPOSED = Supposed()


@dataclass(frozen=True)
class Rules:
    """The regulation as it is in force on one day."""

    day: date
    edition: Edition
    adoption: Entry[RegulationAdopted]
    settings: Mapping[str, tuple[str, Entry[Fact] | None]]

    def clause(self, number: str) -> Clause:
        """The clause in force on the day. Raises a refusal where there is none."""
        return self.edition.clause_on(number, self.day)

    def in_force(self, number: str) -> bool:
        """Whether a clause is in force on the day."""
        return self.edition.has_clause_on(number, self.day)

    def amount(self, number: str, name: str) -> Fraction:
        """An amount of a clause."""
        return self.clause(number).amount(name)

    def bands(self, number: str, name: str) -> Bands:
        """A table of a clause that gives every number a mark."""
        return self.clause(number).bands(name)

    def reading(self, key: str) -> str:
        """How an open sentence is read on the day."""
        if key in self.settings:
            return self.settings[key][0]
        return self.edition.reading(key)[1].default

    def basis(self, key: str | None = None) -> tuple[Entry[Fact], ...]:
        """What the day's regulation rests on: its adoption, and the entry that set a reading."""
        setting = self.settings.get(key, ("", None))[1] if key else None
        return (self.adoption, setting) if setting else (self.adoption,)


class Regulation:
    """Every edition adopted and every reading set, with the days they begin."""

    def __init__(
        self,
        adopted: tuple[Entry[RegulationAdopted], ...],
        options: tuple[Entry[PolicyOptionSet], ...],
        supposed: Supposed = NOTHING_SUPPOSED,
    ) -> None:
        self.adopted = adopted
        self.options = options
        self.supposed = supposed
        self._rules: dict[date, Rules] = {}
        self._heard: dict[Quarter, tuple[Month, ...]] = {}

    def supposes(self, keys: Iterable[str]) -> bool:
        """Whether a question supposes that any of these is read otherwise than on record."""
        whole = self.supposed.edition is not None or self.supposed.as_on is not None
        return whole or not self.supposed.readings.keys().isdisjoint(keys)

    def once(self, quarter: Quarter, months: Callable[[], tuple[Month, ...]]) -> tuple[Month, ...]:
        """The months that count in a quarter, as it is read; worked out the first time."""
        if quarter not in self._heard:
            self._heard[quarter] = months()
        return self._heard[quarter]

    @cached_property
    def first_day(self) -> date:
        """The first day any edition is in force."""
        return min((entry.fact.effective_from for entry in self.adopted), default=date.max)

    def on(self, day: date) -> Rules:
        """The regulation in force on a day. Raises NoRegulationInForce."""
        if day not in self._rules:
            self._rules[day] = self._on(day)
        return self._rules[day]

    def _on(self, day: date) -> Rules:
        judged_by = self.supposed.as_on or day
        in_force = [entry for entry in self.adopted if entry.fact.effective_from <= judged_by]
        if not in_force:
            raise NoRegulationInForce(day=judged_by)
        adoption = max(in_force, key=lambda entry: (entry.fact.effective_from, entry.position))
        settings: dict[str, tuple[str, Entry[Fact] | None]] = {}
        for entry in sorted(self.options, key=lambda one: (one.fact.effective_from, one.position)):
            if entry.fact.effective_from <= judged_by:
                settings[entry.fact.key] = (entry.fact.value, entry)
        settings.update({key: (value, None) for key, value in self.supposed.readings.items()})
        return Rules(day, self.supposed.edition or adoption.fact.edition, adoption, settings)


def regulation(history: History, supposed: Supposed = NOTHING_SUPPOSED) -> Regulation:
    """Read the regulation from its stream."""
    return Regulation(
        adopted=history.standing("regulation", RegulationAdopted),
        options=history.standing("regulation", PolicyOptionSet),
        supposed=supposed,
    )
