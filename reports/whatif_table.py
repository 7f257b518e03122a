"""What if: who would change score or rank, by how much, through which clauses; and as data."""

from rich.table import Table

from domain.rounding import exact_text
from domain.values import Quarter
from domain.wording import shown
from projections.footing import Footing
from projections.ranking import Rank
from projections.whatif import Changed
from reports.difference_table import as_data as difference_data
from reports.difference_table import score_so_far
from reports.terminal import Page, plain_table


def whatif_table(
    page: Page, quarters: tuple[Quarter, ...], changes: tuple[Changed, ...], footing: Footing
) -> str:
    """Everybody whose score or rank would change, quarter by quarter."""
    table = changes_table(page, changes, ("whatif.score", "whatif.then"))
    title = "whatif.title" if len(quarters) == 1 else "whatif.title_range"
    heading = page.words(title, first=quarters[0], last=quarters[-1])
    body = (table, "") if changes else ()
    said = page.words("whatif.changed" if changes else "whatif.nothing", count=len(changes))
    tail = (page.render(message) for message in footing.lines)
    return page.text(heading, "", *body, said, *tail)


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


def as_data(
    quarters: tuple[Quarter, ...], changes: tuple[Changed, ...], footing: Footing
) -> dict[str, object]:
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
            for one in changes
        ],
        **footing.data,
    }


def _rank_data(rank: Rank | None) -> dict[str, object] | None:
    if rank is None:
        return None
    return {
        "rank_top": rank.rank_top,
        "rank_bottom": rank.rank_bottom,
        "of": rank.of,
        "score": exact_text(rank.score),
    }
