"""The quarter sheet as a table, and as data."""

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
    "score",
)


def quarter_table(
    page: Page, quarter: Quarter, rows: tuple[SheetRow, ...], footing: Footing
) -> str:
    """Everybody's terms and score, as wide as the page allows."""
    table = plain_table()
    table.add_column("", no_wrap=True)
    for column in COLUMNS:
        table.add_column(page.words(f"sheet.{column}"), justify="right", no_wrap=True)
    table.add_column("A", justify="right")
    table.add_column("B", justify="right")
    for row in rows:
        fields = score_fields(row.score)
        values = (_shown(page, fields[column]) for column in COLUMNS)
        follow_ups = str(row.a_follow_ups), str(row.b_follow_ups)
        table.add_row(row.staff_id, *values, *follow_ups)
    heading = page.words("sheet.title", quarter=quarter, people=len(rows))
    legend = page.words("sheet.legend")
    tail = (page.render(message) for message in footing.lines)
    return page.text(heading, "", table, "", legend, *tail)


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
