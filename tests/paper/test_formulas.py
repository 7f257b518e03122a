"""A formula is found in its own cell, however many empty cells have a format."""

from pathlib import Path

import pytest
import xlsxwriter

from domain.refusals.paper import FormulaCell
from paper.reading import read_paper

ROWS = 3000


def workbook(path: Path, *, formula: bool) -> Path:
    """Write a workbook as spreadsheets save it: every cell of a format, though nothing is in it."""
    with xlsxwriter.Workbook(path) as book:
        sheet, text = book.add_worksheet("加分記錄"), book.add_format({"num_format": "@"})
        sheet.write_row(0, 0, ("員工編號", "加分"))
        for row in range(1, ROWS):
            sheet.write_blank(row, 0, None, text)
            sheet.write_blank(row, 1, None, text)
        if formula:
            sheet.write_formula(ROWS, 1, "=1+1")
    return path


def test_the_cell_with_the_formula_is_named_and_not_an_empty_one_before_it(tmp_path: Path) -> None:
    with pytest.raises(FormulaCell) as caught:
        read_paper(workbook(tmp_path / "q.xlsx", formula=True))
    assert caught.value.values["cell"] == f"B{ROWS + 1}"


def test_empty_cells_with_a_format_are_no_rows(tmp_path: Path) -> None:
    (sheet,) = read_paper(workbook(tmp_path / "q.xlsx", formula=False)).sheets
    assert len(sheet.head) == 2
    assert sheet.rows == ()
