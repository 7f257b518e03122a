"""Sentences keep to the width of a terminal, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reports.folding import CLOSING, OPENING, folded, lines_of
from reports.plain_table import set_in
from reports.terminal import Page, plain_table

CHINESE = (
    "不予受理：扣分記錄第10行（A04、2006-02-20、G01）現為扣分 5，"
    "而shunbi@1408為扣分 2。請還原該行。"
)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Nothing in it is new.", 21, ["Nothing in it is new."]),
        ("Nothing in it is new.", 20, ["Nothing in it is", "new."]),
        ("  · Nothing in it is new", 22, ["  · Nothing in it is", "    new"]),
        ("", 20, [""]),
        ("one\n\n  two", 20, ["one", "", "  two"]),
        ("a  b", 20, ["a  b"]),
        ("沒有新的記錄，一切照舊。", 22, ["沒有新的記錄，一切照", "舊。"]),
        ("沒有新的記錄一切照舊。", 20, ["沒有新的記錄一切照", "舊。"]),
        ("沒有新的記錄已記（二）項", 20, ["沒有新的記錄已記", "（二）項"]),
        ("結果申訴，四月及五月2006Q3", 20, ["結果申訴，四月及五月", "2006Q3"]),
        ("見shunbi@1408-1409-1410", 20, ["見", "shunbi@1408-1409-141", "0"]),
    ],
)
def test_a_text_is_folded_between_words_and_chinese_characters(
    text: str, width: int, lines: list[str]
) -> None:
    assert folded(text, width, hanging=2 if text.startswith("  ·") else 0).split("\n") == lines


LINES = st.lists(st.text(st.sampled_from("ab-1 記錄，。（）"), max_size=60).map("a{}".format))


@given(LINES, st.integers(20, 80), st.integers(0, 4))
def test_no_line_is_wider_and_nothing_is_lost(text: list[str], width: int, hanging: int) -> None:
    lines = folded("\n".join(text), width, hanging).split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(text).split())


@pytest.mark.parametrize("width", range(22, 100))
def test_no_line_begins_or_ends_with_a_mark_that_clings_to_a_word(width: int) -> None:
    lines = folded(CHINESE, width).split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert not any(line[0] in CLOSING or line[-1] in OPENING for line in lines)


def test_a_column_of_a_table_folds_as_a_sentence_does() -> None:
    table = plain_table()
    table.add_column("A")
    table.add_column("B", no_wrap=True)
    table.add_column("C", justify="right")
    table.add_row("A01、A02、A03，共3人", "not folded at all", "1")
    # Of 33 columns the others and the blanks between take 20.
    assert Page("zh-Hant", 33).text(table).split("\n") == [
        "A             B                 C",
        "A01、A02、    not folded at all 1",
        "A03，共3人",
    ]


def test_what_lies_under_a_line_folds_as_well_and_no_day_is_torn_apart() -> None:
    table = plain_table()
    table.add_column("A", ratio=1)
    table.add_row(set_in("撤銷：2006-03-20 G03 儀容不整潔（F01記錄）客戶反映", 1))
    # Of 21 columns two are the indent; 撤銷：2006-03-20 takes 16, and with G03 20.
    assert Page("zh-Hant", 21).text(table).split("\n") == [
        "A",
        "  撤銷：2006-03-20",
        "  G03 儀容不整潔（F01",
        "  記錄）客戶反映",
    ]


def test_a_narrow_column_cuts_no_word_that_it_can_hold() -> None:
    assert lines_of("結果申訴，2006Q3", 13) == ["結果申訴，", "2006Q3"]
