"""Spreadsheets into facts: dry run first, all or nothing, safe to repeat."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from commands.blame import blamed, by_place, refused
from commands.known_rows import KnownRows
from commands.outside_people import Outside, everybody_listed, team_from_outside
from commands.paper_draft import UNSIGNED, Desk, PaperDraft
from commands.read_sheets import Row, read_sheets
from commands.record import Draft, decide
from commands.roster_rows import KnownPeople
from commands.sheet_drafts import KINDS_ON_PAPER, drafts
from commands.state import State
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Fact
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import CaseOpened
from domain.refusals import Refusal
from domain.refusals.forbidden import RoleLacking
from domain.refusals.paper import NothingToImport
from domain.roles import LEADERS, Role
from domain.rules.standard_version import standard_day
from domain.wording import Message, say
from paper.table import Paper
from projections.effect import ScoreChange

Progress: TypeAlias = Callable[[int, int], None]
SIGHTED = (Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR)
ON_PAPER = KINDS_ON_PAPER


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import records, or would: counted by kind, with what was left out and why."""

    new: Mapping[str, int]
    known: int
    left_out: tuple[Message, ...]
    notes: tuple[Message, ...]
    """Entries whose rows are gone, and rows that count beside an entry much like them."""


@dataclass(frozen=True, slots=True)
class Importing:
    """An import that was decided and is not recorded yet."""

    state: State
    position: int
    result: Imported
    changes: tuple[ScoreChange, ...]


def plan_import(  # noqa: PLR0913 - what an import is decided on
    state: State,
    paper: Paper,
    entered_by: str,
    *,
    outside: Outside,
    recorded: Iterable[Entry[Fact]],
    progress: Progress,
) -> Imported:
    """Decide everything a paper holds. Raises one refusal that names every fault."""
    _may_import(state, entered_by)
    sighted = any(state.people.holds(entered_by, role, state.today) for role in SIGHTED)
    reading = read_sheets(paper, state.department.zone, sighted=sighted)
    if reading.faults:
        raise refused(reading.faults)
    if not (reading.rows or reading.left_out or reading.sheets):
        raise NothingToImport(file=paper.file)
    rows = reading.rows
    left_out = tuple(
        say("import.left_out", sheet=sheet, rows=count) for sheet, count in reading.left_out.items()
    )
    everybody_listed(state, rows, outside)
    desk = Desk(paper.file, entered_by, lambda *item: _version(state, rows, *item))
    people = KnownPeople(state, rows)
    known = KnownRows(state, paper.file, recorded)
    wanted = in_order(
        (*people.sift(drafts(rows, desk)), *team_from_outside(state, rows, outside, desk))
    )
    deciding = Deciding(state, len(wanted), progress)
    new: list[PaperDraft] = []
    for together in _frame_first(wanted):
        found = known.sift(together)
        deciding.take(len(together), found)
        new += found
    if faults := (*people.faults, *known.faults, *deciding.faults):
        raise refused(by_place(faults, reading.sheets))
    _tally(state, new, entered_by)
    counted = Counter(type(one.fact).__name__ for one in state.decided)
    unread = (say("import.unread", sheet=sheet, head=head) for sheet, head in reading.unread)
    return Imported(counted, known.known, left_out, (*unread, *known.notes(reading.sheets)))


def _frame_first(wanted: tuple[PaperDraft, ...]) -> tuple[list[PaperDraft], list[PaperDraft]]:
    """People and catalogues, and then what rests on them: points left out are a catalogue's."""
    frame = [one for one in wanted if one.draft.kind in UNSIGNED]
    return frame, [one for one in wanted if one.draft.kind not in UNSIGNED]


def _may_import(state: State, entered_by: str) -> None:
    """Leaders and HR enter papers (regulation.md, B)."""
    state.department.expect(entered_by)
    if not any(state.people.holds(entered_by, role, state.today) for role in LEADERS):
        raise RoleLacking(
            by=entered_by,
            fact=say("word.paper_records"),
            clause="P1-2.1-b",
            roles=tuple(say(f"role.{role}") for role in LEADERS),
            on=state.today,
        )


def _version(state: State, rows: tuple[Row, ...], code: str, item: str, on: date) -> int:
    """The version of a catalogue that judges a day: adopted before, or in this paper.

    What is on paper was put on record there on its day (P1-2.3/2).
    """
    judged_by = standard_day(state.rules(on), on, on)
    adopted = [
        (entry.fact.effective_from, entry.fact.version)
        for entry in state.history.standing("standards", StandardAdopted)
        if entry.fact.standard_code == code
        and any(one.item_code == item for one in entry.fact.items)
    ]
    in_paper = [
        (row.fields["effective_from"], row.fields["version"])
        for row in rows
        if row.form.key == "standards"
        and (row.fields["standard_code"], row.fields["item_code"]) == (code, item)
    ]
    found = [
        (since, int(str(version)))
        for since, version in (*adopted, *in_paper)
        if isinstance(since, date) and since <= judged_by
    ]
    return max(found)[1] if found else 1


class Deciding:
    """Drafts decided one by one, each on the state those before it leave; refusals collected."""

    def __init__(self, state: State, of: int, progress: Progress) -> None:
        self._state = state
        self._of = of
        self._progress = progress
        self._done = 0
        self.faults: list[Refusal] = []

    def take(self, wanted: int, new: list[PaperDraft]) -> None:
        """Decide what is new of so many drafts; the others need no decision."""
        self._done += wanted - len(new)
        for one in new:
            try:
                decide(self._state, one.draft)
            except Refusal as fault:
                self.faults.append(blamed(one, fault))
            self._done += 1
            self._progress(self._done, self._of)


def _tally(state: State, new: list[PaperDraft], entered_by: str) -> None:
    """The import of forms tallies them (P1-2.8-c)."""
    rated = dict.fromkeys(
        (one.draft.fields["ratee_id"], one.draft.fields["quarter"])
        for one in new
        if one.draft.kind is AttitudeFormSubmitted
    )
    for ratee, quarter in rated:
        decide(
            state,
            Draft(
                AttitudeResultsTallied, {"by": entered_by, "ratee_id": ratee, "quarter": quarter}
            ),
        )


FIRST = (*UNSIGNED, CaseOpened)


def in_order(found: Iterable[PaperDraft]) -> tuple[PaperDraft, ...]:
    """People and catalogues first, then by day, as the log would have taken them in."""
    return tuple(sorted(found, key=_order))


def _order(one: PaperDraft) -> tuple[int, str, str, int]:
    kind = one.draft.kind
    rank = FIRST.index(kind) if kind in FIRST else len(FIRST)
    return rank, str(one.draft.fields["happened_on"])[:10], one.sheet, one.row
