"""What the ledger signs and refuses to sign, and what the verifier says when it is called."""

from contextlib import closing
from pathlib import Path

import pytest

from domain.evidence import Fails, Holds
from domain.refusals.evidence import NotContinued, NothingSigned
from domain.refusals.ledger import EntryUnreadable
from ledger import sqlite
from ledger.checkpoint import sign
from ledger.copying import copy_log
from ledger.evidence import Evidence
from ledger.merkle import EMPTY_ROOT
from ledger.recorder import LogRecorder
from ledger.verifier import Checkpoint, main
from ledger.witness import Witness, hold_against
from tests.ledger.besieged import SIGNED_AT, Besieged
from tests.ledger.building import LOG, SIZE, refused
from tests.ledger.golden_ledger import GOLDEN
from tests.ledger.proving import PRIVATE

KEY = str(GOLDEN / "shunbi.key")


def test_the_same_state_is_signed_alike_and_kept_once(besieged: Besieged) -> None:
    first, second = (besieged.evidence.checkpoint(LOG) for _ in range(2))
    assert first == second
    assert first.kept.read_bytes() == besieged.checkpoints[SIZE].read_bytes()
    first.kept.unlink()


@pytest.mark.parametrize("size", SIGNED_AT)
def test_growth_is_proven_from_every_checkpoint(besieged: Besieged, size: int) -> None:
    grown = besieged.evidence.growth(LOG, besieged.checkpoints[size])
    assert grown.proof.startswith(f"old {size}\n".encode())
    grown.signed.kept.unlink()


def test_growth_from_anothers_checkpoint_is_not_proven(besieged: Besieged, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(sign(Checkpoint("kaozheng/elsewhere", 1, bytes(32)), PRIVATE))
    with refused(NotContinued, 7):
        besieged.evidence.growth(LOG, other)
    besieged.evidence.checkpoint(LOG).kept.unlink()


def test_a_rehearsal_made_to_look_real_signs_nothing_beside_its_old_checkpoints(
    besieged: Besieged,
) -> None:
    kept = besieged.evidence.checkpoint(LOG).kept
    besieged.ledger.kind = "real"
    try:
        with refused(NothingSigned, 7):
            besieged.evidence.checkpoint(LOG)
        (fault,) = besieged.evidence.verify().faults
        assert fault.id == "finding.checkpoint.no_log"
    finally:
        besieged.ledger.kind = "rehearsal"
        kept.unlink()


def test_a_copy_is_held_against_the_same_checkpoints(besieged: Besieged, tmp_path: Path) -> None:
    with closing(sqlite.create(tmp_path / "copy.db", "rehearsal")) as copy:
        copy_log(besieged.log, copy.recorder(LOG))
        evidence = Evidence(copy, tmp_path / "copy.db.key")
        found = evidence.verify(list(besieged.checkpoints.values()), [besieged.key])
        assert found.verdicts == (Holds(LOG, SIZE, besieged.log.head().root, len(SIGNED_AT)),)
        assert found.holds


def test_a_ledger_in_memory_has_neither_key_nor_checkpoints(besieged: Besieged) -> None:
    in_memory = Evidence(besieged.ledger)
    assert in_memory.verify().holds
    assert [head.size for head in in_memory.heads().values()] == [SIZE]


def witness(size: int, root: bytes) -> Witness:
    return Witness("shown", Checkpoint("origin", size, root))


@pytest.mark.parametrize(("root", "kind"), [(EMPTY_ROOT, Holds), (bytes(32), Fails)])
def test_the_checkpoint_of_an_empty_log_has_the_root_of_nothing(
    besieged: Besieged, root: bytes, kind: type
) -> None:
    holds = Holds(LOG, SIZE, besieged.log.head().root)
    assert isinstance(hold_against(besieged.log, holds, [witness(0, root)]), kind)


def test_nodes_that_cannot_be_read_agree_with_nothing(
    besieged: Besieged, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = besieged.log

    def gone(_: LogRecorder, level: int, index: int) -> bytes:
        raise EntryUnreadable(entry=f"{LOG}@{level}/{index}", column="nodes")

    monkeypatch.setattr(type(log), "node", gone)
    holds = Holds(LOG, SIZE, log.head().root)
    assert isinstance(hold_against(log, holds, [witness(5, bytes(32))]), Fails)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("11.checkpoint",), 0, "HOLDS: signed by kaozheng/"),
        (("03.tlog-proof", "--entry", "03.entry"), 0, "HOLDS: entry shunbi@3 of kaozheng/"),
        (("07.growth", "--since", "07.checkpoint"), 0, "still begins with its first 7 entries"),
        (("03.tlog-proof", "--entry", "04.entry"), 7, "DOES NOT HOLD"),
        (("07.growth", "--since", "04.checkpoint"), 7, "DOES NOT HOLD"),
        (("03.tlog-proof",), 2, "a proof of an entry: name the entry's file with --entry"),
        (("07.growth",), 2, "a proof of growth: name the older checkpoint with --since"),
        (("none",), 2, "cannot read none"),
        (("11.checkpoint", "--key", "none"), 2, "no verifier key"),
        (("11.checkpoint", "--key", "a+b+c"), 2, "no verifier key"),
    ],
)
def test_the_verifier_says_what_holds_and_ends_with_its_code(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(GOLDEN)
    assert main([*arguments, "--key", KEY]) == code
    printed = capsys.readouterr()
    assert said in printed.out + printed.err
    assert bool(printed.out) == (code == 0)


def test_the_verifier_takes_what_is_no_evidence_for_a_mistake(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "notes.txt"
    for held in (b"", b"minutes of the meeting\n", bytes(range(256))):
        other.write_bytes(held)
        shown = GOLDEN / "07.growth"
        for asked in ([other], [other, "--entry", GOLDEN / "03.entry"], [shown, "--since", other]):
            assert main([*map(str, asked), "--key", KEY]) == 2
            said = capsys.readouterr().err
            assert said == f"{other} is neither a checkpoint nor a proof: name one that is\n"


def test_a_damaged_checkpoint_or_proof_is_none_that_was_asked_wrongly(tmp_path: Path) -> None:
    """Every line taken out, and every one written over: the verdict is that it does not hold."""
    damaged = tmp_path / "damaged"
    entry = ["--entry", str(GOLDEN / "03.entry")]
    for name, asked in (("11.checkpoint", []), ("03.tlog-proof", entry)):
        lines = (GOLDEN / name).read_bytes().splitlines(keepends=True)
        for number in range(len(lines)):
            for instead in ([], [b"x\n"]):
                damaged.write_bytes(b"".join([*lines[:number], *instead, *lines[number + 1 :]]))
                assert main([str(damaged), *asked, "--key", KEY]) == 7, (name, number, instead)


def test_a_key_file_there_is_not_is_said_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = str(tmp_path / "none")
    assert main([str(GOLDEN / "11.checkpoint"), "--key", missing]) == 2
    said = capsys.readouterr().err
    assert f"no verifier key: cannot read {missing}: No such file" in said
    assert "Errno" not in said
