"""Attacks that leave no contradiction inside are found against a checkpoint kept elsewhere.

On every database. A log that was hashed anew holds by itself; a checkpoint says that, and between
which entries, it is not what it was.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.evidence import Fails, Holds
from domain.refusals.evidence import NothingSigned
from domain.wording import LANGUAGES, Message, render
from ledger.checkpoint import sign, verifier_key
from ledger.evidence import Verified
from ledger.kept import KeptCheckpoints
from ledger.verifier import Checkpoint
from tests.ledger import attacking
from tests.ledger.attacking import EDITS, Attack
from tests.ledger.besieged import SIGNED_AT, Besieged
from tests.ledger.building import LOG, SIZE, entries, quick, refused
from tests.ledger.proving import PRIVATE

PLACES = [quick(place, (1, 5, 6, 13, SIZE)) for place in range(1, SIZE + 1)]
HASHED_ANEW = {
    **{
        column: attacking.edit(column)
        for column in EDITS
        if column not in {"nodes", "originator_version"}
    },
    "back-dated": attacking.back_date,
    "deleted": attacking.delete_and_renumber,
    "inserted": attacking.insert,
    "swapped": attacking.swap_with_the_next,
}


def forge(besieged: Besieged, attack: Attack, place: int) -> None:
    """Attack, and hash everything anew; moments are made to follow each other."""
    stored = besieged.older[SIZE].copy()
    attack(stored, place)
    earliest = attacking.EARLIER
    for row in stored.entries:
        row["recorded_at"] = earliest = max(earliest, row["recorded_at"])
    attacking.hash_anew(stored)
    besieged.attack(stored)


def verified(besieged: Besieged, *sizes: int) -> Verified:
    paths = [besieged.checkpoints[size] for size in sizes]
    found = besieged.evidence.verify(paths, [besieged.key])
    for message in (*found.faults, *findings(found)):
        assert all(render(message, language) for language in LANGUAGES)
    return found


def findings(found: Verified) -> list[Message]:
    return [
        one for verdict in found.verdicts if isinstance(verdict, Fails) for one in verdict.findings
    ]


def ids(found: Verified) -> list[str]:
    return [one.id.removeprefix("finding.checkpoint.") for one in findings(found)]


def sound_before(place: int) -> int:
    """How far the last checkpoint reaches that is older than a place."""
    return max((size for size in SIGNED_AT if size < place), default=0)


def test_what_nobody_attacked_agrees_with_every_checkpoint(besieged: Besieged) -> None:
    found = verified(besieged, *SIGNED_AT)
    assert found.holds
    assert [one.confirmed for one in found.verdicts if isinstance(one, Holds)] == [3]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("attack", HASHED_ANEW)
def test_everything_hashed_anew_after_an_attack_is_found_and_located(
    besieged: Besieged, attack: str, place: int
) -> None:
    if attack == "swapped" and place == SIZE:
        place -= 1
    forge(besieged, HASHED_ANEW[attack], place)
    assert verified(besieged).holds, "it agrees with itself"
    found = verified(besieged, *SIGNED_AT)
    (verdict,) = found.verdicts
    assert isinstance(verdict, Fails)
    shorter = attack == "deleted"
    changed = [size for size in SIGNED_AT if size >= place and not (shorter and size == SIZE)]
    assert ids(found) == ["rewritten"] * len(changed) + ["shorter"] * shorter
    if changed:
        assert verdict.position == sound_before(place) + 1 <= place
    else:
        assert verdict.position == SIZE, "one entry fewer than were signed"
    assert not found.holds


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_tail_cut_off_with_its_head_mended_is_found(besieged: Besieged, place: int) -> None:
    forge(besieged, attacking.cut, place)
    assert verified(besieged).holds
    found = verified(besieged, *SIGNED_AT)
    (verdict,) = found.verdicts
    assert isinstance(verdict, Fails)
    assert verdict.position == place
    assert set(ids(found)) == {"shorter"}


@pytest.mark.parametrize("size", SIGNED_AT[:-1])
def test_an_older_copy_brought_back_is_found(besieged: Besieged, size: int) -> None:
    besieged.attack(besieged.older[size])
    assert verified(besieged, size).holds
    found = verified(besieged, *SIGNED_AT)
    (verdict,) = found.verdicts
    assert isinstance(verdict, Fails)
    assert verdict.position == size + 1


@pytest.mark.parametrize("size", SIGNED_AT[:-1])
def test_an_older_copy_brought_back_and_continued_otherwise_is_found(
    besieged: Besieged, size: int
) -> None:
    besieged.attack(besieged.older[size])
    besieged.log.append(entries(SIZE, 1000))
    assert verified(besieged, size).holds
    found = verified(besieged, *SIGNED_AT)
    (verdict,) = found.verdicts
    assert isinstance(verdict, Fails)
    assert verdict.position == size + 1
    assert set(ids(found)) == {"rewritten"}


def test_a_log_taken_out_as_a_whole_is_found(besieged: Besieged) -> None:
    besieged.attack(attacking.Stored([], []))
    assert verified(besieged).verdicts == ()
    found = verified(besieged, *SIGNED_AT)
    assert [fault.id for fault in found.faults] == ["finding.checkpoint.no_log"] * 3
    assert not found.holds


def test_a_change_is_located_even_in_a_log_that_was_also_cut(besieged: Besieged) -> None:
    stored = besieged.older[SIZE].copy()
    attacking.edit("state")(stored, 7)
    attacking.cut(stored, 15)
    attacking.hash_anew(stored)
    besieged.attack(stored)
    found = verified(besieged, *SIGNED_AT)
    assert ids(found) == ["rewritten", "shorter"]
    (verdict,) = found.verdicts
    assert isinstance(verdict, Fails)
    assert verdict.position == 6, "the first five are as they were signed"


def test_what_holds_no_longer_by_itself_is_located_by_itself(besieged: Besieged) -> None:
    stored = besieged.older[SIZE].copy()
    attacking.edit("state")(stored, 7)
    besieged.attack(stored)
    (verdict,) = verified(besieged, *SIGNED_AT).verdicts
    assert isinstance(verdict, Fails)
    assert verdict.position == 7


def forged(besieged: Besieged, tmp_path: Path, change: Callable[[bytes], bytes]) -> Verified:
    path = tmp_path / "forged"
    path.write_bytes(change(besieged.checkpoints[12].read_bytes()))
    return besieged.evidence.verify([path], [besieged.key])


def test_a_checkpoint_changed_to_fit_is_found(besieged: Besieged, tmp_path: Path) -> None:
    found = forged(besieged, tmp_path, lambda note: note.replace(b"\n12\n", b"\n11\n"))
    assert [fault.id for fault in found.faults] == ["finding.checkpoint.forged"]


def test_a_checkpoint_signed_with_another_key_is_found(besieged: Besieged, tmp_path: Path) -> None:
    origin = besieged.key.partition("+")[0]
    other = verifier_key(origin, PRIVATE)
    signed = sign(Checkpoint(origin, 12, bytes(32)), PRIVATE)
    found = forged(besieged, tmp_path, lambda _: signed)
    assert [fault.id for fault in found.faults] == ["finding.checkpoint.unknown_key"]
    path = besieged.checkpoints[12]
    found = besieged.evidence.verify([path], [other.text])
    assert [fault.id for fault in found.faults] == ["finding.checkpoint.unknown_key"]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_signed_that_contradicts_what_was_signed_before(
    besieged: Besieged, place: int
) -> None:
    forge(besieged, attacking.edit("state"), place)
    kept = KeptCheckpoints(besieged.key_file).keep(
        LOG, SIZE, besieged.checkpoints[SIZE].read_bytes()
    )
    try:
        with refused(NothingSigned, 7):
            besieged.evidence.checkpoint(LOG)
        assert not besieged.evidence.verify().holds, "those kept beside the ledger are looked at"
    finally:
        kept.unlink()
