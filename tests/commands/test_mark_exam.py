"""Exam marks: the right method, month and rater, each once (P1-0.4-b, P1-2.5 to P1-2.7)."""

import pytest

from domain.facts.envelope import Fact
from domain.facts.exams import (
    DocumentWritingExamHeld,
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamAbsenceRecorded,
    KnowledgeExamMarked,
    MakeUpExamAuthorised,
    TypingTestTaken,
)
from domain.facts.organisation import DutyDelegated, StaffMemberLeft
from domain.facts.points import ScoreEntryReversed
from domain.refusals.forbidden import AboutOneself, RoleLacking, SecondMark
from domain.refusals.recording import FieldMissing
from tests.cast import FEBRUARY, Q1
from tests.staging import outcome, refusal, stage, take

MARK = {"staff_id": "A1", "mark": "80"}
FOUND = {"staff_id": "A1", "found_and_corrected": 7}
HELD = {"exam_id": "d1", "topic": "a letter", "announced_by": "S", "reference_standard": "2001"}
IN_2005 = "2005-10-10"


@pytest.mark.parametrize(
    ("on", "kind", "told"),
    [
        ("2005-10-10", ErrorCorrectionExamMarked, "recorded"),
        ("2006-01-10", ErrorCorrectionExamMarked, "P1-2.5-e"),
        ("2005-10-10", DocumentWritingMarked, "P1-2.5-f"),
        ("2006-01-10", DocumentWritingMarked, "recorded"),
    ],
)
def test_the_method_is_that_of_the_day_the_exam_is_held(
    on: str, kind: type[ErrorCorrectionExamMarked], told: str
) -> None:
    counts = FOUND if kind is ErrorCorrectionExamMarked else {"staff_id": "A1"}
    assert outcome(stage(), kind, on, **counts) == told


@pytest.mark.parametrize(("on", "told"), [("2005-12-31", "P1-2.5-f"), ("2006-01-31", "recorded")])
def test_a_writing_test_is_held_from_2006_on(on: str, told: str) -> None:
    assert outcome(stage(), DocumentWritingExamHeld, on, for_quarter=Q1, **HELD) == told


@pytest.mark.parametrize(("note", "told"), [(None, "P1-0.4-b"), ("a flood", "recorded")])
def test_a_writing_test_outside_its_month_needs_a_reason(note: str | None, told: str) -> None:
    on_stage = stage()
    fields = {"for_quarter": Q1, "note": note, **HELD}
    assert outcome(on_stage, DocumentWritingExamHeld, "2006-02-03", **fields) == told


@pytest.mark.parametrize(
    ("on", "told"),
    [("2006-02-01", "recorded"), ("2006-02-28", "recorded"), ("2006-03-01", "P1-0.4-b")],
)
def test_an_exam_in_its_month_needs_no_reason(on: str, told: str) -> None:
    assert outcome(stage(), KnowledgeExamMarked, on, **MARK) == told


def test_a_test_that_was_held_as_set_needs_no_reason_when_it_is_marked() -> None:
    on_stage = stage()
    fields = {"for_quarter": Q1, "note": "a flood", **HELD}
    take(on_stage, DocumentWritingExamHeld, "2006-02-03", **fields)
    marking = {"staff_id": "A1", "exam_id": "d1"}
    assert outcome(on_stage, DocumentWritingMarked, "2006-02-04", **marking) == "recorded"


def test_an_authorised_make_up_needs_no_further_reason() -> None:
    on_stage = stage()
    fields = {"staff_id": "A1", "exam_id": "k2", "replaces": "knowledge/2006Q1", "reason": "ill"}
    take(on_stage, MakeUpExamAuthorised, FEBRUARY, **fields)
    assert outcome(on_stage, KnowledgeExamMarked, "2006-03-10", exam_id="k2", **MARK) == "recorded"


@pytest.mark.parametrize(
    ("by", "told"),
    [
        pytest.param("H1", "recorded", id="the other rater"),
        pytest.param("S", "P1-2.5-f", id="the same rater"),
    ],
)
def test_supervisor_and_hr_mark_a_script_once_each(by: str, told: str) -> None:
    on_stage = stage()
    take(on_stage, DocumentWritingMarked, "2006-01-10", staff_id="A1")
    assert outcome(on_stage, DocumentWritingMarked, "2006-01-11", staff_id="A1", by=by) == told


def test_nobody_gives_both_marks_by_claiming_another_capacity() -> None:
    on_stage = stage()
    take(on_stage, DocumentWritingMarked, "2006-01-10", staff_id="A1")
    fields = {"staff_id": "A1", "rater_capacity": "hr"}
    found = refusal(on_stage, DocumentWritingMarked, "2006-01-10", **fields)
    assert found.clause == "P1-2.5-f"


def test_a_member_of_hr_marks_in_no_other_capacity() -> None:
    fields = {"staff_id": "A1", "by": "H1", "rater_capacity": "supervisor"}
    assert outcome(stage(), DocumentWritingMarked, "2006-01-10", **fields) == "P1-2.5-f"


def test_a_second_exam_of_a_subject_needs_an_authorised_make_up() -> None:
    on_stage = stage()
    take(on_stage, KnowledgeExamMarked, FEBRUARY, exam_id="k1", **MARK)
    found = refusal(on_stage, KnowledgeExamMarked, FEBRUARY, exam_id="k2", **MARK)
    assert isinstance(found, SecondMark)
    assert found.values["exam"] == "k1"


