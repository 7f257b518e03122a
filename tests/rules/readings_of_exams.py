"""Readings of the three exams (P1-0.4-b, P1-2.5, P1-2.6)."""

from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamAbsenceRecorded,
    KnowledgeExamMarked,
    MakeUpExamAuthorised,
    Subject,
)
from domain.rules.exam_marks import exam_mark
from domain.values import Quarter
from tests.builders import Book
from tests.cast import Q1, shown
from tests.rules.reading_cases import Readings, answers
from tests.staging import outcome, stage

LAST_QUARTER = Quarter(2005, 4)


def mark(book: Book, subject: Subject, quarter: Quarter = Q1) -> str:
    """A1's mark."""
    return shown(exam_mark(book.dossier(quarter=quarter), subject).value)


@answers(
    "exam.out_of_month",
    accept_if_same_quarter_and_authorised="80",
    reject="-",
    accept_silently="80",
)
def document_exam_in_february(readings: Readings) -> str:
    """Two faulty words a rater, of 10 points each: 80, where the exam gives a mark (F-26)."""
    book = Book(readings)
    for rater in ("S", "H1"):
        book.document(rater, "2006-02-03", wrong_characters=2)
    return mark(book, "document")


@answers(
    "exam.out_of_month",
    accept_if_same_quarter_and_authorised="P1-0.4-b recorded",
    reject="P1-0.4-b P1-0.4-b",
    accept_silently="recorded recorded",
)
def february_without_a_reason_and_with_one(readings: Readings) -> str:
    """Another month needs a reason, none helps, or none is needed (F-26)."""
    on_stage = stage(readings)
    told = [
        outcome(on_stage, DocumentWritingMarked, "2006-02-03", staff_id=staff, note=note)
        for staff, note in (("A1", None), ("A2", "the hall burnt down"))
    ]
    return " ".join(told)


@answers(
    "exam.absent",
    pending_until_quarter_close_then_zero="- 72",
    zero_at_once="72 72",
    exclude_and_reweight="- 280/3",
    carry_previous_quarter_mark="94.5 94.5",
)
def absent_from_the_typing_test(readings: Readings) -> str:
    """44 + 20 + 8 before and after the close (F-12); (44+20)/0.75 + 8; or + 0.25·90."""
    book = Book(readings)
    book.typing(350, on="2005-12-12", for_quarter=LAST_QUARTER)
    book.knowledge(88)
    for rater in ("S", "H1"):
        book.document(rater, wrong_characters=2)
    for rater in ("S", "F1", "A2"):
        book.form(rater, 8)
    exam = {"exam_id": "typing", "for_quarter": Q1, "subject": "typing"}
    absent = {"excused": False, "reason": "nobody knows", **exam}
    book.write(ExamAbsenceRecorded, "2006-03-10", staff="A1", **absent)
    before = shown(book.score().score)
    book.close()
    return f"{before} {shown(book.score().score)}"


@answers("exam.retake", last_authorised_make_up="70", first="60", best="80")
def three_sittings(readings: Readings) -> str:
    """60, then make-ups of 80 and of 70."""
    book = Book(readings)
    for sitting, points in (("k1", 60), ("k2", 80), ("k3", 70)):
        book.knowledge(points, exam_id=sitting)
    for sitting, before in (("k2", "k1"), ("k3", "k2")):
        fields = {"exam_id": sitting, "replaces_exam": before, "for_quarter": Q1}
        book.write(MakeUpExamAuthorised, staff="A1", reason="a fire alarm", **fields)
    return mark(book, "knowledge")


@answers("docexam.regime_date", date_held="-", quarter_examined="90")
def make_up_for_2005_held_in_2006(readings: Readings) -> str:
    """Nine found and corrected are 90 by the method of 2005, nothing by that of 2006 (F-25)."""
    book = Book(readings)
    fields = {"staff": "A1", "exam_id": "d", "for_quarter": LAST_QUARTER, "with": "H1"}
    book.write(ErrorCorrectionExamMarked, "2006-01-04", found_and_corrected=9, **fields)
    return mark(book, "document", LAST_QUARTER)


