"""Every scenario of this folder passes: the acceptance tests of the rules, which HR can read."""

from pathlib import Path

import pytest

from domain.regulation.edition import Edition
from domain.wording import render
from rehearsal.rehearse import edition_for, rehearse

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Give the edition that comes with the program."""
    return edition_for(None)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_a_scenario_passes(file: Path, edition: Edition) -> None:
    (outcome,) = rehearse([file], edition)
    why = render(outcome.why, "en") if outcome.why else ""
    assert outcome.passed, f"{outcome.sentence}, step {outcome.failed}: {why}"


def test_there_are_scenarios() -> None:
    assert len(FILES) > 50
