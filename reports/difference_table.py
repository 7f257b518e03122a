"""Two answers side by side: the lines that differ and what made the difference, and as data."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import RenderableType
from rich.table import Table

from domain.line import AnyEntry, Line, total
from domain.rounding import exact_text
from domain.values import day_of
from domain.wording import shown
from projections.difference import Difference, Differing
from projections.rating import Rating, as_json
from projections.replay import Step
from reports.data import both, references
from reports.explanation import amount_told
from reports.plain_table import set_in
from reports.terminal import Page, plain_table, two_columns


def score_so_far(page: Page, rating: Rating | None) -> str:
    """A score; what there is of one that is pending; a dash for somebody not rated yet."""
    if rating is None:
        return page.words("replay.not_rated")
    if rating.score.score is None:
        return page.words("replay.so_far", total=total(rating.lines))
    return shown(rating.score.score)


def difference_told(
    page: Page,
    found: Difference,
    *,
    steps: Iterable[Step],
    left_out: Iterable[AnyEntry],
    circumstances: tuple[str, str],
) -> str:
    """The two scores, the lines that differ, and the entries that made the difference."""
    before, after = (score_so_far(page, one) for one in (found.before, found.after))
    name = found.after.name or page.words("word.name_erased")
    heading = page.words(
        "diff.title",
        staff=found.after.staff_id,
        name=name,
        quarter=found.after.quarter,
        before=before,
        after=after,
    )
    told = (
        page.words("diff.answer_before", what=circumstances[0]),
        page.words("diff.answer_after", what=circumstances[1]),
    )
    if not found.lines:
        return page.text(heading, *told, "", page.words("diff.same"))
    body = ("", differing_table(page, found.lines), "", _points(page, found))
    why = (*causes(page, steps), *_without(page, found, left_out))
    return page.text(heading, *told, *body, *why)


def _points(page: Page, found: Difference) -> str:
    points = found.points
    return (
        page.words("diff.pending") if points is None else page.words("diff.gained", points=points)
    )


def causes(page: Page, steps: Iterable[Step]) -> Iterator[RenderableType]:
    """What moved a rating between two moments, entry by entry, with its author and moment."""
    rows = [(f"@{step.entry.position}", _cause(page, step)) for step in steps if step.moved]
    if rows:
        yield from ("", page.words("diff.causes"), two_columns(rows))


def _without(
    page: Page, found: Difference, left_out: Iterable[AnyEntry]
) -> Iterator[RenderableType]:
    """The entries that one of the two answers leaves out, with their consequences."""
    rows = [(f"@{entry.position}", _left_out(page, found, entry)) for entry in left_out]
    if rows:
        yield from ("", page.words("diff.left_out"), two_columns(rows))


def _cause(page: Page, step: Step) -> str:
    entry, (one, *_) = step.entry, step.moved
    zone = one.after.zone if one.after else None
    return page.words(
        "diff.cause",
        fact=page.words(f"fact.{type(entry.fact).__name__}"),
        by=page.author(entry.fact.by),
        at=entry.recorded_at.astimezone(zone),
        before=score_so_far(page, one.before),
        after=score_so_far(page, one.after),
    )


def _left_out(page: Page, found: Difference, entry: AnyEntry) -> str:
    return page.words(
        "diff.cause_left_out",
        fact=page.words(f"fact.{type(entry.fact).__name__}"),
        by=page.author(entry.fact.by),
        happened_on=day_of(entry.fact.happened_on),
        at=entry.recorded_at.astimezone(found.after.zone),
    )


def differing_table(page: Page, lines: tuple[Differing, ...]) -> Table:
    """The lines that differ, with what each was and is; what lies under a line is set in."""
    table = plain_table()
    table.add_column(page.words("diff.before"), justify="right", no_wrap=True)
    table.add_column(page.words("diff.after"), justify="right", no_wrap=True)
    table.add_column(page.words("explain.what"), ratio=1, overflow="fold")
    table.add_column(page.words("explain.clause"), no_wrap=True)
    table.add_column(page.words("explain.entries"), no_wrap=True)
    for one, depth in _rows(lines):
        table.add_row(
            _amount(page, one.before),
            _amount(page, one.after),
            set_in(_sentence(page, one), depth),
            one.line.clause,
            page.entries(one.line.entries),
        )
    return table


def _rows(lines: tuple[Differing, ...], depth: int = 0) -> Iterator[tuple[Differing, int]]:
    for one in lines:
        yield one, depth
        yield from _rows(one.under, depth + 1)


def _amount(page: Page, line: Line | None) -> str:
    return page.words("word.dash") if line is None else amount_told(page, line)


def _sentence(page: Page, one: Differing) -> str:
    """What the line says; where it said something else before, both."""
    now = page.render(one.line.message)
    if one.before is None or one.after is None:
        return now
    then = page.render(one.before.message)
    return now if then == now else f"{then} → {now}"


def as_data(found: Difference) -> Mapping[str, object]:
    """The difference as data: both scores, the lines that differ, the entries only one rests on."""
    return {
        "staff_id": found.after.staff_id,
        "quarter": str(found.after.quarter),
        "before": as_json(found.before.score.score),
        "after": as_json(found.after.score.score),
        "points": as_json(found.points),
        "lines": [_line_data(one) for one in found.lines],
        "entries": references(found.entries),
    }


def _line_data(one: Differing) -> dict[str, object]:
    return {
        "term": one.line.term,
        "clause": one.line.clause,
        "before": _side(one.before),
        "after": _side(one.after),
        "lines": [_line_data(under) for under in one.under],
    }


def _side(line: Line | None) -> dict[str, object] | None:
    if line is None:
        return None
    return {
        "amount": exact_text(line.amount),
        "unit": line.unit,
        "message": both(line.message),
        "entries": references(line.entries),
    }
