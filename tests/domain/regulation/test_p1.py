"""Edition p1 is 篇1 of the regulation, whole: every clause and reading of it, in both languages."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from domain.regulation.clause import Clause
from domain.regulation.shipped import shipped_edition

P1 = shipped_edition("p1")

CLAUSES = """
    P1-0.1 P1-0.2 P1-0.3 P1-0.4-a P1-0.4-b P1-0.4-c P1-0.4-d P1-0.5-a P1-0.5-b
    P1-0.6-a P1-0.6-b P1-0.6-c P1-0.6-d P1-0.6-e P1-0.6-f P1-0.6-g
    P1-2.1-a P1-2.1-b P1-2.1-c P1-2.1-d P1-2.2-a P1-2.2-b P1-2.2-c P1-2.2-d P1-2.2-e
    P1-2.3 P1-2.4 P1-2.5-a P1-2.5-b P1-2.5-c P1-2.5-d P1-2.5-e P1-2.5-f P1-2.5-g P1-2.5-h
    P1-2.6-a P1-2.6-b P1-2.6-c P1-2.7-a P1-2.7-b P1-2.7-c P1-2.7-d
    P1-2.8-a P1-2.8-b P1-2.8-c P1-2.8-d P1-2.8-e
    P1-2.9-a P1-2.9-b P1-2.9-c P1-2.9-d P1-2.9-e P1-2.9-f P1-2.10 P1-2.11 P1-2.12 P1-2.13
    P1-3.1-a P1-3.1-b P1-3.1-c P1-3.1-d P1-3.1-e P1-3.1-f P1-3.1-g P1-3.2 P1-3.3-a P1-3.3-b P1-3.4
    P1-3.5-a P1-3.5-b P1-3.5-c P1-3.5-d P1-3.5-e P1-3.5-f P1-3.5-g P1-3.6
    P1-3.7-a P1-3.7-b P1-3.7-c P1-3.7-d P1-3.7-e P1-3.7-f P1-3.7-g P1-3.7-h P1-3.7-i P1-3.7-j
    P1-3.7-k P1-3.7-l P1-3.7-m
    P1-4.1-a P1-4.1-b P1-4.1-c P1-4.1-d P1-4.1-e P1-4.1-f P1-4.1-g P1-4.2
    P1-4.3-a P1-4.3-b P1-4.3-c P1-4.3-d P1-4.3-e P1-4.3-f P1-4.3-g P1-4.3-h P1-4.3-i
    P1-4.4-a P1-4.4-b P1-4.4-c P1-4.4-d P1-4.5 P1-4.6-a P1-4.6-b P1-4.6-c P1-4.7
