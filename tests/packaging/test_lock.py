"""The lock holds everything that is installed, and can be used behind any mirror."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = re.findall(r"^(\S+?)==(\S+)", LOCK, re.MULTILINE)

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WANTED = [
    *PYPROJECT["project"]["dependencies"],
    *PYPROJECT["dependency-groups"]["dev"],
    *PYPROJECT["build-system"]["requires"],  # The editable install builds without fetching.
]


@pytest.mark.parametrize("wanted", WANTED)
def test_what_the_project_asks_for_is_locked(wanted: str) -> None:
    requirement = Requirement(wanted)
    name = canonicalize_name(requirement.name)
    versions = [version for locked, version in LOCKED if locked == name]
    assert any(version in requirement.specifier for version in versions), "run `make lock`"


def test_every_package_has_its_hashes() -> None:
    packages = re.split(r"^(?=\S+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) == len(LOCKED)
    assert all("--hash=sha256:" in package for package in packages)


def test_the_lock_names_no_registry() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK
