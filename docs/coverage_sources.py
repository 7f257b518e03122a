"""What carries out each clause: facts, rules, decisions, answers, scenarios; read from the code."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.facts import KINDS
from domain.regulation.clause import Clause
from domain.regulation.edition import Edition
from domain.regulation.shipped import shipped_edition
from domain.rules import cited
from domain.yaml_text import load_yaml

ROOT = Path(__file__).parents[1]
REASONS = Path(__file__).with_name("coverage.toml")
CLAUSE = re.compile(r"\bP\d-\d+(?:\.\d+)*(?:-[a-z]\b)?")

Found = Mapping[str, tuple[str, ...]]
"""What carries out a clause, by its number."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why nothing carries out a clause, or why no scenario shows it."""

    en: str
    zh_hant: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A clause, and what carries it out."""

    clause: Clause
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    decisions: tuple[str, ...]
    answers: tuple[str, ...]
    scenarios: tuple[str, ...]
    reason: Reason | None

    @property
    def carried_out(self) -> bool:
        """Whether the program does something by the clause, and a scenario shows it."""
        acts = self.facts or self.rules or self.decisions or self.answers
        return bool(acts and self.scenarios)


def coverage() -> tuple[Covered, ...]:
    """Every clause of 篇1, once, in the order of the regulation."""
    edition = shipped_edition("p1")
    facts, rules = _facts(), _rules(edition)
    decisions, answers = named_in("commands"), named_in("projections")
    scenarios, written = _scenarios(), reasons()
    return tuple(
        Covered(
            clause,
            facts.get(number, ()),
            rules.get(number, ()),
            decisions.get(number, ()),
            answers.get(number, ()),
            scenarios.get(number, ()),
            written.get(number),
        )
        for number, (clause, *_) in edition.by_number.items()
    )


def reasons() -> Mapping[str, Reason]:
    """The reasons written down, by the clause they are given for."""
    written = tomllib.loads(REASONS.read_text("utf-8"))
    return {clause: Reason(one["en"], one["zh-Hant"]) for clause, one in written.items()}


def _facts() -> Found:
    return _grouped(
        (clause, kind.__name__) for kind in KINDS.values() for clause in kind.declaration.clauses
    )


def _rules(edition: Edition) -> Found:
    """The rules that cite a clause, or go by a reading that it puts."""
    named = {
        (clause, f"{rule.__module__.rpartition('.')[2]}.{getattr(rule, '__name__', rule)}")
        for need, rule in cited()
        if rule.__module__.startswith("domain.rules.")  # A projection's are among the answers.
        for clause in (need.clause, *(edition.by_key[key][0].number for key in need.readings))
    }
    return _grouped(iter(sorted(named)))  # They are imported in no order of their own.


def _scenarios() -> Found:
    folder = ROOT / "tests" / "scenarios"
    return _grouped(
        (clause, path.stem)
        for path in sorted(folder.glob("*.yaml"))
        for clause in scenario_clauses(path)
    )


def scenario_clauses(path: Path) -> tuple[str, ...]:
    """The clauses a scenario says it shows."""
    read = load_yaml(path.read_text("utf-8"), path.name)
    named = read.get("clauses") if isinstance(read, Mapping) else None
    return tuple(map(str, named)) if isinstance(named, list) else ()


def named_in(room: str) -> Found:
    """The files of a room whose functions or constants name a clause; no file's heading counts."""
    return _grouped(
        (clause, path.stem)
        for path in sorted((ROOT / room).glob("*.py"))
        for text in _texts(ast.parse(path.read_text("utf-8")))
        for clause in CLAUSE.findall(text)
    )


def _texts(module: ast.Module) -> Iterator[str]:
    """Every text of a module but what stands at its head."""
    heading = module.body[0].value if isinstance(module.body[0], ast.Expr) else None
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node is not heading:
            yield node.value


def _grouped(pairs: Iterator[tuple[str, str]]) -> Found:
    """What was found for each clause: each thing once, in its order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for clause, what in pairs:
        found[clause][what] = None
    return {clause: tuple(them) for clause, them in found.items()}
