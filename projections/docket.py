"""The docket: every appeal of the department, how far it has come, and what is due next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.facts.appeals import AppealRegistered, ResultAppealLodged
from domain.line import AnyEntry
from domain.rules.appeal_state import AppealState, Status, appeal_state
from domain.rules.appeal_steps import latest, steps_of
from domain.rules.appeal_subject import Lodged, quarter_of
from domain.rules.appeal_taken_back import corrections
from domain.rules.appeal_windows import flagged_from
from domain.rules.explanations import Explanation
from domain.rules.touched import Touched, touched_by
from domain.values import Quarter, day_of

Next: TypeAlias = Literal[
    "register", "admit", "verify", "decide", "hear", "feed_back", "wait", "hear_again", "none"
]
NEXT: Mapping[Status, Next] = {
    "lodged": "register",
    "registered": "verify",
    "verified": "decide",
    "declined": "feed_back",
    "heard": "feed_back",
    "reassessed": "feed_back",
    "fed_back": "wait",
    "second_review": "hear_again",
    "deemed_accepted": "none",
    "closed": "none",
    "withdrawn": "none",
}
UNDECIDED: frozenset[Next] = frozenset({"register", "admit", "verify", "decide", "hear"})


@dataclass(frozen=True, slots=True)
class Docketed:
    """One appeal: its number, whose it is, its state, and what comes next, by which day."""

    entry: Lodged
    register_no: str | None
    state: AppealState
    next_step: Next
    due: date | None
    clause: str
    overdue_days: int
    steps: tuple[AnyEntry, ...]
    others: tuple[Touched, ...] = ()
    """Whom else the ruling moved, each with a window of their own (P1-3.7-i)."""

    @property
    def open(self) -> bool:
        """Whether anything is still to come."""
        return self.next_step != "none"

    @property
    def quarter(self) -> Quarter:
        """The quarter appealed about."""
        return quarter_of(self.entry.fact)

    @property
    def interference(self) -> bool:
        """Whether it is an appeal against interference (P1-0.6-f)."""
        return not isinstance(self.entry.fact, ResultAppealLodged)


@dataclass(frozen=True, slots=True)
class Docket:
    """The appeals, and the explanations asked for (P1-0.6-f)."""

    appeals: tuple[Docketed, ...]
    asked: tuple[Explanation, ...]


def docket(department: Department, appeals: Iterable[Lodged], today: date) -> tuple[Docketed, ...]:
    """Every appeal in the order it was lodged, as it stands on a day."""
    numbers = {
        entry.fact.appeal_id: entry.fact.register_no
        for entry in department.history.standing("appeals", AppealRegistered)
    }
    found = []
    for entry in appeals:
        state = appeal_state(department, entry.fact.id, today)
        if state is None:
            continue
        steps = steps_of(department, entry.fact.id)
        next_step = _next(state, steps)
        due, clause = _due(department, entry, steps, state, next_step)
        late = max((today - due).days, 0) if due and next_step != "wait" else 0
        number = numbers.get(entry.fact.id)
        others = _others(department, entry)
        found.append(Docketed(entry, number, state, next_step, due, clause, late, steps, others))
    return tuple(found)


def _others(department: Department, entry: Lodged) -> tuple[Touched, ...]:
    """Whom the edition after the ruling moved, besides whoever appealed."""
    ordered = corrections(department, entry.fact.id)
    if not ordered:
        return ()
    found = touched_by(department, quarter_of(entry.fact), ordered[-1].position)
    return tuple(one for one in found if one.staff_id != entry.fact.appellant)


def _next(state: AppealState, steps: tuple[AnyEntry, ...]) -> Next:
    """What comes next; a meeting that was called is held, what came too late is admitted or not."""
    if state.state == "verified" and latest(steps, "convened") is not None:
        return "hear"
    if state.state == "registered" and state.in_time is False:
        return "admit"
    return NEXT[state.state]


def _due(
    department: Department,
    entry: Lodged,
    steps: tuple[AnyEntry, ...],
    state: AppealState,
    next_step: Next,
) -> tuple[date | None, str]:
    """By which day, and by which clause. Decision and meeting are flagged after some days each.

    The days are those of P1-3.7-h as it is read; they run from lodging, a meeting's from its call.
    """
    if next_step == "feed_back":
        return state.feedback_due, "P1-3.7-l"
    if next_step == "wait":
        return state.second_review_last_day, "P1-3.7-m"
    if next_step in UNDECIDED:
        called = latest(steps, "convened") if next_step == "hear" else None
        start = department.came_on(called or entry)
        return flagged_from(department, start), "P1-3.7-h"
    return None, "P1-3.7-m"


def lodged_on(one: Docketed) -> date:
    """The day an appeal says it was lodged."""
    return day_of(one.entry.fact.happened_on)
