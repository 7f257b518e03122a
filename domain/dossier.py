"""One person's quarter: the facts that bear on it, the people, the regulation of its day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import cached_property
from sys import maxsize
from typing import TypeVar

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.quarter import QuarterResultsPublished
from domain.facts.standards import AssessmentPeriodClosed
from domain.history import History
from domain.organisation import Organisation, organisation
from domain.refusals.recording import UnknownPerson
from domain.regulation.in_force import NOTHING_SUPPOSED, Regulation, Rules, Supposed, regulation
from domain.values import Quarter

F = TypeVar("F", bound=Fact)


@dataclass
class Department:
    """A department as far as its log is looked at: history, people, regulation."""

    history: History
    supposed: Supposed = NOTHING_SUPPOSED
    rulebook: History | None = None
    """Where the regulation is read, if it is to be known as of another moment than the facts."""

    @cached_property
    def people(self) -> Organisation:
        """The people, through time."""
        return organisation(self.history)

    @cached_property
    def regulation(self) -> Regulation:
        """The regulation, through time."""
        return regulation(self.rulebook or self.history, self.supposed)

    @property
    def zone(self) -> timezone:
        """The department's clock (UTC+8 unless it says otherwise)."""
        return self.history.zone

    def expect(self, *staff: str | None) -> None:
        """Hold whoever is named to be somebody the department knows. Raises UnknownPerson."""
        for one in staff:
            if one is not None and not self.people.known(one):
                raise UnknownPerson(staff=one)

    def day(self, moment: datetime) -> date:
        """The department's day at a moment."""
        return moment.astimezone(self.zone).date()

    def came_on(self, entry: Entry[Fact]) -> date:
        """The day that being in time is judged by: the paper's, else the one it was recorded on."""
        return entry.fact.written_on or self.day(entry.recorded_at)

    def dossier(self, staff_id: str, quarter: Quarter) -> "Dossier":
        """One person's quarter."""
        return Dossier(self, staff_id, quarter)

    def editions(self, quarter: Quarter) -> tuple[Entry[QuarterResultsPublished], ...]:
        """The published editions of a quarter, first to last (P1-2.13)."""
        return self.history.standing(f"quarter/{quarter}", QuarterResultsPublished)

    def closed(self, quarter: Quarter) -> Entry[AssessmentPeriodClosed] | None:
        """The entry that closed a quarter, if one did."""
        closing = self.history.standing(f"quarter/{quarter}", AssessmentPeriodClosed)
        return closing[0] if closing else None

    def as_it_stood(self, position: int) -> "Department":
        """The department as the whole log stood at a position, however this one is looked at.

        People and regulation are shared by all moments between two of their entries.
        """
        stood = Department(self.history.plainly_at(position))
        for stream, name in (("organisation", "people"), ("regulation", "regulation")):
            entries = self._plain.stream(stream)
            known = stream, sum(entry.position <= position for entry in entries)
            if known not in self._stood:
                self._stood[known] = getattr(stood, name)
            stood.__dict__[name] = self._stood[known]
        return stood

    @cached_property
    def _plain(self) -> History:
        """The whole history, however this one is looked at."""
        return self.history.plainly_at(maxsize)

    @cached_property
    def _stood(self) -> dict[tuple[str, int], Organisation | Regulation]:
        """People and regulation as they stood, by how many of their entries there were."""
        return {}

    def forget(self, stream: str) -> None:
        """Read people and regulation anew after one of their streams grew."""
        if stream == "organisation":
            self.__dict__.pop("people", None)
        if stream == "regulation":
            self.__dict__.pop("regulation", None)
        self.__dict__.pop("_plain", None)


@dataclass(frozen=True)
class Dossier:
    """One person's quarter."""

    department: Department
    staff_id: str
    quarter: Quarter

    @property
    def rules(self) -> Rules:
        """The regulation in force on the quarter's first day (regulation.md, 0.6.6)."""
        return self.department.regulation.on(self.quarter.first_day)

    @property
    def history(self) -> History:
        """The department's history."""
        return self.department.history

    @property
    def stream(self) -> str:
        """The person's stream."""
        return f"person/{self.staff_id}"

    @property
    def streams(self) -> tuple[str, ...]:
        """The streams that hold the person's quarter, for whoever reads many at once."""
        return (
            self.stream,
            f"attitude/{self.staff_id}/{self.quarter}",
            f"follow-ups/{self.staff_id}/{self.quarter}",
            *(f"month/{month}/{self.staff_id}" for month in self.quarter.months),
        )

    @property
    def closed(self) -> bool:
        """Whether HR closed the quarter, or it is published."""
        return bool(self.department.closed(self.quarter) or self.published)

    @property
    def published(self) -> tuple[Entry[QuarterResultsPublished], ...]:
        """The editions that give this person a result."""
        return tuple(
            entry
            for entry in self.department.editions(self.quarter)
            if any(row.staff_id == self.staff_id for row in entry.fact.rows)
        )

    def standing(self, *kinds: type[F], where: Callable[[F], bool]) -> tuple[Entry[F], ...]:
        """The person's facts of these kinds that are in force and satisfy a condition."""
        found = self.history.standing(self.stream, *kinds)
        return tuple(entry for entry in found if where(entry.fact))
