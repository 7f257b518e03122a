"""From an empty folder to a disputed score explained, by the sample's five commands.

The expected numbers were worked out from the clauses by other means (samples/README.md).
"""

import csv
from fractions import Fraction

import pytest

from tests.cli.conftest import IMPORTS, SAMPLES, Run

WITH_FORMS = ["AttitudeFormSubmitted", "AttitudeResultsTallied"]


def expected() -> list[dict[str, str]]:
    with (SAMPLES / "shunbi-2006Q1.expected.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_quarter_sheet_agrees_with_every_number_worked_out_by_hand(imported: Run) -> None:
    sheet = imported("--as", "H01", "sheet", "2006Q1", "--json").data()
    assert isinstance(sheet, dict)
    rows = {row["staff_id"]: row for row in sheet["rows"]}
    assert sheet["quarter"] == "2006Q1"
    assert [row["staff_id"] for row in sheet["rows"]] == [row["staff_id"] for row in expected()]
    for wanted in expected():
        for name, value in wanted.items():
            got = rows[wanted["staff_id"]][name]
            if name != "staff_id":
                assert abs(Fraction(str(got)) - Fraction(value)) <= Fraction(1, 20000), (
                    wanted,
                    name,
                )


def test_importing_the_same_file_again_records_nothing(imported: Run) -> None:
    before = imported("status", "--json").data()
    for command in IMPORTS:
        assert imported(*command).code == 0
    assert imported("status", "--json").data() == before


def test_a_dry_run_says_what_would_be_recorded_and_records_nothing(opened: Run) -> None:
    before = opened("status", "--json").data()
    said = opened(
        "--as", "H01", "import", IMPORTS[0][3], "--outside", "X09=special_team", "--dry-run"
    )
    assert said.code == 0
    assert "904" in said.out
    assert "A05, 2006Q1: pending → 60.25" in said.out
    assert opened("status", "--json").data() == before


def test_staff_numbers_nobody_has_are_listed_with_what_to_do(opened: Run) -> None:
    said = opened("--as", "H01", "import", IMPORTS[0][3], "--yes")
    assert said.code == 3
    assert "X09" in said.err
    assert "--outside" in said.err


def test_the_explanation_names_clause_and_entries_and_adds_up(imported: Run) -> None:
    # 47.5 + 18.25 + 0 − 1.5 − 4 − 2 + 8.46 + 2 = 68.71
    answer = imported("--as", "H01", "explain", "A05", "2006Q1", "--json").data()
    assert isinstance(answer, dict)
    amounts = [Fraction(line["amount"]) for line in answer["lines"]]
    assert sum(amounts) == Fraction("68.71")
    assert answer["score"] == "68.71"
    assert all(line["clause"] and line["entries"] for line in answer["lines"])


@pytest.mark.parametrize("form", [(), ("--tree",), ("--sentences",)])
def test_every_form_of_the_explanation_keeps_to_eighty_columns(
    imported: Run, form: tuple[str, ...]
) -> None:
    from rich.cells import cell_len

    for language in ("en", "zh-Hant"):
        from cli_speech import speak

        speak("zh-Hant" if language == "zh-Hant" else "en")
        said = imported("--as", "S01", "explain", "A05", "2006Q1", *form)
        assert said.code == 0
        assert "68.71" in said.out
        assert max(cell_len(line) for line in said.out.splitlines()) <= 80


def test_the_sentences_say_what_was_deducted_and_where_each_mark_comes_from(imported: Run) -> None:
    told = imported("--as", "H01", "explain", "A05", "2006Q1", "--sentences").out
    assert "\n  −2: 2006-02-20 C02 處理結果未回訪 (by S01) 巡查時發現 (P1-2.4, @1409)." in told
    # H02: 100 − 1 × 10 − 2 × 5 − 2 × 10 = 60.
    assert "\n  60 marks: marked by H02 (P1-2.5-f, @707)." in told
    assert "\n    −20 marks: 2 format errors × 10 (P1-2.5-h, @707)." in told
    *_, listed = told.partition("\nClauses\n")
    clauses = {line.split()[0] for line in listed.splitlines() if line.startswith("P1-")}
    assert all(f"({clause}, @" in told for clause in clauses)


def test_the_forms_are_one_line_to_all_but_supervisor_and_deputy(imported: Run) -> None:
    for actor, sighted in (("H01", False), ("A05", False), ("S01", True), ("S02", True)):
        said = imported("--as", actor, "explain", "A05", "2006Q1")
        assert ("form by A01" in said.out) is sighted
        assert "8.46" in said.out


def test_leaving_a_form_out_is_refused_to_all_but_supervisor_and_deputy(imported: Run) -> None:
    answer = imported("--as", "S01", "explain", "A05", "2006Q1", "--json").data()
    assert isinstance(answer, dict)
    attitude = next(line for line in answer["lines"] if "Attitude" in line["message"]["en"])
    form = attitude["entries"][0]
    assert imported("--as", "H01", "rating", "A05", "2006Q1", "--without", form).code == 5
    assert imported("--as", "S01", "rating", "A05", "2006Q1", "--without", form).code == 0


def test_before_the_forms_are_tallied_hr_sees_no_attitude_at_all(opened: Run) -> None:
    opened(*IMPORTS[0])
    size = opened("status", "--json").data()
    opened(*IMPORTS[1])
    assert isinstance(size, dict)
    before = str(size["logs"][0]["size"] + 5)  # five forms in, no tally yet
    said = opened("--as", "H01", "rating", "A05", "2006Q1", "--known-at", before)
    assert "No attitude form on record" in said.out


def test_no_clause_is_cut_short_where_chinese_and_english_words_meet(imported: Run) -> None:
    told = imported("--as", "H01", "explain", "F02", "2006Q1", "--sentences")
    assert "(the customer-service grooming standard) for" in told.out
    assert "…" not in told.out
