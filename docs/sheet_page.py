"""The page of sheets: their names and columns in both languages, and what each cell should hold."""

from collections.abc import Iterator
from datetime import UTC

from commands import read_cells as read
from commands.read_cells import Choice
from commands.sheet_forms import FORMS, Column, SheetForm
from docs.markdown import code, page, table
from domain.refusals.paper import BadCell
from domain.wording import Language, Message, render
from paper.table import Cell, Content

INTRODUCTION = """\
`kaozheng import` takes in a workbook (XLSX) whose sheets have these names, or a CSV file (UTF-8) that
is called like one of them: `加分記錄.csv`. Names and heads may be Chinese or English, capitals do not
matter, and columns may stand in any order. A sheet that is missing is not imported; every column of a
sheet that is there must be there too, and a sheet of another name is refused. Further columns are not
read. Full-width letters and digits are taken as ordinary ones.

What is expected in a cell is said in the words of the refusal: “…” is not *a day such as 2006-03-01*.
How an import goes is told in [Importing a quarter](../importing.md)."""

CONFIDENTIAL = "Confidential: imported by the supervisor or the deputy supervisor only (P1-2.8-c)."
NUMBERED = "one or more columns, {zh}一, {zh}二 … ({en} 1, {en} 2 …), each: "
EVERY_DAY = "`2006/1/12` and `2006年1月12日` too"


def sheet_page() -> str:
    """Write the page."""
    return page("Sheets", INTRODUCTION, *(block for form in FORMS for block in _form(form)))


def _form(form: SheetForm) -> Iterator[str]:
    yield f"## {form.zh} ({form.en})"
    if form.confidential:
        yield CONFIDENTIAL
    yield table(
        ("中文", "English", "expected", "應為"),
        (
            (
                column.zh,
                column.en,
                _expected(form, column, "en"),
                _expected(form, column, "zh-Hant"),
            )
            for column in form.columns
        ),
    )


def _expected(form: SheetForm, column: Column, language: Language) -> str:
    """What the column's reader says is missing in a bad cell; what it takes may be told longer."""
    reader = column.read
    if form.key == "follow_ups" and reader is read.day:
        reader = read.moment(UTC)  # As commands/read_sheets.py reads this one column.
    bad, empty = _wanted(reader, "?"), _wanted(reader, None)
    if isinstance(reader, Choice) and language == "en":
        words = ", ".join(f"{word} ({code(str(value))})" for word, value in reader.values.items())
    else:
        wanted = bad or empty
        words = render(wanted, language) if wanted else _anything(language)
    if language == "en" and column.repeated:
        words = NUMBERED.format(zh=column.zh, en=column.en) + words
    if language == "en" and bad and bad.id in {"format.day", "format.moment"}:
        words = f"{words}; {EVERY_DAY}"
    may_be_empty = "; or nothing" if language == "en" else "；可留空"
    return words if empty or not bad else words + may_be_empty


def _anything(language: Language) -> str:
    return "anything, or nothing" if language == "en" else "任何文字；可留空"


def _wanted(reader: read.Read, content: Content) -> Message | None:
    """What a reader wants instead of this; None if it takes it."""
    try:
        reader(Cell("", 1, 1, content))
    except BadCell as refused:
        wanted = refused.values["wanted"]
        return wanted if isinstance(wanted, Message) else None
    return None