@answers("docexam.one_rater_missing", pending="-", single_mark_counts="80")
def one_rater(readings: Readings) -> str:
    """The supervisor took off 20, HR has not marked."""
    book = Book(readings)
    book.document("S", wrong_characters=2)
    return mark(book, "document")


@answers(
    "docexam.full_mark_and_floor",
    start_100_floor_0_per_rater="30",
    floor_after_average="20",
    no_floor="20",
)
def one_rater_below_zero(readings: Readings) -> str:
    """100 − 120 = −20 and 100 − 40 = 60: (0 + 60)/2, or (−20 + 60)/2."""
    book = Book(readings)
    book.document("S", wrong_characters=12)
    book.document("H1", wrong_characters=4)
    return mark(book, "document")


@answers(
    "docexam.full_mark_and_floor",
    start_100_floor_0_per_rater="0",
    floor_after_average="0",
    no_floor="-30",
)
def both_raters_below_zero(readings: Readings) -> str:
    """−20 and −40: zero each, zero the mean, or −30."""
    book = Book(readings)
    book.document("S", wrong_characters=12)
    book.document("H1", wrong_characters=14)
    return mark(book, "document")


def typed(readings: Readings, gross: int, wrong: int = 0, seconds: int = 300) -> str:
    """Net characters, speed and mark of a typing test."""
    book = Book(readings)
    book.typing(gross, wrong, duration_s=seconds)
    result = exam_mark(book.dossier(), "typing").typing
    assert result is not None
    return f"{shown(result.net_chars)} {shown(result.speed)} {shown(result.mark)}"


@answers("typing.finish_early", divide_by_5="300 60 90", divide_by_actual_minutes="300 120 100")
def finished_after_half_the_time(readings: Readings) -> str:
    """300/5, or 300/2.5."""
    return typed(readings, 300, seconds=150)


@answers("typing.gross_includes_wrong", yes="370 74 90", no="371 74 90")
def one_of_four_hundred_wrong(readings: Readings) -> str:
    """400 − 30; or the wrong one comes to them first: 401 − 30. Both are 74 a minute."""
    return typed(readings, 400, wrong=1)


@answers(
    "typing.error_deduction",
    grouped_100_per_3_plus_30_per_rest="195 39 0",
    linear_30="215 43 60",
    cumulative_both="15 3 0",
    flat_bracket="325 65 90",
)
def seven_errors(readings: Readings) -> str:
    """425 less 230, 210, 410 or 100 (F-18)."""
    return typed(readings, 425, wrong=7)


@answers("typing.net_floor", zero="0 0 0", negative_kept="-10 -2 0")
def more_taken_off_than_typed(readings: Readings) -> str:
    """20 − 30 = −10, which is −2 a minute and has the mark of the lowest band."""
    return typed(readings, 20, wrong=1)


@answers("typing.unit", chars_per_minute="270 54 80", chars_per_test="270 270 100")
def three_hundred_less_thirty(readings: Readings) -> str:
    """270/5 = 54, or 270 (F-21)."""
    return typed(readings, 300, wrong=1)


@answers(
    "typing.fractional_speed",
    floor_to_integer="223 44 60",
    round_half_up="223 45 70",
    ceil="223 45 70",
)
def a_speed_above_the_half(readings: Readings) -> str:
    """223/5 = 44.6 (F-19)."""
    return typed(readings, 223)


@answers(
    "typing.fractional_speed",
    floor_to_integer="221 44 60",
    round_half_up="221 44 60",
    ceil="221 45 70",
)
def a_speed_below_the_half(readings: Readings) -> str:
    """221/5 = 44.2."""
    return typed(readings, 221)


@answers("exam.out_of_month", accept_if_same_quarter_and_authorised="80", reject="-")
def knowledge_exam_in_march(readings: Readings) -> str:
    """The knowledge exam's month is the second."""
    book = Book(readings)
    book.write(
        KnowledgeExamMarked, "2006-03-01", staff="A1", exam_id="k", for_quarter=Q1, mark="80"
    )
    return mark(book, "knowledge")
