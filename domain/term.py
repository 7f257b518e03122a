"""A role held for a time."""

from dataclasses import dataclass
from datetime import date

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.roles import Role


@dataclass(frozen=True, slots=True)
class Term:
    """A role held from one day to another, both included."""

    role: Role
    from_on: date
    to_on: date
    entry: Entry[Fact]

    def covers(self, day: date) -> bool:
        """Whether the role was held on a day."""
        return self.from_on <= day <= self.to_on
