"""The first sheet of a template: what goes into each column of the others, and by which clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.values import Quarter
from projections.blank_sheet import BlankSheet
from reports.terminal import Page

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4 = 9
LINE = 15
"""The height of a line, in points."""
ADVICE = (
    "template.guide_fill_in",
    "template.guide_bold",
    "template.guide_further",
    "template.guide_hand_in",
)
WIDTHS = (24, 66, 46)
"""The columns of the guide: a head, what goes in, what is taken."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What a template says about itself: the names of its sheets aside, for which quarter."""

    name: str
    choices: str
    quarter: Quarter | None
    department: str | None


def write_guide(
    page: Page, book: "Workbook", sheets: Sequence[BlankSheet], guide: Guide
) -> "Worksheet":
    """Write the sheet that explains the others."""
    sheet = book.add_worksheet(guide.name)
    title = book.add_format({"bold": True, "font_size": 14})
    strong = book.add_format({"bold": True, "valign": "top"})
    shade = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE8F0"}
    shaded = book.add_format(shade)
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, _title(page, guide), title)
    row = 1
    for words in ADVICE:
        sheet.write_string(row, 0, page.words(words))
        row += 1
    for blank in sheets:
        row = _explain(page, sheet, blank, row + 1, (shaded, strong, text))
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5)
    sheet.set_footer("&R&P / &N")
    return sheet


def _title(page: Page, guide: Guide) -> str:
    """What the workbook is, whose, and for when."""
    named = [one for one in (guide.department, str(guide.quarter or "")) if one]
    return " ".join((page.words("template.title"), *named))


def _explain(
    page: Page,
    sheet: "Worksheet",
    blank: BlankSheet,
    row: int,
    formats: tuple["Format", "Format", "Format"],
) -> int:
    """Explain one sheet; give the next row."""
    shaded, strong, text = formats
    clauses = page.words("template.clauses", clauses=tuple(sorted(blank.clauses)))
    _row(sheet, row, (blank.name, blank.note, clauses), (shaded, shaded, shaded))
    row += 1
    if blank.confidential:
        _row(sheet, row, ("", page.words("template.forms"), ""), (text, strong, text))
        row += 1
    explained: set[str] = set()
    for column in blank.columns:
        if column.field not in explained:  # A repeated column is explained once.
            explained.add(column.field)
            told = (column.head, column.note, column.wanted)
            _row(sheet, row, told, (text if column.optional else strong, text, text))
            row += 1
    return row


def _row(
    sheet: "Worksheet",
    row: int,
    told: tuple[str, str, str],
    formats: tuple["Format", "Format", "Format"],
) -> None:
    """Write a row, as high as its longest text needs."""
    from rich.cells import cell_len

    needed = (-(-cell_len(words) // width) for words, width in zip(told, WIDTHS, strict=True))
    sheet.set_row(row, LINE * max(1, *needed))
    for place, (words, form) in enumerate(zip(told, formats, strict=True)):
        sheet.write_string(row, place, words, form)
