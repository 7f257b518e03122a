"""Readings of the standards by which points are taken (P1-2.3, P1-2.4)."""

from domain.facts.points import (
    ComplaintHandlingDeductionRecorded,
    GroomingDeductionRecorded,
    ProcedureDeductionRecorded,
)
from domain.facts.standards import StandardAdopted
from domain.rules.annual_score import annual_score
from domain.rules.grade_criteria import grade_criteria
from domain.rules.scores import Scores
from rehearsal.stage import Stage
from tests.builders import Book
from tests.cast import Q1, shown
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage, take

SIXTH = {"code": "daily_work_and_cases", "version": 1, "item": "D1"}


def sixth_adopted(readings: Readings) -> Stage:
    """Adopt 《日常工作及案件處理規范》 as a catalogue."""
    on_stage = stage(readings)
    item = {"item_code": "D1", "text_zh": "未跟進", "points": "5", "direction": "deduct"}
    fields = {"standard_code": "daily_work_and_cases", "title_zh": "日常工作及案件處理規范"}
    adopted = {"version": 1, "effective_from": "2005-01-01", "items": (item,), **fields}
    take(on_stage, StandardAdopted, "2005-01-01", by="H1", **adopted)
    return on_stage


@answers(
    "standard.daily_work_case_mapping",
    equals_procedure_plus_complaint_deductions="54 26 False",
    separate_sixth_standard="59 5 True",
)
def twelve_and_nine_points_and_five_of_a_sixth_standard(readings: Readings) -> str:
    """Less than 20 are asked for: 12 + 9 + 5, or the five alone, which the score does not see."""
    book = Book(readings)
    book.marks(80, 80, 80)
    book.deduct(12, kind=ProcedureDeductionRecorded)
    book.deduct(9, kind=ComplaintHandlingDeductionRecorded)
    fields = {"staff": "A1", "standard_ref": SIXTH, "points": "5", "note": "seen"}
    book.write(ProcedureDeductionRecorded, "2006-02-20", **fields)
    conditions = grade_criteria(Scores(book.department), "A1", Q1, 1).conditions
    daily = conditions[2]  # After the score and the grooming.
    return f"{shown(book.score().score)} {shown(daily.line.amount)} {daily.met}"


@answers(
    "standard.daily_work_case_mapping",
    equals_procedure_plus_complaint_deductions="62",
    separate_sixth_standard="75",
)
def a_year_by_marks_less_daily_work(readings: Readings) -> str:
    """80 − 12 − 6, or 80 − 5, where the year goes by marks less deductions (P1-0.4-c)."""
    book = Book({**readings, "grade.annual_basis": "knowledge_basis_sum"})
    book.marks(80, 80, 80)
    book.deduct(7, kind=ProcedureDeductionRecorded)
    book.deduct(6, kind=ComplaintHandlingDeductionRecorded)
    fields = {"staff": "A1", "standard_ref": SIXTH, "points": "5", "note": "seen"}
    book.write(ProcedureDeductionRecorded, "2006-02-20", **fields)
    return shown(annual_score(book.department, "A1", 2006).score)


@answers(
    "standard.daily_work_case_mapping",
    equals_procedure_plus_complaint_deductions="P1-2.4",
    separate_sixth_standard="recorded",
)
def points_under_a_sixth_standard(readings: Readings) -> str:
    """Five titles take points; the sixth does where it is a standard of its own."""
    return outcome(
        sixth_adopted(readings),
        ProcedureDeductionRecorded,
        "2006-02-20",
        staff_id="A1",
        standard_ref=SIXTH,
        points="5",
        note="seen",
    )


@answers(
    "standard.version_by",
    date_of_occurrence="1 1 2",
    first_day_of_quarter="1 1 1",
    date_of_recording="1 2 2",
)
def two_versions_of_a_catalogue(readings: Readings) -> str:
    """One point by the old version; two by the new one, in force from 1 February.

    Of 20 January, recorded that day and on 15 February; of 10 February, recorded on the 15th.
    """
    on_stage = stage(readings)
    for points, since in (("1", "2005-10-01"), ("2", "2006-02-01")):
        item = {"item_code": "G7", "text_zh": "x", "points": points, "direction": "deduct"}
        named = {"standard_code": "grooming", "title_zh": "x", "version": int(points) + 1}
        adopted = {"effective_from": since, "items": (item,), **named}
        take(on_stage, StandardAdopted, "2005-09-01", by="H1", **adopted)
    told: list[str] = []
    for on, recorded in (
        ("2006-01-20", "2006-01-20"),
        ("2006-01-20", "2006-02-15"),
        ("2006-02-10", "2006-02-15"),
    ):
        fields = {"staff_id": f"A{len(told) + 1}", "standard_ref": "G7", "note": "seen"}
        entry = take(on_stage, GroomingDeductionRecorded, on, recorded=recorded, **fields)
        told.append(str(entry.fact.model_dump()["points"]))
    return " ".join(told)
