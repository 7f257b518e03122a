"""Rules, standards and readings in force (regulation.md, C.2)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Fact
from domain.regulation.edition import Edition
from domain.roles import Role
from domain.values import (
    Digest,
    Id,
    Month,
    Points,
    PositivePoints,
    Quarter,
    StaffId,
    Text,
    Value,
    Words,
)

BY_HR = Recorders((Role.HR,), about_self=True)

Period = Quarter | Month | Annotated[str, Field(pattern=r"^\d{4}(H[12])?$")]
"""A quarter, a month, a year or a half-year."""


def last_day_of(period: Period) -> date:
    """The last day of a quarter, a month, a year or a half-year."""
    if isinstance(period, str):
        return (
            date(int(period[:4]), 6, 30) if period.endswith("H1") else date(int(period[:4]), 12, 31)
        )
    return period.last_day


@declare("P1-0.5-a", by=BY_HR, stream="regulation")
class RegulationAdopted(Fact):
    """An edition of the regulation, whole, is in force from a day on."""

    kind: Literal["regulation-adopted.v1"] = "regulation-adopted.v1"
    edition: Edition
    fingerprint: Digest
    effective_from: date


@declare("P1-0.5-a", by=BY_HR, stream="regulation")
class PolicyOptionSet(Fact):
    """HR decides how an open sentence of the regulation is read from a day on."""

    kind: Literal["policy-option-set.v1"] = "policy-option-set.v1"
    key: Id
    value: Id
    effective_from: date
    reason: Words
    clause_ids: tuple[Id, ...] = ()
    countersigned_by: StaffId | None = None


class StandardItem(Value):
    """One item of a catalogue. Without points it is open: they are stated case by case."""

    item_code: Id
    text_zh: Text
    points: PositivePoints | None = None
    direction: Literal["deduct", "award"]


@declare(
    "P1-0.3",
    "P1-0.5-a",
    "P1-0.5-b",
    "P1-0.6-a",
    "P1-2.3",
    "P1-2.4",
    "P1-2.5-h",
    by=BY_HR,
    stream="standards",
    key=("standard_code", "version"),
)
class StandardAdopted(Fact):
    """A catalogue of deductions or bonuses is in force from a day on."""

    kind: Literal["standard-adopted.v1"] = "standard-adopted.v1"
    standard_code: Id
    title_zh: Text
    version: Annotated[int, Field(ge=1)]
    effective_from: date
    items: Annotated[tuple[StandardItem, ...], Field(min_length=1)]
    consultation_ref: Id | None = None


@declare(
    "P1-0.6-a",
    "P1-0.6-c",
    by=Recorders((Role.SUPERVISOR, Role.HR)),
    stream="standards",
    when="held_on",
)
class StandardConsultationHeld(Fact):
    """A standard is discussed with those it will judge."""

    kind: Literal["standard-consultation-held.v1"] = "standard-consultation-held.v1"
    standard_code: Id
    participants: tuple[StaffId, ...]
    minutes_ref: Text


class Indicator(Value):
    """One indicator with its target and weight."""

    name: Words
    target: Text
    weight: Points


@declare("P1-0.3", "P1-0.5-a", by=BY_HR, stream="standards", when="issued_on")
class IndicatorsIssued(Fact):
    """HR approves and issues the indicators of a period."""

    kind: Literal["indicators-issued.v1"] = "indicators-issued.v1"
    indicator_set_id: Id
    period: Period
    items: tuple[Indicator, ...]


@declare("P2-1.8", "P3-4B", by=BY_HR, stream="calendar", key=("date_",))
class WorkingCalendarDeclared(Fact):
    """A day is declared a working day or not."""

    kind: Literal["working-calendar-declared.v1"] = "working-calendar-declared.v1"
    date_: Annotated[date, Field(alias="date")]
    is_working_day: bool
    holiday_name: Text | None = None
    is_major_holiday: bool = False


@declare("P1-0.4-a", "P1-0.4-c", by=BY_HR, stream="quarter/{period}", when="closed_on")
class AssessmentPeriodClosed(Fact):
    """HR closes a month, quarter, half-year or year: what is missing now counts as missing."""

    kind: Literal["assessment-period-closed.v1"] = "assessment-period-closed.v1"
    period: Period
