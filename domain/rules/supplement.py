"""A foreman's pay for management ability, month by month (P1-4.3-c to -h)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.entry import Entry
from domain.facts.posts import SalarySet
from domain.roles import Role
from domain.rules.citation import rule
from domain.rules.foreman import Foreman, foreman
from domain.rules.scores import Scores
from domain.values import Month, Quarter


@dataclass(frozen=True, slots=True)
class Supplement:
    """What a quarter brings a foreman in a month, and what HR set for it."""

    month: Month
    foreman: Foreman
    published: bool
    set_by: Entry[SalarySet] | None

    @property
    def due(self) -> Fraction:
        """The yuan the level brings."""
        return self.foreman.supplement.amount

    @property
    def given(self) -> Fraction | None:
        """The yuan HR set."""
        return Fraction(self.set_by.fact.monthly) if self.set_by else None

    @property
    def difference(self) -> Fraction:
        """What is still to be settled, where HR set another amount (P1-4.3-c/4)."""
        return Fraction(0) if self.given is None else self.due - self.given


@rule("P1-4.2")
def supplements(scores: Scores, staff_id: str, month: Month) -> Iterator[Supplement]:
    """The supplements of a month: those of the quarters that pay in it, while in the post."""
    department, own = scores.department, Quarter.of(month.first_day)
    if not department.people.holds(staff_id, Role.FOREMAN, month.last_day):
        return
    for quarter in (own.previous, own):
        in_post = department.people.holds(staff_id, Role.FOREMAN, quarter.last_day)
        if quarter.first_day < department.regulation.first_day or not in_post:
            continue
        found = foreman(scores, staff_id, quarter)
        if month in found.months:
            published = bool(department.editions(quarter))
            yield Supplement(month, found, published, _set(scores, found, month))


def _set(scores: Scores, found: Foreman, month: Month) -> Entry[SalarySet] | None:
    """What HR set for the months that a quarter pays, in force in one of them."""
    first = found.months[0].first_day
    stream = f"person/{found.foreman_id}"
    given = [
        entry
        for entry in scores.department.history.standing(stream, SalarySet)
        if entry.fact.ground == "foreman_supplement"
        and first <= entry.fact.effective_from <= month.last_day
    ]
    return max(given, key=lambda one: (one.fact.effective_from, one.position), default=None)
