"""A rating explained: as an accounting table, as a tree, in sentences, as data."""

from collections.abc import Iterator

from rich.table import Table
from rich.tree import Tree

from domain.line import Finding, Line
from domain.rounding import exact_text
from domain.wording import shown
from projections.footing import Footing
from projections.rating import Rating, as_json, score_fields
from reports.data import both, references
from reports.plain_table import FoldedText, set_in
from reports.sources import clauses, sources, tail_of
from reports.terminal import Page, plain_table


def title(page: Page, rating: Rating) -> str:
    """Who, which quarter, what score."""
    name = rating.name or page.words("word.name_erased")
    status = page.words(f"status.{rating.score.status}", edition=rating.score.edition)
    score = rating.score.score
    value = shown(score) if score is not None else page.words("word.pending")
    return page.words(
        "explain.title",
        staff=rating.staff_id,
        name=name,
        quarter=rating.quarter,
        score=value,
        status=status,
    )


def terms(page: Page, rating: Rating, footing: Footing) -> str:
    """The score term by term, without what lies under each."""
    table = _table(page)
    for line in rating.lines:
        table.add_row(
            amount_told(page, line),
            page.render(line.message),
            line.clause,
            page.entries(line.entries),
        )
    _total(page, table, rating)
    return page.text(title(page, rating), "", table, *tail_of(page, rating, footing))


def accounting_table(page: Page, rating: Rating, footing: Footing) -> str:
    """Every point with its clause and its entries, adding up to the score."""
    table = lines_table(page, rating.lines)
    _total(page, table, rating)
    tail = (*sources(page, rating), *tail_of(page, rating, footing))
    return page.text(title(page, rating), "", table, *tail)


def lines_table(page: Page, lines: tuple[Line, ...]) -> Table:
    """A table of lines, and under each what it is made of."""
    table = _table(page)
    for line, depth in _rows(lines):
        amount = amount_told(page, line) if depth == 0 else ""
        words = f"{_under(page, line) if depth else ''}{page.render(line.message)}"
        table.add_row(amount, set_in(words, depth), line.clause, page.entries(line.entries))
    return table


def _table(page: Page) -> Table:
    table = plain_table()
    table.add_column(page.words("explain.points"), justify="right", no_wrap=True)
    table.add_column(page.words("explain.what"), ratio=1, overflow="fold")
    table.add_column(page.words("explain.clause"), no_wrap=True)
    table.add_column(page.words("explain.entries"), no_wrap=True)
    return table


def _total(page: Page, table: Table, rating: Rating) -> None:
    score = rating.score.score
    total = page.words("word.pending") if score is None else shown(score)
    table.add_row("─" * 8, "", "", "")
    table.add_row(total, page.words("explain.total"), "P1-2.10", "")


def _rows(lines: tuple[Line, ...], depth: int = 0) -> Iterator[tuple[Line, int]]:
    """The lines of the table: every term, and under it what it is made of."""
    for line in lines:
        yield line, depth
        yield from _rows(line.lines, depth + 1)


def amount_told(page: Page, line: Line) -> str:
    """A line's amount with its unit; points need none."""
    text = shown(line.amount)
    unit = "" if line.unit == "points" else f" {page.words(f'unit.{line.unit}')}"
    return f"{text}{unit}"


def _under(page: Page, line: Line) -> str:
    return f"{amount_told(page, line)}  "


def tree(page: Page, rating: Rating, footing: Footing) -> str:
    """The whole derivation, every line under the one it explains."""
    root = Tree(title(page, rating))
    _branch(page, root, rating.lines)
    return page.text(root, *tail_of(page, rating, footing))


def _branch(page: Page, parent: Tree, lines: tuple[Line, ...]) -> None:
    for line in lines:
        where = f"[{line.clause}] {page.entries(line.entries)}"
        told = f"{amount_told(page, line)}  {page.render(line.message)} {where}"
        branch = parent.add(FoldedText(told))
        _branch(page, branch, line.lines)


def sentences(page: Page, rating: Rating, footing: Footing) -> str:
    """The same in sentences, for the person whose score it is."""
    told = [title(page, rating), ""]
    for line in rating.lines:
        sign = "gives" if line.amount > 0 else "takes" if line.amount < 0 else "nothing"
        told.append(
            page.words(
                f"explain.sentence_{sign}",
                what=line.message,
                points=abs(line.amount),
                clause=line.clause,
                entries=page.entries(line.entries),
            )
        )
        told.extend(_sentences_under(page, line.lines))
    tail = (*clauses(page, rating), *sources(page, rating), *tail_of(page, rating, footing))
    return page.text(*told, *tail)


def _sentences_under(page: Page, lines: tuple[Line, ...]) -> Iterator[str]:
    """How a term came about, set in under its sentence: no number stands without its source."""
    for line, depth in _rows(lines, 1):
        told = page.words(
            "explain.sentence_under",
            amount=amount_told(page, line),
            what=line.message,
            clause=line.clause,
            entries=page.entries(line.entries),
        )
        yield f"{'  ' * depth}{told}"


def as_data(rating: Rating, footing: Footing) -> dict[str, object]:
    """The answer as data: fields of the contract, lines with clause and entries, findings."""
    return {
        "staff_id": rating.staff_id,
        "quarter": str(rating.quarter),
        **{name: as_json(value) for name, value in score_fields(rating.score).items()},
        "lines": [line_data(line) for line in rating.lines],
        "grounds": sorted({ground.name for ground in rating.score.grounds}),
        "findings": [finding_data(finding) for finding in rating.findings],
        **footing.data,
    }


def finding_data(finding: Finding) -> dict[str, object]:
    """A finding as data."""
    return {
        "message": both(finding.message),
        "clause": finding.clause,
        "entries": references(finding.entries),
    }


def line_data(line: Line) -> dict[str, object]:
    """A line as data, in both languages, with the lines under it."""
    return {
        **({"term": line.term} if line.term else {}),
        "amount": exact_text(line.amount),
        "unit": line.unit,
        "message": both(line.message),
        "clause": line.clause,
        "entries": references(line.entries),
        "adds": line.adds,
        "lines": [line_data(one) for one in line.lines],
    }
