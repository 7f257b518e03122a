"""Templates as people hand them back: rows typed into the very file the program wrote."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape
from zipfile import ZipFile

from commands.blank_sheets import blank_sheets, forms_called
from domain.values import Quarter
from domain.wording import Language
from projections.choices import Choices
from reports.template_book import template_book
from reports.template_guide import Guide
from reports.terminal import Page

Rows: TypeAlias = Mapping[str, Sequence[Sequence[object]]]
EPOCH = date(1899, 12, 30)


def template(
    language: Language,
    *names: str,
    quarter: Quarter | None = None,
    choices: Choices | None = None,
) -> bytes:
    """Write a template, as the command does."""
    blank = blank_sheets(forms_called(names), language, quarter, choices or Choices())
    aside = ("how to fill in", "choices") if language == "en" else ("填寫說明", "選項")
    return template_book(Page(language), blank, Guide(*aside, quarter, None))


def parts(book: bytes) -> Mapping[str, str]:
    """Give the XML of every sheet by its name, and of its notes as ``name!notes``."""
    with ZipFile(BytesIO(book)) as archive:
        workbook = archive.read("xl/workbook.xml").decode()
        found: dict[str, str] = {}
        for number, name in enumerate(re.findall(r'<sheet name="([^"]+)"', workbook), start=1):
            found[name] = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
            links = f"xl/worksheets/_rels/sheet{number}.xml.rels"
            if links in archive.namelist():
                (notes,) = re.findall(r"comments\d+\.xml", archive.read(links).decode())
                found[f"{name}!notes"] = archive.read(f"xl/{notes}").decode()
        return found


def filled(book: bytes, rows: Rows, file: Path) -> Path:
    """Type rows into the sheets of a template, each cell in its column's format, and save it."""
    numbers = {name: f"sheet{at}.xml" for at, name in enumerate(_names(book), start=1)}
    typed = {f"xl/worksheets/{numbers[name]}": cells for name, cells in rows.items()}
    with ZipFile(BytesIO(book)) as archive, ZipFile(file, "w") as saved:
        for name in archive.namelist():
            content = archive.read(name)
            if name in typed:
                content = _typed(content.decode(), typed[name]).encode()
            saved.writestr(name, content)
    return file


def _names(book: bytes) -> list[str]:
    return [name for name in parts(book) if not name.endswith("!notes")]


def _typed(sheet: str, rows: Sequence[Sequence[object]]) -> str:
    styles = {
        int(place): style for place, style in re.findall(r'<col min="(\d+)".*?style="(\d+)"', sheet)
    }
    written = "".join(
        f'<row r="{number}">{"".join(_cell(number, at, one, styles) for at, one in enumerate(row))}'
        "</row>"
        for number, row in enumerate(rows, start=2)
    )
    return sheet.replace("</sheetData>", f"{written}</sheetData>")


def _cell(row: int, column: int, value: object, styles: Mapping[int, str]) -> str:
    place = f'r="{chr(ord("A") + column)}{row}" s="{styles.get(column + 1, "0")}"'
    match value:
        case date():
            return f"<c {place}><v>{(value - EPOCH).days}</v></c>"
        case int() | float():
            return f"<c {place}><v>{value}</v></c>"
        case _:
            return f'<c {place} t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'
