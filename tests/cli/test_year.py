"""`kaozheng year` and `kaozheng half-year`, in both languages, within 80 columns."""

import pytest
from rich.cells import cell_len

from cli_speech import Speech
from domain.wording import LANGUAGES
from tests.cli.conftest import Run


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", [("year", "2006"), ("half-year", "2006H1")])
def test_the_pages_keep_to_eighty_columns(
    imported: Run, language: str, asked: tuple[str, str]
) -> None:
    told = imported("--lang", language, "--as", "H01", *asked)
    assert told.code == 0
    assert [line for line in told.out.splitlines() if cell_len(line) > 80] == []
    assert "{" not in told.out


def test_a_year_has_the_quarters_scores_and_the_teams(imported: Run) -> None:
    told = imported("year", "2006", "--json").data()
    assert isinstance(told, dict)
    sheet = imported("sheet", "2006Q1", "--json").data()
    assert isinstance(sheet, dict)
    by_staff = {row["staff_id"]: row["score"] for row in sheet["rows"]}
    assert {row["staff_id"]: row["quarters"]["2006Q1"] for row in told["people"]} == by_staff
    assert [row["scores"] > 0 and bool(row["entries"]) for row in told["teams"]] == [True] * len(
        told["teams"]
    )


def test_subjects_that_are_not_put_together_are_told_apart(imported: Run) -> None:
    supposed = (
        *("--reading", "grade.annual_basis=knowledge_basis_sum"),
        *("--reading", "grade.annual_subject_weights=per_subject_only"),
    )
    assert "By subject; they are not put together" in imported("year", "2006", *supposed).out


def test_what_is_no_year_is_refused_and_so_is_what_no_regulation_covers(opened: Run) -> None:
    assert opened("year", "spring").code == 2
    assert opened("half-year", "2006Q1").code == 2
    assert opened("year", "1999").code == opened("half-year", "1999H1").code != 0
    assert "Nobody had a post" in opened("year", "2006").out
    assert opened("half-year", "2006H1").code == 0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("year", "2009"), "2009: no scores yet for 14 people and 2 teams."),
        (("closing", "2009Q1"), "2009Q1: nothing of the way to its results is on record yet for"),
        (("sheet", "2009Q1"), "2009Q1: nothing that counts is on record yet for 14 people."),
        (("half-year", "2099H1"), "2099H1 has not begun: it begins on 2099-01-01."),
    ],
)
def test_a_period_of_which_nothing_is_on_record_is_one_sentence(
    imported: Run, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, str], told: str
) -> None:
    said = imported("--as", "H01", *asked)
    assert said.code == 0
    assert said.out.startswith(told)
    assert "–" not in said.out
    assert len(said.out.splitlines()) <= 5
    monkeypatch.setattr(Speech, "language", "zh-Hant")
    in_chinese = imported("--as", "H01", *asked).out
    assert "尚" in in_chinese.splitlines()[0]
    assert len(in_chinese.splitlines()) <= 5


def test_a_quarter_under_way_is_told_in_full(imported: Run) -> None:
    for asked in (("year", "2006"), ("closing", "2006Q1"), ("sheet", "2006Q1")):
        assert imported("--as", "H01", *asked).out.count("A01") == 1
