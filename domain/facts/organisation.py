"""Who belongs to the department, in which post, team and term (regulation.md, C.1)."""

from datetime import date
from typing import Literal

from pydantic import field_validator

from domain.facts.declare import Recorders, declare
from domain.facts.envelope import Erased, Fact
from domain.roles import Role
from domain.values import Id, StaffId, TeamId, Text, Value, When, Words, as_typed

BY_HR = Recorders((Role.HR,), about_self=True)

Education = Literal["junior_college", "bachelor", "other"]


@declare(by=BY_HR, stream="organisation")
class DepartmentOpened(Fact):
    """A department's log begins: its name, its clock, and its first member of HR."""

    kind: Literal["department-opened.v1"] = "department-opened.v1"
    name: Words
    utc_offset: Text
    first_hr: StaffId
    from_on: date
    rehearsal: bool = False


@declare(
    "P1-4.1-c",
    "P1-4.4-a",
    by=BY_HR,
    stream="organisation",
    when="engaged_on",
    key=("staff_id",),
    confidential={"name": "{staff_id}"},
)
class StaffMemberEngaged(Fact):
    """Somebody takes up a post."""

    kind: Literal["staff-member-engaged.v1"] = "staff-member-engaged.v1"
    staff_id: StaffId
    name: Words | Erased
    position: Role
    education: Education | None = None
    team_id: TeamId | None = None


@declare(
    "P1-4.1-d",
    "P1-4.4-c",
    by=BY_HR,
    stream="organisation",
    when="left_on",
    names={"kind": "reason"},
)
class StaffMemberLeft(Fact):
    """Somebody leaves the department."""

    kind: Literal["staff-member-left.v1"] = "staff-member-left.v1"
    staff_id: StaffId
    reason: Literal["resigned", "dismissed", "transferred", "not_confirmed"]


@declare("P1-0.5-a", by=BY_HR, stream="organisation", names={"role": "assigned"})
class RoleAssigned(Fact):
    """Somebody holds a role from one day to another."""

    kind: Literal["role-assigned.v1"] = "role-assigned.v1"
    staff_id: StaffId
    assigned: Role
    team_id: TeamId | None = None
    from_on: date
    to_on: date | None = None
    appointed_by: StaffId


@declare(
    "P1-2.11",
    "P1-4.4-b",
    by=Recorders((Role.SUPERVISOR, Role.HR)),
    stream="organisation",
    subject="staff_id",
)
class TeamMembershipChanged(Fact):
    """Somebody works in another team from a day on."""

    kind: Literal["team-membership-changed.v1"] = "team-membership-changed.v1"
    staff_id: StaffId
    team_id: TeamId
    foreman_id: StaffId
    from_on: date


@declare(
    "P1-2.9-e",
    by=Recorders((Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR, Role.FOREMAN)),
    stream="shifts/{on_month}",
    when="start_at",
    thing="shift_id",
)
class DutyShiftAssigned(Fact):
    """Who is the foreman on duty from one moment to another (當值領班)."""

    kind: Literal["duty-shift-assigned.v1"] = "duty-shift-assigned.v1"
    end_at: When
    duty_foreman_id: StaffId
    staff_ids: tuple[StaffId, ...] = ()


@declare(
    "P1-2.2-d",
    "P1-2.6-a",
    "P1-2.7-b",
    by=Recorders((Role.SUPERVISOR,)),
    stream="organisation",
    prescribed_by="P1-2.7-b",
)
class DutyDelegated(Fact):
    """The supervisor lets the deputy do something in the supervisor's stead (授權)."""

    kind: Literal["duty-delegated.v1"] = "duty-delegated.v1"
    to_deputy_id: StaffId
    duty: Literal["exam_marks", "spot_checks"]
    from_on: date
    to_on: date | None = None
    reason: Words


class TeamInspector(Value):
    """A member of the special inspection team, and where the person comes from."""

    staff_id: StaffId
    home_department: Id


@declare("P1-0.5-b", "P1-2.9-b", by=BY_HR, stream="organisation")
class SpecialInspectionTeamFormed(Fact):
    """HR forms the special inspection team (專查組), or adds members to it."""

    kind: Literal["special-inspection-team-formed.v1"] = "special-inspection-team-formed.v1"
    leader_id: StaffId
    members: tuple[TeamInspector, ...]
    from_on: date
    to_on: date | None = None


@declare(
    "P1-0.4-d",
    "P1-0.5-a",
    "P1-4.1-a",
    "P1-4.3-b",
    "P1-4.6-c",
    by=Recorders((Role.HR,)),
    stream="organisation",
    subject="staff_id",
    key=("staff_id", "effective_from"),
)
class GradeAssigned(Fact):
    """HR gives an assistant or foreman a grade, 1 being the highest."""

    kind: Literal["grade-assigned.v1"] = "grade-assigned.v1"
    staff_id: StaffId
    grade: Literal[1, 2, 3]
    effective_from: date
    ground: Literal["entry", "promotion", "demotion", "foreman_rating", "correction"] = "entry"

    _grade_as_typed = field_validator("grade", mode="before")(as_typed)
