"""The shorthands that end a quarter: publication, and an appeal from lodging to feedback."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from domain.dossier import Department
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
)
from domain.facts.points import ScoreEntryReversed
from domain.facts.quarter import (
    DataCredibilityAudited,
    QuarterResultsPublished,
    QuarterResultsSummarised,
)
from domain.facts.standards import AssessmentPeriodClosed
from domain.rules.appeal_panel import involved
from domain.rules.appeal_steps import lodged
from domain.rules.appeal_windows import in_time
from domain.values import Quarter
from projections.drift import drift
from rehearsal.promotions import reviews
from rehearsal.stage import PLACEHOLDER, Stage, moment_of

Fields: TypeAlias = Mapping[str, object]
HR = ("H1", "H2", "H3")
PANEL = (*HR, "M", "I1", "I2", "D", "F2", "F1")


def publish(stage: Stage, fields: Fields) -> None:
    """Whatever is still missing of closing, audit, summary, publication; then the reviews."""
    quarter = Quarter.parse(str(fields["quarter"]))
    stage.pass_to(moment_of(str(fields["on"])))
    on = date.fromisoformat(str(fields["on"])[:10])
    department = stage.session.department()
    if not department.closed(quarter):
        stage.record(AssessmentPeriodClosed, by="H1", on=on, period=quarter)
    stream = f"quarter/{quarter}"
    if not department.history.standing(stream, DataCredibilityAudited):
        stage.record(
            DataCredibilityAudited, by="H1", on=on, quarter=quarter, report_ref=PLACEHOLDER
        )
    summaries = department.history.standing(stream, QuarterResultsSummarised)
    editions = department.editions(quarter)
    if not summaries or (editions and editions[-1].position > summaries[-1].position):
        stage.record(QuarterResultsSummarised, by="S", on=on, quarter=quarter)
    named = {"id": fields["id"]} if "id" in fields else {}
    stage.record(QuarterResultsPublished, by="S", on=on, quarter=quarter, **named)
    reviews(stage, quarter)


def appeal(stage: Stage, fields: Fields) -> None:
    """Lodged, registered, verified; then, if given, heard, reversed, fed back, published again."""
    staff, quarter = str(fields["staff_id"]), Quarter.parse(str(fields["quarter"]))
    appeal_id, on = str(fields["id"]), str(fields["on"])
    stage.pass_to(moment_of(on))
    about = tuple(_list(fields.get("about")))
    stage.record(
        ResultAppealLodged,
        by=staff,
        on=on,
        id=appeal_id,
        result_ref={"period": str(quarter), "contested_items": about},
        grounds=PLACEHOLDER,
    )
    hr = next(iter(_uninvolved(stage.session.department(), appeal_id, HR)), HR[0])
    day = date.fromisoformat(on[:10])
    stage.record(AppealRegistered, by=hr, on=day, appeal_id=appeal_id)
    outcome = str(fields.get("outcome", "dismissed"))
    founded = {"upheld": "yes", "partly_upheld": "partly"}.get(outcome, "no")
    named: dict[str, object] = {"founded": founded, "report_ref": PLACEHOLDER}
    if _late(stage.session.department(), appeal_id):
        named["admitted_because"] = PLACEHOLDER
    stage.record(AppealVerified, by=hr, on=day, appeal_id=appeal_id, **named)
    if "meeting" in fields:
        _heard(stage, fields, appeal_id, hr, outcome)
    elif "fed_back" in fields:
        _no_meeting(stage, appeal_id, hr)
    if "fed_back" in fields:
        fed_back = date.fromisoformat(str(fields["fed_back"])[:10])
        stage.pass_to(moment_of(str(fields["fed_back"])))
        stage.record(
            AppealOutcomeFedBack, by=hr, on=fed_back, appeal_id=appeal_id, text=PLACEHOLDER
        )
    if "meeting" in fields and drift(stage.session.department(), quarter):
        on_paper = {"quarter": quarter, "on": str(stage.now.date())}
        publish(stage, on_paper)


def _late(department: Department, appeal_id: str) -> bool:
    """Whether an appeal came too late, so that HR takes it up for a reason."""
    entry = lodged(department, appeal_id)
    return entry is not None and in_time(department, entry) is False


def _no_meeting(stage: Stage, appeal_id: str, hr: str) -> None:
    """HR decides on its findings alone, and calls no meeting (P1-3.7-h)."""
    stage.record(
        ReviewMeetingDecided,
        by=hr,
        on=stage.now.date(),
        appeal_id=appeal_id,
        convene=False,
        reason=PLACEHOLDER,
    )


def _heard(stage: Stage, fields: Fields, appeal_id: str, hr: str, outcome: str) -> None:
    met = date.fromisoformat(str(fields["meeting"])[:10])
    stage.record(
        ReviewMeetingDecided,
        by=hr,
        on=stage.now.date(),
        appeal_id=appeal_id,
        convene=True,
        reason=PLACEHOLDER,
    )
    stage.pass_to(moment_of(str(fields["meeting"])))
    panel = _uninvolved(stage.session.department(), appeal_id, PANEL)[:3]
    stage.record(
        ReviewMeetingHeld,
        by=hr,
        on=met,
        appeal_id=appeal_id,
        member_ids=panel,
        outcome=outcome,
        reasons=PLACEHOLDER,
    )
    corrections = [
        entry.fact.id
        for target in _list(fields.get("reverse"))
        for entry in stage.record(
            ScoreEntryReversed,
            by=hr,
            on=met,
            target=target,
            reason=PLACEHOLDER,
            appeal_id=appeal_id,
        )[:1]
    ]
    if corrections:
        stage.record(
            ReassessmentMade, by=hr, on=met, appeal_id=appeal_id, corrections=tuple(corrections)
        )


def _uninvolved(department: Department, appeal_id: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some people who took no part in what is contested."""
    entry = lodged(department, appeal_id)
    took_part = involved(department, entry) if entry else frozenset()
    return tuple(one for one in people if one not in took_part)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def panel_of(stage: Stage, appeal_id: str) -> tuple[str, ...]:
    """Three who may sit in an appeal's meeting."""
    return _uninvolved(stage.session.department(), appeal_id, PANEL)[:3]
