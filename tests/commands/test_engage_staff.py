"""People, posts and teams: each engaged once, each team led by a foreman (P1-2.11, P1-2.9-b)."""

import pytest

from commands.open_department import OpenDepartment
from domain.facts.envelope import Fact
from domain.facts.organisation import (
    DepartmentOpened,
    GradeAssigned,
    RoleAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.facts.points import GroomingDeductionRecorded
from domain.refusals.forbidden import AboutOneself
from domain.refusals.recording import AlreadyDone, ReservedName, UnknownPerson
from domain.regulation.shipped import shipped_edition
from tests.cast import FEBRUARY, FOUNDED, moment
from tests.commands.refusal_cases import deducted
from tests.staging import outcome, refusal, stage, take

NEW = {"by": "H1", "staff_id": "A13", "name": "A13", "position": "customer_assistant"}
ROLE = {"by": "H1", "staff_id": "A1", "assigned": "foreman"}
TEAM = {"by": "H1", "leader_id": "H1", "members": ()}


def test_a_staff_number_is_given_once() -> None:
    on_stage = stage()
    take(on_stage, StaffMemberEngaged, **NEW)
    assert isinstance(refusal(on_stage, StaffMemberEngaged, **NEW), AlreadyDone)


@pytest.mark.parametrize("position", ["special_team", "regulation", "cook"])
def test_somebody_is_engaged_for_a_post_there_is(position: str) -> None:
    assert outcome(stage(), StaffMemberEngaged, **{**NEW, "position": position}) == "P1-4.1-c"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (StaffMemberLeft, {"reason": "resigned"}),
        (RoleAssigned, {"assigned": "foreman"}),
        (GradeAssigned, {"grade": 2}),
        (TeamMembershipChanged, {"team_id": "T2"}),
    ],
    ids=["left", "role", "grade", "team"],
)
def test_what_is_recorded_about_somebody_needs_somebody(
    kind: type[StaffMemberLeft], fields: dict[str, object]
) -> None:
    found = refusal(stage(), kind, by="H1", staff_id="X9", **fields)
    assert isinstance(found, UnknownPerson)


def test_a_role_begins_the_day_it_is_given_unless_it_is_said() -> None:
    fact = take(stage(), RoleAssigned, **ROLE).fact
    assert isinstance(fact, RoleAssigned)
    assert (fact.appointed_by, str(fact.from_on)) == ("H1", FEBRUARY)
    later = take(stage(), RoleAssigned, from_on="2006-03-01", appointed_by="M", **ROLE).fact
    assert isinstance(later, RoleAssigned)
    assert (later.appointed_by, str(later.from_on)) == ("M", "2006-03-01")


@pytest.mark.parametrize("more", [{"staff_id": "H1"}, {"assigned": "regulation"}])
def test_nobody_gives_themselves_a_role_or_that_of_the_regulation(more: dict[str, str]) -> None:
    assert isinstance(refusal(stage(), RoleAssigned, **{**ROLE, **more}), AboutOneself)


def test_a_new_team_is_led_by_its_foreman() -> None:
    fields = {"by": "H1", "staff_id": "A1", "team_id": "T2"}
    fact = take(stage(), TeamMembershipChanged, **fields).fact
    assert isinstance(fact, TeamMembershipChanged)
    assert (fact.foreman_id, str(fact.from_on)) == ("F2", FEBRUARY)


@pytest.mark.parametrize(
    ("more", "told"),
    [({"foreman_id": "A2"}, "P1-2.11"), ({"team_id": "T9"}, "P1-2.11"), ({}, "recorded")],
)
def test_a_team_needs_a_foreman(more: dict[str, str], told: str) -> None:
    fields = {"by": "S", "staff_id": "A1", "team_id": "T2", **more}
    assert outcome(stage(), TeamMembershipChanged, **fields) == told


def test_a_grade_is_in_force_from_the_day_it_is_given_unless_it_is_said() -> None:
    on_stage = stage()
    fact = take(on_stage, GradeAssigned, by="H1", staff_id="A1", grade=2).fact
    assert isinstance(fact, GradeAssigned)
    assert str(fact.effective_from) == FEBRUARY
    assert outcome(on_stage, GradeAssigned, by="H1", staff_id="A1", grade=4) == "P1-0.4-d"


@pytest.mark.parametrize(
    ("grade", "told"), [("1", "recorded"), ("4", "P1-0.4-d"), ("一", "P1-0.4-d")]
)
def test_a_grade_may_be_given_as_the_command_line_gives_it(grade: str, told: str) -> None:
    assert outcome(stage(), GradeAssigned, by="H1", staff_id="A1", grade=grade) == told


@pytest.mark.parametrize(
    ("leader", "told"), [("H1", "recorded"), ("H2", "P1-2.9-b"), (None, "recorded")]
)
def test_hrs_manager_leads_the_special_team(leader: str | None, told: str) -> None:
    assert outcome(stage(), SpecialInspectionTeamFormed, **{**TEAM, "leader_id": leader}) == told


def test_without_a_manager_of_hr_the_special_team_names_its_leader() -> None:
    on_stage = stage()
    left = {"by": "H2", "staff_id": "H1", "reason": "resigned"}
    take(on_stage, StaffMemberLeft, "2006-02-01", **left)
    told = outcome(on_stage, SpecialInspectionTeamFormed, by="H2", members=())
    assert told == "P1-0.5-b"


def test_a_department_is_opened_once() -> None:
    fields = {"name": "x", "utc_offset": "+08:00", "first_hr": "H2", "from_on": FEBRUARY}
    assert isinstance(refusal(stage(), DepartmentOpened, by="H1", **fields), AlreadyDone)


NAMES = ["regulation", " Regulation", "REGULATION", "ｒｅｇｕｌａｔｉｏｎ"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        pytest.param(StaffMemberEngaged, {**NEW, "staff_id": ...}, id="engaged"),
        pytest.param(RoleAssigned, {**ROLE, "staff_id": ...}, id="in a role"),
        pytest.param(SpecialInspectionTeamFormed, TEAM, id="inspecting"),
        pytest.param(GroomingDeductionRecorded, {**deducted(), "by": ...}, id="recording"),
        pytest.param(GroomingDeductionRecorded, {**deducted(), "entered_by": ...}, id="typing in"),
    ],
)
def test_nobody_bears_the_name_of_the_regulation(
    kind: type[Fact], fields: dict[str, object], name: str
) -> None:
    given = {key: name if value is ... else value for key, value in fields.items()}
    if kind is SpecialInspectionTeamFormed:
        given["members"] = ({"staff_id": name, "home_department": "elsewhere"},)
    assert isinstance(refusal(stage(), kind, **given), ReservedName)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_of_hr_is_a_person(name: str) -> None:
    opening = OpenDepartment("x", "x", shipped_edition("p1"), FOUNDED, name)
    with pytest.raises(ReservedName):
        opening.decide(moment(FOUNDED), lambda: "")


def test_whoever_types_a_fact_in_is_known() -> None:
    found = refusal(stage(), GroomingDeductionRecorded, **deducted(entered_by="X9"))
    assert isinstance(found, UnknownPerson)


def test_nobody_inspects_under_the_name_of_the_regulation() -> None:
    on_stage = stage()
    members = ({"staff_id": "regulation", "home_department": "elsewhere"},)
    told = outcome(on_stage, SpecialInspectionTeamFormed, **{**TEAM, "members": members})
    if told == "recorded":
        told = outcome(on_stage, GroomingDeductionRecorded, **deducted(by="regulation"))
    assert told != "recorded"
