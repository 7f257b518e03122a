"""The rulebook: what is in force on a day, through which entry, and how it changed (P1-0.6-a)."""

from datetime import date

import pytest

from domain.facts.standards import PolicyOptionSet, StandardAdopted
from domain.refusals.asking import NothingOfTheRegulation
from domain.refusals.regulation import NoRegulationInForce
from projections.rulebook import clause_in_force, rulebook
from rehearsal.stage import Stage
from tests.staging import stage, take

ITEM = {"item_code": "G1", "text_zh": "未佩戴工牌", "points": "2", "direction": "deduct"}


def amended() -> Stage:
    """In 2006 no floor from July on; a second version of the grooming standard from October on."""
    on_stage = stage()
    option = {"key": "score.floor", "value": "none", "effective_from": "2006-07-01"}
    take(on_stage, PolicyOptionSet, "2006-06-20", by="H1", id="o", reason="decided", **option)
    standard = {"standard_code": "grooming", "version": 2, "effective_from": "2006-10-01"}
    more = {"title_zh": "儀容儀表", "items": (ITEM,)}
    take(on_stage, StandardAdopted, "2006-06-20", by="H1", id="s", **standard, **more)
    return on_stage


@pytest.mark.parametrize(
    ("on", "floor", "version"),
    [
        (date(2006, 6, 30), "zero", 1),
        (date(2006, 7, 1), "none", 1),
        (date(2006, 10, 1), "none", 2),
    ],
)
def test_what_holds_is_what_began_last(on: date, floor: str, version: int) -> None:
    book = rulebook(amended().session.department(), on)
    values = {one.reading.key: one.value for one in book.readings}
    versions = {one.fact.standard_code: one.fact.version for one in book.standards}
    assert (values["score.floor"], versions["grooming"]) == (floor, version)


def test_a_reading_that_was_set_names_its_entry_and_its_clause() -> None:
    book = rulebook(amended().session.department(), date(2006, 7, 1))
    (found,) = book.set_otherwise
    assert found.entry is not None
    assert (found.entry.fact.id, found.clause) == ("o", "P1-2.10")


def test_changes_come_by_the_day_they_begin() -> None:
    changes = rulebook(amended().session.department(), date(2006, 1, 1)).changes
    assert [(str(day), entry.fact.id) for day, entry in changes][-2:] == [
        ("2006-07-01", "o"),
        ("2006-10-01", "s"),
    ]


def test_a_clause_is_found_by_its_number_or_by_the_key_of_a_reading() -> None:
    book = rulebook(amended().session.department(), date(2006, 1, 1))
    assert clause_in_force(book, "P1-2.10").number == "P1-2.10"
    assert clause_in_force(book, "typing.unit").number == "P1-2.6-c"
    with pytest.raises(NothingOfTheRegulation):
        clause_in_force(book, "P9-9")


def test_before_the_first_day_nothing_is_in_force() -> None:
    with pytest.raises(NoRegulationInForce):
        rulebook(amended().session.department(), date(2003, 12, 31))
