"""Spreadsheets into facts: dry run first, all or nothing, safe to repeat."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from commands.known_rows import refused, unknown_rows
from commands.read_sheets import Row, read_sheets, staff_named
from commands.record import Draft, decide
from commands.sheet_drafts import (
    KINDS_ON_PAPER,
    UNSIGNED,
    Desk,
    PaperDraft,
    drafts,
)
from commands.state import State
from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Fact, Source
from domain.facts.organisation import (
    SpecialInspectionTeamFormed,
)
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import CaseOpened
from domain.refusals import Refusal
from domain.refusals.forbidden import RoleLacking
from domain.refusals.paper import (
    NothingToImport,
    RowRefused,
    StaffNotListed,
)
from domain.refusals.recording import UnknownPerson
from domain.roles import LEADERS, Role
from domain.values import day_of
from domain.wording import Message, say
from paper.table import Paper
from projections.effect import ScoreChange

Progress: TypeAlias = Callable[[int, int], None]
Outside: TypeAlias = Mapping[str, str]
SIGHTED = (Role.SUPERVISOR, Role.DEPUTY_SUPERVISOR)
ON_PAPER = KINDS_ON_PAPER


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import records, or would: counted by kind, with what was left out and why."""

    new: Mapping[str, int]
    known: int
    left_out: tuple[Message, ...]


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
    if not reading.rows and not reading.left_out:
        raise NothingToImport(file=paper.file)
    rows = reading.rows
    left_out = tuple(
        say("import.left_out", sheet=sheet, rows=count) for sheet, count in reading.left_out.items()
    )
    _everybody_listed(state, rows, outside)
    desk = Desk(paper.file, entered_by, lambda *item: _version(state, rows, *item))
    strangers = {staff: home for staff, home in outside.items() if not state.people.known(staff)}
    wanted = in_order((*drafts(rows, desk), *_team(rows, strangers, desk)))
    new, known = unknown_rows(state, wanted, recorded)
    _decide(state, new, progress)
    _tally(state, new, entered_by)
    counted = Counter(type(one.fact).__name__ for one in state.decided)
    return Imported(counted, known, left_out)


def _may_import(state: State, entered_by: str) -> None:
    """Leaders and HR enter papers (regulation.md, B)."""
    if not state.people.known(entered_by):
        raise UnknownPerson(staff=entered_by)
    if not any(state.people.holds(entered_by, role, state.today) for role in LEADERS):
        raise RoleLacking(
            by=entered_by,
            fact=say("word.paper_records"),
            clause="P1-2.1-b",
            roles=tuple(say(f"role.{role}") for role in LEADERS),
            on=state.today,
        )


def unlisted(state: State, rows: tuple[Row, ...]) -> dict[str, Row]:
    """Staff numbers nobody has, each with the first row that names it."""
    listed = {str(row.fields["staff_id"]) for row in rows if row.form.key == "roster"}
    found: dict[str, Row] = {}
    for staff, row in staff_named(rows):
        if staff not in listed and not state.people.known(staff):
            found.setdefault(staff, row)
    return found


def _everybody_listed(state: State, rows: tuple[Row, ...], outside: Outside) -> None:
    missing = {staff: row for staff, row in unlisted(state, rows).items() if staff not in outside}
    if missing:
        places = tuple(f"{staff} ({row.sheet} {row.number})" for staff, row in missing.items())
        raise StaffNotListed(staff=tuple(missing), places=places, first=next(iter(missing)))


def _team(rows: tuple[Row, ...], outside: Outside, desk: Desk) -> tuple[PaperDraft, ...]:
    """Who from outside belongs to the special team, recorded with the import (P1-2.9-b)."""
    naming = [(staff, row) for staff, row in staff_named(rows) if staff in outside]
    if not naming:
        return ()
    days = [
        day_of(on) for _, row in naming if isinstance(on := row.fields.get("happened_on"), date)
    ]
    if not days:  # Only forms name them, and a form is no inspector's.
        return ()
    named = dict(reversed(naming))
    managers = [
        row.fields["staff_id"]
        for row in rows
        if row.form.key == "roster" and row.fields["position"] == Role.HR_MANAGER
    ]
    fields: dict[str, object] = {
        "by": desk.entered_by,
        "happened_on": min(days),
        "written_on": min(days),
        "source": Source(file=desk.file),
        "from_on": min(days),
        "leader_id": managers[0] if managers else None,
        "members": tuple({"staff_id": one, "home_department": outside[one]} for one in named),
    }
    first = next(iter(named.values()))
    return (PaperDraft(Draft(SpecialInspectionTeamFormed, fields), first.sheet, first.number),)


def _version(state: State, rows: tuple[Row, ...], code: str, item: str, on: date) -> int:
    """The version of a catalogue in force on a day: adopted before, or in this paper."""
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
        if isinstance(since, date) and since <= on
    ]
    return max(found)[1] if found else 1


def _decide(state: State, new: list[PaperDraft], progress: Progress) -> None:
    """Decide each draft on the state those before it leave; collect every refusal."""
    faults: list[Refusal] = []
    for done, one in enumerate(new, start=1):
        try:
            decide(state, one.draft)
        except Refusal as fault:
            faults.append(RowRefused(one.sheet, one.row, fault))
        progress(done, len(new))
    if faults:
        raise refused(faults)


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
