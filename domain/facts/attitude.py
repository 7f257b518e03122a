"""Attitude forms and their tally (regulation.md, C.6). Forms are confidential (P1-2.8-c)."""

from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Erased, Fact
from domain.roles import Role
from domain.values import Count, Exact, FactId, Points, Quarter, StaffId, Words

STREAM = "attitude/{ratee_id}/{quarter}"
Item = Annotated[Points, Field(le=10)]
Ten = Annotated[Exact, Field(ge=0, le=10)]
PARTS = ("supervisor_score", "foreman_score", "member_average")
"""What each kind of rater gave, which only the sum of the three may show (P1-2.8-c)."""


@declare(
    "P1-2.8-a",
    "P1-2.8-b",
    "P1-2.8-d",
    by=Recorders(
        (Role.CUSTOMER_ASSISTANT, Role.FOREMAN, Role.SUPERVISOR), about_self=True, team_only=False
    ),
    stream=STREAM,
    subject="ratee_id",
    thing="form_id",
    names={"rater_id": "by"},
    key=("quarter", "ratee_id", "by"),
    confidential={"item_scores": "{ratee_id}", "comment": "{ratee_id}"},
    prescribed_by="P1-2.8-b",
)
class AttitudeFormSubmitted(Fact):
    """One rater's form about one colleague: items of 0 to 10 and a comment."""

    kind: Literal["attitude-form-submitted.v1"] = "attitude-form-submitted.v1"
    quarter: Quarter
    ratee_id: StaffId
    rater_capacity: Literal["supervisor", "foreman", "member", "self"]
    item_scores: Annotated[tuple[Item, ...], Field(min_length=1)] | Erased
    comment: Words | Erased


@declare(
    "P1-2.8-c",
    by=Recorders((Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR)),
    stream=STREAM,
    subject="ratee_id",
    confidential=dict.fromkeys(PARTS, "{ratee_id}"),
)
class AttitudeResultsTallied(Fact):
    """Supervisor or deputy tally the forms about one person.

    A part is what one rater, or a few, put on their forms, so it is as confidential as they are.
    """

    kind: Literal["attitude-results-tallied.v1"] = "attitude-results-tallied.v1"
    quarter: Quarter
    ratee_id: StaffId
    supervisor_score: Ten | Erased | None = None
    foreman_score: Ten | Erased | None = None
    member_average: Ten | Erased | None = None
    forms_counted: Count


@declare(
    "P1-2.8-c",
    by=Recorders((Role.REGULATION,)),
    stream="openings/{on_quarter}",
)
class ConfidentialFormOpened(Fact):
    """Somebody read a confidential form. The system records it, on each access."""

    kind: Literal["confidential-form-opened.v1"] = "confidential-form-opened.v1"
    form_id: FactId
    viewer_id: StaffId
    purpose: Words
    appeal_id: FactId | None = None
    de_identified: bool = False
