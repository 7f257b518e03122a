"""A re-assessment does not come out below the contested result (P1-3.7-i)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged
from domain.facts.points import ScoreEntryReversed
from domain.line import AnyEntry, Line
from domain.rules import attitude_parts
from domain.rules.appeal_steps import lodged
from domain.rules.citation import rule
from domain.rules.reassessment import Anew
from domain.wording import say

WORSE = "appeal.worse_result"
Reversed: TypeAlias = Entry[ScoreEntryReversed]
Score: TypeAlias = Callable[[Dossier], Fraction | None]


@rule("P1-3.7-i", readings=(WORSE,))
def made_good(
    dossier: Dossier, score: Fraction, score_of: Score, new: Anew | None = None
) -> tuple[Line, ...]:
    """What somebody's own appeal took from them, by corrections or other rules, is given back.

    The corrections stand, and so does whatever else happened: compared is the score as it would
    be had they not been made, and the quarter not assessed anew.
    """
    told = () if new is None else (new.line,)
    corrections: tuple[AnyEntry, ...] = _on_own_appeal(dossier)
    because = (*corrections, *(entry for line in told for entry in line.entries))
    if not because or dossier.rules.reading(WORSE) == "may_be_worse":
        return told
    gone = frozenset(entry.fact.id for entry in corrections)
    if new is not None and new.made is not None:
        gone |= {new.made.fact.id}
    department = dossier.department
    before = replace(department, history=department.history.leaving_out(gone))
    contested = score_of(before.dossier(dossier.staff_id, dossier.quarter))
    if contested is None or contested <= score:
        return told
    message = say("line.worse_result", score=score)
    return (*told, Line(contested - score, message, "P1-3.7-i", because, term="appeal"))


def _on_own_appeal(dossier: Dossier) -> tuple[Reversed, ...]:
    """The reversals that a meeting ordered on the person's own appeal against this quarter."""
    streams = (dossier.stream, attitude_parts.stream(dossier), f"quarter/{dossier.quarter}")
    return tuple(
        entry
        for stream in streams
        for entry in dossier.history.standing(stream, ScoreEntryReversed)
        if entry.fact.appeal_id is not None and _is_own(dossier, entry.fact.appeal_id)
    )


def _is_own(dossier: Dossier, appeal_id: str) -> bool:
    appeal = lodged(dossier.department, appeal_id)
    if appeal is None:
        return False
    if not isinstance(appeal.fact, ResultAppealLodged):
        return False
    ref = appeal.fact.result_ref
    return (appeal.fact.appellant, ref.period) == (dossier.staff_id, dossier.quarter)
