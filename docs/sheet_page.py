"""The page of sheets: their names and columns in both languages, and what each cell should hold."""

from collections.abc import Iterator

from commands.read_cells import Choice, Read
from commands.sheet_forms import FORMS, Column, SheetForm
from docs.markdown import code, listed, page, table
from domain.refusals.paper import BadCell
from domain.wording import Message, render, say
from paper.table import Cell, Content

INTRODUCTION = """\
`kaozheng import` takes in a workbook (XLSX) whose sheets have these names, or a CSV file (UTF-8)
called like one of them: `加分記錄.csv`. Names and heads may be Chinese or English, capitals do not
matter, and columns may stand in any order. A sheet that is missing is not imported. A sheet that is
there must have every column; a sheet of another name is refused; further columns are not read.
Full-width letters and digits are taken as ordinary ones.

What is expected in a cell is said in the words of the refusal: “…” is not *a day such as
2006-03-01*. How an import goes is told in [Importing a quarter](../importing.md)."""

CONFIDENTIAL = "Confidential: imported by the supervisor or the deputy supervisor only (P1-2.8-c)."
NUMBERED = "one or more columns, {zh}一, {zh}二 … ({en} 1, {en} 2 …), each {words}"
ALSO = {
    "format.day": "; `2006/3/1` and `2006年3月1日` too",
    "format.moment": "; a day alone too",
}
"""What a reader takes besides the example of its refusal."""

BAD = ("0", "0.5", "?", None)
"""Contents of a cell that readers refuse, those that only strict ones do first."""


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
            (column.zh, column.en, _english(column, wanted), _chinese(column, wanted))
            for column in form.columns
            for wanted in (_wanted(form, column),)
        ),
    )


def _wanted(form: SheetForm, column: Column) -> Message | None:
    """What the column's reader wants instead of a bad cell; None if it takes anything."""
    if form.key == "follow_ups" and column.field == "happened_on":
        return say("format.moment")  # read_sheets.py reads this one column of days as moments.
    said = (_refused(column.read, content) for content in BAD)
    return next((message for message in said if message), None)


def _refused(reader: Read, content: Content) -> Message | None:
    try:
        reader(Cell("", 1, 1, content))
    except BadCell as refusal:
        wanted = refusal.values["wanted"]
        return wanted if isinstance(wanted, Message) else None
    return None


def _english(column: Column, wanted: Message | None) -> str:
    words = render(wanted, "en") + ALSO.get(wanted.id, "") if wanted else "anything"
    if isinstance(column.read, Choice):
        choices = column.read.values.items()
        words = listed([_choice(word, str(value)) for word, value in choices], "or")
    if column.repeated:
        words = NUMBERED.format(zh=column.zh, en=column.en, words=words)
    return words if _refused(column.read, None) else f"{words}, or nothing"


def _chinese(column: Column, wanted: Message | None) -> str:
    words = render(wanted, "zh-Hant") if wanted else "任何文字"
    return words if _refused(column.read, None) else f"{words}；可留空"


def _choice(word: str, value: str) -> str:
    return word if word == value else f"{word} ({code(value)})"
