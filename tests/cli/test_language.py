"""Everything printed speaks the language chosen, click's own words too."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from cli_speech import choose_language, speak
from tests.cli.conftest import Run

WORDS = Path(__file__).parents[2] / "reports/locale/zh_Hant/LC_MESSAGES"


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (("--lang", "zh-Hant"), {"LANG": "en_GB.UTF-8"}, "zh-Hant"),
        (("--lang=en",), {"KAOZHENG_LANG": "zh"}, "en"),
        ((), {"KAOZHENG_LANG": "zh-TW", "LANG": "en_GB.UTF-8"}, "zh-Hant"),
        ((), {"LANG": "zh_HK.UTF-8"}, "zh-Hant"),
        ((), {"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_option_comes_before_the_variable_and_that_before_the_locale(
    arguments: tuple[str, ...], environment: dict[str, str], language: str
) -> None:
    assert choose_language(arguments, environment) == language


def test_refusals_and_help_speak_chinese(imported: Run) -> None:
    speak("zh-Hant")
    assert "不予受理" in imported("rating", "A99", "2006Q1").err
    assert "缺少參數" in imported("rating").err
    assert "季度得分及其由來" in imported("--help").out
    assert "得分" in imported("sheet", "2006Q1").out


def test_the_compiled_words_of_click_are_those_written() -> None:
    with (WORDS / "messages.po").open("rb") as file:
        written = read_po(file, locale="zh_Hant")
    with (WORDS / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    assert _said(compiled) == _said(written)


def _said(words: Catalog) -> dict[str, list[str]]:
    """What is said for every sentence of click, in the singular and the plural."""
    return {_several(message.id)[0]: _several(message.string) for message in words if message.id}


def _several(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def test_help_speaks_the_language_of_whoever_asks(run: Run) -> None:
    speak("zh-Hant")
    chinese = run("explain", "--help").out
    assert "以樹狀列出" in chinese
    assert "顯示本說明" in chinese
    speak("en")
    english = run("explain", "--help").out
    assert "As a tree" in english
    assert "Show this message" in english
