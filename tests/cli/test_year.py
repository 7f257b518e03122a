"""`kaozheng year` and `kaozheng half-year`, in both languages, within 80 columns."""

import pytest
from rich.cells import cell_len

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
