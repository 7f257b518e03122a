"""Which row is which, when a paper comes again: changed, struck out, or a fact beside another.

What a row says decides first, and only then the place where it stands (docs/importing.md).
"""

from pathlib import Path

import pytest

from domain.entry import Entry
from domain.facts.envelope import Fact
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.refusals import paper as refused
from domain.wording import render
from tests.commands.workbooks import (
    BADGE,
    DEDUCTIONS,
    KNOWLEDGE,
    MARK,
    WHOLE,
    Paper,
    Sheets,
    deductions,
    importing,
    workbook,
)
from tests.staging import take


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path)


def everything(paper: Paper) -> list[Entry[Fact]]:
    journal = paper.stage.session.journal
    return list(journal.everything(journal.size()))


def test_a_corrected_day_is_no_new_fact(paper: Paper) -> None:
    paper.take_in(deductions(BADGE))
    found = paper.refused(deductions(("A1", "2006-01-13", *BADGE[2:])))
    assert isinstance(found, refused.RowChanged)
    english = render(found.message, "en")
    assert "(A1, 2006-01-12, G0)" in english
    assert "it now says date 2006-01-13" in english
    assert "says date 2006-01-12" in english
    assert "日期 2006-01-13" in render(found.message, "zh-Hant")


OTHERS = [(f"A{number}", *BADGE[1:]) for number in range(2, 7)]
"""Five rows much like BADGE, each about somebody else."""
NEW = ("A7", "2006-01-20", *BADGE[2:4], 1, "遲到", "F2")

CHANGED: dict[str, tuple[object, ...]] = {
    "person": ("A6", *BADGE[1:]),
    "day, to another month": ("A1", "2006-03-12", *BADGE[2:]),
    "points": (*BADGE[:4], 5, *BADGE[5:]),
    "reason": (*BADGE[:5], "遲到", BADGE[6]),
    "recorder": (*BADGE[:6], "S"),
    "day and reason": ("A1", "2006-01-13", *BADGE[2:5], "遲到", BADGE[6]),
    "day and points": ("A1", "2006-01-13", *BADGE[2:4], 5, *BADGE[5:]),
}


@pytest.mark.parametrize("change", CHANGED)
def test_whatever_was_changed_in_a_row_is_refused(paper: Paper, change: str) -> None:
    others = OTHERS[:4]
    (first, *_) = paper.take_in(deductions(BADGE, *others))
    found = paper.refused(deductions(CHANGED[change], *others))
    assert isinstance(found, refused.RowChanged)
    entry = found.values["entry"]
    assert isinstance(entry, Entry)
    assert (found.values["row"], entry.fact.id) == (2, first.id)


@pytest.mark.parametrize("change", CHANGED)
def test_a_row_inserted_above_does_not_hide_a_change(paper: Paper, change: str) -> None:
    paper.take_in(deductions(OTHERS[0], BADGE, *OTHERS[1:4]))
    found = paper.refused(deductions(OTHERS[0], NEW, NEW, CHANGED[change], *OTHERS[1:4]))
    assert isinstance(found, refused.RowChanged)
    assert found.values["row"] == 5


def test_rows_may_be_sorted_anew_and_others_inserted_between_them(paper: Paper) -> None:
    paper.take_in(deductions(BADGE, *OTHERS))
    rows = [OTHERS[4], NEW, OTHERS[0], OTHERS[2], BADGE, OTHERS[1], OTHERS[3]]
    (fact,) = paper.take_in(deductions(*rows))
    assert getattr(fact, "staff_id", None) == "A7"


def notes(paper: Paper, sheets: Sheets) -> list[str]:
    """Give what is said of a paper beside its numbers."""
    result = importing(paper.stage, workbook(paper.file, sheets)).result
    return [render(note, "en") for note in result.notes]


def test_a_row_struck_out_is_told_and_stays_on_record(paper: Paper) -> None:
    paper.take_in(deductions(BADGE, *OTHERS))
    (told,) = notes(paper, deductions(BADGE, *OTHERS[1:]))
    (entry,) = [
        entry
        for entry in everything(paper)
        if getattr(entry.fact, "staff_id", "") == "A2" and entry.fact.source is not None
    ]
    assert told == (
        "扣分記錄: 1 entry has no row in this sheet of the file any more; "
        f"what is on record stays: {entry}."
    )
    assert paper.take_in(deductions(BADGE, *OTHERS[1:])) == []


def test_all_rows_struck_out_are_told(paper: Paper) -> None:
    paper.take_in({**deductions(BADGE, *OTHERS), "物業知識考核": [KNOWLEDGE, MARK]})
    (told,) = notes(paper, {**deductions(), "物業知識考核": [KNOWLEDGE, MARK]})
    assert told.startswith("扣分記錄: 6 entries")


def test_a_sheet_that_is_not_there_and_another_file_lack_nothing(paper: Paper) -> None:
    paper.take_in(WHOLE)
    assert notes(paper, {"物業知識考核": WHOLE["物業知識考核"]}) == []
    paper.file = paper.file.with_name("second.xlsx")
    assert notes(paper, deductions(OTHERS[0])) == []


