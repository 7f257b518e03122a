"""People, posts and teams: each engaged once, each team led by a foreman."""

from datetime import date

from commands.authority import named_for_a_person
from commands.state import Fields, State, checks, completes, day_given
from domain.facts.organisation import (
    DepartmentOpened,
    GradeAssigned,
    RoleAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
    StaffMemberLeft,
    TeamMembershipChanged,
)
from domain.refusals.forbidden import (
    AboutOneself,
    LeadsAnotherTeam,
    NotOnDuty,
    ReasonNeeded,
    RoleLacking,
)
from domain.refusals.recording import AlreadyDone, BadField
from domain.roles import POSTS, Role
from domain.values import Quarter
from domain.wording import say


@checks(StaffMemberEngaged)
def engaged_once(state: State, fact: StaffMemberEngaged) -> None:
    """A staff number is given once, for a post there is."""
    named_for_a_person(fact.staff_id)
    if fact.position not in POSTS:
        wanted = say("format.expected", bound=", ".join(sorted(POSTS)))
        raise BadField(
            field="position",
            value=fact.position,
            wanted=wanted,
            fact=say("fact.StaffMemberEngaged"),
            clause="P1-4.1-c",
        )
    if entry := state.people.engaged(fact.staff_id):
        raise AlreadyDone(what=say("fact.StaffMemberEngaged"), entry=entry, clause="P1-4.1-c")


@checks(RoleAssigned)
def assigned_by_another(_: State, fact: RoleAssigned) -> None:
    """Nobody gives themselves a role, and nobody is the regulation."""
    named_for_a_person(fact.staff_id)
    if fact.staff_id == fact.by or fact.assigned == Role.REGULATION:
        raise AboutOneself(by=fact.by, fact=say("fact.RoleAssigned"), clause="P1-0.5-a")


@checks(StaffMemberLeft, RoleAssigned, GradeAssigned, TeamMembershipChanged)
def somebody_known(
    state: State, fact: StaffMemberLeft | RoleAssigned | GradeAssigned | TeamMembershipChanged
) -> None:
    """What is recorded about somebody needs somebody."""
    state.department.expect(fact.staff_id)


@checks(DepartmentOpened)
def opened_once(state: State, fact: DepartmentOpened) -> None:
    """A department's log begins once."""
    named_for_a_person(fact.first_hr)
    if state.people.opened is not None:
        entry = state.people.opened
        raise AlreadyDone(what=say(f"fact.{type(fact).__name__}"), entry=entry, clause="P1-0.5-a")


@completes(RoleAssigned)
def appointed_by_recorder(_: State, fields: Fields) -> None:
    """Left out, whoever records appointed, from that day on."""
    fields.setdefault("appointed_by", fields.get("by"))
    fields.setdefault("from_on", day_given(fields))


@completes(TeamMembershipChanged)
def new_teams_foreman(state: State, fields: Fields) -> None:
    """Left out, the foreman is whoever leads the new team, from that day on."""
    fields.setdefault("from_on", day_given(fields))
    on = _read(fields["from_on"]) or state.today
    for foreman in state.people.in_office(Role.FOREMAN, on):
        if state.people.team(foreman, on) == fields.get("team_id"):
            fields.setdefault("foreman_id", foreman)


def _read(given: object) -> date | None:
    """A day as it is given; None for what is none, which is refused later, by its field."""
    try:
        return given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError:
        return None


@checks(TeamMembershipChanged)
def led_by_a_foreman(state: State, fact: TeamMembershipChanged) -> None:
    """A team is led by a foreman (P1-2.11)."""
    if not state.people.holds(fact.foreman_id, Role.FOREMAN, fact.from_on):
        raise NotOnDuty(staff=fact.foreman_id, on=fact.from_on, clause="P1-2.11")
    leads = state.people.team(fact.foreman_id, fact.from_on)
    if leads != fact.team_id:
        raise LeadsAnotherTeam(
            staff=fact.foreman_id,
            team=fact.team_id,
            leads=say("word.dash") if leads is None else leads,
            on=fact.from_on,
            clause="P1-2.11",
        )


@checks(RoleAssigned, TeamMembershipChanged)
def reasoned_where_results_are_out(
    state: State, fact: RoleAssigned | TeamMembershipChanged
) -> None:
    """A role or team from a day of a quarter already published needs a reason (P1-0.6-b).

    It may change what published results rest on: findings tell it, and nothing is changed by it.
    """
    if state.department.editions(Quarter.of(fact.from_on)) and not fact.note:
        kind = say(f"fact.{type(fact).__name__}")
        what = say("refusal.why.backdated", fact=kind, since=fact.from_on)
        raise ReasonNeeded(what=what, clause="P1-0.6-b")


@completes(GradeAssigned)
def grade_from_that_day(_: State, fields: Fields) -> None:
    """Left out, a grade is in force from the day it is given."""
    fields.setdefault("effective_from", day_given(fields))


@completes(SpecialInspectionTeamFormed)
def led_by_hrs_manager(state: State, fields: Fields) -> None:
    """Left out, the leader is HR's manager (P1-2.9-b)."""
    managers = state.people.in_office(Role.HR_MANAGER, state.today)
    if managers:
        fields.setdefault("leader_id", managers[0])
    fields.setdefault("from_on", day_given(fields))


@checks(SpecialInspectionTeamFormed)
def leader_is_hrs_manager(state: State, fact: SpecialInspectionTeamFormed) -> None:
    """The special team is led by HR's manager (P1-2.9-b), and its members are people."""
    for member in fact.members:
        named_for_a_person(member.staff_id)
    on = state.judged_on(fact)
    if not state.people.holds(fact.leader_id, Role.HR_MANAGER, on):
        raise RoleLacking(
            by=fact.leader_id,
            fact=say("fact.SpecialInspectionTeamFormed"),
            clause="P1-2.9-b",
            roles=(say(f"role.{Role.HR_MANAGER}"),),
            on=on,
        )