def test_a_mark_that_was_reversed_may_be_given_again() -> None:
    on_stage = stage()
    entry = take(on_stage, KnowledgeExamMarked, FEBRUARY, **MARK)
    take(on_stage, ScoreEntryReversed, target=entry.fact.id, reason="another's script")
    assert outcome(on_stage, KnowledgeExamMarked, FEBRUARY, **MARK) == "recorded"


@pytest.mark.parametrize("staff", ["S", "H1", "M"])
def test_who_has_no_quarterly_score_sits_no_exam(staff: str) -> None:
    on_stage = stage()
    told = {"to_deputy_id": "D", "duty": "exam_marks", "reason": "the supervisor is away"}
    take(on_stage, DutyDelegated, FEBRUARY, **told)
    fields = {"staff_id": staff, "mark": "80", "by": "D"}
    assert outcome(on_stage, KnowledgeExamMarked, FEBRUARY, **fields) == "P1-2.5-e"


def test_foremen_sit_the_exams() -> None:
    fields = {"staff_id": "F1", "mark": "80"}
    assert outcome(stage(), KnowledgeExamMarked, FEBRUARY, **fields) == "recorded"


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        pytest.param("A1", AboutOneself, id="the candidate"),
        pytest.param("M", RoleLacking, id="neither HR nor supervisor"),
        pytest.param("S", RoleLacking, id="the same person"),
    ],
)
def test_a_joint_mark_is_hrs_and_the_supervisors(other: str, refused: type[Exception]) -> None:
    fields = {**FOUND, "with": other}
    found = refusal(stage(), ErrorCorrectionExamMarked, IN_2005, **fields)
    assert type(found) is refused
    assert found.clause == "P1-2.5-e"


def test_a_joint_mark_needs_its_second_marker() -> None:
    on_stage = stage()
    for staff in ("H2", "H3"):
        left = {"staff_id": staff, "reason": "resigned", "by": "H1"}
        take(on_stage, StaffMemberLeft, "2004-02-01", **left)
    fields = {**FOUND, "by": "S"}
    entry = take(on_stage, ErrorCorrectionExamMarked, IN_2005, **fields)
    assert getattr(entry.fact, "with_", None) == "H1"
    left = {"staff_id": "S", "reason": "resigned", "by": "H1"}
    take(on_stage, StaffMemberLeft, "2005-10-11", **left)
    alone = {"staff_id": "A2", "found_and_corrected": 7, "by": "H1"}
    found = refusal(on_stage, ErrorCorrectionExamMarked, "2005-10-12", **alone)
    assert isinstance(found, FieldMissing)


@pytest.mark.parametrize("count", [-1, 11])
def test_ten_errors_are_planted(count: int) -> None:
    fields = {"staff_id": "A1", "found_and_corrected": count}
    assert outcome(stage(), ErrorCorrectionExamMarked, IN_2005, **fields) == "P1-2.5-e"


@pytest.mark.parametrize(
    ("seconds", "told"), [(300, "recorded"), (301, "P1-2.6-a"), (0, "P1-2.6-a")]
)
def test_the_typing_test_lasts_five_minutes_at_most(seconds: int, told: str) -> None:
    fields = {"staff_id": "A1", "gross_chars": 300, "wrong_chars": 0, "duration_s": seconds}
    assert outcome(stage(), TypingTestTaken, "2006-03-10", **fields) == told


def test_a_make_up_names_an_exam_that_was_missed_or_held() -> None:
    fields = {"staff_id": "A1", "exam_id": "k2", "replaces": "no-such-exam", "reason": "ill"}
    assert outcome(stage(), MakeUpExamAuthorised, FEBRUARY, **fields) != "recorded"


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        pytest.param(KnowledgeExamMarked, MARK, id="sat"),
        pytest.param(KnowledgeExamMarked, {**MARK, "staff_id": "A2"}, id="held for others"),
        pytest.param(
            ExamAbsenceRecorded,
            {"staff_id": "A1", "subject": "knowledge", "excused": True, "reason": "ill"},
            id="missed",
        ),
    ],
)
def test_a_make_up_takes_the_place_of_an_exam_on_record(
    kind: type[Fact], about: dict[str, object]
) -> None:
    on_stage = stage()
    take(on_stage, kind, FEBRUARY, exam_id="k1", **about)
    fields = {"staff_id": "A1", "exam_id": "k2", "replaces": "k1", "reason": "ill"}
    assert outcome(on_stage, MakeUpExamAuthorised, FEBRUARY, **fields) == "recorded"


def test_a_make_up_takes_the_place_of_a_mark_that_was_reversed() -> None:
    on_stage = stage()
    entry = take(on_stage, KnowledgeExamMarked, FEBRUARY, exam_id="k1", **MARK)
    take(on_stage, ScoreEntryReversed, target=entry.fact.id, reason="the paper had leaked")
    fields = {"staff_id": "A1", "exam_id": "k2", "replaces": "k1", "reason": "void"}
    assert outcome(on_stage, MakeUpExamAuthorised, FEBRUARY, **fields) == "recorded"


@pytest.mark.parametrize("named", ["knowledge/2005Q4", "chess/2006Q1"])
def test_a_make_up_names_no_exam_of_another_quarter_or_subject(named: str) -> None:
    fields = {"staff_id": "A1", "exam_id": "k2", "replaces": named, "reason": "ill"}
    assert outcome(stage(), MakeUpExamAuthorised, FEBRUARY, **fields) == "P1-0.4-b"


def test_an_absence_is_recorded_for_a_quarter_that_is_open() -> None:
    fields = {"staff_id": "A1", "subject": "knowledge", "excused": False, "reason": "gone"}
    assert outcome(stage(), ExamAbsenceRecorded, FEBRUARY, **fields) == "recorded"
