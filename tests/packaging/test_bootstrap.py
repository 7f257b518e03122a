"""Where a system leaves pip out, bootstrap.py fetches the locked one from where pip would."""

import hashlib
from pathlib import Path

import pytest

import bootstrap

WHEEL = b"what pip's wheel holds"
NAME = "pip-26.3-py3-none-any.whl"


@pytest.fixture(autouse=True)
def locked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Lock a pip of our own, and keep this machine's indexes out."""
    lock = tmp_path / "requirements.lock"
    digest = hashlib.sha256(WHEEL).hexdigest()
    lock.write_text(f"pip==26.3 \\\n    --hash=sha256:{digest} \\\n    --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(bootstrap, "LOCK", lock)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", (tmp_path / "nowhere").as_uri())
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)


def index(folder: Path, wheel: bytes) -> str:
    """Make a package index of a folder, with nothing in it but pip."""
    page = folder / "pip"
    page.mkdir(parents=True)
    (page / "index.html").write_text(f'<a href="{NAME}#sha256=0&amp;x">{NAME}</a>')
    (page / NAME).write_bytes(wheel)
    return folder.as_uri()


def test_pip_comes_from_the_index_that_its_configuration_names(tmp_path: Path) -> None:
    address = index(tmp_path / "simple", WHEEL)
    (tmp_path / "pip.conf").write_text(f"[global]\nindex-url = {address}\n")
    assert bootstrap.wheel_by_hand(tmp_path).read_bytes() == WHEEL


def test_an_index_that_does_not_answer_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", (tmp_path / "nowhere").as_uri())
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", index(tmp_path / "simple", WHEEL))
    assert bootstrap.wheel_by_hand(tmp_path).read_bytes() == WHEEL


def test_the_environment_goes_before_the_configuration_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://file.example/simple\n")
    monkeypatch.setenv("PIP_INDEX_URL", "https://variable.example/simple")
    assert bootstrap.pip_setting("index-url") == "https://variable.example/simple"


def test_a_pip_that_is_not_the_locked_one_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", index(tmp_path / "simple", WHEEL + b"!"))
    with pytest.raises(bootstrap.Missing, match=r"not the one in requirements\.lock"):
        bootstrap.wheel_by_hand(tmp_path)


def test_where_no_index_has_pip_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", (tmp_path / "nowhere-either").as_uri())
    with pytest.raises(bootstrap.Missing, match="there is no pip here, nor a package index"):
        bootstrap.wheel_by_hand(tmp_path)


def test_a_lock_without_pip_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").write_text("click==8.5.1\n")
    with pytest.raises(bootstrap.Missing, match="does not name pip"):
        bootstrap.locked_pip()