"""

READINGS = [
    line.split()
    for line in Path(__file__).with_name("p1_readings.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]

RESTORED = {
    "P1-0.6-d": "過程監控結果和考核結果",
    "P1-2.1-a": "計劃完成時間的審核;",
    "P1-2.2-b": "季度末20號",
    "P1-2.9-f": "如客戶助理作弊次數3次以上",
    "P1-3.1-c": "每項任務都有明確的目標值",
    "P1-3.1-d": "0-150分。",
    "P1-3.1-g": "工作難度超過崗位說明書要求",
    "P1-3.5-b": "后的評價。\n績效溝通中可能會發生被考核者不認可自己某些缺點的爭執。\n",
    "P1-3.6": "績效管控系統及運作的現狀分析",
    "P1-3.7-b": "雙方做好日志。\n客戶助理可向主管申訴,\n要求更改,",
    "P1-4.1-c": "三級客戶助理為一、二級以外的其他客戶助理;",
    "P1-4.1-e": "季度扣分大于40分或",
    "P1-4.1-f": "一次辭退或調崗豁免權",
    "P1-4.3-b": "個人能力評級二級助理以下給予",
    "P1-4.6-a": "客服部領班、客戶助理自評",
    "P1-4.6-b": "未自評、未提交述職報告供審查者",
}
"""What sections 0.1 and 0.3 of regulation.md restore."""


def test_every_clause_is_there_once_and_in_order() -> None:
    assert [clause.number for clause in P1.clauses] == CLAUSES.split()
    assert (P1.edition, P1.version) == ("p1", 1)


@pytest.mark.parametrize("clause", P1.clauses, ids=lambda clause: clause.number)
def test_a_clause_speaks_both_languages(clause: Clause) -> None:
    descriptions = [text for reading in clause.readings for text in reading.values.values()]
    for words in [
        clause.title,
        clause.text,
        *([clause.note] if clause.note else []),
        *descriptions,
    ]:
        assert re.search("[一-鿿]", words.zh_hant)
        assert re.search("[a-z]", words.en)
        assert "??" not in words.zh_hant
        assert not re.search("[\ue000-\uf8ff]", words.zh_hant)


@pytest.mark.parametrize("expected", READINGS, ids=lambda expected: expected[0])
def test_every_key_of_section_h_2_is_there_with_its_class_default_and_values(
    expected: list[str],
) -> None:
    key, level, number, *values = expected
    clause, reading = P1.reading(key)
    assert (clause.number, str(reading.level), reading.default) == (number, level, values[0])
    assert list(reading.values) == values


def test_there_is_no_reading_that_section_h_2_does_not_know() -> None:
    assert sorted(P1.by_key) == sorted(expected[0] for expected in READINGS)


@pytest.mark.parametrize("key", sorted(P1.by_key))
def test_the_values_of_a_reading_are_told_apart_in_both_languages(key: str) -> None:
    texts = P1.reading(key)[1].values.values()
    assert len({text.en for text in texts}) == len(texts)
    assert len({text.zh_hant for text in texts}) == len(texts)


@pytest.mark.parametrize(("number", "words"), RESTORED.items(), ids=RESTORED)
def test_a_misprint_or_garbled_place_is_restored_and_noted(number: str, words: str) -> None:
    assert words in P1.clause(number).text.zh_hant
    assert P1.clause(number).note is not None


def test_the_formula_stands_word_for_word() -> None:
    assert P1.clause("P1-2.10").text.zh_hant == (
        "員工績效考核得分計算\n"
        "客戶助理績效分數=物業管理知識考試×50%+公文水平測試×25%+電腦打字測試×25%"
        "–儀容儀表扣分–投訴處理能力扣分+工作態度考評得分+加分項"
    )


def test_the_method_of_2005_ends_with_its_year_and_that_of_2006_begins() -> None:
    for number, first, last in [
        ("P1-2.5-e", date(2005, 1, 1), date(2005, 12, 31)),
        ("P1-2.5-f", date(2006, 1, 1), None),
        ("P1-2.5-g", date(2006, 1, 1), None),
        ("P1-2.5-h", date(2006, 1, 1), None),
    ]:
        clause = P1.clause(number)
        assert (clause.in_force_from, clause.in_force_until) == (first, last)
        assert clause.in_force_on(date(2005, 12, 31)) == (number == "P1-2.5-e")
        assert clause.in_force_on(date(2006, 1, 1)) == (number != "P1-2.5-e")
    dated = {one.number for one in P1.clauses if one.in_force_from or one.in_force_until}
    assert dated == {"P1-2.5-e", "P1-2.5-f", "P1-2.5-g", "P1-2.5-h"}


@pytest.mark.parametrize(
    ("mean", "level", "clause"),
    [
        (Fraction("74.99"), 0, "P1-4.3-h"),
        (Fraction(75), 1, "P1-4.3-f"),
        (Fraction("79.99"), 1, "P1-4.3-f"),
        (Fraction(80), 2, "P1-4.3-e"),
        (Fraction(85), 3, "P1-4.3-d"),
        (Fraction(110), 3, "P1-4.3-d"),
    ],
)
def test_a_team_mean_has_the_level_of_p1_4_3(mean: Fraction, level: int, clause: str) -> None:
    mark, band = P1.clause("P1-4.3-c").bands("management_levels").mark_for(mean)
    assert mark == level
    assert band.clause == clause


def test_a_penalty_disqualifies_from_the_warning_on_by_p1_3_5_d() -> None:
    ladder = P1.clause("P1-3.5-d").ladder("penalty_ladder")
    assert [rung.level for rung in ladder.rows] == [
        "oral_criticism",
        "written_criticism",
        "warning",
        "demerit",
        "major_demerit",
        "demotion",
        "removal",
        "probation_in_post",
        "dismissal",
    ]
    assert [rung.level for rung in ladder.rows if not rung.disqualifies] == [
        "oral_criticism",
        "written_criticism",
    ]
