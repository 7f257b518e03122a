"""Any fact: what may be left out is completed, what does not read is refused (design section 8)."""

from datetime import timedelta

import pytest

from domain.facts.envelope import Fact
from domain.facts.exams import (
    DocumentWritingExamHeld,
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamAbsenceRecorded,
    ExamFact,
    KnowledgeExamMarked,
    MakeUpExamAuthorised,
    TypingTestTaken,
)
from domain.facts.inspections import InspectionConducted, InspectionResultsCollated
from domain.facts.points import GroomingDeductionRecorded
from domain.facts.questions import ExamPaperComposed
from domain.facts.worklog import CheatingReported
from domain.refusals.recording import BadField, FieldMissing, NotYet, UnknownEntry
from rehearsal.stage import Stage
from tests.cast import FEBRUARY, Q1
from tests.commands.refusal_cases import deducted
from tests.staging import outcome, refusal, stage, take

MARK = {"staff_id": "A1", "mark": "80"}
HELD = {"exam_id": "d1", "topic": "a letter", "announced_by": "S", "reference_standard": "2001"}
PAPER = {"exam_id": "k9", "subject": "knowledge", "method": "written", "composed_by": ("S",)}


def exam(on_stage: Stage, kind: type[ExamFact], on: str, **fields: object) -> ExamFact:
    fact = take(on_stage, kind, on, **fields).fact
    assert isinstance(fact, ExamFact)
    return fact


def test_the_envelope_is_completed() -> None:
    entry = take(stage(), KnowledgeExamMarked, FEBRUARY, **MARK)
    fact = entry.fact
    assert (fact.by, str(fact.role), str(fact.happened_on)) == ("S", "supervisor", FEBRUARY)
    assert fact.id
    assert entry.stream == "person/A1"


def test_a_moment_without_an_offset_is_the_departments() -> None:
    fields = deducted(observed_at="2006-02-10 09:30", happened_on=None)
    fact = take(stage(), GroomingDeductionRecorded, **fields).fact
    assert fact.happened_on.isoformat() == "2006-02-10T09:30:00+08:00"


def test_a_moment_of_another_offset_is_recorded_on_the_departments_clock() -> None:
    # 17:30 on 02-28 in UTC is 01:30 on 03-01 in UTC+8, and the inspection is March's.
    given = {"duty_foreman_ids": ("F1",), "note": "seen", "by": "I1"}
    entry = take(stage(), InspectionConducted, "2006-02-28T17:30:00+00:00", **given)
    assert entry.fact.happened_on.isoformat() == "2006-03-01T01:30:00+08:00"
    assert entry.stream == "inspections/2006-03"


def test_a_moment_that_has_come_is_recorded_whatever_day_it_is_elsewhere() -> None:
    # 02:00 on 02-11 in UTC+14 is 20:00 on 02-10 in UTC+8.
    fields = {"happened_on": "2006-02-11T02:00:00+14:00", "recorded": "2006-02-10T20:00:00"}
    fact = take(stage(), GroomingDeductionRecorded, **deducted(**fields)).fact
    assert fact.happened_on.isoformat() == "2006-02-10T20:00:00+08:00"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("happened_on", "2006-02-30"),
        ("happened_on", "2006-02-10 25:00"),
        ("happened_on", 7),
        ("for_quarter", "2006Q5"),
        ("for_quarter", 2006),
        ("mark", "101"),
        ("mark", "-1"),
        ("mark", 62.5),
        ("mark", "sixty"),
        ("mode", "oral"),
        ("mark", "0.12345"),
        ("note", "x" * 20_001),
    ],
)
def test_a_field_that_does_not_read_is_named_with_what_it_should_be(
    name: str, value: object
) -> None:
    found = refusal(stage(), KnowledgeExamMarked, recorded=FEBRUARY, **{**MARK, name: value})
    assert isinstance(found, BadField)
    assert found.values["field"] in {name, "held_on"}
    assert found.exit_code == 2
    assert len(str(found.values["value"])) <= 41


def test_a_missing_field_is_named_as_section_c_names_it() -> None:
    found = refusal(stage(), InspectionConducted, by="I1")
    assert isinstance(found, FieldMissing)
    assert found.values["field"] == "duty_foreman_ids"


@pytest.mark.parametrize(("later", "told"), [(0, "recorded"), (1, "NotYet")])
def test_nothing_is_recorded_before_its_day(later: int, told: str) -> None:
    on_stage = stage()
    on_stage.pass_to(on_stage.now.replace(year=2006, month=2, day=10))
    on = on_stage.now.date() + timedelta(days=later)
    asked = outcome(on_stage, KnowledgeExamMarked, on, recorded=FEBRUARY, **MARK)
    assert asked == told


def test_no_paper_is_written_before_its_day() -> None:
    found = refusal(stage(), KnowledgeExamMarked, written_on="2016-02-10", **MARK)
    assert isinstance(found, NotYet)


def test_a_cause_must_be_on_record() -> None:
    found = refusal(stage(), GroomingDeductionRecorded, **deducted(because_of=("nothing",)))
    assert isinstance(found, UnknownEntry)


def test_an_entry_may_be_named_by_its_place() -> None:
    on_stage = stage()
    report = {"by": "H1", "staff_id": "A1", "description": "seen"}
    entry = take(on_stage, CheatingReported, **report)
    fact = take(on_stage, GroomingDeductionRecorded, **deducted(because_of=(str(entry),))).fact
    assert fact.because_of == (entry.fact.id,)


