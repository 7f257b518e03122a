"""Readings of late appeals, of what waits for one, and of what an upheld one changes (P1-3.7)."""

from domain.facts.appeals import (
    AppealRegistered,
    AppealVerified,
    InterferenceAppealLodged,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
)
from domain.facts.envelope import Fact
from domain.facts.organisation import StaffMemberLeft
from domain.facts.points import ProcedureDeductionRecorded, ScoreEntryReversed
from domain.facts.posts import SalarySet
from domain.facts.standards import PolicyOptionSet
from domain.rules.appeal_windows import in_time
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.builders import Book
from tests.cast import shown
from tests.rules.reading_cases import Readings, answers
from tests.rules.readings_of_appeals import lodged
from tests.staging import outcome, stage, take

EXAMS = {"knowledge": "80", "document": "80", "typing": "80"}
WORK: dict[str, object] = {"work_item_id": "w1", "interfering_party": "the works department"}
PLANNED = {**WORK, "planned_completion_on": "2006-05-20", "effect": "it cannot be done"}
PROCEDURE = {"code": "procedure", "version": 1, "item": "P0"}


def hindered(readings: Readings, on: str) -> str:
    """Say whether an appeal of a day is in time for work planned to be done on 2006-05-20."""
    book = Book(readings)
    fields = {"id": "i1", "by": "A1", "appellant": "A1", **PLANNED}
    appeal = book.write(InterferenceAppealLodged, on, **fields)
    return "in" if in_time(book.department, appeal) else "out"


WINDOW = "appeal.interference_window"


@answers(
    WINDOW,
    closed_window_minus10_to_minus5="out",
    until_5_days_before="in",
    last_10_days="out",
)
def eleven_days_before(readings: Readings) -> str:
    """05-09 (F-82)."""
    return hindered(readings, "2006-05-09")


@answers(WINDOW, closed_window_minus10_to_minus5="in", until_5_days_before="in", last_10_days="in")
def ten_days_before(readings: Readings) -> str:
    """05-10 (F-82)."""
    return hindered(readings, "2006-05-10")


@answers(WINDOW, closed_window_minus10_to_minus5="in", until_5_days_before="in", last_10_days="in")
def five_days_before(readings: Readings) -> str:
    """05-15 (F-82)."""
    return hindered(readings, "2006-05-15")


@answers(
    WINDOW,
    closed_window_minus10_to_minus5="out",
    until_5_days_before="out",
    last_10_days="in",
)
def four_days_before(readings: Readings) -> str:
    """05-16 (F-82)."""
    return hindered(readings, "2006-05-16")


@answers(
    WINDOW,
    closed_window_minus10_to_minus5="out",
    until_5_days_before="out",
    last_10_days="out",
)
def after_the_planned_completion(readings: Readings) -> str:
    """05-21 is before nothing."""
    return hindered(readings, "2006-05-21")


@answers(
    "appeal.interference_effect",
    excuses_named_task_or_deduction="recorded",
    record_only="P1-0.6-f",
)
def a_deduction_for_the_hindered_work(readings: Readings) -> str:
    """The work was not done, points were taken for it, and the appeal was upheld."""
    on_stage = stage(readings)
    take(on_stage, InterferenceAppealLodged, "2006-05-12", by="A1", id="i1", **PLANNED)
    steps: tuple[tuple[type[Fact], dict[str, object]], ...] = (
        (AppealRegistered, {}),
        (AppealVerified, {"founded": "yes", "report_ref": "r1"}),
        (ReviewMeetingDecided, {"convene": True, "reason": "it is founded"}),
        (
            ReviewMeetingHeld,
            {"member_ids": ("H2", "H3", "M"), "outcome": "upheld", "reasons": "true"},
        ),
    )
    for kind, fields in steps:
        take(on_stage, kind, "2006-05-18", by="H2", appeal_id="i1", **fields)
    about = {"staff_id": "A1", "standard_ref": PROCEDURE, "points": "2", "task_id": "w1"}
    take(on_stage, ProcedureDeductionRecorded, "2006-05-22", by="S", id="d1", note="x", **about)
    reversal = {"target": "d1", "appeal_id": "i1", "reason": "it was hindered"}
    return outcome(on_stage, ScoreEntryReversed, "2006-05-24", by="H2", **reversal)


