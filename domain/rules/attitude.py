"""The attitude score: 40 % supervisor, 40 % foreman, 20 % the team's members (P1-2.8)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.attitude import AttitudeResultsTallied
from domain.facts.envelope import Erased
from domain.line import AnyEntry, Line
from domain.rules.attitude_parts import (
    Part,
    counted,
    form_score,
    forms_of,
    part_of,
    stream,
    weighted,
    weights_of,
)
from domain.rules.attitude_raters import Form, team_of
from domain.rules.citation import rule
from domain.wording import Message, say

__all__ = ["Attitude", "Form", "Part", "attitude", "form_score", "stream", "tally"]
MISSING = "attitude.missing_part"
TALLY = "attitude.tally_mismatch"
OF_TEAM = "missing_is_team_mean"
STATED: dict[Part, str] = {
    "supervisor": "supervisor_score",
    "foreman": "foreman_score",
    "members": "member_average",
}
"""What a tally calls the parts."""


@dataclass(frozen=True, slots=True)
class Attitude:
    """The term of the formula. ``score`` is None when no form is there, or parts are awaited."""

    score: Fraction | None
    message: Message
    lines: tuple[Line, ...]
    forms: tuple[Form, ...]
    tally: Entry[AttitudeResultsTallied] | None
    parts: dict[Part, Fraction | None]
    complete: bool = False
    pending: bool = False
    settled: tuple[AnyEntry, ...] = ()
    """What ended the waiting for the parts that are missing."""
    missing: tuple[Part, ...] = ()
    differs: bool = False
    """The tally says something else than the forms it took in."""
    erased: bool = False
    """A form, or what it said, was erased."""

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """What the term rests on: its forms, or the tally where they are not shown."""
        return self.forms or ((self.tally,) if self.tally else ())


@rule("P1-2.8-c", readings=(TALLY,))
def tally(dossier: Dossier) -> Entry[AttitudeResultsTallied] | None:
    """The latest tally of the forms about somebody."""
    found = dossier.history.standing(stream(dossier), AttitudeResultsTallied)
    return found[-1] if found else None


@rule(
    "P1-2.8-d",
    amounts=("supervisor_weight", "foreman_weight", "members_weight"),
    readings=(MISSING,),
)
@rule("P1-2.8-a", readings=("attitude.foreman_ratee",))
def attitude(dossier: Dossier) -> Attitude:
    """Weigh the three parts. A missing part is awaited until the close, then left out.

    To anyone but supervisor and deputy it is what the last tally took in, whatever else is asked
    hypothetically: otherwise differences would give a form away (P1-2.8-c).
    """
    if not dossier.history.asked.veiled:
        return _noted(_rebuilt(dossier, _closing(dossier)))
    last = tally(dossier)
    if last is None:
        return Attitude(None, say("line.attitude.none"), (), (), None, {})
    tallied = dossier.department.as_it_stood(last.position)
    plain = tallied.dossier(dossier.staff_id, dossier.quarter)
    return _summed(_noted(_rebuilt(plain, _closing(dossier))), last)


def _noted(rated: Attitude) -> Attitude:
    """Note what the history lacks or contradicts, which is for everybody to know."""
    return replace(
        rated,
        missing=tuple(part for part, value in rated.parts.items() if value is None),
        differs=_tallied_otherwise(rated),
        erased=any(isinstance(form.fact.item_scores, Erased) for form in rated.forms),
    )


def _tallied_otherwise(rated: Attitude) -> bool:
    if rated.tally is None:
        return False
    fact, position = rated.tally.fact, rated.tally.position
    if any(form.position > position for form in rated.forms):
        return False
    return any(
        stated != value
        for part, value in rated.parts.items()
        if not isinstance(stated := getattr(fact, STATED[part]), Erased)
    )


def _summed(rated: Attitude, last: Entry[AttitudeResultsTallied]) -> Attitude:
    """The term as it is for everybody: one amount on the tally, without forms and parts."""
    lines = (
        (Line(rated.score, rated.message, "P1-2.8-c", (last,)),)
        if rated.score is not None and rated.lines
        else ()
    )
    return replace(rated, lines=lines, forms=(), parts={}, tally=last)


def _closing(dossier: Dossier) -> tuple[AnyEntry, ...]:
    """What closed the quarter: HR, or its publication."""
    closing = dossier.department.closed(dossier.quarter)
    return (closing,) if closing else dossier.published[:1]


def _rebuilt(dossier: Dossier, closing: tuple[AnyEntry, ...]) -> Attitude:
    """Weigh the parts of the forms a history has; a form that is of no part counts for nothing."""
    filled_in = counted(dossier)
    weights = weights_of(dossier)
    of_parts = {part: forms_of(dossier, part, filled_in) for part in weights}
    found = {part: part_of(part, of_part) for part, of_part in of_parts.items()}
    forms = _in_order(filled_in, of_parts.values())
    known = tuple(form for form in forms if form_score(form) is not None)
    last = tally(dossier)
    if not weights:
        reason = say("line.attitude.not_rated")
        return Attitude(Fraction(0), reason, (), forms, last, {}, complete=True)
    if not known:
        return Attitude(None, say("line.attitude.none"), (), forms, last, {})
    values = {part: line.amount if line else None for part, line in found.items()}
    parts = _as_read(dossier, found, last)
    complete = all(line is not None for line in parts.values())
    reading = dossier.rules.reading(MISSING)
    if not complete and not closing and reading.startswith("pending"):
        waiting = say("line.attitude.pending", parts=_missing(values))
        return Attitude(None, waiting, (), forms, last, values, pending=True)
    present = {part: line for part, line in parts.items() if line is not None}
    whole = sum(weights.values() if reading == "missing_is_zero" else (weights[p] for p in present))
    lines = tuple(weighted(part, line, weights[part] / whole) for part, line in present.items())
    score = sum((line.amount for line in lines), Fraction(0))
    message = say("line.attitude.score", score=score, forms=len(known))
    settled = () if complete else (*closing, *dossier.rules.basis(MISSING)[1:])
    return Attitude(score, message, lines, forms, last, values, complete, settled=settled)


def _in_order(filled_in: tuple[Form, ...], parts: Iterable[list[Form]]) -> tuple[Form, ...]:
    """The forms that are of some part, each once; those about the person first."""
    of_some = {form.position: form for part in parts for form in part}
    mine = [form for form in filled_in if form.position in of_some]
    return (*mine, *(form for form in of_some.values() if form not in mine))


def _as_read(
    dossier: Dossier, parts: dict[Part, Line | None], last: Entry[AttitudeResultsTallied] | None
) -> dict[Part, Line | None]:
    """The parts as the tally states them, or those lacking as the team's mean, where read so."""
    if last is not None and dossier.rules.reading(TALLY) == "tally_prevails":
        basis = dossier.rules.basis(TALLY)[1:]
        return {part: _tallied(part, line, last, basis) for part, line in parts.items()}
    if dossier.rules.reading(MISSING) == OF_TEAM:
        return {part: line or _of_team(dossier, part) for part, line in parts.items()}
    return parts


