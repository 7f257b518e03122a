"""A workbook ready to be filled in: heads, notes, drop-downs, formats, and nothing in the rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from domain.values import Quarter
from projections.blank_sheet import BlankColumn, BlankSheet
from reports.template_guide import Guide, write_guide
from reports.terminal import Page

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 3000
"""How many rows have drop-downs and ranges; there may be more."""
A4 = 9
FORMATS: Mapping[str, str] = {
    "day": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
    "whole": "0",
    "exact": "General",
}
"""How a column's cells are shown; any other is text, which keeps the noughts of 007."""
WIDTH, WIDTH_MOMENT, WIDTH_SENTENCES = 12, 17, 36
SENTENCES = frozenset({"text_zh", "note", "comment", "action", "tasks", "complaint_handling"})
"""Fields in which people write sentences."""
TITLE_MAX, MESSAGE_MAX = 32, 255
"""The most characters a spreadsheet shows beside a cell."""


def template_book(page: Page, sheets: Sequence[BlankSheet], guide: Guide) -> bytes:
    """Write a workbook of blank sheets, with one that explains them and one of their choices."""
    from xlsxwriter import Workbook

    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        write_guide(page, book, sheets, guide)
        pages = [(blank, book.add_worksheet(blank.name)) for blank in sheets]
        lists = _Lists(book, guide.choices, sheets)
        for blank, sheet in pages:
            _write(page, book, sheet, blank, lists)
        lists.write(page)
    return written.getvalue()


class _Lists:
    """Where the values stand that a column's drop-down shows: written once, however often used."""

    def __init__(self, book: "Workbook", name: str, sheets: Sequence[BlankSheet]) -> None:
        self._book, self._name, self._sheets = book, name, sheets
        self._places: dict[tuple[tuple[str, str], ...], int] = {}
        self._heads: dict[tuple[tuple[str, str], ...], list[str]] = {}

    def of(self, blank: BlankSheet, column: BlankColumn) -> str | None:
        """The range a column's values are chosen from: of the list of choices, else of a sheet."""
        if column.suggested:
            heads = self._heads.setdefault(column.suggested, [])
            heads.append(f"{blank.name}: {column.head}")
            place = self._places.setdefault(column.suggested, 2 * len(self._places))
            return _range(self._name, place, len(column.suggested))
        for other in self._sheets:
            for place, one in enumerate(other.columns):
                if (other.name, one.head) == column.suggested_by:
                    return _range(other.name, place, ROWS)
        return None

    def write(self, page: Page) -> None:
        """Write the lists beside each other, each value with its words."""
        from rich.cells import cell_len

        if not self._places:
            return
        sheet = self._book.add_worksheet(self._name)
        head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = self._book.add_format({"num_format": "@"})
        for values, place in self._places.items():
            sheet.write_string(0, place, "\n".join(self._heads[values]), head)
            for row, (value, words) in enumerate(values, start=1):
                sheet.write_string(row, place, value, text)
                if words:
                    sheet.write_string(row, place + 1, words, text)
            worded = any(words for _, words in values)
            longest = max(cell_len(head) for head in self._heads[values])
            sheet.set_column(place, place, max(WIDTH, longest + 2))
            sheet.set_column(place + 1, place + 1, WIDTH_SENTENCES if worded else 1)
        sheet.set_row(0, 16 * max(len(heads) for heads in self._heads.values()))
        _laid_out(page, sheet, self._name)


def _range(sheet: str, column: int, rows: int) -> str:
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    return f"={quote_sheetname(sheet)}!{xl_range_abs(1, column, rows, column)}"


def _write(
    page: Page, book: "Workbook", sheet: "Worksheet", blank: BlankSheet, lists: _Lists
) -> None:
    """Write one sheet: its head with notes, and what its columns take."""
    shade = "#F8DCD4" if blank.confidential else "#DDE8F0"
    style = {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "bg_color": shade}
    head, lenient = book.add_format(style), book.add_format({**style, "bold": False})
    for place, column in enumerate(blank.columns):
        number = column.holds in {"whole", "exact"}
        aside = {"align": "right", "indent": 1} if number else {"align": "left"}
        shown = {"num_format": FORMATS.get(column.holds, "@"), "valign": "top", **aside}
        form = book.add_format(shown)
        if column.field in SENTENCES:
            form.set_text_wrap()
        sheet.set_column(place, place, _width(column), form)
        sheet.write_string(0, place, column.head, lenient if column.optional else head)
        told = "\n".join((column.note, page.words("template.takes", wanted=column.wanted)))
        sheet.write_comment(0, place, told, {"x_scale": 2, "y_scale": 1.2, "font_size": 9})
        taken = _taken(column, lists.of(blank, column))
        sheet.data_validation(1, place, ROWS, place, {**taken, **_said(page, column, told)})
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    if blank.confidential:
        sheet.set_tab_color("#C0392B")
    _laid_out(page, sheet, blank.name, confidential=blank.confidential)


def _width(column: BlankColumn) -> float:
    """Wide enough for the head, whose 漢字 take two columns each, and for what people write."""
    from rich.cells import cell_len

    least = WIDTH_MOMENT if column.holds == "moment" else WIDTH
    longest = max((cell_len(word) for word in column.choices), default=0)
    needed = max(least, cell_len(column.head) + 3, longest + 3)
    return max(needed, WIDTH_SENTENCES) if column.field in SENTENCES else needed


def _taken(column: BlankColumn, source: str | None) -> dict[str, Any]:
    """What the cells of a column take, as a spreadsheet checks it while somebody types."""
    if column.choices:
        return {"validate": "list", "source": list(column.choices)}
    if source:
        return {"validate": "list", "source": source, "error_type": "warning"}
    if column.low is None or column.high is None:
        return {"validate": "any"}
    if column.holds == "moment" and isinstance(column.high, date):
        # A moment of the last day is later than its beginning.
        last = date.fromordinal(column.high.toordinal() + 1)
        between = {"minimum": column.low, "maximum": last}
    else:
        between = {"minimum": column.low, "maximum": column.high}
    if isinstance(column.low, date):
        serious = "warning" if column.beyond else "stop"
        return {"validate": "date", "criteria": "between", "error_type": serious, **between}
    kind = "integer" if column.holds == "whole" else "decimal"
    return {"validate": kind, "criteria": "between", **between}


def _said(page: Page, column: BlankColumn, told: str) -> dict[str, str | bool]:
    """What a spreadsheet says beside a cell, and when something else is typed there."""
    expected = page.words("template.not_taken", wanted=column.wanted)
    if column.beyond and isinstance(column.low, date):
        expected = page.words("template.outside_quarter", quarter=Quarter.of(column.low))
    elif not column.choices and (column.suggested or column.suggested_by):
        expected = page.words("template.not_listed")
    return {
        "input_title": column.head[:TITLE_MAX],
        "input_message": told[:MESSAGE_MAX],
        "error_title": column.head[:TITLE_MAX],
        "error_message": expected[:MESSAGE_MAX],
        "ignore_blank": True,
    }


def _laid_out(page: Page, sheet: "Worksheet", name: str, *, confidential: bool = False) -> None:
    """Print it on A4 across, one page wide, its head on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.5, right=0.5)
    secret = f"&R{page.words('template.confidential')}" if confidential else ""
    sheet.set_header(f"&L{name.replace('&', '&&')}{secret}")
    sheet.set_footer("&R&P / &N")
