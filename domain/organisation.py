"""Who held which role, in which team, on a day: read from the organisation's own facts."""

from collections import defaultdict
from datetime import date
from itertools import product
from typing import Literal, cast

from domain.entry import Entry
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
from domain.history import History, reversed_by
from domain.roles import ASSESSED, POSTS, Role, includes
from domain.term import Term
from domain.values import Quarter, day_of


class Organisation:
    """The people of a department through time."""

    def __init__(self, entries: tuple[Entry[Fact], ...]) -> None:
        gone = reversed_by(entries)
        self._terms: dict[str, list[Term]] = defaultdict(list)
        self._teams: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        self._grades: dict[str, list[tuple[date, Entry[Fact], int]]] = defaultdict(list)
        self._left: dict[str, list[date]] = defaultdict(list)
        self._engaged: dict[str, Entry[StaffMemberEngaged]] = {}
        self._homes: dict[str, str] = {}
        self._held: dict[tuple[str, date], frozenset[Role]] = {}
        self._between: dict[tuple[Role, date, date], tuple[str, ...]] = {}
        self.opened: Entry[Fact] | None = None
        for entry in entries:
            if entry.fact.id not in gone:
                self._take(entry)

    def _take(self, entry: Entry[Fact]) -> None:
        match entry.fact:
            case DepartmentOpened(first_hr=first):
                self.opened = entry
                self._hold(first, Role.HR, date.min, date.max, entry)
            case StaffMemberEngaged() as fact:
                self._engage(fact, entry)
            case StaffMemberLeft(staff_id=staff) as fact:
                self._left[staff].append(day_of(fact.happened_on))
            case RoleAssigned(staff_id=staff) as fact:
                self._hold(staff, fact.assigned, fact.from_on, fact.to_on or date.max, entry)
                if fact.team_id:
                    self._teams[staff].append((fact.from_on, fact.to_on or date.max, fact.team_id))
            case TeamMembershipChanged(staff_id=staff) as fact:
                self._teams[staff].append((fact.from_on, date.max, fact.team_id))
            case SpecialInspectionTeamFormed() as fact:
                for member in fact.members:
                    self._homes[member.staff_id] = member.home_department
                    to_on = fact.to_on or date.max
                    self._hold(member.staff_id, Role.SPECIAL_TEAM, fact.from_on, to_on, entry)
            case GradeAssigned(staff_id=staff) as fact:
                self._grades[staff].append((fact.effective_from, entry, fact.grade))
            case _:
                pass

    def _engage(self, fact: StaffMemberEngaged, entry: Entry[Fact]) -> None:
        self._engaged[fact.staff_id] = cast("Entry[StaffMemberEngaged]", entry)
        since = day_of(fact.happened_on)
        self._hold(fact.staff_id, fact.position, since, date.max, entry)
        if fact.team_id:
            self._teams[fact.staff_id].append((since, date.max, fact.team_id))

    def _hold(self, staff: str, role: Role, from_on: date, to_on: date, entry: Entry[Fact]) -> None:
        self._terms[staff].append(Term(role, from_on, to_on, entry))

    def known(self, staff: str) -> bool:
        """Whether the person ever belonged to the department, or inspects it."""
        return staff in self._terms

    def engaged(self, staff: str) -> Entry[StaffMemberEngaged] | None:
        """The entry by which somebody took up a post."""
        return self._engaged.get(staff)

    def everybody(self) -> tuple[str, ...]:
        """Everybody who ever held a role here."""
        return tuple(self._terms)

    def roles(self, staff: str, day: date) -> frozenset[Role]:
        """The roles somebody held on a day: the latest post, and memberships beside it."""
        if (staff, day) not in self._held:
            self._held[staff, day] = self._roles(staff, day)
        return self._held[staff, day]

    def _roles(self, staff: str, day: date) -> frozenset[Role]:
        held = [
            term
            for term in self._terms.get(staff, ())
            if term.covers(day) and not self._ended(staff, term, day)
        ]
        posts = [term for term in held if term.role in POSTS]
        beside = {term.role for term in held if term.role not in POSTS}
        if posts:
            latest = max(posts, key=lambda term: (term.from_on, term.entry.position))
            beside.add(latest.role)
        return frozenset(beside)

    def _ended(self, staff: str, term: Term, day: date) -> bool:
        """Whether somebody left after a term began and before a day; a later term is a return."""
        return any(term.from_on <= left < day for left in self._left.get(staff, ()))

    def left_before(self, staff: str, day: date) -> date | None:
        """The day somebody left, where they had by a day and held nothing on it."""
        left = [one for one in self._left.get(staff, ()) if one < day]
        return max(left) if left and not self.roles(staff, day) else None

    def holds(self, staff: str, wanted: Role, day: date) -> bool:
        """Whether somebody held a role on a day (HR's manager is HR)."""
        return any(includes(held, wanted) for held in self.roles(staff, day))

    def in_office(self, wanted: Role, day: date) -> tuple[str, ...]:
        """Everybody who held a role on a day, in the order they came."""
        return tuple(staff for staff in self._terms if self.holds(staff, wanted, day))

    def in_office_between(self, wanted: Role, first: date, last: date) -> tuple[str, ...]:
        """Everybody who held a role on some day of a period."""
        if (wanted, first, last) not in self._between:
            self._between[wanted, first, last] = self._in_office_between(wanted, first, last)
        return self._between[wanted, first, last]

    def _in_office_between(self, wanted: Role, first: date, last: date) -> tuple[str, ...]:
        return tuple(
            staff
            for staff, terms in self._terms.items()
            if any(
                includes(term.role, wanted)
                and term.from_on <= last
                and term.to_on >= first
                and any(
                    self.holds(staff, wanted, day)
                    for day in (max(term.from_on, first), min(term.to_on, last))
                )
                for term in terms
            )
        )

    def assessed(self, quarter: Quarter) -> tuple[str, ...]:
        """Everybody with a quarterly score: assistants and foremen of the quarter."""
        found = [
            staff
            for role in (Role.FOREMAN, Role.CUSTOMER_ASSISTANT)
            for staff in self.in_office_between(role, quarter.first_day, quarter.last_day)
            if self.post(staff, quarter) == role
        ]
        return tuple(dict.fromkeys(found))

    def post(self, staff: str, quarter: Quarter) -> Role | None:
        """The assessed post somebody held last in a quarter: assistant or foreman."""
        left = sorted((day for day in self._left.get(staff, ()) if day in quarter), reverse=True)
        held = product((quarter.last_day, *left), ASSESSED)
        return next((role for day, role in held if self.holds(staff, role, day)), None)

    def posts_since(self, staff: str, first: date) -> tuple[Role, ...]:
        """The posts somebody held on a day or after it, in order."""
        held = [self.roles(staff, day) & POSTS for day in self._days(staff, first)]
        return tuple(dict.fromkeys(post for posts in held for post in posts))

    def teams_since(self, staff: str, first: date) -> tuple[str, ...]:
        """The teams somebody worked in on a day or after it, in order."""
        worked = [self.team(staff, day) for day in self._days(staff, first)]
        return tuple(dict.fromkeys(team for team in worked if team is not None))

    def grades_since(self, staff: str, first: date) -> tuple[int, ...]:
        """The grades somebody had on a day or after it, in order."""
        return tuple(dict.fromkeys(self.grade(staff, day) for day in self._days(staff, first)))

    def _days(self, staff: str, first: date) -> list[date]:
        """A day, and the days after it on which post, team or grade of somebody became another."""
        begun = [
            *(term.from_on for term in self._terms[staff]),
            *(from_on for from_on, _, _ in self._teams[staff]),
            *(on for on, _, _ in self._grades[staff]),
        ]
        return sorted({first, *(day for day in begun if day > first)})

    def whole_quarter(self, staff: str, quarter: Quarter) -> bool:
        """Whether somebody held an assessed post on the first and the last day of a quarter."""
        return all(
            any(self.holds(staff, role, day) for role in ASSESSED)
            for day in (quarter.first_day, quarter.last_day)
        )

    def team(self, staff: str, day: date) -> str | None:
        """The team somebody worked in on a day."""
        held = [
            (from_on, number, team)
            for number, (from_on, to_on, team) in enumerate(self._teams.get(staff, ()))
            if from_on <= day <= to_on
        ]
        return max(held)[2] if held else None

    def members(self, team: str, day: date) -> tuple[str, ...]:
        """The assistants of a team on a day."""
        return tuple(
            staff
            for staff in self.in_office(Role.CUSTOMER_ASSISTANT, day)
            if self.team(staff, day) == team
        )

    def foremen_of(self, staff: str, day: date) -> tuple[str, ...]:
        """The foremen who led an assistant's team on a day."""
        team = self.team(staff, day)
        return tuple(
            foreman
            for foreman in self.in_office(Role.FOREMAN, day)
            if team is not None and foreman != staff and self.team(foreman, day) == team
        )

    def home(self, staff: str) -> str | None:
        """The department a member of the special team comes from."""
        return self._homes.get(staff)

    def grades(self, staff: str) -> tuple[tuple[date, Entry[Fact], int], ...]:
        """The changes of somebody's grade in order: from when, by which entry, to which grade."""
        changes: list[tuple[date, Entry[Fact], int]] = []
        for on, entry, grade in sorted(
            self._grades[staff], key=lambda one: (one[0], one[1].position)
        ):
            if not changes or changes[-1][2] != grade:
                changes.append((on, entry, grade))
        return tuple(changes)

    def grade(self, staff: str, day: date) -> Literal[1, 2, 3]:
        """The grade in force on a day: 3 when nothing else was assigned (P1-4.1-c)."""
        given = [
            (on, entry.position, grade) for on, entry, grade in self._grades[staff] if on <= day
        ]
        latest = max(given)[2] if given else 3
        return 1 if latest == 1 else 2 if latest == 2 else 3  # noqa: PLR2004 - grades are 1 to 3


def organisation(history: History) -> Organisation:
    """Read the organisation from its stream."""
    return Organisation(history.stream("organisation"))
