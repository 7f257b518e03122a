"""What is built is what was written: the wheel holds every file and runs away from the checkout."""

import ast
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SHIPPED = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]


PART_OF_ANOTHER = {"pydantic_core", "psycopg_pool"}
"""Packages that pydantic, and psycopg with the extras that are asked for, bring by themselves."""
QUESTIONS = (
    "pay 2006-11",
    "due 2006 --ics due.ics",
    "register",
    "half-year 2006H1",
    "regulation P1-2.6-c",
    "verifier",
    "verify",
)
"""Those that read what stands beside the modules: catalogues, edition, SQL, verifier."""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from this environment's variables; it must succeed."""
    done = subprocess.run(  # noqa: S603 - the commands are those below
        command,
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the locked hatchling, without fetching anything."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("kaozheng-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment that borrows the packages of this one."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, symlinks=True)
    python, pip = folder / "bin" / "python", (sys.executable, "-m", "pip", "--python")
    run(*pip, python, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    # A .pth file adds a folder, but not the .pth files in it: the editable install stays out.
    installed_into = next(folder.glob("lib/python*/site-packages"))
    (installed_into / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin" / "kaozheng"


def written() -> Iterator[str]:
    """Name every file of the rooms, and the modules beside them."""
    for path in (ROOT / shipped for shipped in SHIPPED):
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(ROOT).as_posix()


def test_every_module_beside_the_rooms_is_shipped() -> None:
    beside = {path.name for path in ROOT.glob("*.py")} - {"bootstrap.py"}
    assert beside <= set(SHIPPED), "name it in pyproject.toml, under only-include"


def plain(distribution: str) -> str:
    """A distribution's name as registries compare it."""
    return distribution.strip().lower().replace("_", "-")


def imported() -> Iterator[str]:
    """Name every package that a shipped module imports."""
    for file in (one for one in written() if one.endswith(".py")):
        for node in ast.walk(ast.parse((ROOT / file).read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (one.name.partition(".")[0] for one in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_the_wheel_requires_every_package_its_modules_import() -> None:
    distributions = packages_distributions()
    ours = {Path(one).stem for one in SHIPPED}
    required = {plain(re.split(r"[\[>=<]", one)[0]) for one in PYPROJECT["project"]["dependencies"]}
    for package in set(imported()) - ours - sys.stdlib_module_names - PART_OF_ANOTHER:
        assert required & {plain(one) for one in distributions[package]}, package


@pytest.mark.slow
def test_the_wheel_holds_every_file_and_nothing_else(wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == set(written())


@pytest.mark.slow
def test_the_program_runs_outside_the_checkout(program: Path, tmp_path: Path) -> None:
    assert PYPROJECT["project"]["version"] in run(program, "--version", cwd=tmp_path)
    assert "Usage: kaozheng" in run(program, "--help", cwd=tmp_path)


@pytest.mark.slow
def test_the_program_answers_in_both_languages_outside_the_checkout(
    program: Path, tmp_path: Path
) -> None:
    run(program, "demo", "--keep", "demo.db", cwd=tmp_path)
    before = ("--ledger", "sqlite:///demo.db", "--as", "H01")
    for question in QUESTIONS:
        told = {
            language: run(program, *before, "--lang", language, *question.split(), cwd=tmp_path)
            for language in ("en", "zh-Hant")
        }
        same = question == "verifier" or "--ics" in question
        assert (told["en"] == told["zh-Hant"]) is same, question
    assert "BEGIN:VEVENT" in (tmp_path / "due.ics").read_text("utf-8")
