"""Workbooks as departments keep them, written for a test, and imported into a department."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
import xlsxwriter

from commands.import_sheet import Importing
from domain.facts.envelope import Fact
from domain.refusals import Refusal
from domain.refusals.paper import ImportRefused
from rehearsal.stage import Stage
from tests.cast import moment
from tests.staging import stage

Rows: TypeAlias = Sequence[Sequence[object]]
Sheets: TypeAlias = Mapping[str, Rows]

KNOWLEDGE = ("員工編號", "考核日期", "方式", "分數", "記錄人")
DEDUCTIONS = ("員工編號", "日期", "類別", "標準項目", "扣分", "事由", "記錄人")
FORMS = ("季度", "被評人", "填表人", "項目一", "項目二", "評語")
ROSTER = ("員工編號", "姓名", "職位", "班組", "學歷", "入職日期", "級別")
VISITS = ("日期", "類型", "檢查人", "當值領班", "標準項目", "扣分", "說明")
CATALOGUE = ("標準", "項目", "內容", "分值", "方向", "版本", "生效日期")

BADGE = ("A1", "2006-01-12", "儀容儀表", "G0", 2, "未佩戴工牌", "F1")
"""A row of deductions that may be recorded."""
MARK = ("A1", "2006-02-14", "筆試", 92.5, "S")
"""A row of the knowledge exam."""

WHOLE: Sheets = {
    "名冊": [ROSTER, ("A13", "陳大文", "客戶助理", "T1", "本科", "2006-01-16", "二級")],
    "標準目錄": [
        CATALOGUE,
        ("專查", "Z1", "衛生", 4, "扣", 1, "2005-01-01"),
        ("專查", "Z2", "燈光", "", "扣", 1, "2005-01-01"),
    ],
    "物業知識考核": [KNOWLEDGE, MARK],
    "扣分記錄": [DEDUCTIONS, BADGE],
    "專查記錄": [
        VISITS,
        ("2006-02-10", "專查組", "I1", "F1", "Z1", 4, "大堂"),
        ("2006-02-10", "專查組", "I1", "F1", "Z2", 1, ""),
    ],
}
"""A paper of five sheets, which is six facts."""


def department(actor: str = "H1") -> Stage:
    """Set the stage in May 2006, for somebody who imports."""
    on_stage = stage()
    on_stage.pass_to(moment("2006-05-02"))
    on_stage.session.actor = actor
    return on_stage


def workbook(path: Path, sheets: Sheets) -> Path:
    """Write a workbook: a head and rows for each sheet."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return path


def importing(on_stage: Stage, file: Path, **outside: str) -> Importing:
    """Decide what a file holds, and record nothing."""
    return on_stage.session.importing(file, outside=outside, progress=lambda *_: None)


def take_in(on_stage: Stage, file: Path, **outside: str) -> list[Fact]:
    """Record what a file holds; give the new facts."""
    decided = importing(on_stage, file, **outside)
    entries = on_stage.session.commit(decided.state, decided.position)
    return [entry.fact for entry in entries]


def faults(refusal: Refusal) -> tuple[Refusal, ...]:
    """Give every fault a refusal stands for."""
    return refusal._refusals if isinstance(refusal, ImportRefused) else (refusal,)  # noqa: SLF001 - it has no other door


class Paper:
    """A workbook that somebody keeps changing, and imports."""

    def __init__(self, folder: Path, actor: str = "H1") -> None:
        self.file = folder / "q.xlsx"
        self.stage: Stage = department(actor)

    def take_in(self, sheets: Sheets, **outside: str) -> list[Fact]:
        """Import it as it stands now."""
        return take_in(self.stage, workbook(self.file, sheets), **outside)

    def known(self, sheets: Sheets) -> int:
        """See how many rows of it are known."""
        return importing(self.stage, workbook(self.file, sheets)).result.known

    def refused(self, sheets: Sheets, **outside: str) -> Refusal:
        """See that it is refused, and nothing recorded."""
        size = self.stage.session.journal.size()
        with pytest.raises(Refusal) as caught:
            self.take_in(sheets, **outside)
        assert self.stage.session.journal.size() == size
        return caught.value


def deductions(*rows: tuple[object, ...]) -> Sheets:
    return {"扣分記錄": [DEDUCTIONS, *rows]}
