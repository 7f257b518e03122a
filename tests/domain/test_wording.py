"""The catalogues: every sentence in both languages, with the values its callers give, none idle."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from commands.read_fields import BOUNDS, PLAIN
from domain import wording
from domain.facts import NAMES
from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.envelope import Fact
from domain.facts.exams import Subject
from domain.facts.quarter import PENALTIES, QuarterDisqualified, ResultAdjusted
from domain.line import Unit
from domain.roles import Role
from domain.rules.attitude import Part
from domain.rules.deductions import Kind
from domain.rules.document_exam import FAULTS
from domain.rules.quarter_score import Status
from domain.wording import LANGUAGES, Language, Message, catalogue, render, say, shown

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = catalogue("en"), catalogue("zh-Hant")
NO_PROGRAM = {"tests", "docs", "benchmarks", "build", "dist", "htmlcov"}
ID = re.compile(rf"({'|'.join(sorted({key.split('.')[0] for key in ENGLISH}))})(\.\w+)+")
FAULT = "refusal.regulation.fault."

LINE_COLUMNS_MAX = {"en": 44, "zh-Hant": 22}
"""What of a line fits beside its amount, clause and entries; its values come on top."""


def values_of(kind: type[Fact], field: str) -> tuple[str, ...]:
    """Give the words a field of a fact can hold."""
    return get_args(kind.model_fields[field].annotation)


# Ids that are put together: every value they can end in, and what the code gives them to say.
COMPOSED: dict[str, tuple[tuple[str, ...], str]] = {
    "fact.{}": (tuple(NAMES), ""),
    "role.{}": (tuple(Role), ""),
    "penalty.{}": (PENALTIES, ""),
    "capacity.{}": (values_of(AttitudeFormSubmitted, "rater_capacity"), ""),
    "scope.{}": (values_of(ResultAdjusted, "scope"), ""),
    "ground.{}": (values_of(QuarterDisqualified, "ground"), ""),
    "format.{}": (tuple(BOUNDS), "bound"),
    "format.{} ": ((*PLAIN, "other"), ""),
    "word.{}_exam": (get_args(Subject), ""),
    "unit.{}": (get_args(Unit), ""),
    "status.{}": (get_args(Status), "edition"),
    "explain.sentence_{}": (("gives", "takes", "nothing"), "what points clause entries"),
    "line.{}.weighted": (get_args(Subject), "mark percent"),
    "line.{}.one": (get_args(Kind), "on item by points note"),
    "line.{}.sum": (get_args(Kind), ""),
    "line.document.{}": (tuple(field for field, _, _ in FAULTS), "count each"),
    "line.attitude.{}": (get_args(Part), "mean"),
    "line.attitude.part_{}": (get_args(Part), ""),
    "line.attitude.weighted_{}": (get_args(Part), "mean percent"),
    "line.disqualified.{}": (("head_finding", "serious_violation"), "by reason"),
}


def program() -> Iterator[Path]:
    """Find every source of the program itself."""
    yield from ROOT.glob("*.py")
    for room in ROOT.iterdir():
        if room.is_dir() and room.name not in NO_PROGRAM and not room.name.startswith("."):
            yield from room.rglob("*.py")


NODES = [node for path in program() for node in ast.walk(ast.parse(path.read_text("utf-8")))]


def named(argument: ast.expr) -> Iterator[str]:
    """Give the ids an expression may name, each as a pattern."""
    match argument:
        case ast.Constant(value=str(name)):
            yield re.escape(name)
        case ast.JoinedStr(values=parts):
            texts = (part.value if isinstance(part, ast.Constant) else None for part in parts)
            yield "".join(r"[^.]+" if text is None else re.escape(str(text)) for text in texts)
        case ast.IfExp(body=one, orelse=other):
            yield from (*named(one), *named(other))
        case _:
            pass


def sentences() -> Iterator[tuple[str, str]]:
    """Give the classes of refusals, each with its sentence."""
    for node in NODES:
        match node:
            case ast.ClassDef(name=name, body=body):
                for line in body:
                    match line:
                        case ast.Assign(
                            targets=[ast.Name(id="sentence")], value=ast.Constant(value=str(key))
                        ):
                            yield name, key
                        case _:
                            pass
            case _:
                pass


SENTENCES = dict(sentences())


def said() -> Iterator[tuple[str, frozenset[str] | None]]:
    """Give what the code says: patterns of ids, with the names of the values where they show."""
    for node in NODES:
        match node:
            case ast.Call(
                func=ast.Name(id=function) | ast.Attribute(attr=function), args=args, keywords=given
            ):
                names = {one.arg for one in given if one.arg is not None}
                whole = len(names) == len(given)
                values = frozenset(names) if whole else None
                if function in {"say", "words"} and args:
                    yield from ((pattern, values) for pattern in named(args[0]))
                elif function == "fault" and args:
                    yield from ((re.escape(FAULT) + name, values) for name in named(args[0]))
                elif function in SENTENCES and not args:
                    yield re.escape(SENTENCES[function]), values
            case ast.Constant(value=str(text)) if ID.fullmatch(text):
                yield re.escape(text), None
            case _:
                pass


SAID = list(said())


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_both_catalogues_hold_the_same_sentences() -> None:
    assert sorted(ENGLISH) == sorted(CHINESE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_in_two_files(language: Language) -> None:
    folder = ROOT / "domain" / "catalogue" / language
    tables = (tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml"))
    held = Counter(key for table in tables for key in flat(table))
    assert [key for key, times in held.items() if times > 1] == []


def flat(table: dict[str, object], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_a_sentence_takes_the_same_values_in_both_languages(key: str) -> None:
    assert placeholders(ENGLISH[key]) == placeholders(CHINESE[key])


def test_every_sentence_the_code_names_is_there_with_the_values_it_asks_for() -> None:
    lacking = []
    for pattern, values in SAID:
        found = [key for key in ENGLISH if re.fullmatch(pattern, key)]
        lacking += [] if found else [pattern]
        if values is not None and "[" not in pattern:
            lacking += [(key, *placeholders(ENGLISH[key]) - values) for key in found
                        if not placeholders(ENGLISH[key]) <= values]
    assert lacking == []
