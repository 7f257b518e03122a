"""Who has a conflict of interest does not rate, inspect or hear; somebody else does (C.16)."""

from typing import Any

import pytest

import overviews
from domain.facts.audit import ConflictOfInterestDeclared, ConflictOfInterestResolved
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.grades import PromotionReportSubmitted, PromotionReviewDecided
from domain.facts.inspections import InspectionConducted
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.values import Quarter
from domain.wording import render
from rehearsal.quarters_end import publish
from rehearsal.stage import Stage
from tests.commands.appeal_steps import after, step
from tests.commands.refusal_cases import deducted
from tests.staging import RECORDED, outcome, refusal, stage, take

COUSINS = {"by": "F1", "person_id": "F1", "matter_ref": "A1", "nature": "kinship"}
MARK = {"staff_id": "A1", "mark": "80"}


def declared(**more: object) -> Stage:
    on_stage = stage()
    take(on_stage, ConflictOfInterestDeclared, "2006-02-01", **{**COUSINS, **more})
    return on_stage


def resolved(on_stage: Stage, by: str = "H1", **more: object) -> str:
    about = {"person_id": "F1", "matter_ref": "A1", "replacement_id": "F2", "reason": "a cousin"}
    return outcome(on_stage, ConflictOfInterestResolved, "2006-02-02", by=by, **{**about, **more})


def told(on_stage: Stage) -> list[str]:
    found = overviews.findings(on_stage.session.ask(), Quarter(2006, 1))
    messages = [(one.staff_id, render(one.finding.message, "en")) for one in found]
    return [f"{staff}: {said}" for staff, said in messages if "conflict" in said]


def test_a_foreman_takes_no_points_from_a_relative_by_art_0_6_b() -> None:
    on_stage = declared()
    assert outcome(on_stage, GroomingDeductionRecorded, **deducted(by="F1")) == "P1-0.6-b"
    other = deducted(by="F1", staff_id="A2")
    assert outcome(on_stage, GroomingDeductionRecorded, **other) == RECORDED
    assert outcome(on_stage, GroomingDeductionRecorded, **deducted(by="S")) == RECORDED


def test_a_declaration_taken_back_binds_nobody() -> None:
    on_stage = stage()
    entry = take(on_stage, ConflictOfInterestDeclared, "2006-02-01", **COUSINS)
    undone = {"by": "H1", "target": entry.fact.id, "reason": "another A1 was meant"}
    take(on_stage, ScoreEntryReversed, "2006-02-02", **undone)
    assert outcome(on_stage, GroomingDeductionRecorded, **deducted(by="F1")) == RECORDED


def test_the_refusal_names_who_acts_instead_once_that_is_settled() -> None:
    on_stage = declared(by="S", person_id="S")
    found: Any = refusal(on_stage, KnowledgeExamMarked, **MARK)
    assert "Let somebody else do it" in str(found)
    assert resolved(on_stage, person_id="S", replacement_id="D") == RECORDED
    assert "Let D do it" in str(refusal(on_stage, KnowledgeExamMarked, **MARK))


def test_a_review_of_a_report_is_a_judgement_of_its_author() -> None:
    on_stage = declared(by="M", person_id="M")
    own = {"by": "A1", "staff_id": "A1", "quarter": "2006Q1"}
    given = {"target_grade": 2, "performance_data_ref": "log"}
    report = take(on_stage, PromotionReportSubmitted, "2006-03-18", **own, **given).fact.id
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    review = {"report_id": report, "passed": False, "reason": "as seen"}
    kind, on = PromotionReviewDecided, "2006-04-12"
    assert outcome(on_stage, kind, on, **review, by="M", role="estate_manager") == "P1-0.6-b"
    assert outcome(on_stage, kind, on, **review, by="S", role="supervisor") == RECORDED


def test_an_inspector_does_not_inspect_a_foreman_they_are_too_near_to() -> None:
    on_stage = declared(by="I1", person_id="I1", matter_ref="F1")
    fields = {"by": "I1", "duty_foreman_ids": ("F1",), "note": "seen"}
    assert outcome(on_stage, InspectionConducted, **fields) == "P1-2.9-b"
    fields = {**fields, "by": "I2"}
    assert outcome(on_stage, InspectionConducted, **fields) == RECORDED


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"by": "H1"}, RECORDED),
        ({"by": "M"}, "P1-0.6-b"),
        ({"by": "H1", "replacement_id": "F1"}, "P1-0.6-b"),
        ({"by": "H1", "replacement_id": "nobody"}, "UnknownPerson"),
        ({"by": "H1", "matter_ref": "A2"}, "UnknownEntry"),
    ],
)
def test_hr_names_somebody_else_who_is_free_of_it(fields: dict[str, object], answer: str) -> None:
    assert resolved(declared(), **fields) == answer  # type: ignore[arg-type]  # by is a text


@pytest.mark.parametrize(("by", "answer"), [("H2", "P1-0.6-b"), ("M", RECORDED)])
def test_where_hr_is_the_party_the_estate_manager_decides(by: str, answer: str) -> None:
    on_stage = declared(by="H1", person_id="H1")
    assert resolved(on_stage, by=by, person_id="H1", replacement_id="H2") == answer


def test_findings_name_a_conflict_until_somebody_acts_instead() -> None:
    on_stage = declared()
    said = "F1: a conflict of interest about A1, declared on 2006-02-01, and nobody named instead"
    assert told(on_stage) == [said]
    resolved(on_stage)
    assert told(on_stage) == []


def test_a_matter_is_on_record_and_the_same_conflict_is_declared_once() -> None:
    unknown = {**COUSINS, "matter_ref": "nothing"}
    assert outcome(stage(), ConflictOfInterestDeclared, **unknown) == "UnknownEntry"
    assert outcome(declared(), ConflictOfInterestDeclared, **COUSINS) == "P1-0.6-b"


@pytest.mark.parametrize("matter", ["A1", "a1"], ids=["the appellant", "the appeal"])
def test_who_is_too_near_to_an_appeal_sits_on_no_panel_by_art_3_7_j(matter: str) -> None:
    on_stage = after("register", "verify", "convene")
    near = {"by": "H3", "person_id": "H3", "matter_ref": matter, "nature": "kinship"}
    take(on_stage, ConflictOfInterestDeclared, "2006-04-18", **near)
    assert step(on_stage, "hear") == "P1-3.7-j"
    assert step(on_stage, "hear", member_ids=("H2", "D", "M")) == RECORDED
