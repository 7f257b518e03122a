"""The catalogues: every sentence in both languages, with the values its callers give, none idle."""

import ast
import re
import tomllib
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
from domain.facts.disqualification import PENALTIES, QuarterDisqualified
from domain.facts.envelope import Fact
from domain.facts.exams import Subject
from domain.facts.quarter import ResultAdjusted
from domain.line import Unit
from domain.regulation.shipped import shipped_edition
from domain.roles import Role
from domain.rules.attitude import Part
from domain.rules.deductions import Kind
from domain.rules.document_exam import FAULTS
from domain.rules.quarter_score import Status
from domain.wording import LANGUAGES, Language, Message, catalogue, render, say, shown
from reports.quarter_table import COLUMNS

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = catalogue("en"), catalogue("zh-Hant")
NO_PROGRAM = {"tests", "docs", "benchmarks", "build", "dist", "htmlcov"}
TABLES = "|".join(sorted({key.partition(".")[0] for key in ENGLISH}))
ID = re.compile(rf"({TABLES})(\.\w*[^\W_])+")
BEGINNING = re.compile(rf"f['\"]({TABLES})\.")
# The functions that take an id, the last thing they are given, and how they begin it.
BEGUN = {"say": "", "words": "", "fault": "refusal.regulation.fault.", "bad": "format."}
SOMETHING = r"[^.]+"  # In a pattern, what only the running program knows.
LINE_MAX = {"en": 44, "zh-Hant": 22}  # Characters of its own, beside amount, clause, entries.


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
    "format.{}": ((*BOUNDS, *PLAIN, "other"), "bound"),
    "word.{}_exam": (get_args(Subject), ""),
    "unit.{}": (get_args(Unit), ""),
    "status.{}": (get_args(Status), "edition"),
    "sheet.{}": (COLUMNS, ""),
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

ROOMS = [room for room in ROOT.iterdir() if room.is_dir() and room.name[0] != "."]
FILES = [file for room in ROOMS if room.name not in NO_PROGRAM for file in room.rglob("*.py")]
TREES = [ast.parse(file.read_text("utf-8")) for file in (*ROOT.glob("*.py"), *FILES)]
EVERY = (node for tree in TREES for node in ast.walk(tree))
KEYS = shipped_edition("p1").by_key  # They look like ids of sentences.
NODES = [node for node in EVERY if getattr(node, "value", None) not in KEYS]


def named(argument: ast.expr) -> Iterator[str]:
    """Give the ids an expression may name, each as a pattern."""
    if isinstance(argument, ast.Constant):
        yield re.escape(str(argument.value))
    elif isinstance(argument, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else None for part in argument.values)
        yield "".join(SOMETHING if text is None else re.escape(str(text)) for text in parts)
    elif isinstance(argument, ast.IfExp):
        yield from (*named(argument.body), *named(argument.orelse))


SENTENCES = {  # Every class of refusals with its sentence.
    node.name: str(line.value.value)
    for node in NODES
    if isinstance(node, ast.ClassDef)
    for line in node.body
    if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "sentence"
    if isinstance(line.value, ast.Constant)
}


def said() -> Iterator[tuple[str, set[str] | None]]:
    """Give what the code says: patterns of ids, with the names of the values where they show."""
    for node in NODES:
        if isinstance(node, ast.Constant) and ID.fullmatch(str(node.value)):
            yield re.escape(str(node.value)), None
        elif isinstance(node, ast.JoinedStr) and BEGINNING.match(ast.unparse(node)):
            yield from ((pattern, None) for pattern in named(node))
        elif isinstance(node, ast.Call):
            function = ast.unparse(node.func).rpartition(".")[2]
            names = {one.arg for one in node.keywords if one.arg is not None}
            values = names if len(names) == len(node.keywords) else None
            for argument in node.args[-1:] if function in BEGUN else ():
                begun = re.escape(BEGUN[function])
                yield from ((begun + pattern, values) for pattern in named(argument))
            if function in SENTENCES and not node.args:
                yield re.escape(SENTENCES[function]), values


SAID = list(said())


def matching(pattern: str) -> list[str]:
    return [key for key in ENGLISH if re.fullmatch(pattern, key)]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def count(table: dict[str, object]) -> int:
    return sum(count(one) if isinstance(one, dict) else 1 for one in table.values())


