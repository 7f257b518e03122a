"""`kaozheng grades`: everybody's grade and post, in both languages, within 80 columns."""

import pytest
from rich.cells import cell_len

from domain.wording import LANGUAGES
from tests.cli.conftest import Run


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_keeps_to_eighty_columns(imported: Run, language: str) -> None:
    told = imported("--lang", language, "--as", "H01", "grades", "2006Q1")
    assert told.code == 0
    assert [line for line in told.out.splitlines() if cell_len(line) > 80] == []
    assert "{" not in told.out


def test_without_a_quarter_it_is_the_last_published_or_the_running_one(imported: Run) -> None:
    told = imported("grades", "--known-at", "2100-01-01", "--json").data()
    assert isinstance(told, dict)
    assert not told["published"]


def test_the_data_name_what_is_met_and_the_entries_it_rests_on(imported: Run) -> None:
    told = imported("grades", "2006Q1", "--json").data()
    assert isinstance(told, dict)
    assert len(told["assistants"]) + len(told["foremen"]) == len(
        imported("sheet", "2006Q1", "--json").data()["rows"]  # type: ignore[index]  # an object
    )
    for row in told["assistants"]:
        first, second = row["criteria"]
        assert (first["clause"], second["clause"]) == ("P1-4.1-a", "P1-4.1-b")
        assert all(one["entries"] for one in (*first["conditions"], *second["conditions"]))
        assert first["met"] == all(one["met"] for one in first["conditions"])
    for row in told["foremen"]:
        assert row["supplement"]["clause"].startswith("P1-4.3-")


def test_a_reading_supposed_moves_the_answer(imported: Run) -> None:
    plain = imported("grades", "2006Q1", "--json").data()
    wide = ("--reading", "foreman.whose_assistants=whole_department")
    supposed = imported("grades", "2006Q1", *wide, "--json").data()
    assert isinstance(plain, dict)
    assert isinstance(supposed, dict)
    means = {row["mean"] for row in supposed["foremen"]}
    assert len(means) == 1
    assert {row["mean"] for row in plain["foremen"]} != means
