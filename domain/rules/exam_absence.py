"""What a subject without a mark is worth: awaited, excused, absent, left out (P1-0.4-b)."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.exams import ExamAbsenceRecorded, Subject
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.rules.mark import SUBJECTS, Mark, exam_facts, no_mark
from domain.wording import say

PART = "score.part_quarter"
Absences: TypeAlias = tuple[Entry[ExamAbsenceRecorded], ...]
MarkOf: TypeAlias = Callable[[Dossier, Subject], Mark]


@rule("P1-0.4-b", readings=("exam.absent",))
def unmarked(dossier: Dossier, subject: Subject, mark_of: MarkOf) -> Mark:
    """Pending, missing, excused and zero are four different states (regulation.md, G.4)."""
    absences = dossier.standing(
        ExamAbsenceRecorded,
        where=lambda fact: fact.for_quarter == dossier.quarter and fact.subject == subject,
    )
    basis = dossier.rules.basis("exam.absent")
    if part := _part_quarter(dossier, subject, absences):
        return part
    if not absences:
        return no_mark(subject, say("line.exam.none"), basis)
    if absences[-1].fact.excused:
        return no_mark(subject, say("line.exam.excused"), absences)
    if dossier.rules.reading("exam.absent") == "carry_previous_quarter_mark":
        return _carried(dossier, subject, absences, mark_of)
    return _absent(dossier, subject, absences)


def _absent(dossier: Dossier, subject: Subject, absences: Absences) -> Mark:
    """An absence without excuse: zero at the close or at once, or the others are weighed up."""
    reading, basis = dossier.rules.reading("exam.absent"), dossier.rules.basis("exam.absent")
    if not dossier.closed and reading != "zero_at_once":
        return no_mark(subject, say("line.exam.absent_open"), absences)
    if reading == "exclude_and_reweight":
        mark = no_mark(subject, say("line.exam.reweighted"), (*absences, *basis[1:]))
        return replace(mark, state="absent", reweighted=True)
    entries = (*absences, *_closing(dossier), *basis[1:])
    return Mark(subject, Fraction(0), "absent", say("line.exam.absent"), "P1-0.4-b", entries)


@rule("P1-2.10", readings=(PART,))
def _part_quarter(dossier: Dossier, subject: Subject, absences: Absences) -> Mark | None:
    """What a missing mark is worth to somebody who joined, left or was on leave, as it is read."""
    reading = dossier.rules.reading(PART)
    away = absences[-1].fact.excused if absences else not _whole(dossier)
    if not away or not dossier.closed or reading.startswith("score_if_all_three"):
        return None
    basis = (*absences, *_closing(dossier), *dossier.rules.basis(PART)[1:])
    if reading == "zero_for_missing":
        message = say("line.exam.part_quarter")
        return Mark(subject, Fraction(0), "absent", message, "P1-2.10", basis)
    if not any(exam_facts(dossier, one) for one in SUBJECTS):
        return None  # Nothing is there that could weigh up to 100 %.
    mark = no_mark(subject, say("line.exam.reweighted"), basis)
    return replace(mark, state="absent", reweighted=True)


def _whole(dossier: Dossier) -> bool:
    return dossier.department.people.whole_quarter(dossier.staff_id, dossier.quarter)


def _closing(dossier: Dossier) -> tuple[AnyEntry, ...]:
    closing = dossier.department.closed(dossier.quarter)
    return (closing,) if closing else ()


def _carried(dossier: Dossier, subject: Subject, absences: Absences, mark_of: MarkOf) -> Mark:
    """The mark of the quarter before; the first quarter of the regulation has none before it."""
    earlier = dossier.quarter.previous
    if earlier.first_day < dossier.department.regulation.first_day:
        return no_mark(subject, say("line.exam.none"), absences)
    before = mark_of(dossier.department.dossier(dossier.staff_id, earlier), subject)
    return replace(before, entries=(*absences, *before.entries))
