"""Papers made from the bank: adopted questions of the exam's own bank (P1-2.5-d, P1-2.7-d)."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.exams import Subject
from domain.facts.questions import Bank, ExamPaperComposed
from domain.regulation.in_force import Rules
from domain.rules.citation import rule
from domain.rules.question_banks import Banks
from domain.rules.question_standing import Question
from domain.values import Quarter

BANK_OF: Mapping[Subject, Bank] = {
    "document": "document_writing",
    "knowledge": "property_knowledge",
}
"""The bank each exam takes its questions from; a typing test takes none."""
CLAUSES: Mapping[Subject, str] = {
    "document": "P1-2.5-d",
    "knowledge": "P1-2.7-d",
    "typing": "P1-2.6-a",
}
ONLY_CONFIRMED = "knowledge.only_confirmed"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, the questions of the bank on it, and who wrote them."""

    entry: Entry[ExamPaperComposed]
    questions: tuple[Question, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors of its questions: candidates who know one of them (P1-2.5-d)."""
        return tuple(sorted({one.fact.author_id for one in self.questions}))


@rule("P1-2.5-c")
@rule("P1-2.5-d")
@rule("P1-2.7-d", readings=(ONLY_CONFIRMED,))
def may_be_asked(rules: Rules, subject: Subject, question: Question, *, reasoned: bool) -> bool:
    """Only what is adopted counts; for a reason other questions too, where it is read so."""
    by_reason = subject == "knowledge" and rules.reading(ONLY_CONFIRMED) == "yes_with_reason"
    return question.standing == "adopted" or (by_reason and reasoned)


def papers(department: Department, banks: Banks, quarter: Quarter) -> tuple[Paper, ...]:
    """The papers of a quarter, in the order they were composed."""
    made = department.history.standing(f"quarter/{quarter}", ExamPaperComposed)
    known = banks.named(one for entry in made for one in entry.fact.question_ids)
    return tuple(
        Paper(entry, tuple(known[one] for one in entry.fact.question_ids if one in known))
        for entry in made
    )
