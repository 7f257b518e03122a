"""The parts of the attitude score: whose form counts as which, and how much (P1-2.8-d)."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Dossier
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Erased
from domain.line import Line
from domain.roles import Role
from domain.rules.attitude_raters import Form, foremens, members
from domain.rules.citation import rule
from domain.wording import say

Part: TypeAlias = Literal["supervisor", "foreman", "members"]
FIRST = ("first_counts", "refuse_second")
"""Readings by which the first form counts: a second one is not taken in, or did not have to be."""


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


def counted(dossier: Dossier) -> tuple[Form, ...]:
    """One form a rater: the last one in time, or the first, as P1-2.8-b is read."""
    by_rater: dict[str, Form] = {}
    first = dossier.rules.reading("attitude.resubmission") in FIRST
    for form in dossier.history.standing(stream(dossier), AttitudeFormSubmitted):
        earlier = by_rater.get(form.fact.by)
        if earlier is None or not (first or (_late(dossier, form) and not _late(dossier, earlier))):
            by_rater[form.fact.by] = form
    return tuple(by_rater.values())


def _late(dossier: Dossier, form: Form) -> bool:
    """Whether a form came in after the quarter's last day, whatever day its rater states."""
    return dossier.department.came_on(form) > dossier.quarter.last_day


def weights_of(dossier: Dossier) -> dict[Part, Fraction]:
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


def forms_of(dossier: Dossier, part: Part, forms: tuple[Form, ...]) -> list[Form]:
    """The forms that make up a part, whether or not they were erased."""
    match part:
        case "supervisor":
            people, last = dossier.department.people, dossier.quarter.last_day
            mine = [
                form
                for form in forms
                if form.fact.rater_capacity == "supervisor"
                and people.holds(form.fact.by, Role.SUPERVISOR, last)
            ]
            return mine[-1:]
        case "foreman":
            return foremens(dossier, forms)
        case "members":
            return members(dossier, forms, counted)


def part_of(part: Part, forms: list[Form]) -> Line | None:
    """One part as a line: the supervisor's form, the foreman's, the mean of the members'."""
    return _mean(forms, f"line.attitude.{part}", "P1-2.8-d")


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


def weighted(part: Part, line: Line, weight: Fraction) -> Line:
    """A part times its weight."""
    message = say(f"line.attitude.weighted_{part}", mean=line.amount, percent=weight * 100)
    return replace(line, amount=line.amount * weight, message=message)
