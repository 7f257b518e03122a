"""The editions that come with the program: found by name, read whole, the same from their JSON."""

import re

import pytest

from domain.refusals.regulation import EditionUnknown
from domain.regulation.edition import Edition
from domain.regulation.shipped import clause_numbers, shipped_edition, shipped_editions


def test_the_performance_regulation_is_shipped_as_p1() -> None:
    assert "p1" in shipped_editions()
    assert shipped_edition("p1").clause("P1-2.10").title.en == (
        "The performance score of a customer assistant"
    )


@pytest.mark.parametrize("name", ["p9", "../edition", ""])
def test_an_edition_that_is_not_shipped_is_refused(name: str) -> None:
    with pytest.raises(
        EditionUnknown, match=rf"No edition {re.escape(name)} comes with"
    ) as refused:
        shipped_edition(name)
    assert "p1" in str(refused.value)


@pytest.mark.parametrize("name", shipped_editions())
def test_an_edition_has_the_name_of_its_file(name: str) -> None:
    assert shipped_edition(name).edition == name


def test_the_clause_numbers_found_by_their_lines_are_those_of_the_editions() -> None:
    read = {one.number for name in shipped_editions() for one in shipped_edition(name).clauses}
    assert clause_numbers() == read


@pytest.mark.parametrize("name", shipped_editions())
def test_an_edition_that_travelled_as_json_is_the_same(name: str) -> None:
    shipped = shipped_edition(name)
    arrived = Edition.model_validate_json(shipped.model_dump_json())
    assert arrived == shipped
    assert arrived.fingerprint == shipped.fingerprint
    assert arrived.model_dump_json() == shipped.model_dump_json()


@pytest.mark.parametrize("name", shipped_editions())
def test_what_a_clause_does_not_have_is_not_written(name: str) -> None:
    written = shipped_edition(name).model_dump_json()
    for empty in ("null", "{}", "[]"):
        assert f":{empty}" not in written
