"""The house stays tidy: small files and functions, plain names, and a domain that is pure."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE_LINES_MAX = 250
FUNCTION_LINES_MAX = 40

# What .gitignore names, and git itself.
NOT_OURS = {path.name for path in ROOT.glob(".*")} | {"build", "dist", "htmlcov"}

# One file on purpose: whoever trusts nobody carries it away and reads it whole.
LONG_ON_PURPOSE = {ROOT / "ledger" / "verifier.py"}

# Rooms for whatever does not belong anywhere. Split by subject instead.
NAMES_FOR_NOTHING = re.compile(r"utils?|helpers?|managers?|base|common|misc")

IGNORES = re.compile(r"# (noqa|type: ignore|pragma: no)\b")
IGNORE_WITH_REASON = re.compile(
    r"# (noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*|type: ignore\[[a-z-]+(, ?[a-z-]+)*\]|pragma: no \w+)"
    r" +[-#] \w"
)


def files(pattern: str) -> list[Path]:
    """Find the project's files, not what was installed, built or cached beside them."""
    rooms = [path for path in ROOT.iterdir() if path.is_dir() and path.name not in NOT_OURS]
    found = [*ROOT.glob(pattern), *(path for room in rooms for path in room.rglob(pattern))]
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


SOURCES = files("*.py")
DOMAIN = [path for path in SOURCES if path.is_relative_to(ROOT / "domain")]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_is_small_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "the first line of a module says what it is for"
    if path not in LONG_ON_PURPOSE:
        lines = len(text.splitlines())
        assert lines <= FILE_LINES_MAX, f"{lines} lines: split it by subject"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            assert lines <= FUNCTION_LINES_MAX, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_whoever_ignores_a_check_says_why(path: Path) -> None:
    unexplained = [
        line
        for line in path.read_text("utf-8").splitlines()
        if IGNORES.search(line) and not IGNORE_WITH_REASON.search(line)
    ]
    assert not unexplained, "write it as `# noqa: S101 - because …`"


def test_no_name_stands_for_nothing_in_particular() -> None:
    parts = {part for path in files("*") for part in path.relative_to(ROOT).parts}
    assert not [part for part in parts if NAMES_FOR_NOTHING.fullmatch(part.split(".")[0])]


@pytest.mark.parametrize("path", DOMAIN, ids=name)
def test_the_domain_is_pure(path: Path) -> None:
    assert list(impurities(ast.parse(path.read_text("utf-8")))) == []


def impurities(tree: ast.Module) -> Iterator[str]:
    """Find what a rule may not hold: a float, `Any`, a clock, a print."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()):
                yield f"line {node.lineno}: a float literal"
            case ast.Call(func=ast.Name(id="float" | "print" as function)):
                yield f"line {node.lineno}: {function}()"
            case ast.Name(id="Any") | ast.Attribute(attr="Any"):
                yield f"line {node.lineno}: Any"
            case ast.Attribute(
                value=ast.Name(id="date" | "datetime") | ast.Attribute(attr="date" | "datetime"),
                attr="now" | "today" | "utcnow" as clock,
            ):
                yield f"line {node.lineno}: the clock, {clock}"
            case _:
                pass


@pytest.mark.parametrize(
    "source",
    [
        "score = 62.5",
        "score = float(62)",
        "print(score)",
        "def fold(state: Any) -> None: ...",
        "def fold(state: typing.Any) -> None: ...",
        "recorded_at = datetime.now(UTC)",
        "happened_on = date.today()",
        "recorded_at = datetime.datetime.utcnow()",
    ],
)
def test_each_impurity_is_noticed(source: str) -> None:
    assert len(list(impurities(ast.parse(source)))) == 1
