"""What is built is what was written: the wheel holds every file and runs away from the checkout."""

import subprocess
import sys
import sysconfig
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SHIPPED = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from this environment's variables; it must succeed."""
    done = subprocess.run(  # noqa: S603 - the commands are those below
        command, cwd=cwd, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False
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


@pytest.mark.slow
def test_the_wheel_holds_every_file_and_nothing_else(wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == set(written())


@pytest.mark.slow
def test_the_program_runs_outside_the_checkout(program: Path, tmp_path: Path) -> None:
    assert PYPROJECT["project"]["version"] in run(program, "--version", cwd=tmp_path)
    assert "Usage: kaozheng" in run(program, "--help", cwd=tmp_path)
