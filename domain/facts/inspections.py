"""Inspections by the special team and the mystery customer (regulation.md, C.7)."""

from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact, StandardRef
from domain.roles import Role
from domain.values import (
    FactId,
    Id,
    Points,
    PositivePoints,
    Quarter,
    StaffId,
    Text,
    Value,
    When,
    Words,
)


class InspectionFinding(Value):
    """One thing found, its item and its points; counted from 1 within the inspection."""

    standard_ref: StandardRef
    points: PositivePoints
    staff_id: StaffId | None = None
    note: Text | None = None


@declare(
    "P1-2.1-d",
    "P1-2.9-a",
    "P1-2.9-c",
    "P1-2.9-d",
    "P1-2.9-e",
    "P1-4.7",
    by=Recorders((Role.SPECIAL_TEAM, Role.HR)),
    stream="inspections/{on_month}",
    when="started_at",
    thing="inspection_id",
    names={"kind": "inspection_kind"},
    key=("happened_on", "inspection_kind", "by", "duty_foreman_ids"),
)
class InspectionConducted(Fact):
    """The special team, or a mystery customer, inspects the department."""

    kind: Literal["inspection-conducted.v1"] = "inspection-conducted.v1"
    inspection_kind: Literal["special_team", "mystery_customer"]
    ended_at: When | None = None
    inspector_ids: tuple[StaffId, ...] = ()
    department_id: Id
    duty_foreman_ids: Annotated[tuple[StaffId, ...], Field(min_length=1)]
    findings: tuple[InspectionFinding, ...] = ()


@declare(
    "P1-2.9-a",
    by=Recorders((Role.SPECIAL_TEAM,)),
    stream="inspections/{on_month}",
    when="issued_on",
)
class ImprovementOpinionIssued(Fact):
    """The special team proposes an improvement."""

    kind: Literal["improvement-opinion-issued.v1"] = "improvement-opinion-issued.v1"
    inspection_id: FactId | None = None
    text: Words


@declare("P1-2.9-c", by=Recorders((Role.HR,)), stream="quarter/{quarter}")
class InspectionResultsCollated(Fact):
    """HR collates a quarter's inspections."""

    kind: Literal["inspection-results-collated.v1"] = "inspection-results-collated.v1"
    quarter: Quarter
    inspection_ids: tuple[FactId, ...]
    points_total: Points
    text: Words
