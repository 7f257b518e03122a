"""People of a roster who are on record already: the roster records nothing about them.

A roster says what somebody is, not since when. Whoever is new gets post, team and grade from the
day engaged; a later change is a fact of its own with a day of its own, which no cell gives.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from commands.paper_draft import PaperDraft
from commands.read_cells import Choice
from commands.read_sheets import Row
from commands.sheet_forms import BY_KEY
from commands.state import State, day_given
from domain.facts.declare import kebab
from domain.facts.envelope import Fact
from domain.facts.organisation import (
    GradeAssigned,
    RoleAssigned,
    StaffMemberEngaged,
    TeamMembershipChanged,
)
from domain.refusals import Refusal
from domain.refusals.paper import RosterChanged
from domain.values import Quarter, day_of
from domain.wording import say

UNDATED = frozenset({"roster", "standards"})
"""Sheets whose days lie long before the quarter the paper is about."""


class KnownPeople:
    """A roster against the people on record, as they were from the paper's quarter on."""

    def __init__(self, state: State, rows: Iterable[Row]) -> None:
        self._people = state.people
        self._grades: dict[tuple[str, date], int] = {}
        self._taken_back: set[tuple[str, date, int]] = set()
        gone = state.history.reversed_in("organisation")
        for given in state.history.all_of("organisation", GradeAssigned):
            fact, key = given.fact, (given.fact.staff_id, given.fact.effective_from)
            if fact.id in gone:
                self._taken_back.add((*key, fact.grade))
            else:
                self._grades[key] = fact.grade
        self._engaged = {
            staff: entry.fact
            for staff in state.people.everybody()
            if (entry := state.people.engaged(staff))
        }
        self._since = _first_day(rows)
        self.faults: list[Refusal] = []

    def sift(self, drafts: Iterable[PaperDraft]) -> Iterator[PaperDraft]:
        """The drafts to look at further; what changed since it was recorded becomes a fault."""
        for one in drafts:
            engaged = self._engaged.get(str(one.draft.fields.get("staff_id")))
            if engaged is not None and one.draft.kind is GradeAssigned:
                yield from self._grade(one, engaged)
            elif engaged is not None and one.draft.kind is StaffMemberEngaged:
                yield self._post_and_team(one, engaged)
            else:
                yield one

    def _grade(self, one: PaperDraft, engaged: StaffMemberEngaged) -> Iterator[PaperDraft]:
        """The grade the row gave when it was recorded, if it has become another since."""
        grade, key = (
            one.draft.fields["grade"],
            (engaged.staff_id, day_given(dict(one.draft.fields))),
        )
        held = self._people.grades_since(engaged.staff_id, self._first(engaged))
        if (*key, grade) in self._taken_back:
            yield one
        elif grade not in held:
            self._changed(one, GradeAssigned, "grade", held)
        elif key in self._grades:
            yield one.saying(grade=self._grades[key])

    def _post_and_team(self, one: PaperDraft, engaged: StaffMemberEngaged) -> PaperDraft:
        """The row as it was on record, where post and team are what they have become since."""
        position, team = one.draft.fields["position"], one.draft.fields["team_id"]
        posts = self._people.posts_since(engaged.staff_id, self._first(engaged))
        teams = self._people.teams_since(engaged.staff_id, self._first(engaged))
        if position not in posts:
            self._changed(one, RoleAssigned, "position", posts)
        elif team is not None and team not in teams:
            self._changed(one, TeamMembershipChanged, "team_id", teams)
        stated = team is not None or position != engaged.position
        return one.saying(position=engaged.position, team_id=engaged.team_id if stated else None)

    def _first(self, engaged: StaffMemberEngaged) -> date:
        """The first day on which somebody may have been what the roster says."""
        return max(self._since, day_of(engaged.happened_on))

    def _changed(
        self, one: PaperDraft, kind: type[Fact], field: str, held: tuple[object, ...]
    ) -> None:
        column = next(column for column in BY_KEY["roster"].columns if column.field == field)
        words = column.read.word if isinstance(column.read, Choice) else str
        self.faults.append(
            RosterChanged(
                sheet=one.sheet,
                row=one.row,
                staff=one.draft.fields["staff_id"],
                column=say(f"column.{column.head}"),
                now=words(one.draft.fields[field]),
                before=tuple(words(value) for value in held) or say("word.none"),
                roles=tuple(say(f"role.{role}") for role in kind.declaration.recorders.roles),
                command=_command(one, kind),
            )
        )


def _command(one: PaperDraft, kind: type[Fact]) -> str:
    """What records the change, but for its day."""
    fields = one.draft.fields
    given = {
        GradeAssigned: {"grade": fields.get("grade")},
        RoleAssigned: {"role": fields.get("position"), "team-id": fields.get("team_id")},
        TeamMembershipChanged: {"team-id": fields.get("team_id")},
    }[kind]
    options = {"staff-id": fields["staff_id"], **given}
    told = " ".join(f"--{name} {value}" for name, value in options.items() if value is not None)
    return f"kaozheng record {kebab(kind.__name__)} {told}"


def _first_day(rows: Iterable[Row]) -> date:
    """The first day of the quarter the paper is about; the first of all if it has no days."""
    days = [
        day_of(on)
        for row in rows
        if row.form.key not in UNDATED and isinstance(on := row.fields.get("happened_on"), date)
    ]
    return Quarter.of(min(days)).first_day if days else date.min
