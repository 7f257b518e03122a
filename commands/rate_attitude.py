"""Attitude forms and their tally (P1-2.8)."""

from decimal import Decimal
from fractions import Fraction

from commands.state import Fields, State, checks, completes, day
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Erased
from domain.refusals.forbidden import NotAssessed, NotTheirRater, OnePlaceOnly, ReasonNeeded
from domain.refusals.recording import AlreadyDone, OutOfTurn, QuarterIsPublished
from domain.roles import Role
from domain.rules.attitude import attitude, stream
from domain.values import Quarter
from domain.wording import say


@completes(AttitudeFormSubmitted)
def capacity(_: State, fields: Fields) -> None:
    """Who fills the form in decides the capacity (P1-2.8-d)."""
    if "rater_capacity" in fields:
        return
    by, ratee = str(fields.get("by")), str(fields.get("ratee_id"))
    role = str(fields.get("role", ""))
    if by == ratee:
        fields["rater_capacity"] = "self"
    elif role in {Role.SUPERVISOR, Role.FOREMAN}:
        fields["rater_capacity"] = role
    else:
        fields["rater_capacity"] = "member"


@checks(AttitudeFormSubmitted)
def may_rate(state: State, fact: AttitudeFormSubmitted) -> None:
    """Supervisor, foremen and assistants rate colleagues, everybody themselves, as what they are.

    Whose forms count is read off the teams at the quarter's end, which nobody knows before
    (P1-2.8-a, P1-2.8-d).
    """
    people, on = state.people, min(day(fact), fact.quarter.last_day)
    if people.post(fact.ratee_id, fact.quarter) is None:
        raise NotAssessed(staff=fact.ratee_id, quarter=fact.quarter, clause="P1-2.8-a")
    own = fact.by == fact.ratee_id
    allowed = {
        "supervisor": people.holds(fact.by, Role.SUPERVISOR, state.judged_on(fact)),
        "foreman": not own and people.holds(fact.by, Role.FOREMAN, on),
        "member": not own and people.holds(fact.by, Role.CUSTOMER_ASSISTANT, on),
        "self": own,
    }
    if not allowed[fact.rater_capacity]:
        raise NotTheirRater(
            by=fact.by,
            ratee=fact.ratee_id,
            capacity=say(f"capacity.{fact.rater_capacity}"),
            clause="P1-2.8-a",
        )


@checks(AttitudeFormSubmitted)
def items_and_time(state: State, fact: AttitudeFormSubmitted) -> None:
    """Items have one place at most; after the quarter a form needs a reason."""
    items = () if isinstance(fact.item_scores, Erased) else fact.item_scores
    for item in items:
        if item != item.quantize(Decimal("0.1")):
            raise OnePlaceOnly(item=item, clause="P1-2.8-b")
    late = state.judged_on(fact) > fact.quarter.last_day
    if late and not fact.note:
        what = say("line.attitude.late", last_day=fact.quarter.last_day)
        raise ReasonNeeded(what=what, clause="P1-2.8-a")
    _unpublished(state, fact.ratee_id, fact.quarter)


@checks(AttitudeFormSubmitted)
def only_one(state: State, fact: AttitudeFormSubmitted) -> None:
    """A second form by one rater about one person is refused, where it is read so (P1-2.8-b/3)."""
    dossier = state.department.dossier(fact.ratee_id, fact.quarter)
    if dossier.rules.reading("attitude.resubmission") != "refuse_second":
        return
    for entry in state.history.standing(stream(dossier), AttitudeFormSubmitted):
        if entry.fact.by == fact.by:
            raise AlreadyDone(
                what=say("fact.AttitudeFormSubmitted"), entry=entry, clause="P1-2.8-b"
            )


def _unpublished(state: State, staff_id: str, quarter: Quarter) -> None:
    published = state.department.dossier(staff_id, quarter).published
    if published:
        raise QuarterIsPublished(
            quarter=quarter,
            staff=staff_id,
            edition=len(published),
            on=day(published[0].fact),
            clause="P1-2.10",
        )


@completes(AttitudeResultsTallied)
def tally_figures(state: State, fields: Fields) -> None:
    """What only the program can know: the means, rebuilt from the forms (P1-2.8-c)."""
    quarter, ratee = fields.get("quarter"), fields.get("ratee_id")
    if quarter is None or ratee is None:
        return
    dossier = state.department.dossier(str(ratee), Quarter.parse(str(quarter)))
    rated = attitude(dossier)
    if not dossier.history.standing(stream(dossier), AttitudeFormSubmitted):
        raise OutOfTurn(
            what=say("fact.AttitudeResultsTallied"), why=rated.message, clause="P1-2.8-c"
        )
    names = {
        "supervisor": "supervisor_score",
        "foreman": "foreman_score",
        "members": "member_average",
    }
    for part, value in rated.parts.items():
        if value is not None:
            fields.setdefault(names[part], Fraction(value))
    fields.setdefault("forms_counted", len(rated.forms))
