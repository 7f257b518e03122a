"""The page of sheets: their names and columns in both languages, and what each cell should hold."""

from collections.abc import Iterator

from commands import sheet_facts as facts
from commands.read_cells import Choice
from commands.sheet_forms import FORMS, Column, SheetForm
from docs.markdown import code, listed, page, table
from domain.wording import Message, render

INTRODUCTION = """\
`kaozheng import` takes in a workbook (XLSX) whose sheets have these names, or a CSV file (UTF-8)
called like one of them: `加分記錄.csv`. Names and heads may be Chinese or English, capitals do not
matter, and columns may stand in any order. A sheet that is missing is not imported. A sheet that is
there must have every column; a sheet of another name is refused; further columns are not read.
`kaozheng template` writes these sheets ready to be filled in; an import passes over the two that
explain them, 填寫說明 (how to fill in) and 選項 (choices).
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
            for wanted in (facts.wanted(form, column),)
        ),
    )


def _english(column: Column, wanted: Message | None) -> str:
    words = render(wanted, "en") + ALSO.get(wanted.id, "") if wanted else "anything"
    if isinstance(column.read, Choice):
        choices = column.read.values.items()
        words = listed([_choice(word, str(value)) for word, value in choices], "or")
    if column.repeated:
        words = NUMBERED.format(zh=column.zh, en=column.en, words=words)
    return f"{words}, or nothing" if facts.optional(column) else words


def _chinese(column: Column, wanted: Message | None) -> str:
    words = render(wanted, "zh-Hant") if wanted else "任何文字"
    return f"{words}；可留空" if facts.optional(column) else words


def _choice(word: str, value: str) -> str:
    return word if word == value else f"{word} ({code(value)})"
