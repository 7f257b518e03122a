"""`kaozheng template` writes a workbook to be filled in, and writes over nothing."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reports.filled import filled, parts

WHOLE = 13
"""Twelve sheets of a quarter, and the guide before them."""


def sheets(file: str) -> list[str]:
    return [one for one in parts(Path(file).read_bytes()) if "!" not in one]


def test_without_a_name_it_is_a_whole_quarter(run: Run) -> None:
    said = run("template", "--quarter", "2006Q1")
    assert said.code == 0
    assert "template-2006Q1.xlsx" in said.out
    assert len(sheets("template-2006Q1.xlsx")) == WHOLE


@pytest.mark.parametrize("named", ["電腦考核", "typing test", "Typing Test", "typing-test-taken"])
def test_a_sheet_is_named_in_either_language_or_by_its_fact(run: Run, named: str) -> None:
    assert run("template", named, "--out", "one.xlsx").code == 0
    assert sheets("one.xlsx") == ["how to fill in", "typing test"]


def test_the_language_of_the_workbook_may_be_said_after_the_command(run: Run) -> None:
    said = run("template", "bonuses", "--lang", "zh-Hant", "--out", "one.xlsx")
    assert said.out.startswith("Written one.xlsx")
    assert sheets("one.xlsx") == ["填寫說明", "加分記錄"]


def test_what_is_no_sheet_is_refused_with_those_there_are(run: Run) -> None:
    said = run("template", "考試")
    assert said.code == 3
    assert "There is no template for 考試." in said.err
    assert "電腦考核 (typing test)" in said.err
    assert not list(Path().glob("*.xlsx"))


def test_a_file_that_is_there_is_never_written_over(run: Run) -> None:
    Path("mine.xlsx").write_text("mine")
    said = run("template", "--out", "mine.xlsx")
    assert said.code == 4
    assert "mine.xlsx is there already" in said.err
    assert Path("mine.xlsx").read_text() == "mine"


def test_a_folder_that_is_not_there_is_said(run: Run) -> None:
    said = run("template", "--out", "nowhere/mine.xlsx")
    assert said.code == 6
    assert "nowhere/mine.xlsx cannot be written" in said.err


def test_what_is_no_quarter_is_refused(run: Run) -> None:
    said = run("template", "--quarter", "spring")
    assert said.code == 2
    assert "spring" in said.err


def test_a_departments_people_and_items_are_offered(imported: Run) -> None:
    said = imported("--department", "shunbi", "template", "--quarter", "2006Q1")
    assert said.code == 0
    assert sheets("template-2006Q1.xlsx")[-1] == "choices"


def test_a_blank_one_is_imported_and_has_nothing_new(imported: Run) -> None:
    assert imported("--department", "shunbi", "template", "--lang", "zh-Hant").code == 0
    said = imported("--as", "H01", "import", "template.xlsx", "--yes")
    assert said.code == 0
    assert said.out.startswith("Nothing in it is new.")


def test_one_filled_in_is_imported(imported: Run) -> None:
    imported("--department", "shunbi", "template", "加分記錄", "--lang", "zh-Hant")
    row = ("A05", "2006-03-30", "B01", 2, "業主來信表揚", "S01")
    filled(Path("template.xlsx").read_bytes(), {"加分記錄": [row]}, Path("back.xlsx"))
    said = imported("--as", "H01", "import", "back.xlsx", "--yes")
    assert said.code == 0
    assert "A05, 2006Q1: 68.71 → 70.71" in said.out
