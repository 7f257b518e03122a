"""A template is filled in and imported as it comes back; it says what goes in, and checks it."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from commands.read_cells import Choice
from commands.sheet_drafts import KINDS_ON_PAPER
from commands.sheet_facts import ASIDE, FACTS, is_called
from commands.sheet_forms import BY_KEY, FORMS
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Fact
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.organisation import SpecialInspectionTeamFormed
from domain.facts.points import BonusPointsAwarded, GroomingDeductionRecorded
from domain.facts.worklog import CaseFollowUpRecorded
from domain.values import Quarter
from domain.wording import LANGUAGES, Language, catalogue
from projections.choices import choices
from tests.builders import Book
from tests.cast import Q1
from tests.commands.workbooks import department, importing, take_in
from tests.reports.filled import filled, parts, template

ROWS: dict[str, list[tuple[object, ...]]] = {
    "roster": [("A13", "陳大文", "客戶助理", "T1", "本科", date(2006, 1, 16), "二級")],
    "standards": [("專查", "Z1", "衛生", "", "扣", 1, date(2005, 1, 1))],
    "document": [("A1", date(2006, 1, 10), "S", 1, 2, 0, 1, 0)],
    "knowledge": [("A1", date(2006, 2, 14), "筆試", 92.5, "S")],
    "typing": [("A1", date(2006, 3, 14), 425, 4, "S")],
    "deductions": [("A1", date(2006, 1, 12), "儀容儀表", "G0", 2, "未佩戴工牌", "F1")],
    "bonuses": [("A1", date(2006, 1, 20), "B0", 1.5, "住戶表揚", "S")],
    "attitude": [("2006Q1", "A1", "S", 8, 8.5, 7, 9, 10, "認真")],
    "cases": [("c1", "A", date(2006, 1, 5), "住戶甲", "A1")],
    "follow_ups": [("c1", "2006-01-06 14:30", "A1", "回訪")],
    "work_log": [("A1", date(2006, 1, 6), "巡查", "正常", "")],
    "inspections": [("2006-02-10", "專查組", "I1", "F1", "Z1", 4, "大堂")],
}
"""A row for each form, as somebody fills it in."""


def name(key: str, language: Language) -> str:
    return BY_KEY[key].en if language == "en" else BY_KEY[key].zh


def typed(key: str, language: Language) -> list[tuple[object, ...]]:
    """Give the rows of a form with its choices in the language of the template."""
    words = {
        word: str(value)
        for column in BY_KEY[key].columns
        if isinstance(column.read, Choice)
        for word, value in column.read.values.items()
    }
    in_english = language == "en"
    return [tuple(words.get(str(one), one) if in_english else one for one in r) for r in ROWS[key]]


def whole(language: Language, folder: Path) -> Path:
    """Fill in every sheet of a whole template."""
    rows = {name(key, language): typed(key, language) for key in ROWS}
    return filled(template(language, quarter=Q1), rows, folder / "back.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_filled_in_is_imported_as_it_comes_back(
    tmp_path: Path, language: Language
) -> None:
    file, on_stage = whole(language, tmp_path), department()
    facts = take_in(on_stage, file)
    on_stage.session.actor = "S"
    facts += take_in(on_stage, file)
    expected: Counter[type[Fact]] = Counter(one[0] for one in FACTS.values())
    expected += Counter([FACTS["roster"][1], AttitudeResultsTallied])
    assert Counter(type(fact) for fact in facts) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_facts_say_what_was_typed(tmp_path: Path, language: Language) -> None:
    on_stage = department("S")
    file = whole(language, tmp_path)
    on_stage.session.actor = "H1"
    facts = {type(fact): fact for fact in take_in(on_stage, file)}
    mark, bonus = facts[KnowledgeExamMarked], facts[BonusPointsAwarded]
    badge, follow_up = facts[GroomingDeductionRecorded], facts[CaseFollowUpRecorded]
    assert [getattr(mark, one) for one in ("staff_id", "happened_on", "mode", "mark", "by")] == [
        *("A1", date(2006, 2, 14), "written", Decimal("92.5"), "S"),
    ]
    assert getattr(bonus, "points", None) == Decimal("1.5")
    assert (badge.happened_on, badge.note, badge.by) == (date(2006, 1, 12), "未佩戴工牌", "F1")
    assert str(follow_up.happened_on) == "2006-01-06 14:30:00+08:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_come_back_with_each_of_their_items(tmp_path: Path, language: Language) -> None:
    rows = {name("attitude", language): typed("attitude", language)}
    file = filled(template(language, "attitude forms"), rows, tmp_path / "forms.xlsx")
    form, _ = take_in(department("S"), file)
    assert isinstance(form, AttitudeFormSubmitted)
    assert form.item_scores == tuple(Decimal(one) for one in ("8", "8.5", "7", "9", "10"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("quarter", [None, Q1], ids=["any day", "2006Q1"])
def test_a_blank_template_has_nothing_new(
    tmp_path: Path, language: Language, quarter: Quarter | None
) -> None:
    file = filled(template(language, quarter=quarter), {}, tmp_path / "blank.xlsx")
    result = importing(department(), file).result
    assert (dict(result.new), result.known) == ({}, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_has_the_sheets_of_a_quarter_between_its_guide_and_its_choices(
    language: Language,
) -> None:
    own = [name(form.key, language) for form in FORMS]
    guide, lists = ((one.en if language == "en" else one.zh) for one in ASIDE)
    entries = choices(Book().department, Q1.first_day, Q1.last_day)
    book = parts(template(language, choices=entries))
    assert [one for one in book if "!" not in one] == [guide, *own, lists]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.key))
def test_a_sheet_is_called_by_either_name_or_by_a_fact_of_its_rows(form: object) -> None:
    (one,) = [each for each in FORMS if each is form]
    facts = [re.sub(r"\.v\d+$", "", kind.declaration.kind) for kind in FACTS[one.key]]
    for called in (one.zh, one.en.upper(), *facts):
        assert [each.key for each in FORMS if is_called(each, called)] == [one.key]


def test_the_facts_of_the_sheets_are_all_an_import_can_record() -> None:
    there = {kind for kinds in FACTS.values() for kind in kinds}
    assert there == set(KINDS_ON_PAPER) - {SpecialInspectionTeamFormed}


def test_every_note_in_the_catalogue_is_said_of_a_column_or_a_sheet() -> None:
    own = {f"template.{form.key}.{one.field}" for form in FORMS for one in form.columns}
    own |= {f"template.sheet.{form.key}" for form in FORMS}
    shared = {f"template.every.{one.field}" for form in FORMS for one in form.columns}
    notes = {
        said for said in catalogue("en") if said.startswith("template.") and said.count(".") == 2
    }
    assert notes <= own | shared
