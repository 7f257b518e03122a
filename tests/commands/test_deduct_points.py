"""Deductions and bonuses: items there are, their points, and evidence (P1-0.6-b, P1-2.3)."""

from decimal import Decimal

import pytest

from domain.facts.envelope import Fact
from domain.facts.inspections import InspectionConducted
from domain.facts.points import (
    BonusPointsAwarded,
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.standards import StandardAdopted
from domain.refusals.recording import AlreadyDone, UnknownItem, UnknownPerson
from rehearsal.stage import EVIDENCE, Stage
from tests.cast import FEBRUARY
from tests.commands.refusal_cases import GROOMING, deducted
from tests.staging import outcome, refusal, stage, take

BADGE = {"item_code": "G1", "text_zh": "未佩戴工牌", "points": "3", "direction": "deduct"}


def adopted(version: int = 2, since: str = "2006-02-01", points: str | None = "3") -> Stage:
    on_stage = stage()
    adopt(on_stage, version, since, points)
    return on_stage


def adopt(on_stage: Stage, version: int, since: str, points: str | None) -> None:
    fields = {"standard_code": "grooming", "title_zh": "儀容儀表", "effective_from": since}
    items = ({**BADGE, "points": points},)
    take(on_stage, StandardAdopted, "2006-01-10", by="H1", version=version, items=items, **fields)


def test_points_left_out_are_the_catalogues() -> None:
    ref = {"code": "grooming", "version": 2, "item": "G1"}
    fields = deducted(standard_ref=ref, points=None)
    fact = take(adopted(), GroomingDeductionRecorded, **fields).fact
    assert isinstance(fact, GroomingDeductionRecorded)
    assert fact.points == Decimal(3)


@pytest.mark.parametrize(
    ("points", "told"), [("3", "recorded"), ("2", "P1-2.3"), ("3.5", "P1-2.3")]
)
def test_points_the_catalogue_fixes_are_fixed(points: str, told: str) -> None:
    ref = {"code": "grooming", "version": 2, "item": "G1"}
    fields = deducted(standard_ref=ref, points=points)
    assert outcome(adopted(), GroomingDeductionRecorded, **fields) == told


@pytest.mark.parametrize("points", [None, "0", "-1"])
def test_an_open_item_needs_points_of_more_than_zero(points: str | None) -> None:
    assert outcome(stage(), GroomingDeductionRecorded, **deducted(points=points)) == "P1-2.1-b"


@pytest.mark.parametrize(
    ("on", "version"),
    # P1-2.3/2: conduct is judged by the standard in force when it happened.
    [("2006-02-09", 2), ("2006-02-10", 3)],
)
def test_an_item_by_its_code_alone_is_of_the_version_of_that_day(on: str, version: int) -> None:
    on_stage = adopted()
    adopt(on_stage, 3, "2006-02-10", "4")
    fields = deducted(standard_ref="G1", points=None)
    fact = take(on_stage, GroomingDeductionRecorded, on, **fields).fact
    assert isinstance(fact, GroomingDeductionRecorded)
    assert fact.standard_ref.version == version


def test_an_item_of_a_catalogue_nobody_adopted_is_unknown() -> None:
    on = "2004-01-02"
    fields = deducted(standard_ref="G9", points=None)
    found = refusal(stage(), GroomingDeductionRecorded, on, **fields)
    assert isinstance(found, UnknownItem)
    before = {"code": "grooming", "version": 9, "item": "G0"}
    fields = deducted(standard_ref=before)
    assert isinstance(refusal(stage(), GroomingDeductionRecorded, **fields), UnknownItem)


def test_conduct_is_not_judged_by_a_standard_of_a_later_day() -> None:
    ref = {"code": "grooming", "version": 2, "item": "G1"}
    on_stage = adopted(since="2006-04-01")
    assert outcome(
        on_stage, GroomingDeductionRecorded, **deducted(standard_ref=ref, points="3")
    ) != ("recorded")


KINDS: dict[type[Fact], str] = {
    GroomingDeductionRecorded: "grooming",
    ProcedureDeductionRecorded: "procedure",
    ComplaintHandlingDeductionRecorded: "complaint_handling",
    BonusPointsAwarded: "bonus",
}
ITEMS = {"grooming": "G0", "procedure": "P0", "complaint_handling": "C0", "bonus": "B0"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("code", ITEMS)
def test_each_kind_takes_items_of_its_own_catalogue(kind: type[Fact], code: str) -> None:
    ref = {"code": code, "version": 1, "item": ITEMS[code]}
    told = outcome(stage(), kind, **deducted(by="S", standard_ref=ref))
    clause = "P1-2.3" if kind is GroomingDeductionRecorded else "P1-2.4"
    assert told == ("recorded" if KINDS[kind] == code else clause)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"note": "no badge", "evidence": ()}, "recorded"),
        ({"note": None, "evidence": (EVIDENCE,)}, "recorded"),
        ({"note": None, "evidence": ()}, "P1-0.6-b"),
        ({"note": "", "evidence": ()}, "P1-0.6-b"),
    ],
)
def test_an_evaluation_rests_on_evidence_or_a_description(
    given: dict[str, object], told: str
) -> None:
    assert outcome(stage(), GroomingDeductionRecorded, **{**deducted(), **given}) == told


def found(**more: object) -> str:
    finding = {"standard_ref": GROOMING, "points": "2", **more}
    fields = {"duty_foreman_ids": ("F1",), "findings": (finding,), "note": "seen"}
    return outcome(stage(), InspectionConducted, FEBRUARY, by="I1", **fields)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "recorded"),
        ({"staff_id": "A1"}, "recorded"),
        ({"staff_id": "X9"}, UnknownPerson.__name__),
        ({"standard_ref": {**GROOMING, "item": "G9"}}, "P1-2.3"),
        ({"points": "0"}, "P1-2.1-d"),
    ],
)
def test_a_finding_cites_an_item_there_is_about_somebody_there_is(
    more: dict[str, object], told: str
) -> None:
    assert found(**more) == told


def test_a_finding_has_the_points_its_item_fixes() -> None:
    ref = {"code": "grooming", "version": 2, "item": "G1"}
    fields = {"duty_foreman_ids": ("F1",), "note": "seen", "by": "I1"}
    findings = ({"standard_ref": ref, "points": "4"},)
    assert outcome(adopted(), InspectionConducted, findings=findings, **fields) == "P1-2.9-c"


def test_a_version_of_a_standard_is_adopted_once() -> None:
    on_stage = adopted()
    fields = {"standard_code": "grooming", "title_zh": "x", "effective_from": "2006-03-01"}
    given = {"by": "H1", "version": 2, "items": (BADGE,), **fields}
    assert isinstance(refusal(on_stage, StandardAdopted, **given), AlreadyDone)


def test_a_standard_has_items() -> None:
    fields = {"standard_code": "grooming", "title_zh": "x", "effective_from": "2006-03-01"}
    given = {"by": "H1", "version": 2, "items": (), **fields}
    assert outcome(stage(), StandardAdopted, **given) == "P1-0.3"
