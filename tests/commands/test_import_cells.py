"""Cells are read as people type them; one that does not read is named with its sheet and place."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from domain.facts.points import GroomingDeductionRecorded
from domain.refusals import Refusal
from domain.refusals import paper as refused
from domain.wording import LANGUAGES, render
from tests.commands.workbooks import (
    BADGE,
    DEDUCTIONS,
    FORMS,
    KNOWLEDGE,
    Rows,
    department,
    faults,
    importing,
    take_in,
    workbook,
)

MARK = ("A1", "2006-02-14", "筆試", 92.5, "S")
FOLLOW_UPS = ("個案編號", "跟進時間", "跟進人", "處理方法")
DOCUMENT = ("員工編號", "考核日期", "評分人", "錯別字", "病句或詞語誤用", "未用專門用語")
MORE = ("數量表達不規範", "不符合格式")


def refusal(file: Path, actor: str = "H1") -> Refusal:
    """See that a file is refused whole, and give the refusal."""
    on_stage = department(actor)
    with pytest.raises(Refusal) as caught:
        importing(on_stage, file)
    return caught.value


def sheet(tmp_path: Path, name: str, *rows: tuple[object, ...]) -> Path:
    return workbook(tmp_path / "q.xlsx", {name: rows})


BAD_CELLS: list[tuple[str, str, Rows, str]] = [
    ("a day", "物業知識考核", (KNOWLEDGE, ("A1", "2006-02-30", "筆試", 80, "S")), "B2"),
    ("a day in words", "物業知識考核", (KNOWLEDGE, ("A1", "昨天", "筆試", 80, "S")), "B2"),
    (
        "a number in words",
        "物業知識考核",
        (KNOWLEDGE, ("A1", "2006-02-14", "筆試", "九十", "S")),
        "D2",
    ),
    ("a negative number", "物業知識考核", (KNOWLEDGE, ("A1", "2006-02-14", "筆試", -1, "S")), "D2"),
    ("no number", "物業知識考核", (KNOWLEDGE, ("A1", "2006-02-14", "筆試", "", "S")), "D2"),
    ("infinity", "物業知識考核", (KNOWLEDGE, ("A1", "2006-02-14", "筆試", "Infinity", "S")), "D2"),
    ("a million", "物業知識考核", (KNOWLEDGE, ("A1", "2006-02-14", "筆試", 10**6, "S")), "D2"),
    ("no words", "物業知識考核", (KNOWLEDGE, ("", "2006-02-14", "筆試", 80, "S")), "A2"),
    ("another choice", "物業知識考核", (KNOWLEDGE, ("A1", "2006-02-14", "口試", 80, "S")), "C2"),
    (
        "points of zero",
        "扣分記錄",
        (DEDUCTIONS, ("A1", "2006-01-12", "儀容儀表", "G0", 0, "", "F1")),
        "E2",
    ),
    (
        "half a fault",
        "公文考核",
        ((*DOCUMENT, *MORE), ("A1", "2006-01-10", "S", 0.5, 0, 0, 0, 0)),
        "D2",
    ),
    ("a quarter", "態度評價", (FORMS, ("2006Q5", "A1", "S", 8, 8, "認真")), "A2"),
    ("a moment", "個案跟進", (FOLLOW_UPS, ("c1", "2006-01-06 25:30", "A1", "回訪")), "B2"),
    ("a half moment", "個案跟進", (FOLLOW_UPS, ("c1", "2006-01-06 noon", "A1", "回訪")), "B2"),
]


@pytest.mark.parametrize(
    ("name", "rows", "place"), [case[1:] for case in BAD_CELLS], ids=[case[0] for case in BAD_CELLS]
)
def test_a_cell_that_does_not_read_is_named(
    tmp_path: Path, name: str, rows: Rows, place: str
) -> None:
    found = refusal(sheet(tmp_path, name, *(tuple(row) for row in rows)), "S")
    assert isinstance(found, refused.BadCell)
    assert (found.values["sheet"], found.values["cell"]) == (name, place)
    for language in LANGUAGES:
        sentence = render(found.message, language)
        assert place in sentence
        assert name in sentence


def test_every_bad_cell_of_a_paper_is_named_at_once(tmp_path: Path) -> None:
    bad = ("A1", "2006-02-30", "口試", -1, "S")
    file = sheet(tmp_path, "物業知識考核", KNOWLEDGE, MARK, bad)
    found = refusal(file)
    assert isinstance(found, refused.ImportRefused)
    assert [fault.values["cell"] for fault in faults(found)] == ["B3", "C3", "D3"]
    assert len(found.faults) == 3


@pytest.mark.parametrize(
    ("head", "refused_as"),
    [
        pytest.param(KNOWLEDGE[:-1], refused.ColumnMissing, id="a column is missing"),
        pytest.param(("x", *KNOWLEDGE[1:]), refused.ColumnMissing, id="a head is misspelt"),
    ],
)
def test_a_sheet_without_its_columns_names_the_one_it_lacks(
    tmp_path: Path, head: tuple[str, ...], refused_as: type[Refusal]
) -> None:
    found = refusal(sheet(tmp_path, "物業知識考核", head, MARK))
    assert type(found) is refused_as
    assert found.values["column"] in KNOWLEDGE


def test_a_form_needs_at_least_one_item(tmp_path: Path) -> None:
    head = tuple(name for name in FORMS if not name.startswith("項目"))
    row = ("2006Q1", "A1", "S", "認真")
    assert isinstance(refusal(sheet(tmp_path, "態度評價", head, row), "S"), refused.ColumnMissing)


def test_a_sheet_of_another_name_is_named(tmp_path: Path) -> None:
    found = refusal(sheet(tmp_path, "雜項", KNOWLEDGE, MARK))
    assert isinstance(found, refused.SheetNotKnown)
    assert found.values["sheet"] == "雜項"


def test_a_sheet_with_its_head_alone_is_a_template_not_filled_in_yet(tmp_path: Path) -> None:
    assert not take_in(department(), sheet(tmp_path, "物業知識考核", KNOWLEDGE))


def test_empty_rows_and_empty_sheets_are_passed_over(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "q.xlsx",
        {"物業知識考核": [(), KNOWLEDGE, ("", "", "", "", ""), MARK], "Sheet2": []},
    )
    (fact,) = take_in(department(), file)
    assert fact.source is not None
    assert fact.source.row == 4


def test_a_row_that_ends_early_lacks_its_last_cells(tmp_path: Path) -> None:
    file = tmp_path / "扣分記錄.csv"
    file.write_text(f"{','.join(DEDUCTIONS)}\nA1,2006-01-12,儀容儀表,G0,2\n", "utf-8")
    found = refusal(file)
    assert isinstance(found, refused.BadCell)
    assert found.values["cell"] == "G2"


def test_a_formula_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    with xlsxwriter.Workbook(path) as book:
        first, second = book.add_worksheet("物業知識考核"), book.add_worksheet("扣分記錄")
        first.write_row(0, 0, KNOWLEDGE)
        first.write_row(1, 0, MARK)
        second.write_row(0, 0, DEDUCTIONS)
        second.write_row(1, 0, BADGE)
        second.write_formula(1, 4, "=1+1")
    found = refusal(path)
    assert isinstance(found, refused.FormulaCell)
    assert (found.values["sheet"], found.values["cell"]) == ("扣分記錄", "E2")


def test_merged_cells_are_refused_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    with xlsxwriter.Workbook(path) as book:
        first = book.add_worksheet("物業知識考核")
        first.write_row(0, 0, KNOWLEDGE)
        first.merge_range("A2:B2", "A1")
    found = refusal(path)
    assert isinstance(found, refused.MergedCells)
    assert found.values["cell"] == "A2"


@pytest.mark.parametrize(
    ("name", "content", "refused_as"),
    [
        ("none.xlsx", None, refused.FileMissing),
        ("empty.xlsx", b"", refused.FileEmpty),
        ("blank.csv", b"\n\n", refused.FileEmpty),
        ("notes.txt", b"hello", refused.UnknownFormat),
        ("old.xls", b"\xd0\xcf\x11\xe0", refused.UnknownFormat),
        ("torn.xlsx", b"PK\x03\x04torn", refused.FileUnreadable),
        ("扣分記錄.csv", "員工編號".encode("gbk"), refused.NotText),
        ("folder", b"/", refused.FileIsFolder),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(
    tmp_path: Path, name: str, content: bytes | None, refused_as: type[Refusal]
) -> None:
    file = tmp_path / name
    if content == b"/":
        file.mkdir()
    elif content is not None:
        file.write_bytes(content)
    found = refusal(file)
    assert type(found) is refused_as
    assert name in str(found)


def test_a_file_larger_than_any_quarter_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "q.xlsx"
    with file.open("wb") as huge:
        huge.truncate(21 * 2**20)
    assert isinstance(refusal(file), refused.FileTooLarge)


def test_a_csv_file_is_one_sheet_named_like_the_file(tmp_path: Path) -> None:
    file = tmp_path / "扣分記錄.csv"
    text = "\n".join(",".join(map(str, row)) for row in (DEDUCTIONS, BADGE))
    file.write_text(f"\ufeff{text}\n\n", "utf-8")
    (fact,) = take_in(department(), file)
    assert isinstance(fact, GroomingDeductionRecorded)
    assert (fact.staff_id, str(fact.points)) == ("A1", "2")


def test_days_and_words_are_read_as_people_type_them(tmp_path: Path) -> None:
    days = ("2006/1/12", "2006.1.12", "2006年1月12日", "2006-01-12", date(2006, 1, 12))
    rows = [
        ("Ａ1 ", on, "grooming", " G0", "２", "", "F1")
        for on in (*days[:-1], datetime(2006, 1, 12))  # noqa: DTZ001 - a cell knows no clock
    ]
    path = tmp_path / "q.xlsx"
    with_dates = [[*row] for row in rows]
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("DEDUCTIONS")
        for number, cells in enumerate([list(DEDUCTIONS), *with_dates]):
            sheet.write_row(number, 0, cells)
    facts = take_in(department(), path)
    assert {(str(one.happened_on), getattr(one, "staff_id", "")) for one in facts} == {
        ("2006-01-12", "A1")
    }
    assert len(facts) == len(days)


def test_the_heads_may_stand_in_any_order_with_others_beside_them(tmp_path: Path) -> None:
    head = ("備註", *reversed(KNOWLEDGE))
    row = ("x", *reversed(MARK))
    (fact,) = take_in(department(), workbook(tmp_path / "q.xlsx", {"物業知識考核": [head, row]}))
    assert getattr(fact, "mark", None) == Decimal("92.5")
