"""The quarter sheet as a table, and as data."""

from collections.abc import Iterator
from fractions import Fraction

from domain.values import Quarter
from domain.wording import shown
from projections.footing import Footing
from projections.quarter_sheet import SheetRow
from projections.rating import as_json, score_fields
from reports.terminal import Page, plain_table

COLUMNS = (
    "knowledge",
    "document",
    "typing",
    "grooming",
    "procedure",
    "complaint",
    "attitude",
    "bonus",
    "penalties",
    "adjustment",
    "score",
)

MARKS = ("knowledge", "document", "typing", "attitude")


def quarter_table(
    page: Page, quarter: Quarter, rows: tuple[SheetRow, ...], footing: Footing
) -> str:
    """Everybody's terms and score, as wide as the page allows."""
    if not any(_counts(row) for row in rows):
        told = page.words("sheet.untouched", quarter=quarter, people=len(rows))
        return page.text(told, "", *map(page.render, footing.lines))
    adjusted = any(row.score.adjustment for row in rows)
    columns = tuple(one for one in COLUMNS if adjusted or one != "adjustment")
    table = plain_table()
    table.add_column("", no_wrap=True)
    for column in columns:
        table.add_column(page.words(f"sheet.{column}"), justify="right", no_wrap=True)
    table.add_column("A", justify="right")
    table.add_column("B", justify="right")
    for row in rows:
        fields = score_fields(row.score)
        values = (_shown(page, fields[column]) for column in columns)
        follow_ups = str(row.a_follow_ups), str(row.b_follow_ups)
        table.add_row(row.staff_id, *values, *follow_ups)
    heading = page.words("sheet.title", quarter=quarter, people=len(rows))
    tail = (page.render(message) for message in footing.lines)
    return page.text(heading, "", table, "", *_legend(page, rows, adjusted=adjusted), *tail)


def _counts(row: SheetRow) -> bool:
    """Whether anything at all counts for somebody: a mark of 0 does, 0 points do not."""
    fields = score_fields(row.score)
    marked = any(fields[column] is not None for column in ("score", *MARKS))
    taken = any(fields[column] for column in COLUMNS)
    return bool(marked or taken or row.a_follow_ups or row.b_follow_ups)


def _legend(page: Page, rows: tuple[SheetRow, ...], *, adjusted: bool) -> Iterator[str]:
    """What the columns are; what else a score holds; whose is zero because it was cancelled."""
    yield page.words("sheet.legend")
    if adjusted:
        yield page.words("sheet.legend_adjusted")
    if cancelled := tuple(row.staff_id for row in rows if row.score.disqualified):
        yield page.words("sheet.legend_disqualified", staff=cancelled)


def _shown(page: Page, value: object) -> str:
    return shown(value) if isinstance(value, Fraction) else page.words("word.dash")


def as_data(quarter: Quarter, rows: tuple[SheetRow, ...], footing: Footing) -> dict[str, object]:
    """The sheet as data, by the names of the contract."""
    return {
        "quarter": str(quarter),
        "rows": [
            {
                "staff_id": row.staff_id,
                **{name: as_json(value) for name, value in score_fields(row.score).items()},
                "a_follow_ups": row.a_follow_ups,
                "b_follow_ups": row.b_follow_ups,
            }
            for row in rows
        ],
        **footing.data,
    }
