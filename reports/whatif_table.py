"""What if: whose score, rank, grade, post or pay would change, through which clauses; as data."""

from collections.abc import Iterator

from rich.table import Table

from domain.rounding import exact_text
from domain.values import Quarter
from domain.wording import shown
from projections.footing import Footing
from projections.ranking import Rank
from projections.standing import Told
from projections.whatif import Changed, OneSided, WhatIf
from projections.whatif_standing import Moved
from reports.data import both
from reports.difference_table import as_data as difference_data
from reports.difference_table import score_so_far
from reports.terminal import Page, plain_table


def whatif_table(page: Page, quarters: tuple[Quarter, ...], found: WhatIf, footing: Footing) -> str:
    """Whose score or rank, grade, post or pay would change; and who is assessed only then."""
    title = "whatif.title" if len(quarters) == 1 else "whatif.title_range"
    parts: list[object] = [page.words(title, first=quarters[0], last=quarters[-1])]
    if found.changes:
        parts += ["", changes_table(page, found.changes, ("whatif.score", "whatif.then"))]
    if found.moved:
        parts += ["", moved_table(page, found.moved)]
    said = page.words("whatif.nothing")
    if found.changes or found.moved:
        moved = len(found.moved)
        said = page.words("whatif.changed", count=len(found.changes), moved=moved)
    parts += ["", *_one_sided(page, found.one_sided), said]
    tail = (page.render(message) for message in footing.lines)
    return page.text(*parts, *tail)  # type: ignore[arg-type]  # texts and tables


def _one_sided(page: Page, found: tuple[OneSided, ...]) -> Iterator[str]:
    """Who cannot be compared, since only one of the two sides assesses them."""
    for one in found:
        sentence = "whatif.only_then" if one.then else "whatif.only_now"
        yield page.words(sentence, staff=one.staff_id, quarter=one.quarter)


def moved_table(page: Page, found: tuple[Moved, ...]) -> Table:
    """Whose grade, post or pay would be another."""
    table = plain_table()
    table.add_column(page.words("whatif.quarter"), no_wrap=True)
    table.add_column(page.words("whatif.who"), no_wrap=True)
    table.add_column(page.words("whatif.matter"), no_wrap=True)
    table.add_column(page.words("whatif.now"), ratio=1, overflow="fold")
    table.add_column(page.words("whatif.then"), ratio=1, overflow="fold")
    table.add_column(page.words("whatif.through"), no_wrap=True)
    for one in found:
        table.add_row(
            str(one.quarter),
            one.staff_id,
            page.words(f"whatif.matters.{one.matter}"),
            _told(page, one.before),
            _told(page, one.after),
            "\n".join(one.clauses),
        )
    return table


def _told(page: Page, one: Told | None) -> str:
    return page.words("word.dash") if one is None else page.render(one.message)


def changes_table(page: Page, changes: tuple[Changed, ...], columns: tuple[str, str]) -> Table:
    """Whose score or rank differs between two answers, which the two columns name."""
    table = plain_table()
    table.add_column(page.words("whatif.quarter"), no_wrap=True)
    table.add_column(page.words("whatif.who"), no_wrap=True)
    table.add_column(page.words(columns[0]), justify="right", no_wrap=True)
    table.add_column(page.words(columns[1]), justify="right", no_wrap=True)
    table.add_column(page.words("whatif.points"), justify="right", no_wrap=True)
    table.add_column(page.words("whatif.rank"), no_wrap=True)
    table.add_column(page.words("whatif.through"), ratio=1, overflow="fold")
    for one in changes:
        table.add_row(
            str(one.quarter),
            one.staff_id,
            score_so_far(page, one.difference.before),
            score_so_far(page, one.difference.after),
            _points(page, one),
            _rank(page, one),
            " ".join(one.clauses) or page.words("whatif.by_others"),
        )
    return table


def _points(page: Page, one: Changed) -> str:
    points = one.points
    if points is None:
        return page.words("word.dash")
    return f"+{shown(points)}" if points > 0 else shown(points)


def _rank(page: Page, one: Changed) -> str:
    if one.rank is None or one.rank_then is None:
        return page.words("word.dash")
    before, after = one.rank.rank_top, one.rank_then.rank_top
    if before == after:
        return str(before)
    return page.words("whatif.rank_moves", before=before, after=after)


def as_data(quarters: tuple[Quarter, ...], found: WhatIf, footing: Footing) -> dict[str, object]:
    """The same as data, with every line that differs."""
    return {
        "quarters": [str(quarter) for quarter in quarters],
        "changes": [
            {
                **difference_data(one.difference),
                "rank_before": _rank_data(one.rank),
                "rank_after": _rank_data(one.rank_then),
                "clauses": list(one.clauses),
            }
            for one in found.changes
        ],
        "moved": [
            {
                "staff_id": one.staff_id,
                "quarter": str(one.quarter),
                "matter": one.matter,
                "before": _told_data(one.before),
                "after": _told_data(one.after),
                "clauses": list(one.clauses),
            }
            for one in found.moved
        ],
        "one_sided": [
            {"staff_id": one.staff_id, "quarter": str(one.quarter), "assessed_then": one.then}
            for one in found.one_sided
        ],
        **footing.data,
    }


def _told_data(one: Told | None) -> dict[str, str] | None:
    return None if one is None else both(one.message)


def _rank_data(rank: Rank | None) -> dict[str, object] | None:
    if rank is None:
        return None
    return {
        "rank_top": rank.rank_top,
        "rank_bottom": rank.rank_bottom,
        "of": rank.of,
        "score": exact_text(rank.score),
    }
