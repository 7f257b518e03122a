"""Readings of the scripts of the writing test: their time, and who sees which mark (P1-2.5-f)."""

from datetime import date

from domain.facts.exams import DocumentWritingExamHeld, ScriptHandedIn
from domain.rules.exam_marks import exam_mark
from domain.rules.separate_marking import unseen_marks
from tests.builders import Book
from tests.cast import Q1, shown
from tests.rules.reading_cases import Readings, answers


@answers("docexam.separate_marking", hidden_until_both_recorded="1 0", visible="0 0")
def the_supervisors_mark_before_and_after_the_other(readings: Readings) -> str:
    """How many marks HR does not see: the first until the own is recorded, or none."""
    book = Book(readings)
    told = []
    for rater in ("S", "H1"):
        book.document(rater)
        hidden = unseen_marks(book.department, book.entries, "H2", date(2006, 1, 20))
        told.append(str(len(hidden)))
    return " ".join(told)


@answers(
    "docexam.overtime",
    content_at_45_minutes_counts="80 mean, 80 mean",
    zero="80 mean, 0 too_late",
    accept_flagged="80 mean, 80 late",
)
def handed_in_after_forty_five_and_after_forty_six_minutes(readings: Readings) -> str:
    """A1 hands in at 9:45, in time; A2 a minute later. Both raters count two wrong characters."""
    book = Book(readings)
    held = {"exam_id": "document", "for_quarter": Q1, "topic": "a notice", "announced_by": "S"}
    book.write(
        DocumentWritingExamHeld, "2006-01-10T09:00:00+08:00", reference_standard="GB", **held
    )
    told = []
    for staff, at in (("A1", "09:45"), ("A2", "09:46")):
        when = f"2006-01-10T{at}:00+08:00"
        book.write(ScriptHandedIn, when, staff=staff, exam_id="document", script_ref="d")
        for rater in ("S", "H1"):
            book.document(rater, wrong_characters=2, staff=staff)
        found = exam_mark(book.dossier(staff), "document")
        told.append(f"{shown(found.value)} {found.message.id.rpartition('.')[2]}")
    return ", ".join(told)