def appealed(readings: Readings, on: str = "2006-04-18") -> tuple[Stage, str]:
    """Let A1 appeal on a day against a result published on 04-10, and HR register it."""
    on_stage = stage(readings)
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **EXAMS})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    fields = {"by": "A1", "id": "a1", "grounds": "x", "result_ref": {"period": "2006Q1"}}
    told = outcome(on_stage, ResultAppealLodged, on, **fields)
    if told == "recorded":
        take(on_stage, AppealRegistered, on, by="H2", appeal_id="a1")
    return on_stage, told


@answers(
    "appeal.late",
    recorded_and_marked_out_of_time_hr_may_admit_with_reason="recorded",
    rejected="P1-3.7-e",
)
def lodged_on_day_eleven(readings: Readings) -> str:
    """04-21 (F-76)."""
    return appealed(readings, "2006-04-21")[1]


@answers(
    "appeal.late",
    recorded_and_marked_out_of_time_hr_may_admit_with_reason="recorded",
    rejected="recorded",
)
def lodged_on_day_ten(readings: Readings) -> str:
    """04-20 (F-76)."""
    return appealed(readings, "2006-04-20")[1]


@answers(
    "appeal.suspensive_effect",
    results_stand_but_irreversible_steps_wait="P1-3.7-h",
    no_suspension="recorded",
    full_suspension="P1-3.7-h",
)
def dismissed_while_an_appeal_is_open(readings: Readings) -> str:
    """A1 leaves, dismissed, two days after the appeal."""
    on_stage, _ = appealed(readings)
    gone = {"by": "H2", "staff_id": "A1", "reason": "dismissed"}
    return outcome(on_stage, StaffMemberLeft, "2006-04-20", **gone)


@answers(
    "appeal.suspensive_effect",
    results_stand_but_irreversible_steps_wait="recorded",
    no_suspension="recorded",
    full_suspension="P1-3.7-h",
)
def pay_set_while_an_appeal_is_open(readings: Readings) -> str:
    """What can be undone waits only where everything does."""
    on_stage, _ = appealed(readings)
    pay = {"by": "H2", "staff_id": "A1", "monthly": "1200", "ground": "grade"}
    fields = {**pay, "effective_from": "2006-05-01"}
    return outcome(on_stage, SalarySet, "2006-04-20", **fields)


def assessed_anew(readings: Readings, knowledge: str, *, deducted: bool) -> str:
    """The score after an upheld appeal of 04-18; from 04-15 on scores are rounded to integers."""
    book = Book(readings)
    book.marks(knowledge, 80, 80)
    rounding = {"key": "score.rounding", "value": "integer_half_up", "reason": "from now on"}
    book.write(PolicyOptionSet, "2006-04-12", by="H1", effective_from="2006-04-15", **rounding)
    item = book.deduct(2) if deducted else None
    lodged(book, "2006-04-18")
    number = {"appeal_id": "a1", "register_no": "2006-001", "in_time": True}
    book.write(AppealRegistered, "2006-04-18", by="H2", **number)
    met = {"member_ids": ("H2", "H3", "M"), "outcome": "upheld", "reasons": "true"}
    book.write(ReviewMeetingHeld, "2006-05-08", by="H2", appeal_id="a1", **met)
    corrections = (book.reverse(item, appeal_id="a1").fact.id,) if item else ()
    scores = {"score_before": None, "score_after": None, "corrections": corrections}
    made = {"appeal_id": "a1", "staff": "A1", "quarter": "2006Q1", **scores}
    book.write(ReassessmentMade, "2006-05-08", by="H2", **made)
    return shown(book.score().score)


@answers(
    "appeal.reassessment_rules",
    those_in_force_for_the_quarter_appealed="80.5",
    those_in_force_at_meeting="81",
)
def rounded_since_the_quarter(readings: Readings) -> str:
    """40.5 + 20 + 20, the two points given back; half up, 81."""
    return assessed_anew(readings, "81", deducted=True)


@answers(
    "appeal.reassessment_rules",
    those_in_force_for_the_quarter_appealed="80.25",
    those_in_force_at_meeting="80.25",
)
def never_below_the_contested_result(readings: Readings) -> str:
    """40.25 + 20 + 20; rounded it were 80, which is below what was contested (P1-3.7-i/2)."""
    return assessed_anew(readings, "80.5", deducted=False)
