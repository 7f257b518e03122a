"""An edition with a fault is refused: the file, the clause and what is wrong with it are named."""

import pytest

from domain.refusals.regulation import ClauseFaulty, EditionFaulty
from domain.refusals.yaml import YamlKeyTwice
from domain.regulation.edition import Edition, read_edition
from domain.wording import render

HEAD = "edition: qar\nversion: 1\ntitle: {en: Quarterly assessment, zh-Hant: 季度考核}\nclauses:\n"
WORDS = "title: {en: Late, zh-Hant: 逾期}, text: {en: Late reports, zh-Hant: 逾期報告}"
UNTIL_2025 = f"- {{number: P1-1.2, {WORDS}, amounts: {{most: 6}}, in_force_until: 2025-12-31}}\n"
FROM_2026 = f"- {{number: P1-1.2, {WORDS}, amounts: {{most: 8.5}}, in_force_from: 2026-01-01}}\n"
READING = "{key: late.days, class: 1, default: working, values: {working: {en: a, zh-Hant: 甲}}}"
OTHER = READING.replace("working", "calendar")


def edition(*clauses: str) -> Edition:
    return read_edition(HEAD + "".join(clauses), "qar.yaml")


def clause(number: str = "P1-1.1", more: str = "") -> str:
    return f"- {{number: {number}, {WORDS}{more}}}\n"


@pytest.mark.parametrize(
    ("clauses", "number", "fault"),
    [
        pytest.param(["- {number: P1-1.1}"], "P1-1.1", "“title”: Field required", id="no title"),
        pytest.param(["- {text: x}"], "clauses[0]", "Field required", id="no number"),
        pytest.param([clause("Art. 5")], "Art. 5", "“number”: ", id="no clause number"),
        pytest.param([clause(more=", colour: red")], "P1-1.1", "“colour”: Extra", id="a stray key"),
        pytest.param([clause(more=", amounts: {a: ten}")], "P1-1.1", "“amounts.a”", id="no number"),
        pytest.param(
            [clause(), clause("P1-1.4", ", in_force_from: 2026-02-30")],
            "P1-1.4",
            "“in_force_from”: ",
            id="a day that is none",
        ),
        pytest.param(
            [clause(more=", in_force_from: 2026-01-02, in_force_until: 2026-01-01")],
            "P1-1.1",
            "its last day 2026-01-01 lies before its first day 2026-01-02",
            id="days reversed",
        ),
        pytest.param(
            [clause(more=", amounts: {a_weight: 0.5, b_weight: 0.4, c: 3}")],
            "P1-1.1",
            "its weights sum to 0.9, not to 1",
            id="weights short of the whole",
        ),
        pytest.param(
            [clause(more=f", readings: [{READING.replace('working,', 'other,')}]")],
            "P1-1.1",
            "the reading late.days has the default other, which is not among its values",
            id="a default that is no value",
        ),
        pytest.param(
            [clause(more=f", readings: [{READING}, {OTHER}]")],
            "P1-1.1",
            "the reading late.days stands there twice",
            id="a key twice in a clause",
        ),
        pytest.param(
            [clause(more=f", readings: [{READING.replace('class: 1', 'class: 4')}]")],
            "P1-1.1",
            "“readings.0.class”: ",
            id="a fourth class",
        ),
        pytest.param(
            [clause(more=", tables: {t: {bands: [{from: 1, mark: 0}]}}")],
            "P1-1.1",
            "the bands begin at 1, not at 0",
            id="bands that do not begin at zero",
        ),
        pytest.param(
            [clause(more=", tables: {t: {columns: []}}")], "P1-1.1", "“tables.t”", id="no such form"
        ),
        pytest.param([clause(more=", tables: {t: x}")], "P1-1.1", "“tables.t”", id="no table"),
    ],
)
def test_a_faulty_clause_is_refused_by_its_number_and_fault(
    clauses: list[str], number: str, fault: str
) -> None:
    with pytest.raises(ClauseFaulty) as refused:
        edition(*clauses)
    assert str(refused.value).startswith(f"qar.yaml, {number}: ")
    assert fault in str(refused.value)
    assert (refused.value.exit_code, refused.value.clause) == (2, number)
    assert "{" not in render(refused.value.message, "zh-Hant")


@pytest.mark.parametrize(
    ("clauses", "fault"),
    [
        pytest.param([clause(), clause()], "two versions in force on 0001-01-01", id="twice"),
        pytest.param(
            [UNTIL_2025.replace("2025-12-31", "2026-01-01"), FROM_2026],
            "P1-1.2 has two versions in force on 2026-01-01",
            id="two versions on one day",
        ),
        pytest.param(
            [
                clause("P1-1.1", f", readings: [{READING}]"),
                clause("P1-1.3", f", readings: [{OTHER}]"),
            ],
            "the reading late.days stands in P1-1.1 and in P1-1.3",
            id="a key in two clauses",
        ),
        pytest.param(
            [
                clause(more=f", readings: [{READING}], in_force_until: 2025-12-31"),
                clause(more=f", readings: [{OTHER}], in_force_from: 2026-01-01"),
            ],
            "the versions of P1-1.1 put the reading late.days in different ways",
            id="a key read anew",
        ),
    ],
)
def test_clauses_that_contradict_each_other_are_refused(clauses: list[str], fault: str) -> None:
    with pytest.raises(EditionFaulty) as refused:
        edition(*clauses)
    assert str(refused.value).startswith("qar.yaml is no edition of the regulation: ")
    assert fault in str(refused.value)
    assert "{" not in render(refused.value.message, "zh-Hant")


@pytest.mark.parametrize("text", ["just words", "[1, 2]", "clauses: x", "clauses: []"])
def test_what_is_no_edition_at_all_is_refused(text: str) -> None:
    with pytest.raises(EditionFaulty):
        read_edition(text, "qar.yaml")


def test_a_broken_file_is_refused_by_line_and_column() -> None:
    with pytest.raises(YamlKeyTwice, match=r"qar.yaml, line 2, column 1: the key “edition”"):
        read_edition("edition: a\nedition: b\n", "qar.yaml")
