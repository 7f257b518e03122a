"""The attitude score: 40 % supervisor, 40 % foreman, 20 % the team's members (P1-2.8)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Department, Dossier
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Erased
from domain.line import AnyEntry, Line
from domain.roles import Role
from domain.rules.citation import rule
from domain.wording import Message, say

Form: TypeAlias = Entry[AttitudeFormSubmitted]
Part: TypeAlias = Literal["supervisor", "foreman", "members"]
MEMBERS = "attitude.member_average"
MISSING = "attitude.missing_part"


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


@rule("P1-2.8-b", amounts=("item_max",))
def form_score(form: Form) -> Fraction | None:
    """The mean of a form's items; None once the form was erased."""
    items = form.fact.item_scores
    if isinstance(items, Erased):
        return None
    return sum((Fraction(item) for item in items), Fraction(0)) / len(items)


def stream(dossier: Dossier) -> str:
    """The stream of the forms about one person in one quarter."""
    return f"attitude/{dossier.staff_id}/{dossier.quarter}"


@rule("P1-2.8-c", readings=("attitude.tally_mismatch",))
def tally(dossier: Dossier) -> Entry[AttitudeResultsTallied] | None:
    """The latest tally of the forms about somebody."""
    found = dossier.history.standing(stream(dossier), AttitudeResultsTallied)
    return found[-1] if found else None


@rule(
    "P1-2.8-d",
    amounts=("supervisor_weight", "foreman_weight", "members_weight"),
    readings=(MEMBERS, MISSING, "attitude.which_foreman"),
)
@rule("P1-2.8-a", readings=("attitude.foreman_ratee", "attitude.peer_scope"))
def attitude(dossier: Dossier) -> Attitude:
    """Weigh the three parts. A missing part is awaited until the close, then left out.

    To anyone but supervisor and deputy it is what the last tally took in, whatever else is asked
    hypothetically: otherwise differences would give a form away (P1-2.8-c).
    """
    if not dossier.history.asked.veiled:
        return _rebuilt(dossier, _closing(dossier))
    last = tally(dossier)
    if last is None:
        return Attitude(None, say("line.attitude.none"), (), (), None, {})
    tallied = Department(dossier.history.plainly_at(last.position))
    return _rebuilt(tallied.dossier(dossier.staff_id, dossier.quarter), _closing(dossier))


def _closing(dossier: Dossier) -> tuple[AnyEntry, ...]:
    """What closed the quarter: HR, or its publication."""
    closing = dossier.department.closed(dossier.quarter)
    return (closing,) if closing else dossier.published[:1]


def _rebuilt(dossier: Dossier, closing: tuple[AnyEntry, ...]) -> Attitude:
    """Weigh the parts of the forms a history has."""
    forms = _counted(dossier)
    weights = _weights(dossier)
    parts = {part: _part(dossier, part, forms) for part in weights}
    known = tuple(form for form in forms if form_score(form) is not None)
    last = tally(dossier)
    if not weights:
        reason = say("line.attitude.not_rated")
        return Attitude(Fraction(0), reason, (), forms, last, {}, complete=True)
    if not known:
        return Attitude(None, say("line.attitude.none"), (), forms, last, {})
    complete = all(line is not None for line in parts.values())
    reading = dossier.rules.reading(MISSING)
    values = {part: line.amount if line else None for part, line in parts.items()}
    if not complete and not closing and reading.startswith("pending"):
        waiting = say("line.attitude.pending", parts=_missing(values))
        return Attitude(None, waiting, (), forms, last, values, pending=True)
    present = {part: line for part, line in parts.items() if line is not None}
    whole = sum(weights.values() if reading == "missing_is_zero" else (weights[p] for p in present))
    lines = tuple(_weighted(part, line, weights[part] / whole) for part, line in present.items())
    score = sum((line.amount for line in lines), Fraction(0))
    message = say("line.attitude.score", score=score, forms=len(known))
    settled = () if complete else (*closing, *dossier.rules.basis(MISSING)[1:])
    return Attitude(score, message, lines, forms, last, values, complete, settled=settled)


def _counted(dossier: Dossier) -> tuple[Form, ...]:
    """One form a rater: the last one in time, or the first, as P1-2.8-b is read."""
    by_rater: dict[str, Form] = {}
    first = dossier.rules.reading("attitude.resubmission") == "first_counts"
    for form in dossier.history.standing(stream(dossier), AttitudeFormSubmitted):
        earlier = by_rater.get(form.fact.by)
        if earlier is None or not (first or (_late(dossier, form) and not _late(dossier, earlier))):
            by_rater[form.fact.by] = form
    return tuple(by_rater.values())