@pytest.mark.parametrize(
    ("kind", "on", "fields", "quarter", "exam_id"),
    [
        (KnowledgeExamMarked, FEBRUARY, MARK, "2006Q1", "knowledge/2006Q1"),
        (
            TypingTestTaken,
            "2006-03-10",
            {"staff_id": "A1", "gross_chars": 300, "wrong_chars": 0},
            "2006Q1",
            "typing/2006Q1",
        ),
        (DocumentWritingMarked, "2006-01-10", {"staff_id": "A1"}, "2006Q1", "document/2006Q1"),
        (
            ErrorCorrectionExamMarked,
            "2005-10-10",
            {"staff_id": "A1", "found_and_corrected": 7},
            "2005Q4",
            "document/2005Q4",
        ),
        (
            ExamAbsenceRecorded,
            "2006-03-10",
            {"staff_id": "A1", "subject": "typing", "excused": False, "reason": "gone"},
            "2006Q1",
            "typing/2006Q1",
        ),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_an_exam_nobody_named_is_the_one_of_its_subject_and_quarter(
    kind: type[ExamFact], on: str, fields: dict[str, object], quarter: str, exam_id: str
) -> None:
    fact = exam(stage(), kind, on, **fields)
    assert (str(fact.for_quarter), fact.exam_id) == (quarter, exam_id)


def test_a_marking_is_of_the_day_and_quarter_the_writing_test_was_held() -> None:
    on_stage = stage()
    take(on_stage, DocumentWritingExamHeld, "2006-01-20 09:00", for_quarter=Q1, **HELD)
    marking = exam(
        on_stage, DocumentWritingMarked, "2006-02-03", staff_id="A1", exam_id="d1", by="H1"
    )
    assert isinstance(marking, DocumentWritingMarked)
    assert (str(marking.held_on), marking.rater_capacity) == ("2006-01-20", "hr")


def test_a_make_up_counts_for_the_quarter_of_the_exam_it_replaces() -> None:
    on_stage = stage()
    exam(on_stage, KnowledgeExamMarked, FEBRUARY, exam_id="k1", **MARK)
    fields = {"staff_id": "A1", "reason": "a fire alarm"}
    allowed = exam(
        on_stage, MakeUpExamAuthorised, "2006-04-03", exam_id="k2", replaces="k1", **fields
    )
    again = exam(on_stage, KnowledgeExamMarked, "2006-04-04", exam_id="k2", **MARK)
    assert [str(fact.for_quarter) for fact in (allowed, again)] == ["2006Q1", "2006Q1"]


def test_an_exam_of_a_paper_counts_for_the_papers_quarter() -> None:
    on_stage = stage()
    take(on_stage, ExamPaperComposed, "2006-03-20", for_quarter=Q1, **PAPER)
    late = exam(on_stage, KnowledgeExamMarked, "2006-04-04", exam_id="k9", note="a flood", **MARK)
    assert str(late.for_quarter) == "2006Q1"


@pytest.mark.parametrize(
    "exam_id",
    [pytest.param("typing/2006Q1", id="in its id"), pytest.param("k9", id="on its paper")],
)
def test_the_subject_of_an_absence_is_that_of_its_exam(exam_id: str) -> None:
    on_stage = stage()
    take(on_stage, ExamPaperComposed, FEBRUARY, for_quarter=Q1, **PAPER)
    gone = {"staff_id": "A1", "exam_id": exam_id, "excused": False, "reason": "gone"}
    fact = exam(on_stage, ExamAbsenceRecorded, "2006-03-10", **gone)
    assert isinstance(fact, ExamAbsenceRecorded)
    assert fact.subject == ("knowledge" if exam_id == "k9" else "typing")


def test_the_subject_of_an_absence_is_that_of_the_others_in_the_exam() -> None:
    on_stage = stage()
    exam(on_stage, KnowledgeExamMarked, FEBRUARY, exam_id="k1", **{**MARK, "staff_id": "A2"})
    gone = {"staff_id": "A1", "exam_id": "k1", "excused": False, "reason": "gone"}
    fact = exam(on_stage, ExamAbsenceRecorded, FEBRUARY, **gone)
    assert isinstance(fact, ExamAbsenceRecorded)
    assert fact.subject == "knowledge"


def test_an_absence_from_an_exam_nobody_knows_needs_its_subject() -> None:
    gone = {"staff_id": "A1", "exam_id": "k1", "excused": False, "reason": "gone"}
    found = refusal(stage(), ExamAbsenceRecorded, FEBRUARY, **gone)
    assert found.values["field"] == "subject"


@pytest.mark.parametrize("by", ["S", "H1"])
def test_the_other_of_two_markers_is_understood(by: str) -> None:
    fields = {"staff_id": "A1", "found_and_corrected": 7, "by": by}
    fact = exam(stage(), ErrorCorrectionExamMarked, "2005-10-10", **fields)
    assert isinstance(fact, ErrorCorrectionExamMarked)
    assert fact.with_ == {"S": "H1", "H1": "S"}[by]


COLLATED: dict[str, object] = {"by": "H1", "quarter": "2006Q1", "inspection_ids": (), "text": "x"}


def test_a_quarter_in_which_nothing_was_found_is_collated() -> None:
    kind: type[Fact] = InspectionResultsCollated
    assert outcome(stage(), kind, "2006-04-03", points_total="0", **COLLATED) == "recorded"
