"""What if: who changes score or rank, by how much, and through which clauses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.dossier import Department
from domain.values import Quarter
from projections.difference import Difference, Differing, difference
from projections.ranking import Rank, ranking
from projections.rating import rating


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


def what_if(
    before: Department, after: Department, quarters: Iterable[Quarter]
) -> tuple[Changed, ...]:
    """Compare everybody in some quarters: who has another score, status of it, or rank."""
    changes: list[Changed] = []
    for quarter in quarters:
        ranks, ranks_then = ranking(before, quarter), ranking(after, quarter)
        both = set(before.people.assessed(quarter)).intersection(after.people.assessed(quarter))
        for staff in sorted(both):
            compared = difference(rating(before, staff, quarter), rating(after, staff, quarter))
            one = Changed(staff, quarter, compared, ranks.get(staff), ranks_then.get(staff))
            if _differs(one):
                changes.append(one)
    return tuple(changes)


def _differs(one: Changed) -> bool:
    old, new = one.difference.before.score, one.difference.after.score
    moved = one.rank and one.rank_then and one.rank.rank_top != one.rank_then.rank_top
    return (old.score, old.disqualified) != (new.score, new.disqualified) or bool(moved)
