"""The deputy in the supervisor's stead, a team's foreman, and roles from days gone by (B.2)."""

import pytest

import overviews
from domain.facts.exams import KnowledgeExamMarked, TypingTestTaken
from domain.facts.organisation import DutyDelegated, RoleAssigned, TeamMembershipChanged
from domain.values import Quarter
from domain.wording import render
from rehearsal.quarters_end import publish
from rehearsal.stage import Stage
from tests.staging import RECORDED, checked_by_the_deputy, outcome, stage, take

MARK = {"by": "D", "staff_id": "A1", "mark": "80"}
DELEGATED = {"to_deputy_id": "D", "duty": "exam_marks", "reason": "away for a week"}


def delegated(duty: str = "exam_marks", **more: object) -> Stage:
    on_stage = stage()
    take(on_stage, DutyDelegated, "2006-02-06", **{**DELEGATED, "duty": duty}, **more)
    return on_stage


def test_the_deputy_marks_no_exam_unasked_by_art_2_7_b() -> None:
    assert outcome(stage(), KnowledgeExamMarked, **MARK) == "P1-2.7-b"
    typed = {"by": "D", "staff_id": "A1", "gross_chars": 300, "wrong_chars": 0}
    assert outcome(stage(), TypingTestTaken, "2006-03-10", **typed) == "P1-2.7-b"


@pytest.mark.parametrize(
    ("on", "told"),
    [("2006-02-05", "P1-2.7-b"), ("2006-02-06", RECORDED), ("2006-02-11", "P1-2.7-b")],
)
def test_the_deputy_marks_on_the_days_of_a_delegation(on: str, told: str) -> None:
    on_stage = stage()
    take(
        on_stage, DutyDelegated, "2006-02-03", **DELEGATED, from_on="2006-02-06", to_on="2006-02-10"
    )
    assert outcome(on_stage, KnowledgeExamMarked, on, **MARK) == told


def test_one_duty_delegated_is_not_another() -> None:
    assert checked_by_the_deputy(delegated()) == "P1-2.2-d"
    assert checked_by_the_deputy(delegated("spot_checks")) == RECORDED


def test_a_deputy_who_checks_as_a_superior_needs_no_delegation() -> None:
    assert checked_by_the_deputy(stage({"spotcheck.deputy": "yes_as_superior"})) == RECORDED


def test_only_the_supervisor_delegates_and_only_to_the_deputy() -> None:
    assert outcome(stage(), DutyDelegated, **DELEGATED, by="H1") == "P1-2.7-b"
    assert outcome(stage(), DutyDelegated, **{**DELEGATED, "to_deputy_id": "F1"}) == "P1-2.7-b"


def test_a_new_member_is_led_by_the_teams_own_foreman() -> None:
    moved = {"by": "H1", "staff_id": "A1", "team_id": "T2"}
    assert outcome(stage(), TeamMembershipChanged, **moved, foreman_id="F1") == "P1-2.11"
    assert outcome(stage(), TeamMembershipChanged, **moved, foreman_id="F2") == RECORDED


def test_a_foreman_left_out_is_the_one_of_the_day_the_change_begins() -> None:
    on_stage = stage()
    role = {"by": "H1", "staff_id": "F1", "assigned": "foreman", "team_id": "T3"}
    take(on_stage, RoleAssigned, "2006-02-10", from_on="2006-03-01", **role)
    moved = {"by": "H1", "staff_id": "A1", "team_id": "T3", "from_on": "2006-03-01"}
    assert take(on_stage, TeamMembershipChanged, "2006-02-10", **moved).fact.foreman_id == "F1"  # type: ignore[attr-defined]  # of its kind


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (RoleAssigned, {"assigned": "foreman", "team_id": "T1"}),
        (TeamMembershipChanged, {"team_id": "T2"}),
    ],
    ids=["role", "team"],
)
def test_what_begins_in_a_published_quarter_needs_a_reason_and_is_told(
    kind: type[RoleAssigned], fields: dict[str, object]
) -> None:
    on_stage = stage()
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    given = {"by": "H1", "staff_id": "A1", **fields}
    late = {**given, "from_on": "2006-03-31"}
    assert outcome(on_stage, kind, "2006-04-12", **given, from_on="2006-04-01") == RECORDED
    assert outcome(on_stage, kind, "2006-04-12", **late) == "P1-0.6-b"
    assert outcome(on_stage, kind, "2006-04-12", **late, note="the order was mislaid") == RECORDED
    found = overviews.findings(on_stage.session.ask(), Quarter(2006, 1))
    told = [render(one.finding.message, "en") for one in found if one.staff_id == "A1"]
    assert any("recorded after the quarter was published: the order was mislaid" in t for t in told)