def test_what_was_reversed_is_not_told_as_struck_out(paper: Paper) -> None:
    (fact, *_) = paper.take_in(deductions(BADGE, *OTHERS))
    fields = {"by": "H1", "target": fact.id, "reason": "a slip of the pen"}
    take(paper.stage, ScoreEntryReversed, "2006-05-02", **fields)
    assert notes(paper, deductions(*OTHERS)) == []


SECOND = (*BADGE[:5], "未佩戴工牌兩次", BADGE[6])
"""A second deduction of the same person, day and item."""


def test_a_second_fact_of_the_same_person_day_and_item_is_new(paper: Paper) -> None:
    (first,) = paper.take_in(deductions(BADGE))
    (told,) = notes(paper, deductions(BADGE, SECOND))
    assert told.startswith("Recorded as further facts")
    assert "扣分記錄 3" in told
    (second,) = paper.take_in(deductions(BADGE, SECOND))
    assert isinstance(second, GroomingDeductionRecorded)
    assert (second.note, second.id != first.id) == ("未佩戴工牌兩次", True)
    assert paper.take_in(deductions(SECOND, BADGE)) == []


def test_a_second_fact_from_another_file_is_new(paper: Paper) -> None:
    paper.take_in(deductions(BADGE))
    paper.file = paper.file.with_name("second.xlsx")
    (fact,) = paper.take_in(deductions(SECOND))
    assert fact.note == "未佩戴工牌兩次"


def test_a_second_fact_beside_a_changed_one_is_not_taken_for_it(paper: Paper) -> None:
    paper.take_in(deductions(BADGE, *OTHERS))
    changed = (*BADGE[:4], 5, *BADGE[5:])
    found = paper.refused(deductions(changed, *OTHERS, SECOND))
    assert isinstance(found, refused.RowChanged)
    assert found.values["row"] == 2


def test_a_changed_copy_under_another_name_is_refused(paper: Paper) -> None:
    paper.take_in(deductions(BADGE, *OTHERS))
    paper.file = paper.file.with_name("copy.xlsx")
    for change in ("points", "reason", "day, to another month"):
        found = paper.refused(deductions(CHANGED[change], *OTHERS))
        assert isinstance(found, refused.RowChanged)


def test_what_was_typed_by_hand_otherwise_is_refused(paper: Paper) -> None:
    fields = {"staff_id": "A1", "standard_ref": "G0", "points": "2", "note": "no badge", "by": "F1"}
    take(paper.stage, GroomingDeductionRecorded, BADGE[1], recorded="2006-05-02", **fields)
    assert isinstance(paper.refused(deductions(BADGE)), refused.RowChanged)


LOG = ("員工編號", "日期", "工作任務", "工作狀況", "投訴處理方法")


def days(month: int) -> Sheets:
    """Write a month of logs, every day like the other."""
    rows = [("A1", f"2006-{month:02}-{day:02}", "巡查", "正常", "") for day in range(1, 11)]
    return {"工作日志": [LOG, *rows]}


def test_next_months_paper_of_the_same_name_is_new(paper: Paper) -> None:
    """Its rows stand where those of the month before stood, and differ in nothing but the day."""
    assert len(paper.take_in(days(1))) == 10
    assert len(paper.take_in(days(2))) == 10


def test_next_quarters_paper_of_the_same_name_is_new(paper: Paper) -> None:
    paper.take_in(deductions(BADGE))
    (fact,) = paper.take_in(deductions(("A1", "2006-04-12", *BADGE[2:])))
    assert isinstance(fact, GroomingDeductionRecorded)


def test_a_changed_kind_of_deduction_is_a_changed_row(paper: Paper) -> None:
    paper.take_in(deductions(BADGE))
    found = paper.refused(deductions((*BADGE[:2], "工作規程", "P0", *BADGE[4:])))
    assert isinstance(found, refused.RowChanged)
    assert "類別 工作規程" in render(found.message, "zh-Hant")


def test_a_changed_visit_shows_only_what_is_found_otherwise(paper: Paper) -> None:
    paper.take_in(WHOLE)
    head, first, (*second, _) = WHOLE["專查記錄"]
    found = paper.refused({**WHOLE, "專查記錄": [head, first, (*second, "走廊")]})
    assert "現為標準項目 Z2 1 走廊，而" in render(found.message, "zh-Hant")


def test_a_changed_catalogue_shows_only_the_items_that_changed(paper: Paper) -> None:
    paper.take_in(WHOLE)
    head, first, second = WHOLE["標準目錄"]
    dearer = (*first[:3], 5, *first[4:])
    found = paper.refused({"標準目錄": [head, dearer, second]})
    assert "it now says item Z1 衛生 5 deduct, but" in render(found.message, "en")


def test_a_column_that_no_form_has_is_told_of_if_something_stands_in_it(paper: Paper) -> None:
    head = (*DEDUCTIONS, "備註", "空欄")
    (told,) = notes(paper, {"扣分記錄": [head, (*BADGE, "另有內情", "")]})
    assert told.startswith("Sheet 扣分記錄: the column “備註” was not read")
