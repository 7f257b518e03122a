"""An exam's mark in force, or why there is none."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from domain.dossier import Dossier
from domain.entry import Entry
from domain.facts.exams import (
    DocumentWritingMarked,
    ErrorCorrectionExamMarked,
    ExamFact,
    KnowledgeExamMarked,
    Subject,
    TypingTestTaken,
)
from domain.line import AnyEntry, Line
from domain.rules.typing_test import TypingResult
from domain.wording import Message

State: TypeAlias = Literal["pending", "marked", "absent"]
SUBJECTS: tuple[Subject, ...] = ("knowledge", "document", "typing")
FACTS: dict[Subject, tuple[type[ExamFact], ...]] = {
    "document": (ErrorCorrectionExamMarked, DocumentWritingMarked),
    "knowledge": (KnowledgeExamMarked,),
    "typing": (TypingTestTaken,),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An exam's mark in force, or why there is none. ``None`` is pending, never zero."""

    subject: Subject
    value: Fraction | None
    state: State
    message: Message
    clause: str
    entries: tuple[AnyEntry, ...]
    lines: tuple[Line, ...] = ()
    reweighted: bool = False
    typing: TypingResult | None = None


def no_mark(subject: Subject, message: Message, entries: tuple[AnyEntry, ...]) -> Mark:
    """A mark that is awaited, and why."""
    return Mark(subject, None, "pending", message, "P1-0.4-b", entries)


def exam_facts(dossier: Dossier, subject: Subject) -> tuple[Entry[ExamFact], ...]:
    """What is on record of somebody's exams in one subject for a quarter."""
    return dossier.standing(*FACTS[subject], where=lambda fact: fact.for_quarter == dossier.quarter)
