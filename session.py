"""Wiring: opens a ledger, and hands domain, ledger, commands and projections to each other."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.dossier import Department
from domain.entry import Entry
from domain.facts import KINDS
from domain.facts.envelope import Fact
from domain.refusals import Refusal
from domain.refusals.asking import (
    DepartmentExists,
    NoDepartment,
    NoDepartmentYet,
    WhichDepartment,
)
from domain.wording import Message
from ledger import sqlite
from ledger.address import key_file, make_ledger, open_ledger, shown
from ledger.copying import copy_ledger
from ledger.evidence import Evidence, Proven
from ledger.journal import Journal, new_fact_id
from ledger.keys import key_path, make_key_file
from ledger.recorder import Ledger
from projections.asking import (
    Asking,
)
from projections.effect import ScoreChange, bearing, quarters_touched, score_changes
from projections.history_of import Told
from projections.quarter_sheet import SheetRow
from projections.question_remarks import question_remarks
from projections.rating import Rating
from projections.standard_remarks import standard_remarks
from session_question import Question

if TYPE_CHECKING:
    from commands.handler import Desk
    from commands.import_sheet import Importing
    from commands.open_department import OpenDepartment
    from commands.record import Draft
    from commands.state import State

# What decides is imported where something is decided: a question needs none of it.

__all__ = [
    "Session",
    "copy_ledger",
    "make_ledger",
    "open_session",
    "rehearsal_in",
    "rehearsal_session",
    "shown",
]


class Session:
    """One person's dealings with one department of one ledger."""

    def __init__(
        self, ledger: Ledger, log: str | None, *, actor: str | None, now: Callable[[], datetime]
    ) -> None:
        self.ledger = ledger
        self.actor = actor
        self.evidence = Evidence(ledger)
        self.notices: list[Message] = []
        self.now = now
        self._log = log
        self._journal: Journal | None = None

    @property
    def rehearsal(self) -> bool:
        """Whether the ledger's times are invented."""
        return self.ledger.kind == "rehearsal"

    @property
    def journal(self) -> Journal:
        """The department's log. Raises NoDepartment."""
        if self._journal is None:
            logs = tuple(self.ledger.logs())
            log = self._log or (logs[0] if len(logs) == 1 else None)
            if not logs:
                raise NoDepartmentYet
            if log is None:
                raise WhichDepartment(known=logs)
            if log not in logs:
                raise NoDepartment(department=log, known=logs)
            self._journal = Journal(self.ledger.recorder(log))
        return self._journal

    @property
    def desk(self) -> "Desk":
        """Where requests to this log are decided."""
        from commands.handler import Desk

        return Desk(self.journal, self.now, new_fact_id)

    def open_department(self, request: "OpenDepartment") -> tuple[Entry[Fact], ...]:
        """Begin a department's log: it is opened, and its regulation adopted."""
        if request.log in self.ledger.logs():
            raise DepartmentExists(department=request.log)
        decided = request.decide(self.now(), new_fact_id)
        self._log, self._journal = request.log, Journal(self.ledger.recorder(request.log))
        return self.journal.append(decided, 0, frozenset({"organisation", "regulation"}))

    def record(self, drafts: "Sequence[Draft]") -> tuple[Entry[Fact], ...]:
        """Record facts and what follows from them, all or nothing."""
        from commands.handler import handle

        entries = handle(self.desk, drafts)
        self.notices += self.evidence.sealed(entries)
        return entries

    def preview(self, drafts: "Sequence[Draft]") -> "State":
        """Decide facts without recording them."""
        from commands.handler import plan

        return plan(self.desk, drafts)[0]

    def state(self) -> "State":
        """The department as it stands now, to decide on."""
        from commands.handler import state_at

        return state_at(self.desk, self.journal.size())

    def commit(self, state: "State", position: int) -> tuple[Entry[Fact], ...]:
        """Record what was decided on a state, unless the log moved on since."""
        if not state.decided:
            return ()
        return self.journal.append(state.decided, position, state.history.streams_read)

    def ask(self, asking: Asking | None = None) -> Question:
        """Ask the log something."""
        asking = asking or Asking()
        if asking.known_at and (path := Path(asking.known_at)).is_file():
            at = self.evidence.size_at(self.journal.name, path)
            asking = replace(asking, known_at=str(at))
        return Question(
            self.journal,
            asking,
            actor=self.actor,
            now=self.now(),
            rehearsal=self.rehearsal,
        )

    def department(self, asking: Asking | None = None) -> Department:
        """The department as a question looks at it, without forms unless nobody is looking."""
        return self.ask(asking).department()

    def rating(self, staff_id: str, quarter: str, asking: Asking | None = None) -> Rating:
        """One person's rating."""
        return self.ask(asking).rating(staff_id, quarter)

    def sheet(self, quarter: str, asking: Asking | None = None) -> tuple[SheetRow, ...]:
        """The quarter sheet."""
        return self.ask(asking).sheet(quarter)

    def history(self, staff_id: str, asking: Asking) -> tuple[Told, ...]:
        """Everything on record about somebody."""
        return self.ask(asking).history(staff_id)

    def status(self) -> tuple[dict[str, object], ...]:
        """How far each log has come, dated by its department's clock where that can be read."""
        return tuple(
            {
                "log": log,
                "size": head.size,
                "recorded_at": self._on_clock(log, head.last_recorded_at),
                "root": head.root.hex(),
            }
            for log, head in self.evidence.heads().items()
        )

    def _on_clock(self, log: str, moment: datetime | None) -> datetime | None:
        with suppress(Refusal):  # What a damaged log still says is worth telling.
            department = Session(self.ledger, log, actor=None, now=self.now).state().department
            return moment and moment.astimezone(department.zone)
        return moment

    def prove(self, named: str) -> Proven:
        """Prove to a stranger that an entry is in the log."""
        return self.evidence.prove(self.ask().handed_out(named))

    def changes(self, state: "State") -> tuple[ScoreChange, ...]:
        """Whose score what was decided would change. It opens no forms, whoever asks."""
        question = self.ask()
        before, after = question.department(), question.department()
        for number, one in enumerate(state.decided, start=state.position):
            after.history.add(Entry(state.log, number, state.now, one.stream, one.fact))
        facts = (one.fact for one in state.decided)
        quarters = quarters_touched(facts, after.history.entry)
        return score_changes(before, after, bearing(after, quarters, state.today))

    def remarks(self, state: "State") -> tuple[Message, ...]:
        """What else to know of what was decided, before it is recorded."""
        facts = tuple(one.fact for one in state.decided)
        return (*question_remarks(state.department, facts), *standard_remarks(facts))

    def importing(
        self, file: Path, *, outside: Mapping[str, str], progress: Callable[[int, int], None]
    ) -> "Importing":
        """Decide everything a paper holds, and record nothing yet."""
        from commands.handler import state_at
        from commands.import_sheet import ON_PAPER, Importing, plan_import
        from paper.reading import read_paper

        paper = read_paper(file)
        position = self.journal.size()
        state = state_at(self.desk, position)
        kinds = [kind for kind, cls in KINDS.items() if cls in ON_PAPER]
        result = plan_import(
            state,
            paper,
            self.actor or "",
            outside=outside,
            recorded=self.journal.everything(position, topics=kinds),
            progress=progress,
        )
        return Importing(state, position, result, self.changes(state))


def open_session(url: str, log: str | None, actor: str | None) -> Session:
    """Open a real ledger, or a rehearsal file, as it is."""
    session = Session(open_ledger(url), log, actor=actor, now=lambda: datetime.now(UTC))
    session.evidence = Evidence(session.ledger, key_file(url))
    return session


def rehearsal_in(file: Path, log: str, clock: Callable[[], datetime]) -> Session:
    """A new ledger in a file that is not there yet, and its key; its times are invented."""
    ledger = sqlite.create(file, "rehearsal", clock)
    try:
        make_key_file(key_path(file))
    except BaseException:
        ledger.close()
        file.unlink()
        raise
    return Session(ledger, log, actor=None, now=clock)


def rehearsal_session(log: str, clock: Callable[[], datetime]) -> Session:
    """A ledger in memory, whose times are invented."""
    return Session(sqlite.create_in_memory(clock), log, actor=None, now=clock)
