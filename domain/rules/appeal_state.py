"""How far an appeal has come by a day, and its last days (P1-3.7-e to P1-3.7-m)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.rules.appeal_steps import latest, lodged, step_of, steps_of
from domain.rules.appeal_subject import Lodged, rules_of
from domain.rules.appeal_windows import feedback_day, given_on, in_time, last_day, second_window
from domain.rules.citation import rule

NO_MEETING = "appeal.no_meeting"
TOLD = ("heard", "declined", "reassessed")
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


@dataclass(frozen=True, slots=True)
class AppealState:
    """How far an appeal has come, and its last days.

    ``in_time`` is None where no edition of the result is looked at, ``last_day`` too, and where
    the days have not begun.
    """

    state: Status
    in_time: bool | None
    last_day: date | None
    feedback_due: date | None
    feedback_late: bool | None
    second_review_last_day: date | None
    deemed_accepted: bool

    @property
    def open(self) -> bool:
        """Whether anything may still come of it."""
        return self.state not in {"deemed_accepted", "closed", "withdrawn"}


@rule("P1-3.7-l", amounts=("days",))
def appeal_state(department: Department, appeal_id: str, today: date) -> AppealState | None:
    """How far an appeal has come by a day. Silence after feedback is acceptance (P1-3.7-m).

    Feedback is late by the day the ledger, or the paper, has it: dating back makes it no earlier.
    """
    appeal = lodged(department, appeal_id)
    if appeal is None:
        return None
    steps = steps_of(department, appeal_id)
    again = latest(steps, "heard_again")
    first = latest(steps, "heard", "declined")
    fed = _feedback_after(first, steps, before=again)
    second_day = second_window(department, first, fed)
    state = _furthest(department, steps, second_day, final=no_meeting_is_final(department, appeal))
    if state in TOLD and fed is None and _counts_as_given(department, first, today):
        state = "fed_back"
    deemed = state == "fed_back" and second_day is not None and today > second_day
    feedback_due = feedback_day(again or first)
    last_fed = _feedback_after(again, steps) if again else fed
    late = None
    if last_fed is not None and feedback_due is not None:
        late = department.came_on(last_fed) > feedback_due
    return AppealState(
        state="deemed_accepted" if deemed else state,
        in_time=in_time(department, appeal),
        last_day=last_day(department, appeal),
        feedback_due=feedback_due,
        feedback_late=late,
        second_review_last_day=second_day,
        deemed_accepted=deemed,
    )


@rule("P1-3.7-h", readings=(NO_MEETING,))
def no_meeting_is_final(department: Department, appeal: Lodged) -> bool:
    """Whether an appeal ends where HR calls no meeting, as it is read (P1-3.7-h/2)."""
    return rules_of(department, appeal).reading(NO_MEETING) == "final"


def _counts_as_given(department: Department, met: Entry[Fact] | None, today: date) -> bool:
    """Whether feedback that was not given counts as given by now (P1-3.7-l/1)."""
    deemed = given_on(department, met, None)
    return deemed is not None and today > deemed


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
    department: Department,
    steps: tuple[Entry[Fact], ...],
    second_day: date | None,
    *,
    final: bool,
) -> Status:
    """The state the steps lead to. A second review is final (P1-3.7-m/3)."""
    state: Status = "lodged"
    for entry in steps:
        step = step_of(entry.fact)
        match step:
            case "heard_again":
                return "closed"
            case "withdrawn":
                return "withdrawn"
            case "declined" if final:
                return "closed"
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
