"""Each sheet a department keeps becomes facts, in Chinese or in English (design section 6)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from commands.sheet_drafts import BUILDERS, KINDS_ON_PAPER
from commands.sheet_forms import BY_KEY, FORMS
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.exams import DocumentWritingMarked, KnowledgeExamMarked, TypingTestTaken
from domain.facts.inspections import InspectionConducted
from domain.facts.organisation import GradeAssigned, StaffMemberEngaged
from domain.facts.points import BonusPointsAwarded, GroomingDeductionRecorded
from domain.facts.standards import StandardAdopted
from domain.facts.worklog import CaseFollowUpRecorded, CaseOpened, WorkLogEntryRecorded
from tests.commands.workbooks import (
    BADGE,
    CATALOGUE,
    DEDUCTIONS,
    ROSTER,
    VISITS,
    department,
    take_in,
    workbook,
)

ROWS: dict[str, tuple[object, ...]] = {
    "roster": ("A13", "陳大文", "客戶助理", "T1", "本科", "2006-01-16", "二級"),
    "standards": ("儀容儀表", "G1", "未佩戴工牌", 3, "扣", 2, "2006-01-01"),
    "document": ("A1", "2006-01-10", "S", 1, 2, 0, 1, 0),
    "knowledge": ("A1", "2006-02-14", "筆試", 92.5, "S"),
    "typing": ("A1", "2006-03-14", 425, 4, "S"),
    "deductions": BADGE,
    "bonuses": ("A1", "2006-01-20", "B0", 2, "住戶表揚", "S"),
    "attitude": ("2006Q1", "A1", "S", 8, 8.5, "認真"),
    "cases": ("c1", "A", "2006-01-05", "住戶甲", "A1"),
    "follow_ups": ("c1", "2006-01-06 14:30", "A1", "回訪"),
    "work_log": ("A1", "2006-01-06", "巡查", "正常", "回訪"),
    "inspections": ("2006-02-10", "專查組", "I1", "F1", "G0", 4, "大堂"),
}


def heads(key: str, language: str) -> tuple[str, ...]:
    """Give the heads of a form; a repeated column twice."""
    numbered = {"zh": ("一", "二"), "en": (" 1", " 2")}[language]
    return tuple(
        f"{name}{number}"
        for column in BY_KEY[key].columns
        for name in (getattr(column, language),)
        for number in (numbered if column.repeated else ("",))
    )


NEEDED = {
    "follow_ups": ("cases", ROWS["cases"]),
    "inspections": ("standards", ("專查", "G0", "衛生", "", "扣", 1, "2005-01-01")),
}
"""What a row of a form cannot do without."""


def sheets(key: str, language: str = "zh") -> dict[str, list[tuple[object, ...]]]:
    """Write one row of a form, after what it needs."""
    both = [*([NEEDED[key]] if key in NEEDED else []), (key, ROWS[key])]
    return {str(getattr(BY_KEY[one], language)): [heads(one, language), row] for one, row in both}


def read(tmp_path: Path, key: str, language: str = "zh") -> list[Fact]:
    actor = "S" if key == "attitude" else "H1"
    return take_in(department(actor), workbook(tmp_path / "q.xlsx", sheets(key, language)))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.key))
def test_every_form_is_read_in_both_languages(tmp_path: Path, form: object, language: str) -> None:
    key = str(getattr(form, "key", ""))
    facts = read(tmp_path, key, language)
    assert facts
    assert {type(fact) for fact in facts} & set(KINDS_ON_PAPER)


def test_every_form_has_a_builder_and_a_row_here() -> None:
    assert set(BUILDERS) == set(BY_KEY) == set(ROWS)


def only(facts: list[Fact], kind: type[Fact]) -> Fact:
    (found,) = [fact for fact in facts if isinstance(fact, kind)]
    return found


def fields(fact: object, *names: str) -> list[object]:
    return [getattr(fact, name) for name in names]


def test_a_row_keeps_where_it_stood_when_it_was_written_and_who_typed_it(tmp_path: Path) -> None:
    fact = only(read(tmp_path, "deductions"), GroomingDeductionRecorded)
    assert fact.source is not None
    assert fields(fact.source, "file", "sheet", "row") == ["q.xlsx", "扣分記錄", 2]
    assert fields(fact, "by", "entered_by", "written_on", "happened_on", "note") == [
        *("F1", "H1", date(2006, 1, 12), date(2006, 1, 12), "未佩戴工牌"),
    ]


def test_a_row_by_whoever_imports_it_names_nobody_else(tmp_path: Path) -> None:
    row = ("A1", "2006-01-12", "儀容儀表", "G0", 2, "", "H1")
    file = workbook(tmp_path / "q.xlsx", {"扣分記錄": [DEDUCTIONS, row]})
    fact = only(take_in(department(), file), GroomingDeductionRecorded)
    assert fields(fact, "by", "entered_by", "note") == ["H1", None, None]


def test_a_roster_engages_people_and_gives_them_their_grade(tmp_path: Path) -> None:
    facts = read(tmp_path, "roster")
    engaged, grade = only(facts, StaffMemberEngaged), only(facts, GradeAssigned)
    assert fields(engaged, "staff_id", "name", "position", "team_id", "education") == [
        *("A13", "陳大文", "customer_assistant", "T1", "bachelor"),
    ]
    assert fields(grade, "staff_id", "grade", "effective_from") == ["A13", 2, date(2006, 1, 16)]


def test_somebody_without_team_education_and_grade_is_engaged_all_the_same(tmp_path: Path) -> None:
    row = ("M2", "李四", "屋村經理", "", "", "2006-01-16", "")
    (fact,) = take_in(department(), workbook(tmp_path / "q.xlsx", {"名冊": [ROSTER, row]}))
    assert fields(fact, "team_id", "education") == [None, None]


def test_rows_of_one_version_are_one_catalogue(tmp_path: Path) -> None:
    rows = [
        ("儀容儀表", "G1", "未佩戴工牌", 3, "扣", 2, "2006-01-01"),
        ("加分", "B1", "表揚", "", "加", 2, "2006-01-01"),
        ("儀容儀表", "G2", "著裝不整", "", "扣", 2, "2006-01-01"),
    ]
    file = workbook(tmp_path / "q.xlsx", {"標準目錄": [CATALOGUE, *rows]})
    first, second = take_in(department(), file)
    assert isinstance(first, StandardAdopted)
    assert [(one.item_code, one.points) for one in first.items] == [("G1", 3), ("G2", None)]
    assert getattr(second, "standard_code", None) == "bonus"


def test_exams_are_read_with_their_marks(tmp_path: Path) -> None:
    document = only(read(tmp_path, "document"), DocumentWritingMarked)
    faults = ("wrong_characters", "faulty_sentences", "missing_terms", "quantity_errors")
    assert fields(document, "by", "rater_capacity", *faults) == ["S", "supervisor", 1, 2, 0, 1]
    knowledge = only(read(tmp_path, "knowledge"), KnowledgeExamMarked)
    assert fields(knowledge, "mark", "mode", "exam_id") == [
        *(Decimal("92.5"), "written", "knowledge/2006Q1"),
    ]
    typing = only(read(tmp_path, "typing"), TypingTestTaken)
    assert fields(typing, "gross_chars", "wrong_chars", "duration_s") == [425, 4, 300]


def test_points_left_out_are_those_of_the_catalogue_of_that_day(tmp_path: Path) -> None:
    catalogue = [
        ("儀容儀表", "G1", "未佩戴工牌", 3, "扣", 2, "2006-01-01"),
        ("儀容儀表", "G1", "未佩戴工牌", 4, "扣", 3, "2006-02-01"),
    ]
    deductions = [("A1", on, "儀容儀表", "G1", "", "", "F1") for on in ("2006-01-31", "2006-02-01")]
    file = workbook(
        tmp_path / "q.xlsx",
        {"標準目錄": [CATALOGUE, *catalogue], "扣分記錄": [DEDUCTIONS, *deductions]},
    )
    facts = [
        one for one in take_in(department(), file) if isinstance(one, GroomingDeductionRecorded)
    ]
    told = [(one.standard_ref.version, str(one.points)) for one in facts]
    assert told == [(2, "3"), (3, "4")]


def test_a_bonus_is_of_the_bonus_catalogue(tmp_path: Path) -> None:
    fact = only(read(tmp_path, "bonuses"), BonusPointsAwarded)
    assert isinstance(fact, BonusPointsAwarded)
    assert (fact.standard_ref.code, str(fact.points)) == ("bonus", "2")


def test_a_form_has_no_date_on_paper_and_counts_as_of_the_last_day(tmp_path: Path) -> None:
    facts = read(tmp_path, "attitude")
    form = only(facts, AttitudeFormSubmitted)
    assert fields(form, "happened_on", "not_on_paper", "item_scores", "rater_capacity") == [
        *(date(2006, 3, 31), ("happened_on",), (Decimal(8), Decimal("8.5")), "supervisor"),
    ]


def test_cases_and_their_follow_ups_are_by_who_made_them(tmp_path: Path) -> None:
    facts = read(tmp_path, "follow_ups")
    assert fields(only(facts, CaseOpened), "case_id", "level", "complainant_ref") == [
        *("c1", "A", "住戶甲"),
    ]
    follow_up = only(facts, CaseFollowUpRecorded)
    assert fields(follow_up, "staff_id", "by", "action") == ["A1", "A1", "回訪"]
    assert str(follow_up.happened_on) == "2006-01-06 14:30:00+08:00"
    log = only(read(tmp_path, "work_log"), WorkLogEntryRecorded)
    assert fields(log, "by", "tasks", "complaint_handling") == ["A1", "巡查", "回訪"]


def test_rows_of_one_visit_are_one_inspection(tmp_path: Path) -> None:
    rows = [
        ("2006-02-10", "專查組", "I1", "F1", "G0", 4, "大堂"),
        ("2006-02-10", "專查組", "I1", "F2", "G0", 1, ""),
        ("2006-02-10", "專查組", "I1", "F1", "G0", 2.5, ""),
    ]
    catalogue = ("專查", "G0", "衛生", "", "扣", 1, "2005-01-01")
    both = {"標準目錄": [CATALOGUE, catalogue], "專查記錄": [VISITS, *rows]}
    facts = take_in(department(), workbook(tmp_path / "q.xlsx", both))
    visits = [fact for fact in facts if isinstance(fact, InspectionConducted)]
    assert [
        (one.duty_foreman_ids, [str(found.points) for found in one.findings]) for one in visits
    ] == [(("F1",), ["4", "2.5"]), (("F2",), ["1"])]
