"""A scenario as HR writes it: what was recorded, by whom and when, and what must follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.refusals.scenario import NotAScenario, ScenarioMissing
from domain.yaml_text import Data, load_yaml

STEP_KINDS = ("fact", "do", "expect")
ASKED = ("known_at", "effective_at", "readings", "without", "is")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a fact, a shorthand, or a question."""

    number: int
    kind: str
    name: str
    fields: Mapping[str, object]
    refused: object = None
    """True, or the clause that must refuse."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A case: its sentence, the readings in force, the people, and the steps in their order."""

    sentence: str
    file: str
    department: str
    readings: Mapping[str, str]
    people: Mapping[str, Mapping[str, object]]
    steps: tuple[Step, ...]


def read_scenario(path: Path) -> Scenario:
    """Read a scenario file. Raises a refusal that names what is wrong with it."""
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, IsADirectoryError) as error:
        raise ScenarioMissing(file=str(path)) from error
    except (UnicodeDecodeError, OSError) as error:
        raise NotAScenario(file=path.name, what="UTF-8") from error
    return scenario_of(load_yaml(text, path.name), path.name)


def scenario_of(data: Data, file: str) -> Scenario:
    """Make a scenario of what a file holds."""
    if not isinstance(data, Mapping):
        raise NotAScenario(file=file, what="scenario: …")
    for wanted in ("scenario", "steps"):
        if not data.get(wanted):
            raise NotAScenario(file=file, what=f"{wanted}: …")
    return Scenario(
        sentence=str(data["scenario"]),
        file=file,
        department=str(data.get("department") or "customer-service"),
        readings={str(key): str(value) for key, value in _mapping(data.get("readings")).items()},
        people={str(key): _mapping(value) for key, value in _mapping(data.get("people")).items()},
        steps=tuple(
            _step(number, one, file) for number, one in enumerate(_list(data["steps"]), start=1)
        ),
    )


def _step(number: int, data: object, file: str) -> Step:
    fields = dict(_mapping(data))
    for kind in STEP_KINDS:
        if kind in fields:
            name = str(fields.pop(kind))
            return Step(number, kind, name, fields, fields.pop("refused", None))
    raise NotAScenario(file=file, what="fact: …, do: …, expect: …")


def _mapping(data: object) -> Mapping[str, object]:
    return data if isinstance(data, Mapping) else {}


def _list(data: object) -> list[object]:
    return data if isinstance(data, list) else []
