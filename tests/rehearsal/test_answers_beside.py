"""Questions that take more than one look at the department: what they are asked for is checked."""

import pytest

from domain.wording import render
from domain.yaml_text import Data
from rehearsal.rehearse import edition_for, play
from rehearsal.scenario import scenario_of


def why_not(step: Data) -> str:
    """Play a scenario of one step, and say why it fails."""
    data: Data = {"scenario": "a question", "steps": [step]}
    outcome = play(scenario_of(data, "s.yaml"), edition_for(None))
    assert outcome.why is not None
    return render(outcome.why, "en")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ({"expect": "Findings", "quarter": "2006Q1"}, "clause"),
        ({"expect": "Findings", "clause": "P1-2.10"}, "quarter"),
        ({"expect": "Difference", "staff_id": "A1", "quarter": "2006Q1"}, "from"),
        ({"expect": "WhatIf", "staff_id": "Z1", "quarter": "2006Q1"}, "Z1"),
        ({"expect": "History", "staff_id": "Z1"}, "Z1"),
        ({"expect": "Reading", "key": "no.such", "on": "2006-03-14"}, "no.such"),
        ({"expect": "ReplayRun", "replay": "r9"}, "r9"),
    ],
    ids=lambda value: value if isinstance(value, str) else value["expect"],
)
def test_a_question_that_lacks_something_says_what(step: dict[str, Data], said: str) -> None:
    assert said in why_not({**step, "is": {"count": "0"}})


def test_a_replay_supposes_readings_by_their_keys() -> None:
    step: Data = {"fact": "ReplayRun", "by": "H1", "policy_overrides": ["x"]}
    assert "policy_overrides" in why_not(step)
