"""The demo's ledger, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearsal.demo import SEED, rehearse_years
from session import Session


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with the demo's two years."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    rehearse_years(file, SEED, lambda *_: None).ledger.close()
    return file


@pytest.fixture
def demo(demo_file: Path) -> Iterator[Session]:
    """The demo's ledger, opened by HR."""
    from session import open_session

    session = open_session(f"sqlite:///{demo_file}", None, "H01")
    yield session
    session.ledger.close()
