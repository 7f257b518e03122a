"""Questions that read alike: shown to whoever confirms one, and judged by a person (P1-2.5-b)."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.rules.question_sameness import normalised
from domain.rules.question_standing import Question

PERCENT_MIN = 70
SHOWN_MAX = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """An earlier question, and how much of its text another one shares."""

    question: Question
    percent: int


def alike(question: Question, others: Iterable[Question]) -> tuple[Alike, ...]:
    """The earlier questions whose text is most like one's own, among those that count."""
    from rapidfuzz import fuzz, process  # Only who looks at questions waits for it.

    texts = {
        other.fact.id: (other, normalised(other.fact.stem))
        for other in others
        if other.came < question.came and other.standing in {"adopted", "pending"}
    }
    found = process.extract(
        normalised(question.fact.stem),
        {name: text for name, (_, text) in texts.items()},
        scorer=fuzz.ratio,
        score_cutoff=PERCENT_MIN,
        limit=SHOWN_MAX,
    )
    return tuple(Alike(texts[name][0], int(percent)) for _, percent, name in found)
