"""The windows of an appeal: ten days after publication, ten after feedback (P1-3.7-e, -m)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.calendar import appeal_window, counted_days
from domain.dossier import Department
from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged
from domain.facts.envelope import Deadline, Fact
from domain.rules.appeal_editions import Edition, edition_concerning
from domain.rules.appeal_steps import Step, latest, lodged, step_of, steps_of
from domain.rules.citation import rule
from domain.values import Quarter, day_of

SECOND_ANCHOR = "appeal.second_window_anchor"
Status: TypeAlias = Literal[
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


@dataclass(frozen=True, slots=True)
class AppealState:
    """How far an appeal has come, and its last days.

    ``in_time`` and ``last_day`` are None where no edition of the result is looked at.
    """

    state: Status
    in_time: bool | None
    last_day: date | None
    feedback_due: date | None
    feedback_late: bool | None
    second_review_last_day: date | None
    deemed_accepted: bool


@rule(
    "P1-3.7-e",
    amounts=("days",),
    readings=WINDOW,
)
def window_of_appeal(department: Department, quarter: Quarter, published: date) -> Deadline:
    """The last day to appeal against a result of a quarter that was published on a day."""
    rules = department.regulation.on(published)
    anchor = rules.reading("appeal.window_anchor")
    start = quarter.last_day if anchor == "last_day_of_quarter" else published
    return appeal_window(department.history, rules, start)


def last_day(department: Department, appeal: Entry[ResultAppealLodged]) -> date | None:
    """The last day to appeal: as stored with the edition, or as it is hypothetically read."""
    ref = appeal.fact.result_ref
    edition = edition_concerning(department, ref, appeal.fact.appellant)
    if edition is None:
        return None
    return last_day_after(department, edition)


def last_day_after(department: Department, edition: Edition) -> date:
    """The last day to appeal against an edition: as stored with it, or as it is read otherwise."""
    stored = edition.fact.deadline("P1-3.7-e")
    if stored is not None and not department.regulation.supposes(WINDOW):
        return day_of(stored.due)
    published = department.came_on(edition)
    return day_of(window_of_appeal(department, edition.fact.quarter, published).due)


def in_time(department: Department, appeal: Entry[ResultAppealLodged]) -> bool | None:
    """Whether an appeal came within its window; when it came is when the ledger took it in."""
    last = last_day(department, appeal)
    return None if last is None else department.came_on(appeal) <= last


@rule("P1-3.7-l", amounts=("days",))
def appeal_state(department: Department, appeal_id: str, today: date) -> AppealState | None:
    """How far an appeal has come by a day. Silence after feedback is acceptance (P1-3.7-m)."""
    appeal = lodged(department, appeal_id)
    if appeal is None:
        return None
    steps = steps_of(department, appeal_id)
    again = latest(steps, "heard_again")
    first = latest(steps, "heard", "declined")
    fed = _feedback_after(first, steps, before=again)
    second_day = _second_window(department, first, fed)
    state = _furthest(department, steps, second_day)
    deemed = state == "fed_back" and second_day is not None and today > second_day
    feedback_due = _due(again or first, "P1-3.7-l")
    last_fed = _feedback_after(again, steps) if again else fed
    late = None
    if last_fed is not None and feedback_due is not None:
        late = day_of(last_fed.fact.happened_on) > feedback_due
    return AppealState(
        state="deemed_accepted" if deemed else state,
        in_time=in_time(department, appeal),
        last_day=last_day(department, appeal),
        feedback_due=feedback_due,
        feedback_late=late,
        second_review_last_day=second_day,
        deemed_accepted=deemed,
    )


def _feedback_after(
    outcome: Entry[Fact] | None,
    steps: tuple[Entry[Fact], ...],
    before: Entry[Fact] | None = None,
) -> Entry[Fact] | None:
    """The feedback of an outcome."""
    return latest(
        (
            one
            for one in steps
            if (outcome is None or one.position > outcome.position)
            and (before is None or one.position < before.position)
        ),
        "fed_back",
    )


def _furthest(
    department: Department, steps: tuple[Entry[Fact], ...], second_day: date | None
) -> Status:
    """The state the steps lead to. A second review is final (P1-3.7-m/3)."""
    state: Status = "lodged"
    for entry in steps:
        step: Step | None = step_of(entry.fact)
        match step:
            case "heard_again":
                return "closed"
            case "withdrawn":
                return "withdrawn"
            case "second_review":
                late = second_day is not None and department.came_on(entry) > second_day
                state = state if late else "second_review"
            case "reassessed":
                state = "reassessed" if state == "heard" else state
            case "registered" | "verified" | "declined" | "heard" | "fed_back":
                state = step
            case _:
                pass
    return state


def _due(entry: Entry[Fact] | None, matter: str) -> date | None:
    deadline = entry.fact.deadline(matter) if entry else None
    return day_of(deadline.due) if deadline else None


@rule("P1-3.7-m", amounts=("days",), readings=(SECOND_ANCHOR,))
def window_of_second_review(
    department: Department, met: Entry[Fact] | None, fed_back: date
) -> Deadline:
    """The last day to ask for a second review, after a feedback, or as it is read the meeting."""
    rules = department.regulation.on(fed_back)
    days = int(rules.amount("P1-3.7-m", "days"))
    match rules.reading(SECOND_ANCHOR):
        case "from_meeting_completion" if met is not None:
            start = day_of(met.fact.happened_on)
        case "from_day_2_deadline" if met is not None:
            start = _due(met, "P1-3.7-l") or day_of(met.fact.happened_on)
        case _:
            start = fed_back
    return counted_days("P1-3.7-m", start, days)


def _second_window(
    department: Department, met: Entry[Fact] | None, fed: Entry[Fact] | None
) -> date | None:
    """The last day: as stored with the feedback, or as it is read otherwise."""
    if fed is None:
        return None
    on = department.came_on(fed)
    stored = _due(fed, "P1-3.7-m")
    if stored and not department.regulation.supposes((SECOND_ANCHOR,)):
        return stored
    return day_of(window_of_second_review(department, met, on).due)
