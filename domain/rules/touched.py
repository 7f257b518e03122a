"""Whom a new edition touches although their own result did not change (P1-3.7-i, F-64, F-81)."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.dossier import Department, Dossier
from domain.rules.appeal_editions import Edition, Standing, standing
from domain.rules.appeal_windows import last_day_of
from domain.rules.citation import rule
from domain.values import Quarter
from domain.wording import Message, say


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody whose place or level an edition moved, and the last day of their own window."""

    staff_id: str
    edition: Edition
    before: Standing
    after: Standing
    last_day: date | None

    @property
    def message(self) -> Message:
        """What moved: a place among the assistants, or a foreman's level."""
        if self.before.below is not None and self.after.below is not None:
            places = (self.before.below + 1, self.after.below + 1)
            return say("moved.place", before=places[0], after=places[1])
        return say("moved.level", before=self.before.level or 0, after=self.after.level or 0)


@rule("P1-3.7-i")
def touched(department: Department, before: Edition, after: Edition) -> tuple[Touched, ...]:
    """Everybody whom an edition moved among the others, their own result being what it was."""
    own = {row.staff_id: (row.exact, row.disqualified) for row in before.fact.rows}
    found = []
    for row in after.fact.rows:
        if own.get(row.staff_id) != (row.exact, row.disqualified):
            continue
        places = [standing(department, one, row.staff_id) for one in (before, after)]
        if places[0] != places[1]:
            last = last_day_of(department, after, row.staff_id)
            found.append(Touched(row.staff_id, after, places[0], places[1], last))
    return tuple(found)


def touched_in(dossier: Dossier) -> tuple[Touched, ...]:
    """How the editions of a quarter moved somebody whose own result they left."""
    department, editions = dossier.department, dossier.published
    return tuple(
        one
        for before, after in pairwise(editions)
        for one in touched(department, before, after)
        if one.staff_id == dossier.staff_id
    )


def touched_by(department: Department, quarter: Quarter, since: int) -> tuple[Touched, ...]:
    """Everybody whom the first edition of a quarter after an entry moved."""
    for before, after in pairwise(department.editions(quarter)):
        if after.position > since:
            return touched(department, before, after)
    return ()
