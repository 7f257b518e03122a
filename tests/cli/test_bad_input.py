"""Bad input gets one plain sentence and its exit code; nothing is recorded, and no traceback."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from cli_speech import Speech
from domain.wording import Language
from tests.cli.bad_requests import A01, REFUSED
from tests.cli.conftest import SAMPLE, Run

HEAD = ("員工編號", "日期", "類別", "標準項目", "扣分", "事由", "記錄人")
ROW = ("A01", "2006-02-01", "儀容儀表", "G01", 2, "巡查", "S01")


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_plainly(
    imported: Run, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = imported("status", "--json").out
    ended = imported(*arguments)
    assert ended.code == code
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert imported("status", "--json").out == before


def book(path: Path, sheet: str = "扣分記錄", rows: tuple[tuple[object, ...], ...] = ()) -> Path:
    """A workbook with one sheet."""
    workbook = xlsxwriter.Workbook(path)
    worksheet = workbook.add_worksheet(sheet)
    for number, row in enumerate((HEAD, *rows)):
        worksheet.write_row(number, 0, row)
    workbook.close()
    return path


def formula(path: Path) -> Path:
    workbook = xlsxwriter.Workbook(path)
    worksheet = workbook.add_worksheet("扣分記錄")
    worksheet.write_row(0, 0, HEAD)
    worksheet.write_row(1, 0, ROW)
    worksheet.write_formula(1, 4, "=1+1", value=2)
    workbook.close()
    return path


def merged(path: Path) -> Path:
    workbook = xlsxwriter.Workbook(path)
    worksheet = workbook.add_worksheet("扣分記錄")
    worksheet.write_row(0, 0, HEAD)
    worksheet.write_row(1, 0, ROW)
    worksheet.merge_range(2, 0, 3, 0, "A01")
    workbook.close()
    return path


def large(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    return path


def empty(path: Path) -> Path:
    path.touch()
    return path


def text(path: Path) -> Path:
    path.write_text("a quarter", "utf-8")
    return path


def holding(column: int, cell: object) -> Callable[[Path], Path]:
    """A workbook whose one row has another cell in a column."""
    row = (*ROW[:column], cell, *ROW[column + 1 :])
    return lambda path: book(path, rows=(row,))


FILES = {
    "empty": (empty, "Nothing is written"),
    "of 100 MB": (large, "100 MB"),
    "a text": (text, "neither XLSX nor CSV"),
    "with a formula": (formula, "E2"),
    "with merged cells": (merged, "A3"),
    "with a sheet of another form": (lambda path: book(path, "其他"), "其他"),
    "with a wrong day": (holding(1, "2006-02-30"), "B2"),
    "with a day long ago": (holding(1, "1066-01-01"), "B2"),
    "with points 0": (holding(4, 0), "E2"),
    "with points -1": (holding(4, -1), "E2"),
    "with points NaN": (holding(4, "NaN"), "E2"),
    "with points 10^100": (holding(4, 1e100), "E2"),
    "with points of five places": (holding(4, "0.00001"), "E2"),
}


@pytest.mark.parametrize(("make", "said"), FILES.values(), ids=FILES)
def test_a_file_that_will_not_do_is_refused(
    imported: Run,
    tmp_path: Path,
    make: Callable[[Path], Path],
    said: str,
) -> None:
    before = imported("status", "--json").out
    ended = imported("--as", "H01", "import", str(make(tmp_path / "paper.xlsx")), "--yes")
    assert ended.code == 2
    assert said in ended.err
    assert imported("status", "--json").out == before


def test_a_row_struck_out_is_told_as_data_too(imported: Run, tmp_path: Path) -> None:
    other = ("A02", *ROW[1:])
    first = book(tmp_path / "more.xlsx", rows=(ROW, other))
    assert imported("--as", "H01", "import", str(first), "--yes").code == 0
    fewer = book(tmp_path / "more.xlsx", rows=(ROW,))
    told = imported("--as", "H01", "import", str(fewer), "--dry-run", "--json").data()
    assert isinstance(told, dict)
    assert (told["new"], told["known"], len(told["notes"])) == ({}, 1, 1)


def test_a_row_of_a_day_to_come_is_refused(imported: Run, tmp_path: Path) -> None:
    paper = holding(1, "2999-01-01")(tmp_path / "paper.xlsx")
    ended = imported("--as", "H01", "import", str(paper), "--yes")
    assert ended.code == 4
    assert "扣分記錄, row 2: 2999-01-01" in ended.err


def test_a_csv_may_begin_with_a_mark_of_its_bytes_order(imported: Run, tmp_path: Path) -> None:
    paper = tmp_path / "扣分記錄.csv"
    paper.write_text("\n".join(",".join(map(str, row)) for row in (HEAD, ROW)), "utf-8-sig")
    assert imported("--as", "H01", "import", str(paper), "--yes").code == 0


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Recorded shunbi@2359."), ("zh-Hant", "已記錄shunbi@2359。")]
)
def test_one_entry_taken_in_has_one_name(
    imported: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language, said: str
) -> None:
    monkeypatch.setattr(Speech, "language", language)
    paper = book(tmp_path / "more.xlsx", rows=(ROW,))
    ended = imported("--as", "S01", "import", str(paper), "--yes")
    assert ended.out.rstrip().splitlines()[-1] == said


def test_a_changed_row_is_refused_with_both_versions(imported: Run, tmp_path: Path) -> None:
    first = book(tmp_path / "more.xlsx", rows=(ROW,))
    assert imported("--as", "H01", "import", str(first), "--yes").code == 0
    changed = book(tmp_path / "more.xlsx", rows=((*ROW[:5], "客戶反映", *ROW[6:]),))
    ended = imported("--as", "H01", "import", str(changed), "--yes")
    assert ended.code == 2
    assert "巡查" in ended.err
    assert "客戶反映" in ended.err


def test_a_locked_ledger_says_so_and_can_be_tried_again(imported: Run, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "kaozheng.db")
    connection.execute("BEGIN IMMEDIATE")
    ended = imported(*A01)
    connection.close()
    assert ended.code == 6
    assert imported(*A01).code == 0


def test_a_damaged_ledger_ends_with_seven(imported: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "kaozheng.db"
    for beside in tmp_path.glob("kaozheng.db-*"):
        beside.unlink()
    os.truncate(ledger, 200_000)
    assert imported("verify").code == 7
    assert imported("--as", "H01", "sheet", "2006Q1").code == 7


def program(
    *arguments: str, folder: Path, limit: int | None = None
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with a limit on the size of files."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(  # noqa: S603 - the program itself
        [sys.executable, "-c", "import cli; cli.run()", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
        env={**os.environ, "KAOZHENG_LANG": "en", "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_a_full_disk_records_nothing(opened: Run, tmp_path: Path) -> None:
    before = opened("status", "--json").out
    wanted = ("--as", "H01", "import", str(SAMPLE), "--outside", "X09=special_team", "--yes")
    ended = program(*wanted, folder=tmp_path, limit=500_000)
    assert ended.returncode == 6
    assert "Traceback" not in ended.stderr
    assert opened("status", "--json").out == before
    assert opened(*wanted).code == 0


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("drift", "2006Q1", "--known-at", "1", "--known-at", "2"), "--known-at"),
        ((*A01[2:], "--staff-id", "A02"), "--staff-id"),
        (("--as", "S01", "status"), "--as"),
    ],
)
def test_an_option_of_one_value_is_not_given_twice(
    imported: Run, arguments: tuple[str, ...], option: str
) -> None:
    ended = imported("--as", "H01", *arguments)
    said = f"{option} was given more than once, and takes one value."
    assert (ended.code, said in " ".join(ended.err.split())) == (2, True)
    assert (
        imported("--as", "H01", "sheet", "2006Q1", "--without", "1409", "--without", "1410").code
        == 0
    )
    assert imported("--as", "H01", "status", "--json", "--json").code == 0
