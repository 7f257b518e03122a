"""What was proven once stays proven: the golden ledger's bytes, and a stranger's look at them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import verifier
from tests.ledger.golden_ledger import GOLDEN, SIZE, SIZES, files

CHECK = Path(verifier.__file__)
KEY = GOLDEN / "shunbi.key"


def check(*arguments: object) -> tuple[int, str]:
    """Run the verifier as a stranger does: alone, with nothing installed."""
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-I", "-S", CHECK, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_this_version_writes_every_byte_as_the_first_one_did() -> None:
    written = dict(files())
    assert written == {path.name: path.read_bytes() for path in GOLDEN.iterdir()}


@pytest.mark.parametrize("position", range(1, SIZE + 1))
def test_a_stranger_checks_an_entry(position: int) -> None:
    name = GOLDEN / f"{position:02}"
    code, said = check(f"{name}.tlog-proof", "--entry", f"{name}.entry", "--key", KEY)
    assert code == 0, said
    assert said.startswith(f"HOLDS: entry shunbi@{position} of kaozheng/")
    other = GOLDEN / f"{position % SIZE + 1:02}.entry"
    assert check(f"{name}.tlog-proof", "--entry", other, "--key", KEY)[0] == 7


@pytest.mark.parametrize("size", SIZES)
def test_a_stranger_checks_a_checkpoint_and_that_the_log_grew_from_it(size: int) -> None:
    name = GOLDEN / f"{size:02}"
    assert check(f"{name}.checkpoint", "--key", KEY.read_text("utf-8").strip())[0] == 0
    code, said = check(f"{name}.growth", "--since", f"{name}.checkpoint", "--key", KEY)
    assert (code, f"its first {size} entries" in said) == (0, True)


def test_what_does_not_hold_is_said_in_one_line() -> None:
    other = verifier.VerifierKey("example.com/foo", bytes(32)).text
    code, said = check(GOLDEN / "01.checkpoint", "--key", other)
    assert code == 7
    assert said.startswith("DOES NOT HOLD: it is of kaozheng/")
    assert said.count("\n") == 1


def test_what_cannot_be_understood_ends_with_2(tmp_path: Path) -> None:
    assert check()[0] == 2
    assert check(GOLDEN / "01.checkpoint")[0] == 2
    code, said = check(tmp_path / "none", "--key", KEY)
    assert (code, said.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"kaozheng/entry/v1", b"kaozheng/entry/v2", "is not what the log has"),
        (b"\n3\n", b"\n4\n", "is not what the log has"),
    ],
)
def test_a_changed_entry_does_not_hold(tmp_path: Path, old: bytes, new: bytes, why: str) -> None:
    changed = tmp_path / "03.entry"
    changed.write_bytes((GOLDEN / "03.entry").read_bytes().replace(old, new))
    code, said = check(GOLDEN / "03.tlog-proof", "--entry", changed, "--key", KEY)
    assert (code, why in said) == (7, True)


def test_the_verifier_needs_nothing_but_python_3_9() -> None:
    tree = ast.parse(CHECK.read_text("utf-8"), feature_version=(3, 9))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= sys.stdlib_module_names
        elif isinstance(node, ast.ImportFrom):
            assert str(node.module).partition(".")[0] in sys.stdlib_module_names


def test_an_entry_must_call_itself_what_its_place_is() -> None:
    entry = (GOLDEN / "03.entry").read_bytes()
    origin = "kaozheng/shunbi"
    assert "shunbi@3" in verifier.told(entry, 2, origin)
    for index, of in ((3, origin), (2, f"{origin}j")):
        with pytest.raises(verifier.NotProven):
            verifier.told(entry, index, of)
    with pytest.raises(verifier.NotProven, match="not the bytes of an entry"):
        verifier.told(b"\xff", 2, origin)
    with pytest.raises(verifier.NotProven, match="control character"):
        verifier.told(entry.replace(b"registry", b"\x1b[2Jnobody"), 2, origin)