def _tallied(
    part: Part,
    rebuilt: Line | None,
    last: Entry[AttitudeResultsTallied],
    basis: tuple[AnyEntry, ...],
) -> Line | None:
    """A part as the tally states it; the rebuilt one where what it stated was erased."""
    stated = getattr(last.fact, STATED[part])
    if isinstance(stated, Erased):
        return rebuilt
    if stated is None:
        return None
    mean = Fraction(stated)
    return Line(mean, say(f"line.attitude.{part}", mean=mean), "P1-2.8-c", (last, *basis))


def _of_team(dossier: Dossier, part: Part) -> Line | None:
    """The mean of a part over the other members of the team, of those who have it."""
    others = (one for one in team_of(dossier) if one != dossier.staff_id)
    theirs = (dossier.department.dossier(one, dossier.quarter) for one in others)
    lines = [line for one in theirs if (line := part_of(part, forms_of(one, part, counted(one))))]
    if not lines:
        return None
    mean = sum((line.amount for line in lines), Fraction(0)) / len(lines)
    entries = (
        *(entry for line in lines for entry in line.entries),
        *dossier.rules.basis(MISSING)[1:],
    )
    return Line(mean, say(f"line.attitude.{part}", mean=mean), "P1-2.8-d", entries, tuple(lines))


def _missing(values: dict[Part, Fraction | None]) -> tuple[Message, ...]:
    return tuple(
        say(f"line.attitude.part_{part}") for part, value in values.items() if value is None
    )
