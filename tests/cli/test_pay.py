"""`kaozheng pay`: a payroll month, in both languages, within 80 columns."""

import pytest
from rich.cells import cell_len

from domain.wording import LANGUAGES
from tests.cli.conftest import Run

HR = ("--as", "H01")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", [("2006-04",), ("2006-02", "--person", "F01"), ("1999-01",)])
def test_the_page_keeps_to_eighty_columns(
    imported: Run, language: str, asked: tuple[str, ...]
) -> None:
    told = imported("--lang", language, *HR, "pay", *asked)
    assert told.code == 0
    assert [line for line in told.out.splitlines() if cell_len(line) > 80] == []
    assert "{" not in told.out


def test_the_data_name_every_part_with_its_clause_and_entries(imported: Run) -> None:
    told = imported("pay", "2006-04", "--json").data()
    assert isinstance(told, dict)
    assert told["month"] == "2006-04"
    for one in told["people"]:
        for item in one["items"]:
            assert item["clause"].startswith("P1-")
            assert item["entries"]
            assert {"en", "zh-Hant"} == set(item["message"])


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("pay", "2006-13"), 2, "2006-13"),
        (("pay", "2006-04", "--person", "Z99"), 3, "Z99"),
        (("pay",), 2, "MONTH"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_sentence(
    imported: Run, asked: tuple[str, ...], code: int, said: str
) -> None:
    told = imported(*asked)
    assert told.code == code
    assert said in told.err


def test_where_nothing_is_due_the_page_says_so(imported: Run) -> None:
    assert "Nothing is due or ordered" in imported("pay", "2006-08", "--person", "S01").out
