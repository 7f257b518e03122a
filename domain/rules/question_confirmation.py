"""Whose confirmation a question needs: a foreman's and the supervisor's, not the author's own."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.questions import Bank, QuestionConfirmed, QuestionSubmitted
from domain.regulation.in_force import Rules
from domain.roles import Role
from domain.rules.citation import rule
from domain.values import day_of

Part: TypeAlias = Literal["foreman", "another_foreman", "supervisor"]
"""Whose confirmation it is: of a foreman's own question, another foreman's or the deputy's."""
REVIEWED: Mapping[Bank, str] = {
    "document_writing": "P1-2.5-c",
    "property_knowledge": "P1-2.7-c",
}
"""The clause of each bank that asks for confirmation."""
FOREMAN_OWN = "question.foreman_own"
MAY_CONFIRM: Mapping[Part, tuple[Role, ...]] = {
    "foreman": (Role.FOREMAN,),
    "another_foreman": (Role.FOREMAN, Role.DEPUTY_SUPERVISOR),
    "supervisor": (Role.SUPERVISOR,),
}


def question_rules(department: Department, question: QuestionSubmitted) -> Rules:
    """The regulation of the day a question was submitted (regulation.md, 0.6.6)."""
    regulation = department.regulation
    return regulation.on(max(day_of(question.happened_on), regulation.first_day))


@rule("P1-2.7-c")
@rule("P1-2.5-c", readings=(FOREMAN_OWN,))
def parts(department: Department, question: QuestionSubmitted) -> tuple[Part, ...]:
    """The confirmations that make a question valid."""
    if question.role != Role.FOREMAN:
        return "foreman", "supervisor"
    match question_rules(department, question).reading(FOREMAN_OWN):
        case "supervisor_alone":
            return ("supervisor",)
        case "self_allowed":
            return "foreman", "supervisor"
        case _:
            return "another_foreman", "supervisor"


def own_allowed(department: Department, question: QuestionSubmitted, role: Role) -> bool:
    """Whether an author may confirm: nobody their own, unless a foreman's is read so."""
    foreman = question.role == role == Role.FOREMAN
    reading = question_rules(department, question).reading(FOREMAN_OWN)
    return foreman and reading == "self_allowed"


def given_parts(
    department: Department,
    question: QuestionSubmitted,
    confirmations: Iterable[Entry[QuestionConfirmed]],
) -> Mapping[Part, Entry[QuestionConfirmed]]:
    """The confirmations that count, the first of each part."""
    given: dict[Part, Entry[QuestionConfirmed]] = {}
    for entry in confirmations:
        fact = entry.fact
        own = fact.by == question.author_id
        if not own or own_allowed(department, question, fact.role):
            for part in parts(department, question):
                if fact.role in MAY_CONFIRM[part]:
                    given.setdefault(part, entry)
    return given


def adopted_on(
    department: Department, given: Mapping[Part, Entry[QuestionConfirmed]]
) -> date | None:
    """The day the last of the confirmations came in."""
    return max((department.came_on(entry) for entry in given.values()), default=None)
