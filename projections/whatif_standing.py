"""What if: whose grade, post or pay would be another, and through which clauses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.rules.scores import Scores
from domain.values import Quarter
from projections.standing import Matter, Told, standing


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing about one person's quarter, as it is and as it would be; None where it is not."""

    staff_id: str
    quarter: Quarter
    before: Told | None
    after: Told | None

    @property
    def told(self) -> Told:
        """The thing as it would be, or as it is where it would not be."""
        found = self.after or self.before
        if found is None:
            raise ValueError("nothing moves from nothing to nothing")
        return found

    @property
    def matter(self) -> Matter:
        """Whether it is about grade, post or pay."""
        return self.told.matter

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses it goes through on either side."""
        sides = (one for one in (self.before, self.after) if one is not None)
        return tuple(dict.fromkeys(one.clause for one in sides))


def moved(
    before: Scores, after: Scores, quarters: Iterable[Quarter], today: date
) -> tuple[Moved, ...]:
    """Compare everybody in some quarters: whose grade, post or pay differs."""
    people = (before.department.people, after.department.people)
    staff = sorted(set(people[0].everybody()).union(people[1].everybody()))
    found = []
    for quarter in quarters:
        for one in staff:
            posts = {side.post(one, quarter) is None for side in people}
            if len(posts) > 1:
                continue  # Assessed on one of the two sides alone: that is told instead.
            old, new = _told(before, one, quarter, today), _told(after, one, quarter, today)
            for name in dict.fromkeys((*old, *new)):
                pair = old.get(name), new.get(name)
                if _comes_to(pair[0]) != _comes_to(pair[1]):
                    found.append(Moved(one, quarter, *pair))
    return tuple(found)


def _told(scores: Scores, staff: str, quarter: Quarter, today: date) -> dict[str, Told]:
    return {one.name: one for one in standing(scores, staff, quarter, today)}


def _comes_to(one: Told | None) -> object:
    return None if one is None else (one.comes_to,)
