"""A question is adopted, void, rejected or pending: first come, first adopted (P1-2.5-b)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal, TypeAlias

from domain.dossier import Department
from domain.entry import Entry
from domain.facts.questions import Bank, QuestionJudgedDuplicate, QuestionSubmitted
from domain.line import AnyEntry
from domain.rules.citation import rule
from domain.rules.question_confirmation import (
    Part,
    adopted_on,
    given_parts,
    parts,
    question_rules,
)
from domain.rules.question_reviews import Reviewed, Reviews
from domain.rules.question_sameness import Contents

Standing: TypeAlias = Literal["adopted", "void", "pending", "rejected"]
Place: TypeAlias = tuple[datetime, int]
"""When something came, and its position: no two come at once."""
REPEATED: Mapping[Bank, str] = {
    "document_writing": "P1-2.5-b",
    "property_knowledge": "P1-2.7-c",
}
"""The clause of each bank by which a repeat is void."""
ORDER, SAME, SCOPE = "question.order_key", "question.sameness", "question.scope"
SELF, REJECTED = "question.self_duplicate", "question.rejected_first"
BOTH = "all_time_both_banks"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it stands, and what its standing rests on."""

    entry: Entry[QuestionSubmitted]
    standing: Standing
    came: Place
    """From when on it counts as submitted."""
    out_since: Place | None
    """From when on it was void or rejected, if it is."""
    repeats: Entry[QuestionSubmitted] | None
    """The earlier question it is the same as, if it is void."""
    reviews: tuple[AnyEntry, ...]
    """The judgement, the rejection or the confirmations behind its standing."""
    awaits: tuple[Part, ...]
    """Whose confirmation it still needs, while it is pending."""
    adopted_on: date | None

    @property
    def fact(self) -> QuestionSubmitted:
        """The question itself."""
        return self.entry.fact


def came_at(department: Department, entry: Entry[QuestionSubmitted]) -> Place:
    """When a question counts as submitted; a day without an hour claims no more than its end."""
    fact = entry.fact
    if question_rules(department, fact).reading(ORDER) != "claimed_submission_time":
        return entry.recorded_at, entry.position
    claimed = fact.happened_on
    if not isinstance(claimed, datetime):
        claimed = datetime.combine(claimed, time.max, department.zone)
    return claimed, entry.position


@dataclass(slots=True)
class Fold:
    """Questions as they stand, taken in first come first; each stands on those before it."""

    department: Department
    reviewed: Reviewed
    contents: Contents
    found: dict[str, Question] = field(default_factory=dict)

    def take(self, entry: Entry[QuestionSubmitted], came: Place) -> None:
        """Take in the next question."""
        about = self.reviewed.of(entry.fact.id)
        same = same_as(self.department, entry.fact, about, self.contents)
        first = next(self._voiding(same, entry.fact, came), None)
        judgement = same[first.fact.id] if first else None
        stands = _stands(self.department, entry, came, about, first, judgement)
        self.found[entry.fact.id] = stands

    def _voiding(
        self, same: Iterable[str], fact: QuestionSubmitted, came: Place
    ) -> Iterator[Question]:
        """The earlier questions that make one void, first come first."""
        earlier = (self.found[one] for one in same if one in self.found)
        for one in sorted(earlier, key=lambda one: one.came):
            if why_not_void(self.department, one, fact, came) is None:
                yield one


def same_as(
    department: Department, fact: QuestionSubmitted, about: Reviews, contents: Contents
) -> Mapping[str, Entry[QuestionJudgedDuplicate] | None]:
    """The questions one is the same as, itself included; by a judgement, if not by their text."""
    reading = question_rules(department, fact).reading(SAME)
    by_text = dict.fromkeys(contents.same(fact, reading))
    if reading == "exact_text_only":
        return by_text
    return {**{one.fact.duplicate_of: one for one in about.judged}, **by_text}


WhyNot: TypeAlias = Literal["elsewhere", "other_month", "own", "out"]


@rule("P1-2.7-c")
@rule("P1-2.5-b", readings=(ORDER, SAME, SCOPE, SELF, REJECTED))
def why_not_void(
    department: Department, earlier: Question, fact: QuestionSubmitted, came: Place
) -> WhyNot | None:
    """Why an earlier question of the same content does not make one void; None if it does."""
    rules = question_rules(department, fact)
    scope = rules.reading(SCOPE)
    if scope != BOTH and earlier.fact.bank != fact.bank:
        return "elsewhere"
    if scope == "same_month" and earlier.fact.month != fact.month:
        return "other_month"
    if rules.reading(SELF) == "allowed" and earlier.fact.author_id == fact.author_id:
        return "own"
    out = earlier.out_since
    if out is not None and (out < came or rules.reading(REJECTED) == "revive_next_in_line"):
        return "out"
    return None


def _stands(  # noqa: PLR0913, PLR0917 - a standing rests on all of this
    department: Department,
    entry: Entry[QuestionSubmitted],
    came: Place,
    about: Reviews,
    first: Question | None,
    judgement: Entry[QuestionJudgedDuplicate] | None,
) -> Question:
    """A question's standing: void before rejected, rejected before adopted (regulation.md, D)."""
    given = given_parts(department, entry.fact, about.confirmed)
    awaits = tuple(part for part in parts(department, entry.fact) if part not in given)
    rejections = [(one.recorded_at, one.position) for one in about.rejected]
    if first:
        since = (judgement.recorded_at, judgement.position) if judgement else came
        out = min((since, *rejections))
        judged = (judgement,) if judgement else ()
        return Question(entry, "void", came, out, first.entry, judged, (), None)
    if rejections:
        rejected = tuple(about.rejected)
        return Question(entry, "rejected", came, min(rejections), None, rejected, (), None)
    confirmations = tuple(given.values())
    if awaits:
        return Question(entry, "pending", came, None, None, confirmations, awaits, None)
    on = adopted_on(department, given)
    return Question(entry, "adopted", came, None, None, confirmations, (), on)
