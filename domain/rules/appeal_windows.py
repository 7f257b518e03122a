"""The windows of an appeal: ten days after publication, ten after feedback (P1-3.7-e, -m)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.calendar import appeal_window, counted_days
from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealVerified,
    AppealWithdrawn,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
    SecondReviewHeld,
    SecondReviewRequested,
)
from domain.facts.envelope import Fact
from domain.rules.citation import rule
from domain.values import day_of

Step: TypeAlias = Literal[
    "lodged",
    "registered",
    "verified",
    "declined",
    "heard",
    "reassessed",
    "fed_back",
    "deemed_accepted",
    "second_review",
    "closed",
    "withdrawn",
]
WINDOW = ("appeal.window_anchor", "appeal.day_count", "appeal.last_day_holiday")
"""The readings that a stored last day was counted by; read otherwise, it is counted anew."""
STATES: tuple[tuple[type[Fact], Step], ...] = (
    (AppealRegistered, "registered"),
    (AppealVerified, "verified"),
    (ReviewMeetingHeld, "heard"),
    (ReassessmentMade, "reassessed"),
    (AppealOutcomeFedBack, "fed_back"),
    (SecondReviewRequested, "second_review"),
    (SecondReviewHeld, "closed"),
    (AppealWithdrawn, "withdrawn"),
)


@dataclass(frozen=True, slots=True)
class AppealState:
    """How far an appeal has come, and its last days."""

    state: Step
    in_time: bool
    last_day: date
    feedback_due: date | None
    feedback_late: bool | None
    second_review_last_day: date | None
    deemed_accepted: bool


def lodged(department: Department, appeal_id: str) -> Entry[ResultAppealLodged] | None:
    """The entry that lodged an appeal, if there is one."""
    found = department.history.standing(f"appeal/{appeal_id}", ResultAppealLodged)
    return found[0] if found else None


@rule("P1-3.7-e", amounts=("days",), readings=WINDOW)
def last_day(department: Department, appeal: Entry[ResultAppealLodged]) -> date:
    """The last day to appeal against the edition: as stored, or as it is hypothetically read."""
    ref = appeal.fact.result_ref
    edition = department.editions(ref.period)[ref.edition - 1]
    stored = edition.fact.deadline("P1-3.7-e")
    if stored is not None and not department.regulation.supposes(WINDOW):
        return day_of(stored.due)
    published = day_of(edition.fact.happened_on)
    rules = department.regulation.on(published)
    anchor = rules.reading("appeal.window_anchor")
    start = ref.period.last_day if anchor == "last_day_of_quarter" else published
    return day_of(appeal_window(department.history, rules, start).due)


def in_time(department: Department, appeal: Entry[ResultAppealLodged]) -> bool:
    """Whether an appeal came within its window; when it came is when the ledger took it in."""
    return department.came_on(appeal) <= last_day(department, appeal)


@rule("P1-3.7-l", amounts=("days",))
@rule("P1-3.7-m", amounts=("days",), readings=("appeal.second_window_anchor",))
def appeal_state(department: Department, appeal_id: str, today: date) -> AppealState | None:
    """How far an appeal has come by a day. Silence after feedback is acceptance (P1-3.7-m)."""
    appeal = lodged(department, appeal_id)
    if appeal is None:
        return None
    steps = _steps(department, appeal_id)
    met = next((one for one in reversed(steps) if isinstance(one.fact, ReviewMeetingHeld)), None)
    fed = next((one for one in reversed(steps) if isinstance(one.fact, AppealOutcomeFedBack)), None)
    second_day = _second_window(department, met, fed)
    asked = any(isinstance(one.fact, SecondReviewRequested) for one in steps)
    deemed = second_day is not None and not asked and today > second_day
    feedback_due = _due(met, "P1-3.7-l")
    late = None
    if fed is not None and feedback_due is not None:
        late = day_of(fed.fact.happened_on) > feedback_due
    state = _furthest(steps)
    return AppealState(
        state="deemed_accepted" if deemed and state == "fed_back" else state,
        in_time=in_time(department, appeal),
        last_day=last_day(department, appeal),
        feedback_due=feedback_due,
        feedback_late=late,
        second_review_last_day=second_day,
        deemed_accepted=deemed,
    )


def _steps(department: Department, appeal_id: str) -> tuple[Entry[Fact], ...]:
    registered = [
        entry
        for entry in department.history.standing("appeals", AppealRegistered)
        if entry.fact.appeal_id == appeal_id
    ]
    own = department.history.standing(f"appeal/{appeal_id}", Fact)
    return tuple(sorted((*own, *registered), key=lambda entry: entry.position))


def _furthest(steps: tuple[Entry[Fact], ...]) -> Step:
    state: Step = "lodged"
    for entry in steps:
        if isinstance(entry.fact, ReviewMeetingDecided):
            state = state if entry.fact.convene else "declined"
        for kind, step in STATES:
            if isinstance(entry.fact, kind):
                state = step
    return state


def _due(entry: Entry[Fact] | None, matter: str) -> date | None:
    deadline = entry.fact.deadline(matter) if entry else None
    return day_of(deadline.due) if deadline else None


def _second_window(
    department: Department, met: Entry[Fact] | None, fed: Entry[Fact] | None
) -> date | None:
    if fed is None:
        return None
    on = day_of(fed.fact.happened_on)
    rules = department.regulation.on(on)
    days = int(rules.amount("P1-3.7-m", "days"))
    anchor = rules.reading("appeal.second_window_anchor")
    if met is None or anchor == "from_feedback_date":
        return _due(fed, "P1-3.7-m")
    start = day_of(met.fact.happened_on)
    if anchor == "from_day_2_deadline":
        start = _due(met, "P1-3.7-l") or start
    return day_of(counted_days("P1-3.7-m", start, days).due)
