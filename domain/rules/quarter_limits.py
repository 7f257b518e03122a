"""From the terms to the result: adjustment, limits, rounding, and the zero (P1-2.10, P1-3.5-c)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from domain.dossier import Dossier
from domain.line import Line, sum_line, total
from domain.rounding import rounded
from domain.rules.citation import rule
from domain.rules.disqualification import Ground, spared
from domain.rules.quarter_terms import FORMULA
from domain.wording import Message, say

LIFTED = "regulation.disqualified"
PLACES = {
    "round_2dp_half_up_before_compare": 2,
    "round_1dp_half_up_before_compare": 1,
    "integer_half_up": 0,
}


@rule("P1-2.12", readings=(LIFTED,))
@rule("P1-3.5-c", amounts=("score",))
def result(
    dossier: Dossier,
    terms: tuple[Line, ...],
    changes: tuple[Line, ...],
    why: tuple[Ground, ...],
    given_back: Callable[[Fraction], tuple[Line, ...]] | None,
) -> tuple[Line, ...]:
    """The terms and every step to the result; a cancelled quarter's zero may be read to be lifted.

    ``given_back`` is what one's own appeal may not take. Without it the terms are awaited, and only
    what follows from the grounds is known.
    """
    lifts = bool(why) and dossier.rules.reading(LIFTED) == "yes"
    lines = terms
    if given_back is not None:
        lines = _limited(dossier, terms, () if lifts else changes)
        lines = (*lines, *given_back(total(lines)))
    lines = (*lines, *spared(dossier))
    if why:
        lines = (*lines, _zero(dossier, total(lines), why[0]))
    return (*lines, *_adjusted(dossier, changes)) if lifts else lines


def _adjusted(dossier: Dossier, changes: tuple[Line, ...]) -> tuple[Line, ...]:
    """The estate manager's adjustments as one line, if there are any."""
    if not changes:
        return ()
    basis = dossier.rules.basis()[0]
    adjusted = sum_line(changes, say("line.adjustment.sum"), "P1-2.12", basis)
    return (replace(adjusted, term="adjustment"),)


@rule(FORMULA, readings=("score.floor", "score.cap", "score.rounding"))
def _limited(
    dossier: Dossier, terms: tuple[Line, ...], changes: tuple[Line, ...]
) -> tuple[Line, ...]:
    """Adjustment, then the limits and the rounding, each a line of its own."""
    lines = [*terms, *_adjusted(dossier, changes)]
    if total(lines) < 0 and dossier.rules.reading("score.floor") == "zero":
        lines.append(_step(dossier, "score.floor", -total(lines), say("line.floor")))
    cap = {"cap_100": 100, "cap_150": 150}.get(dossier.rules.reading("score.cap"))
    if cap is not None and total(lines) > cap:
        lines.append(_step(dossier, "score.cap", cap - total(lines), say("line.cap", cap=cap)))
    places = PLACES.get(dossier.rules.reading("score.rounding"))
    if places is not None:
        after = rounded(total(lines), places)
        if after != total(lines):
            message = say("line.rounding", places=places)
            lines.append(_step(dossier, "score.rounding", after - total(lines), message))
    return tuple(lines)


def _step(dossier: Dossier, key: str, amount: Fraction, message: Message) -> Line:
    return Line(Fraction(amount), message, FORMULA, dossier.rules.basis(key), term=key)


def _zero(dossier: Dossier, before: Fraction, ground: Ground) -> Line:
    """Whatever else happened, a cancelled quarter's score is zero (P1-3.5-c)."""
    score = dossier.rules.amount("P1-3.5-c", "score")
    message = say("line.disqualified.zero", before=before, why=ground.message)
    return Line(score - before, message, ground.clause, ground.entries, term="disqualification")
