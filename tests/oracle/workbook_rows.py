"""A workbook's rows, read for the second pair of eyes without a line of the program."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from python_calamine import CalamineWorkbook

Cells: TypeAlias = Mapping[str, object]

SHEETS = {
    "roster": "名冊",
    "standards": "標準目錄",
    "document exam": "公文考核",
    "knowledge exam": "物業知識考核",
    "typing test": "電腦考核",
    "deductions": "扣分記錄",
    "bonuses": "加分記錄",
    "attitude forms": "態度評價",
    "cases": "投訴個案",
    "follow-ups": "個案跟進",
    "inspections": "專查記錄",
}
ENGLISH = {
    "grooming": "儀容儀表",
    "procedure": "工作規程",
    "complaint_handling": "投訴處理",
    "customer_assistant": "客戶助理",
    "foreman": "領班",
    "supervisor": "主管",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the roster."""

    post: str
    team: str
    engaged: date


class Workbook:
    """The rows of a workbook, sheet by sheet, by the heads' Chinese or English words."""

    def __init__(self, file: Path) -> None:
        book = CalamineWorkbook.from_path(file)
        self._rows: dict[str, list[Cells]] = {}
        for name in book.sheet_names:
            head, *rows = book.get_sheet_by_name(name).to_python()
            heads = [text(one) for one in head]
            filled: list[Cells] = [dict(zip(heads, row, strict=False)) for row in rows if any(row)]
            self._rows[SHEETS.get(name, name)] = filled
        self.people = {
            text(cell(row, "員工編號|staff number")): Person(
                word(cell(row, "職位|position")),
                text(cell(row, "班組|team")),
                day(cell(row, "入職日期|engaged on")),
            )
            for row in self.rows("名冊")
        }

    def rows(self, sheet: str) -> list[Cells]:
        """Give the rows of a sheet; none if it is not there."""
        return self._rows.get(sheet, [])


def cell(row: Cells, heads: str) -> object:
    """Give the cell under one of several heads."""
    return next(row[head] for head in heads.split("|") if head in row)


def text(value: object) -> str:
    """Read a cell as text, full-width signs made ordinary."""
    return unicodedata.normalize("NFKC", str(value)).strip()


def word(value: object) -> str:
    """Read a word of few, in Chinese."""
    return ENGLISH.get(text(value), text(value))


def number(value: object) -> Fraction:
    """Read a number, exactly as shown."""
    return Fraction(text(value))


def day(value: object) -> date:
    """Read a day, with or without an hour."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    year, month, number_ = (int(one) for one in re.findall(r"\d+", text(value))[:3])
    return date(year, month, number_)
