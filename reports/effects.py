"""What a request would put on record, and whose score it would change, before it does."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from domain.facts.envelope import Fact
from domain.wording import Message, shown
from projections.effect import ScoreChange
from reports.terminal import Page

CHANGES_SHOWN_MAX = 40


def facts_told(page: Page, facts: Iterable[Fact]) -> Iterator[str]:
    """The facts one request records, each with the clauses it serves."""
    for fact in facts:
        clauses = ", ".join(fact.declaration.clauses[:3])
        name = page.words(f"fact.{type(fact).__name__}")
        yield page.words(
            "effect.fact",
            fact=name,
            clauses=clauses,
            by=page.author(fact.by),
        )


def changes_told(page: Page, changes: tuple[ScoreChange, ...]) -> Iterator[str]:
    """Scores before and after."""
    if not changes:
        yield page.words("effect.none")
    for change in changes[:CHANGES_SHOWN_MAX]:
        yield page.words(
            "effect.change",
            staff=change.staff_id,
            quarter=change.quarter,
            before=_score(page, change.before),
            after=_score(page, change.after),
        )
    if len(changes) > CHANGES_SHOWN_MAX:
        yield page.words("effect.more", count=len(changes) - CHANGES_SHOWN_MAX)


def counts_told(
    page: Page, new: Mapping[str, int], known: int, notes: tuple[Message, ...]
) -> Iterator[str]:
    """An import's facts by kind, what is on record already, and what else is to be said."""
    for name, count in new.items():
        yield page.words("import.count", count=count, fact=page.words(f"fact.{name}"))
    if not new:
        yield page.words("import.nothing_new")
    if known:
        yield page.words("import.known", count=known)
    for message in notes:
        yield page.render(message)


def _score(page: Page, score: Fraction | None) -> str:
    return page.words("word.pending") if score is None else shown(score)
