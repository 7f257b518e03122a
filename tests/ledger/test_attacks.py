"""Whatever the owner of the database changes in a log is found without outside help, and located.

On every database; `test_attacks_on_hashes.py` has those that leave no contradiction inside.
"""

import pytest

from domain.evidence import Holds
from ledger.verify import verify
from tests.ledger import attacking
from tests.ledger.attacking import EDITS, Attack
from tests.ledger.besieged import Besieged
from tests.ledger.building import LOG, SIZE, failure, quick

PLACES = [1, 2, 8, 13, 20, SIZE]
EVERY_PLACE = [quick(place, PLACES) for place in range(1, SIZE + 1)]


def after(besieged: Besieged, attack: Attack, place: int) -> tuple[int, list[str]]:
    """Attack at a place; give where verify finds something, and what."""
    stored = besieged.older[SIZE].copy()
    attack(stored, place)
    besieged.attack(stored)
    return failure(besieged.log)


def test_what_nobody_attacked_holds(besieged: Besieged) -> None:
    assert attacking.read(besieged.home) == besieged.older[SIZE]
    assert isinstance(verify(besieged.log), Holds)


@pytest.mark.parametrize("place", EVERY_PLACE)
@pytest.mark.parametrize("column", EDITS)
def test_a_change_of_any_column_is_found_where_it_is(
    besieged: Besieged, column: str, place: int
) -> None:
    position, findings = after(besieged, attacking.edit(column), place)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", EVERY_PLACE[1:])
def test_a_back_dated_entry_is_found(besieged: Besieged, place: int) -> None:
    assert after(besieged, attacking.back_date, place) == (place, ["changed", "backwards"])


@pytest.mark.parametrize("place", EVERY_PLACE[:-1])
@pytest.mark.parametrize("swap", [attacking.swap_with_the_last, attacking.swap_with_the_next])
def test_two_entries_swapped_are_found_at_the_first(
    besieged: Besieged, swap: Attack, place: int
) -> None:
    position, findings = after(besieged, swap, place)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", EVERY_PLACE[:-1])
def test_a_deleted_entry_is_missing(besieged: Besieged, place: int) -> None:
    assert after(besieged, attacking.delete, place) == (place, ["missing"])


@pytest.mark.parametrize("place", EVERY_PLACE[:-1])
def test_a_deleted_entry_whose_gap_was_closed_is_found(besieged: Besieged, place: int) -> None:
    position, findings = after(besieged, attacking.delete_and_renumber, place)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", EVERY_PLACE)
def test_an_entry_slipped_into_the_middle_is_found(besieged: Besieged, place: int) -> None:
    position, findings = after(besieged, attacking.insert, place)
    assert (position, findings[0]) == (place, "changed")


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_put_at_the_end_is_beyond_the_head(besieged: Besieged, place: int) -> None:
    stored = besieged.older[SIZE].copy()
    forged = stored.at(place) | {"position": SIZE + 1, "fact_id": "forged"}
    stored.entries.append(forged | {"originator_id": "person/A9", "originator_version": 1})
    besieged.attack(stored)
    assert failure(besieged.log) == (SIZE + 1, ["beyond_head"])


@pytest.mark.parametrize("place", EVERY_PLACE)
def test_a_tail_cut_off_is_found(besieged: Besieged, place: int) -> None:
    assert after(besieged, attacking.cut, place) == (place, ["cut_off"])


@pytest.mark.parametrize("place", EVERY_PLACE[1:])
def test_a_tail_cut_off_is_found_though_the_size_was_mended(besieged: Besieged, place: int) -> None:
    """A frontier of as many hashes is wrong; one of another number of hashes cannot be one."""
    stored = besieged.older[SIZE].copy()
    attacking.cut(stored, place)
    stored.heads[0]["size"] = place - 1
    besieged.attack(stored)
    as_many = (place - 1).bit_count() == SIZE.bit_count()
    assert failure(besieged.log) == (place, ["head_hashes" if as_many else "head_unreadable"])


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_moved_to_another_log_is_missing_where_it_was(
    besieged: Besieged, place: int
) -> None:
    stored = besieged.older[SIZE].copy()
    stored.at(place)["log"] = "shunbj"
    besieged.attack(stored)
    assert failure(besieged.log) == (place, ["missing" if place < SIZE else "cut_off"])
    assert besieged.ledger.logs() == [LOG, "shunbj"]
    assert failure(besieged.ledger.recorder("shunbj")) == (1, ["beyond_head"])


@pytest.mark.parametrize("place", PLACES)
def test_an_entry_in_anothers_place_is_found(besieged: Besieged, place: int) -> None:
    stored = besieged.older[SIZE].copy()
    stored.at(place)["position"] = -place
    besieged.attack(stored)
    assert failure(besieged.log) == (1, ["misnumbered"])
    stored.at(place)["position"] = 1000
    besieged.attack(stored)
    assert failure(besieged.log) == (place, ["missing"])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("column", ["state", "login", "topic"])
def test_a_change_hashed_anew_in_its_own_row_is_found_at_the_node_above(
    besieged: Besieged, column: str, place: int
) -> None:
    """The first entry that completes a subtree over the changed one, or else the head, tells."""
    stored = besieged.older[SIZE].copy()
    forged = besieged.older[SIZE].copy()
    attacking.edit(column)(forged, place)
    attacking.hash_anew(forged)
    stored.entries[place - 1] = forged.at(place)
    besieged.attack(stored)
    over = [last for last in range(place + 1, SIZE + 1) if covers(last, place)]
    expected = (over[0], "subtree") if over else (SIZE + 1, "head_hashes")
    position, findings = failure(besieged.log)
    assert (position, findings[0]) == expected


def covers(last: int, place: int) -> bool:
    """Whether the largest subtree that an entry completes is over another entry."""
    return last - (last & -last) < place < last
