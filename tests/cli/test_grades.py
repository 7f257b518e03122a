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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("person", ["A01", "F01"])
def test_one_persons_page_names_a_clause_and_an_entry_on_every_row(
    imported: Run, language: str, person: str
) -> None:
    told = imported("--lang", language, "--as", "H01", "grades", "2006Q1", "--person", person)
    assert told.code == 0
    lines = told.out.splitlines()
    assert [line for line in lines if cell_len(line) > 80] == []
    rows = [line for line in lines if line.startswith("  ") and "P1-" in line]
    assert rows
    assert [row for row in rows if "@" not in row.partition("P1-")[2]] == []


def test_one_person_is_one_row_of_the_data(imported: Run) -> None:
    everybody = imported("grades", "2006Q1", "--json").data()
    alone = imported("grades", "2006Q1", "--person", "A01", "--json").data()
    assert isinstance(everybody, dict)
    assert isinstance(alone, dict)
    assert alone["assistants"] == [
        row for row in everybody["assistants"] if row["staff_id"] == "A01"
    ]
    assert alone["foremen"] == []


@pytest.mark.parametrize(("person", "code", "said"), [("Z99", 3, "Z99"), ("M01", 5, "P1-4.1-a")])
def test_who_has_no_grade_is_refused(imported: Run, person: str, code: int, said: str) -> None:
    told = imported("--as", "H01", "grades", "2006Q1", "--person", person)
    assert told.code == code
    assert said in told.err
