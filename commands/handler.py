"""Carry a request out: read, decide, check that it can be replayed, append on condition, retry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commands import (  # noqa: F401 - each registers what it decides
    adopt_regulation,
    answer_explanation,
    assess_month,
    assign_grade,
    assign_shift,
    belong_there,
    check_log_data,
    collate_inspections,
    compose_paper,
    confirm_cheating,
    consult_standard,
    decide_elimination,
    decide_jointly,
    decide_probation,
    deduct_points,
    delegate_duty,
    dispute_task,
    disqualify,
    engage_staff,
    impose_penalties,
    inspect_department,
    keep_apart,
    keep_foremen,
    keep_question_bank,
    lodge_appeal,
    log_discontent,
    log_work,
    mark_exam,
    month_results,
    order_appeal,
    order_deduction,
    plan_month,
    publish_quarter,
    rate_attitude,
    report_half_year,
    reverse_entry,
    reverse_step,
    review_appeal,
    review_promotion,
    review_quarter,
    seat_panel,
    set_salary,
    talk_month,
    wait_for_appeal,
)
from commands.record import Draft, decide
from commands.state import Decided, State
from domain.dossier import Department
from domain.entry import Entry
from domain.excerpt import Excerpt
from domain.facts.envelope import Fact
from domain.history import History
from domain.refusals.ledger import MovedOn

TRIES_MAX = 3


class Log(Protocol):
    """What a handler needs of a log: its size, its streams, its entries, and a way to append."""

    name: str

    def size(self) -> int:
        """How many entries there are."""

    def read(
        self, streams: Sequence[str], up_to: int, excerpt: Excerpt | None
    ) -> Iterable[Entry[Fact]]:
        """The entries of some streams, or of an excerpt of each, in order, up to a position."""

    def everything(self, up_to: int, *, topics: Iterable[str]) -> Iterable[Entry[Fact]]:
        """The entries of some kinds, in order, up to a position."""

    def find(self, fact_id: str, up_to: int) -> Entry[Fact] | None:
        """One entry by its fact's id."""

    def append(
        self, decided: Sequence[Decided], position: int, streams: frozenset[str]
    ) -> tuple[Entry[Fact], ...]:
        """Append, unless one of the streams moved on since the position."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where requests are decided: the log, the moment, and where new ids come from."""

    log: Log
    now: Callable[[], datetime]
    new_id: Callable[[], str]


def state_at(desk: Desk, position: int) -> State:
    """The department as the log stands at a position."""
    history = History(
        fetch=lambda streams, excerpt: desk.log.read(streams, position, excerpt),
        find=lambda fact_id: desk.log.find(fact_id, position),
    )

    def recorded(kind: type[Fact]) -> Iterable[Entry[Fact]]:
        return desk.log.everything(position, topics=(kind.declaration.kind,))

    department = Department(history)
    return State(desk.log.name, department, desk.now(), position, desk.new_id, recorded)


def plan(desk: Desk, drafts: Iterable[Draft]) -> tuple[State, int]:
    """Decide a batch, each draft on the state left by those before it; record nothing."""
    position = desk.log.size()
    state = state_at(desk, position)
    for draft in drafts:
        decide(state, draft)
    return state, position


def handle(desk: Desk, drafts: Sequence[Draft]) -> tuple[Entry[Fact], ...]:
    """Record a batch, all or nothing, and return what was recorded.

    Raises a Refusal, and records nothing. When somebody else was first, it decides anew.
    """
    for attempt in range(1, TRIES_MAX + 1):
        state, position = plan(desk, drafts)
        if not state.decided:
            return ()
        try:
            return desk.log.append(state.decided, position, state.history.streams_read)
        except MovedOn:
            if attempt == TRIES_MAX:
                raise
    raise AssertionError("unreachable")