def test_both_catalogues_hold_the_same_sentences() -> None:
    assert sorted(ENGLISH) == sorted(CHINESE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_in_two_files(language: Language) -> None:
    folder = ROOT / "domain" / "catalogue" / language
    tables = (tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml"))
    assert sum(count(table) for table in tables) == len(catalogue(language))


def test_a_sentence_takes_the_same_values_in_both_languages() -> None:
    for key, sentence in ENGLISH.items():
        assert placeholders(sentence) == placeholders(CHINESE[key]), key


def test_every_sentence_the_code_names_is_there() -> None:
    assert sorted({pattern for pattern, _ in SAID if not matching(pattern)}) == []


def test_the_code_gives_a_sentence_every_value_it_asks_for() -> None:
    lacking = {
        (key, name)
        for pattern, values in SAID
        if values is not None and SOMETHING not in pattern
        for key in matching(pattern)
        for name in placeholders(ENGLISH[key]) - values
    }
    assert sorted(lacking) == []


@pytest.mark.parametrize("form", COMPOSED)
def test_every_sentence_that_is_put_together_is_there_with_its_values(form: str) -> None:
    endings, values = COMPOSED[form]
    for key in (form.format(ending) for ending in endings):
        assert placeholders(ENGLISH[key]) <= {*values.split()}, key


def test_no_sentence_is_left_that_nothing_says() -> None:
    """An id put together in the code stands for its endings above, or else for any."""
    composed = {form.format(end) for form, (ends, _) in COMPOSED.items() for end in ends}
    used = set(composed)
    for pattern in {pattern for pattern, _ in SAID}:
        found = set(matching(pattern))
        used |= found if SOMETHING not in pattern or not found & composed else set()
    assert sorted(set(ENGLISH) - used) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_fits_beside_its_amount(language: Language) -> None:
    for key, sentence in catalogue(language).items():
        own = "".join(text for text, _, _, _ in Formatter().parse(sentence))
        assert not key.startswith("line.") or len(own) <= LINE_MAX[language], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: Language) -> None:
    for key, sentence in catalogue(language).items():
        values = dict.fromkeys(placeholders(sentence), Fraction(3))
        assert "{" not in render(Message(key, values), language), key


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"line\.unheard_of"):
        render(say("line.unheard_of"), "en")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0"),
        (Decimal("62.50"), "62.5"),
        (Decimal("-8.5"), "−8.5"),
        (Fraction(25, 3), "8.3333"),
        (Fraction(200, 3), "66.6667"),
        (Decimal("74.99994"), "74.9999"),
        (Decimal("74.99995"), "75"),
        (Decimal("0.00005"), "0.0001"),
        (Decimal("-0.00005"), "−0.0001"),
        (Decimal("-0.00004"), "0"),
        (Decimal("1234567.0001"), "1234567.0001"),
    ],
)
def test_an_amount_is_shown_half_up_to_four_places(
    amount: Fraction | Decimal | int, words: str
) -> None:
    assert shown(amount) == words


@pytest.mark.parametrize(
    ("sentence", "value", "english", "chinese"),
    [
        ("{x:form|forms}", 1, "1 form", "1 form"),
        ("{x:form|forms}", 2, "2 forms", "2 forms"),
        ("{x:point|points}", Fraction(1, 2), "0.5 points", "0.5 points"),
        ("{x:+}", Fraction(5, 2), "+2.5", "+2.5"),
        ("{x:+}", Decimal(-2), "−2", "−2"),
        ("{x}", date(2006, 3, 1), "2006-03-01", "2006-03-01"),
        ("{x}", datetime(2006, 3, 1, 9, 5, tzinfo=UTC), *["2006-03-01 09:05:00"] * 2),
        ("{x}", say("role.foreman"), "foreman", "領班"),
        ("{x}", (say("role.hr"), Fraction(1, 3)), "HR, 0.3333", "人力資源部、0.3333"),
        ("{x}", [1, "F1"], "1, F1", "1、F1"),
        ("{x}", (), "", ""),
        ("{x}", "a\nb\x1b[2J\u202e", *["a\nb\ufffd[2J\ufffd"] * 2),
    ],
)
def test_a_value_is_written_as_people_write_it(
    monkeypatch: pytest.MonkeyPatch, sentence: str, value: object, english: str, chinese: str
) -> None:
    for language, words in zip(LANGUAGES, (english, chinese), strict=True):
        own = {**catalogue(language), "test.sentence": sentence}
        with monkeypatch.context() as patched:
            patched.setattr(wording, "catalogue", lambda _, own=own: own)
            assert render(say("test.sentence", x=value), language) == words
