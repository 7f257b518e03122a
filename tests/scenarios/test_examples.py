"""Every worked example on 篇1 is a scenario, with every option value it names."""

import re
from pathlib import Path

import pytest

from rehearsal.scenario import Scenario, read_scenario

FOLDER = Path(__file__).parent
LISTED = """
    F-01 F-02 F-04 F-05 F-06 F-08 F-10 F-12 F-13 F-14 F-15 F-17 F-18 F-19 F-21 F-22 F-23 F-25
    F-26 F-27 F-28 F-30 F-31 F-32 F-34 F-35 F-37 F-38 F-39 F-40 F-43 F-44 F-45 F-47 F-49 F-50
    F-51 F-53 F-54 F-55 F-58 F-59 F-60 F-61 F-63 F-64 F-65 F-66 F-68 F-70 F-71 F-73 F-74 F-75
    F-76 F-77 F-78 F-79 F-81 F-82 F-84 F-85 F-87 F-88 F-89 F-90 F-92 F-93 F-94 F-95 F-96 F-97
    F-98
"""
EXAMPLES = tuple(LISTED.split())
"""The examples on 篇1, from F-01 to F-98; the numbers between them are not printed."""

ROW = re.compile(r"^\| (F-\d\d) \| .+ \| (.+) \|$", re.MULTILINE)
TABLE = {
    name: tuple(re.findall(r"`(.+?)=(.+?)`", options))
    for name, options in ROW.findall((FOLDER / "README.md").read_text("utf-8"))
}


def scenarios_of(example: str) -> tuple[Scenario, ...]:
    """Read the files of an example."""
    return tuple(read_scenario(path) for path in FOLDER.glob(f"{example}-*.yaml"))


def readings_in(scenario: Scenario) -> set[tuple[str, str]]:
    """Name the readings that a scenario plays under, or that one of its questions supposes."""
    supposed = (step.fields.get("readings") for step in scenario.steps if step.kind == "expect")
    asked = {pair for one in supposed if isinstance(one, dict) for pair in one.items()}
    return {*asked, *scenario.readings.items()}


def test_the_table_has_every_example() -> None:
    assert tuple(TABLE) == EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_scenario(example: str) -> None:
    assert scenarios_of(example)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_option_value_of_an_example_is_asked(example: str) -> None:
    asked = {pair for one in scenarios_of(example) for pair in readings_in(one)}
    assert not set(TABLE[example]) - asked


def test_a_scenario_is_of_an_example_that_there_is() -> None:
    named = {path.name[:4] for path in FOLDER.glob("F-*.yaml")}
    assert named <= set(EXAMPLES)
