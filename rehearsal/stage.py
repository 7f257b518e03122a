"""The department every scenario plays in, in memory, with a clock of its own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from commands.open_department import OpenDepartment
from commands.record import Draft
from domain.clock import on_clock
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.organisation import (
    GradeAssigned,
    SpecialInspectionTeamFormed,
    StaffMemberEngaged,
)
from domain.facts.standards import PolicyOptionSet, StandardAdopted, StandardConsultationHeld
from domain.regulation.edition import Edition
from domain.roles import Role
from rehearsal.promotions import Awaiting
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


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the department of every scenario."""

    staff_id: str
    role: Role
    team: str | None = None
    grade: int | None = None
    engaged_on: date = FOUNDED
    education: str | None = None


def _assistants(team: str, numbers: range) -> tuple[Person, ...]:
    return tuple(Person(f"A{number}", Role.CUSTOMER_ASSISTANT, team, 3) for number in numbers)


def _changed(person: Person, more: Mapping[str, object]) -> Person:
    """Somebody as a scenario adds or changes them."""
    return replace(
        person,
        role=POSTS[str(more["role"])] if more.get("role") else person.role,
        team=str(more["team"]) if more.get("team") else person.team,
        grade=int(str(more["grade"])) if more.get("grade") else person.grade,
        engaged_on=date.fromisoformat(str(more.get("engaged_on") or person.engaged_on)),
        education=str(more["education"]) if more.get("education") else person.education,
    )


STAFF: tuple[Person, ...] = (
    Person("H1", Role.HR_MANAGER),
    Person("H2", Role.HR),
    Person("H3", Role.HR),
    Person("M", Role.ESTATE_MANAGER),
    Person("S", Role.SUPERVISOR),
    Person("D", Role.DEPUTY_SUPERVISOR),
    Person("F1", Role.FOREMAN, "T1", 2),
    Person("F2", Role.FOREMAN, "T2", 2),
    *_assistants("T1", range(1, 7)),
    *_assistants("T2", range(7, 13)),
)


class Stage:
    """A department in memory. Time passes only as steps say."""

    def __init__(self, scenario: Scenario, edition: Edition) -> None:
        self.now = _moment(FOUNDED - timedelta(days=1))
        self.positions: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.given = frozenset(str(step.fields.get("id")) for step in scenario.steps)
        self.awaiting: list[Awaiting] = []
        self._newcomers: list[Person] = []
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
        needed = scenario.readings.get("standard.consultation_required") == "block"
        self._engage(scenario.people, consulted_on=needed)

    def _engage(self, people: Mapping[str, Mapping[str, object]], *, consulted_on: bool) -> None:
        known = {person.staff_id: person for person in STAFF}
        added = {staff: Person(staff, POSTS["assistant"]) for staff in people if staff not in known}
        everybody = [
            _changed(one, people.get(one.staff_id, {}))
            for one in (*known.values(), *added.values())
        ]
        for person in everybody:
            if person.engaged_on <= FOUNDED:
                self._take_on(person)
        self.record(
            SpecialInspectionTeamFormed,
            by="H1",
            members=tuple(
                {"staff_id": one, "home_department": "elsewhere"} for one in ("I1", "I2")
            ),
            from_on=FOUNDED,
        )
        for code, (item, direction) in CATALOGUES.items():
            if consulted_on:
                minutes = {"participants": ("F1", "F2"), "minutes_ref": PLACEHOLDER}
                self.record(StandardConsultationHeld, by="S", standard_code=code, **minutes)
            self.record(
                StandardAdopted,
                by="H1",
                standard_code=code,
                title_zh=code,
                version=1,
                effective_from=FOUNDED,
                items=({"item_code": item, "text_zh": PLACEHOLDER, "direction": direction},),
            )
        later = (person for person in everybody if person.engaged_on > FOUNDED)
        self._newcomers = sorted(later, key=lambda person: person.engaged_on)

    def _take_on(self, person: Person) -> None:
        self.record(
            StaffMemberEngaged,
            by="H1",
            engaged_on=person.engaged_on,
            staff_id=person.staff_id,
            name=person.staff_id,
            position=person.role,
            team_id=person.team,
            education=person.education,
        )
        if person.grade is not None:
            self.record(
                GradeAssigned,
                by="H1",
                on=person.engaged_on,
                staff_id=person.staff_id,
                grade=person.grade,
            )

    def fact_id(self, name: object) -> str:
        """The id of the fact that a step's name means; of one finding of it, ``id#1``."""
        if isinstance(name, Mapping):
            return f"{self.fact_id(name['entry'])}#{name['finding']}"
        return self.names.get(str(name), str(name))

    def known_at(self, text: object) -> str:
        """A moment of the log: right after a step that is named, else a day or a time."""
        return str(self.positions.get(self.fact_id(text), text))

    def pass_to(self, moment: datetime) -> None:
        """Let time pass; it never goes back. Newcomers are engaged when their day comes."""
        while self._newcomers and datetime.combine(
            self._newcomers[0].engaged_on, time(0), ZONE
        ) <= max(self.now, moment):
            person = self._newcomers.pop(0)
            self.now = max(self.now, datetime.combine(person.engaged_on, time(0), ZONE))
            self._take_on(person)
        self.now = max(self.now, moment)

    def record(self, kind: type[Fact], /, **fields: object) -> tuple[Entry[Fact], ...]:
        """Record one fact now, through the same checks as the command line."""
        if "on" in fields:
            fields["happened_on"] = fields.pop("on")
        entries = self.session.record((Draft(kind, fields),))
        for entry in entries:
            self.positions[entry.fact.id] = entry.position
        return entries

    def record_on(
        self, on: date | str, kind: type[Fact], /, **fields: object
    ) -> tuple[Entry[Fact], ...]:
        """Record a fact of a day: live if the day is still to come, else from paper, in time."""
        moment = moment_of(str(on))
        if self.now <= moment:
            self.pass_to(moment)
        else:
            fields["written_on"] = moment.date()
        return self.record(kind, on=on, note=fields.pop("note", PLACEHOLDER), **fields)


def _moment(on: date) -> datetime:
    """Six in the evening of a day."""
    return datetime.combine(on, EVENING, ZONE)


def moment_of(text: str) -> datetime:
    """A day's evening, or the moment given."""
    if len(text) == len("2006-03-01"):
        return _moment(date.fromisoformat(text))
    return on_clock(datetime.fromisoformat(text), ZONE)
