"""Data runs one way through the rooms: the contracts of pyproject.toml, and two lone modules."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
DATABASES = {"eventsourcing", "sqlite3", "psycopg", "psycopg_pool"}

# import-linter cannot take a single module as a root, so these are read here.
FORBIDDEN = {
    "session.py": {"cli", "click", "reports", "rehearsal"},
    "session_question.py": {"session", "cli", "click", "paper", "reports", *DATABASES},
    "overviews.py": {"cli", "click", "ledger", "paper", "reports", "rehearsal", *DATABASES},
    "replaying.py": {"cli", "click", "ledger", "paper", "reports", "rehearsal", *DATABASES},
    "cli*.py": {"ledger", *DATABASES},
}


def test_the_rooms_import_as_the_contracts_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_logo=True, no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("files", FORBIDDEN)
def test_the_lone_modules_stand_where_they_should(files: str) -> None:
    for path in ROOT.glob(files):
        trespasses = FORBIDDEN[files].intersection(imported(path))
        assert not trespasses, f"{path.name} may not import {', '.join(trespasses)}"


def imported(path: Path) -> Iterator[str]:
    """Name the top-level packages and modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module.partition(".")[0]
            case _:
                pass
