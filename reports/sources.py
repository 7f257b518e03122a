"""What stands under an explanation: clauses, entries, findings, editions, what it rests on."""

from collections.abc import Iterator
from datetime import tzinfo
from typing import Protocol

from rich.console import RenderableType

from domain.line import AnyEntry, Finding, Line, entries_of, walk
from domain.values import day_of
from projections.footing import Footing
from projections.rating import Rating
from reports.terminal import Page, two_columns


class Explained(Protocol):
    """An answer with lines, and the clock it is told by."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines it is the sum of."""
        ...

    @property
    def zone(self) -> tzinfo:
        """The department's clock."""
        ...


def tail_of(page: Page, rating: Rating, footing: Footing) -> Iterator[RenderableType]:
    """Findings, what was published, and what the answer rests on."""
    yield from findings_told(page, rating.findings)
    if rating.editions:
        yield ""
    for edition in rating.editions:
        yield page.words(
            "explain.published",
            edition=edition.entry.fact.edition,
            on=day_of(edition.entry.fact.happened_on),
            score=edition.score,
            entry=f"@{edition.entry.position}",
        )
    yield ""
    for message in footing.lines:
        yield page.render(message)


def findings_told(page: Page, findings: tuple[Finding, ...]) -> Iterator[RenderableType]:
    """What the history lacks or contradicts, each with its clause."""
    if findings:
        yield ""
        yield page.words("explain.findings")
        yield two_columns(
            ("·", f"{page.render(one.message)} [{one.clause}] {page.entries(one.entries)}")
            for one in findings
        )


def sources(page: Page, answer: Explained) -> Iterator[RenderableType]:
    """The entries the lines rest on: what each is, whose act, who entered it, when, from where."""
    yield ""
    yield page.words("explain.sources")
    entries = entries_of(tuple(walk(answer.lines)))
    yield two_columns((f"@{one.position}", _source(page, answer, one)) for one in entries)


def _source(page: Page, answer: Explained, entry: AnyEntry) -> str:
    fact, paper = entry.fact, entry.fact.source
    return page.words(
        "explain.source_paper" if paper else "explain.source_typed",
        happened_on=day_of(fact.happened_on),
        fact=page.words(f"fact.{type(fact).__name__}"),
        by=page.author(fact.by),
        entered_by=fact.entered_by or fact.by,
        recorded_at=entry.recorded_at.astimezone(answer.zone),
        file=paper.file if paper else "",
        sheet=(paper.sheet or "") if paper else "",
        row=(paper.row or "") if paper else "",
    )


def clauses(page: Page, rating: Rating) -> Iterator[RenderableType]:
    """The text of every clause the lines cite."""
    yield ""
    yield page.words("explain.clauses")
    edition = rating.rules.edition
    texts = {
        number: edition.clause(number).text
        for number in sorted({line.clause for line in walk(rating.lines)})
    }
    english = page.language == "en"
    yield two_columns(
        (number, text.en if english else text.zh_hant) for number, text in texts.items()
    )
