"""Everybody's quarters, each worked out once: what grades, ranks and years rest on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias, TypeVar, cast

from domain.dossier import Department
from domain.line import AnyEntry, Line, entries_of
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.deductions import Kind, daily_work
from domain.rules.quarter_score import QuarterScore, quarter_score
from domain.rules.read_ahead import read_ahead
from domain.values import Quarter

T = TypeVar("T")
THRESHOLDS = "regulation.thresholds"
Standard: TypeAlias = Literal["grooming", "daily_work"]
STANDARDS: tuple[Standard, ...] = ("grooming", "daily_work")
"""The standards under which the grades and the probation look at deductions (P1-4.1, P1-4.4)."""


@dataclass
class Scores:
    """The scores of a department as it is looked at."""

    department: Department
    _found: dict[tuple[str, Quarter], QuarterScore] = field(default_factory=dict)
    _once: dict[tuple[object, ...], object] = field(default_factory=dict)
    _until: "dict[date, Scores]" = field(default_factory=dict)

    def once(self, what: tuple[object, ...], work: Callable[[], T]) -> T:
        """What follows from the scores of a quarter, worked out the first time it is asked for."""
        if what not in self._once:
            self._once[what] = work()
        return cast("T", self._once[what])

    def of(self, staff_id: str, quarter: Quarter) -> QuarterScore:
        """Somebody's quarter."""
        if (staff_id, quarter) not in self._found:
            dossier = self.department.dossier(staff_id, quarter)
            self._found[staff_id, quarter] = quarter_score(dossier)
        return self._found[staff_id, quarter]

    def until(self, day: date) -> "Scores":
        """The scores by what had happened by a day."""
        if day not in self._until:
            self._until[day] = Scores(
                replace(self.department, history=self.department.history.until(day))
            )
        return self._until[day]

    def rules(self, quarter: Quarter) -> Rules:
        """The regulation a quarter is judged by: that of its first day (regulation.md, 0.6.6)."""
        return self.department.regulation.on(quarter.first_day)

    def scored(self, staff_id: str, quarters: Iterable[Quarter]) -> tuple[Quarter, ...]:
        """Those of some quarters in which somebody has a score."""
        return tuple(
            one
            for one in quarters
            if self.department.people.post(staff_id, one) is not None
            and self.of(staff_id, one).score is not None
        )

    def scored_in(self, quarter: Quarter) -> tuple[str, ...]:
        """Everybody who has a score in a quarter."""
        staff = self.department.people.assessed(quarter)
        return tuple(one for one in staff if self.of(one, quarter).score is not None)

    def assistants(self, quarter: Quarter) -> tuple[str, ...]:
        """The assistants of a quarter who have a score in it."""
        people = self.department.people
        read_ahead(self.department, quarter)
        return tuple(
            staff
            for staff in people.assessed(quarter)
            if people.post(staff, quarter) == Role.CUSTOMER_ASSISTANT
            and self.of(staff, quarter).score is not None
        )

    def score(self, staff_id: str, quarter: Quarter) -> Fraction:
        """A score that there is."""
        found = self.of(staff_id, quarter).score
        return Fraction(0) if found is None else found

    def graded(self, staff_id: str, quarter: Quarter) -> Fraction:
        """A score as grades look at it: with the adjustment, or as P1-2.12 is read without."""
        return graded_score(self.of(staff_id, quarter), self.rules(quarter)) or Fraction(0)

    def taken(self, staff_id: str, quarter: Quarter, kinds: Iterable[Kind]) -> tuple[Line, ...]:
        """The lines of somebody's deductions of some kinds in a quarter."""
        points = self.of(staff_id, quarter).points
        return tuple(line for kind in kinds for line in points[kind].lines)

    def taken_under(self, staff_id: str, quarter: Quarter, standard: Standard) -> tuple[Line, ...]:
        """The lines of somebody's deductions under a standard the grades look at."""
        kinds: tuple[Kind, ...] = ("grooming",)
        if standard == "daily_work":
            kinds = daily_work(self.rules(quarter))
        return self.taken(staff_id, quarter, kinds)

    def basis(self, staff_id: str, quarter: Quarter) -> tuple[AnyEntry, ...]:
        """The entries a quarter's score rests on."""
        return entries_of(self.of(staff_id, quarter).lines)

    def last_four(self, quarter: Quarter) -> tuple[Quarter, ...]:
        """A quarter and the three before it, as far as there was a regulation."""
        return self._with_regulation(last_four(quarter))

    def year_to(self, quarter: Quarter) -> tuple[Quarter, ...]:
        """The quarters of a calendar year up to one of them, as far as there was a regulation."""
        return self._with_regulation(Quarter(quarter.year, n) for n in range(1, quarter.number + 1))

    def _with_regulation(self, quarters: Iterable[Quarter]) -> tuple[Quarter, ...]:
        first = self.department.regulation.first_day
        return tuple(one for one in quarters if one.first_day >= first)


@rule("P1-2.12", readings=(THRESHOLDS,))
def graded_score(found: QuarterScore, rules: Rules) -> Fraction | None:
    """A quarter's score for grades (P1-2.12/6)."""
    raw = rules.reading(THRESHOLDS) == "raw_for_grades_adjusted_for_pay"
    return found.unadjusted if raw else found.score


def last_four(quarter: Quarter) -> tuple[Quarter, ...]:
    """A quarter and the three before it, first to last."""
    found = [quarter]
    while len(found) < 4:  # noqa: PLR2004 - four quarters are a year
        found.append(found[-1].previous)
    return tuple(reversed(found))


def mean(amounts: Iterable[Fraction]) -> Fraction | None:
    """The exact mean; None of nothing."""
    found = tuple(amounts)
    return sum(found, Fraction(0)) / len(found) if found else None
