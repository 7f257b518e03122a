"""What to know of a question before something of it is recorded: repeats, and what reads alike."""

from collections.abc import Iterable, Iterator

from domain.dossier import Department
from domain.facts.envelope import Fact
from domain.facts.questions import QuestionConfirmed, QuestionSubmitted
from domain.rules.question_banks import standings
from domain.rules.question_standing import REPEATED
from domain.wording import Message, say
from projections.alike import alike


def question_remarks(department: Department, facts: Iterable[Fact]) -> Iterator[Message]:
    """How the questions of facts just decided stand, and which earlier ones read like them."""
    for fact in facts:
        about: Fact | None = fact
        if isinstance(fact, QuestionConfirmed):
            entry = department.history.entry(fact.question_id)
            about = entry.fact if entry else None
        if isinstance(about, QuestionSubmitted):
            yield from _remarks(department, about)


def _remarks(department: Department, fact: QuestionSubmitted) -> Iterator[Message]:
    bank = standings(department, fact.bank)
    question = bank[fact.id]
    if question.repeats:
        first = question.repeats.fact
        yield say(
            "questions.now_void",
            question=question.repeats,
            author=first.author_id,
            clause=REPEATED[fact.bank],
        )
    if question.standing == "adopted":
        yield say("questions.now_adopted")
    for one in () if question.repeats else alike(question, bank.values()):
        yield say(
            "questions.now_alike",
            question=one.question.entry,
            percent=one.percent,
            stem=one.question.fact.stem,
        )
