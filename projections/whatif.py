"""What if: who changes score, rank, grade, post or pay, by how much, through which clauses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.dossier import Department
from domain.rules.ranking import Rank, ranking
from domain.rules.scores import Scores
from domain.values import Quarter
from projections.difference import Difference, Differing, difference
from projections.rating import rating
from projections.whatif_standing import Moved, moved


@dataclass(frozen=True, slots=True)
class Changed:
    """One person's quarter as it is and as it would be."""

    staff_id: str
    quarter: Quarter
    difference: Difference
    rank: Rank | None
    rank_then: Rank | None

    @property
    def points(self) -> Fraction | None:
        """How much the score would change; None where one of the two is pending."""
        return self.difference.points

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses through which the score changes: those of the innermost lines that differ.

        None where only the rank does: then it is others whose score changes.
        """
        old, new = self.difference.before.score, self.difference.after.score
        if (old.score, old.disqualified) == (new.score, new.disqualified):
            return ()
        return tuple(dict.fromkeys(_innermost(self.difference.lines)))


def _innermost(lines: Iterable[Differing]) -> Iterator[str]:
    for one in lines:
        if one.under:
            yield from _innermost(one.under)
        else:
            yield one.line.clause


@dataclass(frozen=True, slots=True)
class OneSided:
    """Somebody who is assessed in a quarter on one of two sides alone: there is no difference."""

    staff_id: str
    quarter: Quarter
    then: bool
    """Assessed only if what is supposed held; else only as it is."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """All that would be otherwise: scores and ranks; grade, post and pay; who is assessed."""

    changes: tuple[Changed, ...]
    moved: tuple[Moved, ...]
    one_sided: tuple[OneSided, ...]


def what_if(
    before: Department, after: Department, quarters: tuple[Quarter, ...], today: date
) -> WhatIf:
    """Compare a department with what it would be. Each side's quarters are worked out once."""
    sides = Scores(before), Scores(after)
    return WhatIf(
        scores_changed(*sides, quarters),
        moved(*sides, quarters, today),
        tuple(one for quarter in quarters for one in _one_sided(*sides, quarter)),
    )


def scores_changed(
    before: Scores, after: Scores, quarters: Iterable[Quarter]
) -> tuple[Changed, ...]:
    """Compare everybody in some quarters: who has another score, status of it, or rank."""
    old, new = before.department, after.department
    changes: list[Changed] = []
    for quarter in quarters:
        ranks, ranks_then = ranking(before, quarter), ranking(after, quarter)
        both = set(old.people.assessed(quarter)).intersection(new.people.assessed(quarter))
        for staff in sorted(both):
            compared = difference(
                rating(old, staff, quarter, before), rating(new, staff, quarter, after)
            )
            one = Changed(staff, quarter, compared, ranks.get(staff), ranks_then.get(staff))
            if _differs(one):
                changes.append(one)
    return tuple(changes)


def _one_sided(before: Scores, after: Scores, quarter: Quarter) -> Iterator[OneSided]:
    sides = (set(one.department.people.assessed(quarter)) for one in (before, after))
    is_, would_be = sides
    for staff in sorted(is_ ^ would_be):
        yield OneSided(staff, quarter, then=staff in would_be)


def _differs(one: Changed) -> bool:
    old, new = one.difference.before.score, one.difference.after.score
    moved = one.rank and one.rank_then and one.rank.rank_top != one.rank_then.rank_top
    return (old.score, old.disqualified) != (new.score, new.disqualified) or bool(moved)
