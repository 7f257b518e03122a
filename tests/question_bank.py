"""A question bank as a test writes it: only what matters is said, the rest is a usual question."""

from collections.abc import Mapping

from domain.facts.questions import (
    Bank,
    QuestionConfirmed,
    QuestionJudgedDuplicate,
    QuestionRejected,
    QuestionSubmitted,
)
from domain.rules.question_banks import Banks, standings
from domain.rules.question_quota import Quota, quota
from domain.rules.question_standing import Question
from domain.values import Month
from tests.builders import Book
from tests.cast import moment

JANUARY = Month(2006, 1)
ROLES = {"S": "supervisor", "D": "deputy_supervisor", "F1": "foreman", "F2": "foreman"}


class QuestionBook(Book):
    """A log to which questions are submitted, and in which they are confirmed."""

    def __init__(self, readings: Mapping[str, str] | None = None) -> None:
        super().__init__(dict(readings or {}))
        self.banks: dict[str, Bank] = {}

    def submit(
        self,
        stem: str,
        *,
        by: str = "A1",
        on: str = "2006-01-05",
        answer: str = "",
        bank: Bank = "document_writing",
        **more: object,
    ) -> str:
        """Write that a question was submitted; give its id."""
        month = Month.of(moment(on).date())
        said = {"author_id": by, "month": month, "stem": stem, "answer": answer or f"答{stem}"}
        role = ROLES.get(by, "customer_assistant")
        fields = {"by": by, "role": role, "bank": bank, **said, **more}
        claimed = moment(on) if len(on) > len("2006-01-05") else on
        entry = self.write(QuestionSubmitted, claimed, **fields)
        self.banks[entry.fact.id] = bank
        return entry.fact.id

    def confirm(self, question: str, *people: str, on: str = "2006-01-20") -> None:
        """Write that persons confirmed a question: the foreman and the supervisor by default."""
        for by in people or ("F1", "S"):
            self.write(QuestionConfirmed, on, question_id=question, by=by, role=ROLES[by])

    def reject(self, question: str, on: str = "2006-01-20") -> str:
        """Write that the foreman rejected a question; give the rejection's id."""
        fields = {"question_id": question, "by": "F1", "reason": "unclear"}
        return self.write(QuestionRejected, on, **fields).fact.id

    def judge(self, question: str, first: str, on: str = "2006-01-20") -> str:
        """Write that one question was judged the same as another; give the judgement's id."""
        fields = {"question_id": question, "duplicate_of": first, "by": "F1", "reason": "the same"}
        return self.write(QuestionJudgedDuplicate, on, **fields).fact.id

    def question(self, question: str) -> Question:
        """A question as it stands."""
        return standings(self.department, self.banks[question])[question]

    def stand(self, *questions: str) -> str:
        """How questions stand, in a word each."""
        return " ".join(self.question(one).standing for one in questions)

    def quota(
        self, bank: Bank = "document_writing", *, by: str = "A1", month: Month = JANUARY
    ) -> Quota:
        """Somebody's questions of a month."""
        return quota(self.department, Banks(self.department), by, month, bank)

    def adopted(self, count: int, *, by: str = "A1", bank: Bank = "document_writing") -> None:
        """Write so many different questions, each confirmed by both."""
        for number in range(count):
            self.confirm(self.submit(f"{bank}題{by}第{number}", by=by, bank=bank))
