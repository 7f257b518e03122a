"""What a template says beside its cells, and what it takes while somebody types."""

import re
from datetime import date

import pytest

from commands.blank_sheets import blank_sheets
from commands.sheet_facts import FACTS
from commands.sheet_forms import BY_KEY, FORMS
from domain.values import Quarter
from domain.wording import LANGUAGES, Language, render, say
from projections.choices import Choices, choices
from reports.template_book import MESSAGE_MAX
from tests.builders import Book
from tests.cast import Q1
from tests.reports.filled import parts, template


def name(key: str, language: Language) -> str:
    return BY_KEY[key].en if language == "en" else BY_KEY[key].zh


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_head_has_a_note_that_says_what_the_cells_take(language: Language) -> None:
    book = parts(template(language))
    for key, kinds in FACTS.items():
        heads = len(re.findall(r"<c r=\"[A-Z]+1\"", book[name(key, language)]))
        assert book[f"{name(key, language)}!notes"].count("<comment ") == heads
        assert kinds
    mark = render(say("template.between", low=0, high=100), language)
    assert mark in book[f"{name('knowledge', language)}!notes"]


def validations(sheet: str) -> dict[str, str]:
    """Give what each column of a sheet takes, by its letter."""
    found = re.findall(r"<dataValidation [^>]*(?:/>|[^/]>.*?</dataValidation>)", sheet)
    return {place[0]: one for one in found for place in re.findall(r'sqref="([A-Z]+)2:\1\d+"', one)}


def takes(key: str, column: str, quarter: Quarter | None = None) -> str:
    """Give what a column of a Chinese template takes."""
    book = parts(template("zh-Hant", quarter=quarter))
    return validations(book[BY_KEY[key].zh])[column]


@pytest.mark.parametrize(
    ("key", "column", "kind", "low", "high"),
    [
        ("knowledge", "D", "decimal", "0", "100"),
        ("attitude", "D", "decimal", "0", "10"),
        ("attitude", "H", "decimal", "0", "10"),
        ("document", "D", "whole", "0", "999999"),
        ("standards", "F", "whole", "1", "999999"),
        ("deductions", "E", "decimal", "0.0001", "999999.9999"),
        ("inspections", "F", "decimal", "0.0001", "999999.9999"),
        ("standards", "D", "decimal", "0.0001", "999999.9999"),
    ],
)
def test_a_number_out_of_range_is_stopped_while_it_is_typed(
    key: str, column: str, kind: str, low: str, high: str
) -> None:
    taken = takes(key, column)
    assert f'type="{kind}"' in taken
    assert "errorStyle" not in taken  # Without one a spreadsheet stops.
    assert f"<formula1>{low}</formula1><formula2>{high}</formula2>" in taken


def test_a_day_is_one_and_a_day_of_another_quarter_is_asked_about() -> None:
    serial = {on: (on - date(1899, 12, 30)).days for on in (Q1.first_day, Q1.last_day)}
    within = "<formula1>{}</formula1><formula2>{}</formula2>".format(*serial.values())
    day = takes("deductions", "B", quarter=Q1)
    assert 'type="date"' in day
    assert 'errorStyle="warning"' in day
    assert within in day
    for key, column in (("deductions", "B"), ("roster", "F"), ("standards", "G")):
        any_day = takes(key, column, quarter=None if key == "deductions" else Q1)
        assert within not in any_day
        assert "errorStyle" not in any_day


def test_a_moment_of_the_last_evening_is_of_the_quarter() -> None:
    last = (date(2006, 4, 1) - date(1899, 12, 30)).days
    assert f"<formula2>{last}</formula2>" in takes("follow_ups", "B", quarter=Q1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_choice_drop_down_in_the_language(language: Language) -> None:
    sheet = parts(template(language))[name("knowledge", language)]
    words = {"zh-Hant": "筆試,實操", "en": "written,practical"}[language]
    assert f"<formula1>&quot;{words}&quot;</formula1>".replace("&quot;", '"') in sheet


def test_staff_and_items_drop_down_from_the_roster_and_the_catalogue_beside_them() -> None:
    assert "'名冊'!$A$2:$A$" in takes("knowledge", "A").replace("名冊!", "'名冊'!")
    assert "'標準目錄'!$B$2:$B$" in takes("bonuses", "C").replace("標準目錄!", "'標準目錄'!")
    alone = parts(template("zh-Hant", "物業知識考核"))["物業知識考核"]
    assert "list" not in validations(alone)["A"]


def test_a_departments_staff_and_items_drop_down_where_they_may_stand() -> None:
    entries = choices(Book().department, Q1.first_day, Q1.last_day)
    book = parts(template("zh-Hant", choices=entries))
    taken = validations(book["物業知識考核"])
    assert len(entries.people(frozenset(FACTS["knowledge"][0].declaration.recorders.roles))) == 2
    assert "選項" in taken["A"]
    assert "選項" in taken["E"]
    assert 'errorStyle="warning"' in taken["A"]  # Somebody new may be typed all the same.


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_note_is_longer_than_a_spreadsheet_shows(language: Language) -> None:
    for sheet in blank_sheets(FORMS, language, Q1, Choices()):
        assert len(sheet.name) <= 31
        for column in sheet.columns:
            takes = render(say("template.takes", wanted=column.wanted), language)
            assert len(f"{column.note}\n{takes}") <= MESSAGE_MAX


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_keeps_its_head_in_sight_and_is_printed_across_one_page_wide(
    language: Language,
) -> None:
    book = parts(template(language))
    for key in FACTS:
        sheet = book[name(key, language)]
        assert '<pane ySplit="1"' in sheet
        assert 'orientation="landscape"' in sheet
        assert 'fitToHeight="0"' in sheet
        assert '<pageSetUpPr fitToPage="1"/>' in sheet


def test_the_sheet_of_forms_says_that_they_are_confidential() -> None:
    book = parts(template("en"))
    assert "confidential" in book["attitude forms"]
    assert "confidential" not in book["deductions"]
