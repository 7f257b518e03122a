"""The department every scenario plays in, in memory, with a clock of its own."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone

from commands.open_department import OpenDepartment
from commands.record import Draft
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.organisation import (
    GradeAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
)
from domain.facts.standards import PolicyOptionSet, StandardAdopted
from domain.regulation.edition import Edition
from domain.roles import Role
from rehearsal.scenario import Scenario
from session import Session, rehearsal_session

ZONE = timezone(timedelta(hours=8))
FOUNDED = date(2004, 1, 1)
EVENING = time(18)
LOG = "customer-service"
PLACEHOLDER = "（略）"
EVIDENCE = hashlib.sha256(PLACEHOLDER.encode()).hexdigest()
CATALOGUES = {
    "grooming": ("G0", "deduct"),
    "procedure": ("P0", "deduct"),
    "complaint_handling": ("C0", "deduct"),
    "bonus": ("B0", "award"),
}
POSTS: dict[str, Role] = {
    "assistant": Role.CUSTOMER_ASSISTANT,
    "foreman": Role.FOREMAN,
    "deputy": Role.DEPUTY_SUPERVISOR,
    "supervisor": Role.SUPERVISOR,
    "estate_manager": Role.ESTATE_MANAGER,
    "hr": Role.HR,
}
STAFF: tuple[tuple[str, Role, str | None], ...] = (
    ("H1", Role.HR_MANAGER, None),
    ("H2", Role.HR, None),
    ("H3", Role.HR, None),
    ("M", Role.ESTATE_MANAGER, None),
    ("S", Role.SUPERVISOR, None),
    ("D", Role.DEPUTY_SUPERVISOR, None),
    ("F1", Role.FOREMAN, "T1"),
    ("F2", Role.FOREMAN, "T2"),
    *((f"A{number}", Role.CUSTOMER_ASSISTANT, "T1") for number in range(1, 7)),
    *((f"A{number}", Role.CUSTOMER_ASSISTANT, "T2") for number in range(7, 13)),
)


class Stage:
    """A department in memory. Time passes only as steps say."""

    def __init__(self, scenario: Scenario, edition: Edition) -> None:
        self.now = _moment(FOUNDED - timedelta(days=1))
        self.positions: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.session: Session = rehearsal_session(LOG, lambda: self.now.astimezone(UTC))
        self.session.open_department(
            OpenDepartment(LOG, "客戶服務部", edition, FOUNDED, "H1", rehearsal=True)
        )
        for key, value in scenario.readings.items():
            self.record(
                PolicyOptionSet,
                by="H1",
                key=key,
                value=value,
                effective_from=FOUNDED,
                reason=PLACEHOLDER,
            )
        self.now = datetime.combine(FOUNDED, time(0), ZONE)
        self._engage(scenario.people)

    def _engage(self, people: Mapping[str, Mapping[str, object]]) -> None:
        for staff, role, team in STAFF:
            grade = 2 if role == Role.FOREMAN else 3 if role == Role.CUSTOMER_ASSISTANT else None
            asked = people.get(staff, {}).get("grade")
            self._take_on(staff, role, team, grade=int(str(asked)) if asked else grade)
        self.record(
            SpecialInspectionTeamFormed,
            by="H1",
            members=tuple(
                {"staff_id": one, "home_department": "elsewhere"} for one in ("I1", "I2")
            ),
            from_on=FOUNDED,
        )
        for code, (item, direction) in CATALOGUES.items():
            self.record(
                StandardAdopted,
                by="H1",
                standard_code=code,
                title_zh=code,
                version=1,
                effective_from=FOUNDED,
                items=({"item_code": item, "text_zh": PLACEHOLDER, "direction": direction},),
            )
        for staff, more in people.items():
            if staff not in {one for one, _, _ in STAFF}:
                self._newcomer(staff, more)

    def _newcomer(self, staff: str, more: Mapping[str, object]) -> None:
        engaged = date.fromisoformat(str(more.get("engaged_on") or FOUNDED))
        role = POSTS[str(more.get("role") or "assistant")]
        team = str(more["team"]) if more.get("team") else None
        grade = int(str(more["grade"])) if more.get("grade") else None
        self.pass_to(_moment(engaged))
        self._take_on(staff, role, team, grade, engaged, more.get("education"))

    def _take_on(  # noqa: PLR0913 - a person has these
        self,
        staff: str,
        role: Role,
        team: str | None,
        grade: int | None,
        engaged_on: date = FOUNDED,
        education: object = None,
    ) -> None:
        self.record(
            StaffMemberEngaged,
            by="H1",
            engaged_on=engaged_on,
            staff_id=staff,
            name=staff,
            position=role,
            team_id=team,
            education=education,
        )
        if grade is not None:
            self.record(GradeAssigned, by="H1", on=engaged_on, staff_id=staff, grade=grade)

    def fact_id(self, name: object) -> str:
        """The id of the fact that a step's name means."""
        return self.names.get(str(name), str(name))

    def pass_to(self, moment: datetime) -> None:
        """Let time pass; it never goes back."""
        self.now = max(self.now, moment)

    def record(self, kind: type[Fact], /, **fields: object) -> tuple[Entry[Fact], ...]:
        """Record one fact now, through the same checks as the command line."""
        if "on" in fields:
            fields["happened_on"] = fields.pop("on")
        entries = self.session.record((Draft(kind, fields),))
        for entry in entries:
            self.positions[entry.fact.id] = entry.position
        return entries

    def record_on(self, on: date, kind: type[Fact], /, **fields: object) -> tuple[Entry[Fact], ...]:
        """Record a fact of a day: live if the day is still to come, else from paper, in time."""
        if self.now <= _moment(on):
            self.pass_to(_moment(on))
        else:
            fields["written_on"] = on
        return self.record(kind, on=on, note=fields.pop("note", PLACEHOLDER), **fields)


def _moment(on: date) -> datetime:
    """Six in the evening of a day."""
    return datetime.combine(on, EVENING, ZONE)


def moment_of(text: str) -> datetime:
    """A day's evening, or the moment given."""
    if len(text) == len("2006-03-01"):
        return _moment(date.fromisoformat(text))
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
