"""Who inspects: members of the special team, of another department, and not themselves (B.3)."""

import pytest

from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import SpecialInspectionTeamFormed
from tests.cast import LOG
from tests.commands.refusal_cases import GROOMING
from tests.staging import outcome, stage, take

FINDING = {"standard_ref": GROOMING, "points": "4"}
SEEN = {"by": "I1", "duty_foreman_ids": ("F1",), "findings": (FINDING,), "note": "seen"}


@pytest.mark.parametrize(
    ("inspectors", "told"),
    [
        (("I1", "I2"), "recorded"),
        (("I1", "H2"), "P1-2.9-b"),
        (("I1", "F2"), "P1-2.9-b"),
        (("I1", "X9"), "P1-2.9-b"),
    ],
)
def test_each_inspector_belongs_to_the_special_team(inspectors: tuple[str, ...], told: str) -> None:
    fields = {**SEEN, "inspector_ids": inspectors}
    assert outcome(stage(), InspectionConducted, **fields) == told


@pytest.mark.parametrize(
    "about",
    [
        pytest.param({"duty_foreman_ids": ("F1",)}, id="on duty"),
        pytest.param(
            {"duty_foreman_ids": ("F2",), "findings": ({**FINDING, "staff_id": "F1"},)}, id="found"
        ),
    ],
)
@pytest.mark.parametrize("as_", ["by", "inspector_ids", "entered_by"])
def test_wherever_members_may_come_from_nobody_inspects_themselves(
    about: dict[str, object], as_: str
) -> None:
    on_stage = stage({"inspection.member_from_inspected_department": "allowed_disclosed"})
    members = ({"staff_id": "F1", "home_department": LOG},)
    take(on_stage, SpecialInspectionTeamFormed, by="H1", leader_id="H1", members=members)
    named: object = ("I1", "F1") if as_ == "inspector_ids" else "F1"
    told = outcome(on_stage, InspectionConducted, **{**SEEN, **about, as_: named})
    assert told == "P1-2.9-b"


def test_an_inspection_of_another_department_is_not_recorded_here() -> None:
    assert outcome(stage(), InspectionConducted, **SEEN, department_id="other") == "P1-2.9-a"
