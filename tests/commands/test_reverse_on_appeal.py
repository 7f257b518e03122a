"""What an upheld appeal reaches, and what it does not (P1-3.7-i, P1-2.10)."""

import pytest

from domain.facts.disqualification import QuarterDisqualificationLifted, QuarterDisqualified
from domain.facts.inspections import InspectionConducted
from domain.facts.points import GroomingDeductionRecorded, PointPenaltyImposed, ScoreEntryReversed
from domain.refusals.forbidden import NotContested, OnlyOnAppeal
from domain.refusals.recording import UnknownEntry
from domain.rules.appeal_panel import involved
from domain.rules.appeal_steps import lodged
from rehearsal.stage import Stage
from tests.cast import LOG
from tests.commands.appeal_steps import lodge, published, step
from tests.commands.refusal_cases import GROOMING, deducted
from tests.staging import outcome, refusal, stage, take

AFTER = "2006-05-08"
WHY = {"by": "H1", "appeal_id": "a1", "reason": "it was wrong"}


def upheld(on_stage: Stage, by: str = "A1", *items: object, appellant: str | None = None) -> Stage:
    """Let somebody appeal against some items, and the meeting uphold it."""
    ref = {"period": "2006Q1", "contested_items": items}
    assert lodge(on_stage, by, result_ref=ref, appellant=appellant) == "recorded"
    for name in ("register", "verify", "convene", "hear"):
        assert step(on_stage, name) == "recorded"
    return on_stage


def reversing(on_stage: Stage, target: object) -> str:
    return outcome(on_stage, ScoreEntryReversed, AFTER, target=target, **WHY)


def test_an_appeal_against_a_whole_result_does_not_reach_the_next_quarter() -> None:
    on_stage = upheld(published())
    take(on_stage, GroomingDeductionRecorded, "2006-04-20", **deducted(by="S", id="next"))
    found = refusal(on_stage, ScoreEntryReversed, AFTER, target="next", **WHY)
    assert isinstance(found, NotContested)


@pytest.mark.parametrize("staff", ["A1", "A2"])
def test_a_departments_appeal_against_a_whole_result_reaches_everybodys(staff: str) -> None:
    on_stage = stage()
    take(on_stage, GroomingDeductionRecorded, **deducted(by="S", id="d", staff_id=staff))
    on_stage = upheld(published(of=on_stage), "S", appellant=LOG)
    assert reversing(on_stage, "d") == "recorded"


def inspected(*points: str) -> Stage:
    """Inspect with F1 on duty: each finding names another assistant."""
    on_stage = stage()
    findings = tuple(
        {"standard_ref": GROOMING, "points": one, "staff_id": f"A{number}"}
        for number, one in enumerate(points, start=1)
    )
    fields = {"duty_foreman_ids": ("F1",), "findings": findings, "note": "seen"}
    take(on_stage, InspectionConducted, by="I1", id="i", **fields)
    return on_stage


def test_a_whole_result_reaches_the_findings_about_the_appellant_alone() -> None:
    on_stage = upheld(published(of=inspected("1", "2")))
    assert reversing(on_stage, {"entry": "i", "finding": 2}) == "P1-3.7-i"
    assert reversing(on_stage, {"entry": "i", "finding": 1}) == "recorded"


def test_an_appeal_against_one_finding_reaches_that_finding_alone() -> None:
    on_stage = published("F1", of=inspected("29", "4"))
    ref = {"period": "2006Q1", "contested_items": ({"entry": "i", "finding": 3},)}
    assert lodge(on_stage, "F1", result_ref=ref, appellant="F1") == "UnknownEntry"
    upheld(on_stage, "F1", {"entry": "i", "finding": 2})
    assert reversing(on_stage, {"entry": "i", "finding": 1}) == "P1-3.7-i"
    assert reversing(on_stage, "i") == "P1-3.7-i"
    assert reversing(on_stage, {"entry": "i", "finding": 2}) == "recorded"


def test_whoever_inspected_does_not_judge_one_of_the_findings() -> None:
    on_stage = published("F1", of=inspected("29", "4"))
    ref = {"period": "2006Q1", "contested_items": ({"entry": "i", "finding": 2},)}
    lodge(on_stage, "F1", result_ref=ref)
    department = on_stage.session.department()
    appeal = lodged(department, "a1")
    assert appeal is not None
    assert "I1" in involved(department, appeal)


def test_what_the_regulation_took_falls_by_its_ground() -> None:
    # F-37: 33 points, a finding of 4 is reversed: 29 is not more than 30.
    on_stage = published("F1", of=inspected("29", "4"))
    (penalty,) = on_stage.session.state().history.standing("person/F1", PointPenaltyImposed)
    upheld(on_stage, "F1", penalty.fact.id)
    assert reversing(on_stage, {"entry": "i", "finding": 2}) == "recorded"
    assert not on_stage.session.state().history.standing("person/F1", PointPenaltyImposed)


LIFT = {"staff_id": "A1", "quarter": "2006Q1", "lifts": "q", "reason": "unfounded"}


def disqualified() -> Stage:
    on_stage = stage()
    fields = {"staff_id": "A1", "quarter": "2006Q1", "reason": "grave", "ground": "head_finding"}
    take(on_stage, QuarterDisqualified, id="q", **fields)
    take(on_stage, GroomingDeductionRecorded, **deducted(by="S", id="d"))
    return published(of=on_stage)


def test_a_published_disqualification_is_lifted_on_an_upheld_appeal_alone() -> None:
    found = refusal(disqualified(), QuarterDisqualificationLifted, AFTER, by="H1", **LIFT)
    assert isinstance(found, OnlyOnAppeal)


@pytest.mark.parametrize(("item", "told"), [("q", "recorded"), ("d", "P1-3.7-i")])
def test_only_a_contested_disqualification_is_lifted(item: str, told: str) -> None:
    on_stage = upheld(disqualified(), "A1", item)
    fields = {**LIFT, **WHY}
    assert outcome(on_stage, QuarterDisqualificationLifted, AFTER, **fields) == told


@pytest.mark.parametrize("other", [{"staff_id": "A2"}, {"quarter": "2006Q2"}])
def test_a_disqualification_is_lifted_in_the_name_of_whom_it_struck(other: dict[str, str]) -> None:
    on_stage = upheld(disqualified(), "A1", "q")
    found = refusal(on_stage, QuarterDisqualificationLifted, AFTER, **{**LIFT, **WHY, **other})
    assert isinstance(found, UnknownEntry)


def test_what_a_meeting_lifted_follows_from_the_appeal() -> None:
    on_stage = upheld(disqualified(), "A1", "q")
    fact = take(on_stage, QuarterDisqualificationLifted, AFTER, **{**LIFT, **WHY}).fact
    assert fact.because_of == ("a1",)