def _late(dossier: Dossier, form: Form) -> bool:
    """Whether a form came in after the quarter's last day, whatever day its rater states."""
    return dossier.department.came_on(form) > dossier.quarter.last_day


def _weights(dossier: Dossier) -> dict[Part, Fraction]:
    """The weights of the parts; a foreman as ratee has none from a foreman (P1-2.8-a)."""
    rules = dossier.rules
    weights: dict[Part, Fraction] = {
        "supervisor": rules.amount("P1-2.8-d", "supervisor_weight"),
        "foreman": rules.amount("P1-2.8-d", "foreman_weight"),
        "members": rules.amount("P1-2.8-d", "members_weight"),
    }
    if dossier.department.people.post(dossier.staff_id, dossier.quarter) != Role.FOREMAN:
        return weights
    match rules.reading("attitude.foreman_ratee"):
        case "not_rated_term_zero":
            return {}
        case "other_foremen_stand_in_for_the_40_percent":
            return weights
        case _:
            whole = weights["supervisor"] + weights["members"]
            return {
                "supervisor": weights["supervisor"] / whole,
                "members": weights["members"] / whole,
            }


def _part(dossier: Dossier, part: Part, forms: tuple[Form, ...]) -> Line | None:
    match part:
        case "supervisor":
            people, last = dossier.department.people, dossier.quarter.last_day
            mine = [
                form
                for form in forms
                if form.fact.rater_capacity == "supervisor"
                and people.holds(form.fact.by, Role.SUPERVISOR, last)
            ]
            return _mean(mine[-1:], "line.attitude.supervisor", "P1-2.8-d")
        case "foreman":
            return _mean(_foremens(dossier, forms), "line.attitude.foreman", "P1-2.8-d")
        case "members":
            return _mean(_members(dossier, forms), "line.attitude.members", "P1-2.8-d")


def _foremens(dossier: Dossier, forms: tuple[Form, ...]) -> list[Form]:
    """The form of the foreman at the quarter's end (P1-2.8-d), or of all who filled one in."""
    filled = [form for form in forms if form.fact.rater_capacity == "foreman"]
    rated_foreman = (
        dossier.department.people.post(dossier.staff_id, dossier.quarter) == Role.FOREMAN
    )
    if rated_foreman or dossier.rules.reading("attitude.which_foreman") == "average_of_foremen":
        return filled  # A foreman's are the other foremen's, where they stand in (P1-2.8-a).
    leading = dossier.department.people.foremen_of(dossier.staff_id, dossier.quarter.last_day)
    return [form for form in filled if form.fact.by in leading][-1:]


def _members(dossier: Dossier, forms: tuple[Form, ...]) -> list[Form]:
    """The forms of the team's members at the quarter's end, the own form left out (P1-2.8-d)."""
    people, last = dossier.department.people, dossier.quarter.last_day
    own = [form for form in forms if form.fact.by == dossier.staff_id]
    team = people.team(dossier.staff_id, last)
    everybody = dossier.rules.reading("attitude.peer_scope") == "whole_department"
    peers = [
        form
        for form in forms
        if form.fact.rater_capacity == "member"
        and form.fact.by != dossier.staff_id
        and (everybody or people.team(form.fact.by, last) == team)
    ]
    match dossier.rules.reading(MEMBERS):
        case "peers_including_self":
            return peers + own
        case "self_rating_only":
            return own
        case _:
            return peers


def _mean(forms: Iterable[Form], message: str, clause: str) -> Line | None:
    """The mean of forms as a line over one line a form."""
    scored = [(form, score) for form in forms if (score := form_score(form)) is not None]
    if not scored:
        return None
    under = tuple(
        Line(score, say("line.attitude.form", rater=form.fact.by), "P1-2.8-b", (form,))
        for form, score in scored
    )
    mean = sum((line.amount for line in under), Fraction(0)) / len(under)
    entries = tuple(form for form, _ in scored)
    return Line(mean, say(message, mean=mean), clause, entries, under)


def _weighted(part: Part, line: Line, weight: Fraction) -> Line:
    message = say(f"line.attitude.weighted_{part}", mean=line.amount, percent=weight * 100)
    return replace(line, amount=line.amount * weight, message=message)


def _missing(values: dict[Part, Fraction | None]) -> tuple[Message, ...]:
    return tuple(
        say(f"line.attitude.part_{part}") for part, value in values.items() if value is None
    )
