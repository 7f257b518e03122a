"""`record KIND --help` says in both languages what goes into a field, and what it may be."""

import json
from typing import Any

import click
import pytest
from pydantic import TypeAdapter

from cli_record import choices_of, record
from cli_speech import Speech
from commands.object_keys import object_keys
from commands.read_fields import section_name
from domain.facts import KINDS
from domain.facts.envelope import ENVELOPE
from domain.facts.worklog import CaseOpened
from domain.roles import Role
from domain.wording import LANGUAGES, Language, catalogue
from tests.cli.conftest import Run

FIELDS = sorted(
    {
        section_name(kind, field)
        for name in record.list_commands(click.Context(record))
        for kind in (KINDS[f"{name}.v1"],)
        for field in kind.model_fields
        if field not in ENVELOPE
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_is_recorded_is_put_into_words(language: Language) -> None:
    assert len(FIELDS) > 200
    assert [field for field in FIELDS if f"field.{field}" not in catalogue(language)] == []


def test_words_are_for_fields_there_are() -> None:
    worded = {key.removeprefix("field.") for key in catalogue("en") if key.startswith("field.")}
    assert sorted(worded - set(FIELDS)) == []


def test_a_field_that_takes_few_values_lists_them() -> None:
    assert choices_of(CaseOpened.model_fields["level"].annotation) == ("A", "B", "C")
    assert choices_of(Role | None) == tuple(role.value for role in Role)
    assert choices_of(int) == ()


def test_the_help_of_a_kind_speaks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = " ".join(run("record", "case-opened", "--help").out.split())
    assert "The number of the case." in said
    assert "The level. [A, B, C]" in said
    monkeypatch.setattr(Speech, "language", "zh-Hant")
    assert "案件編號。" in run("record", "case-opened", "--help").out


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_named_in_the_help_as_record_takes_it_and_every_table_prints_it(
    language: Language,
) -> None:
    named = [text for text in catalogue(language).values() if "1043" in str(text)]
    assert len(named) > 10
    assert [text for text in named if "@1043" not in str(text)] == []


def test_in_time_means_in_time_in_chinese_too() -> None:
    """A result appeal within ten days is in time (P1-3.7-e): `true` is not "late"."""
    assert "逾期" not in str(catalogue("zh-Hant")["field.in_time"])


OBJECTS = [
    (name, field, info.annotation)
    for name in record.list_commands(click.Context(record))
    for field, info in KINDS[f"{name}.v1"].model_fields.items()
    if field not in ENVELOPE and object_keys(info.annotation)
]


@pytest.mark.parametrize(("name", "field", "annotation"), OBJECTS)
def test_the_example_of_an_object_is_one(
    name: str,
    field: str,
    annotation: Any,  # noqa: ANN401 - a type
) -> None:
    keys = object_keys(annotation)
    assert keys is not None, (name, field)
    given = json.loads(keys.example, parse_float=str)
    is_list = str(annotation).startswith("tuple[")
    assert TypeAdapter(annotation).validate_python((given,) if is_list else given)


LODGED = ("--as", "A01", "record", "result-appeal-lodged", "--grounds", "mine", "--yes")
PERIOD = '{"period": "2006Q1", "edition": 1}'


def test_the_help_names_the_keys_of_an_object(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = " ".join(run("record", "result-appeal-lodged", "--help").out.split())
    assert f"As JSON: '{PERIOD}'; it may have contested_items too." in said
    monkeypatch.setattr(Speech, "language", "zh-Hant")
    said = "".join(run("record", "result-appeal-lodged", "--help").out.split())
    assert f"以JSON填寫：'{PERIOD.replace(' ', '')}'；另可有contested_items。" in said


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("2006Q1", "2006Q1"),
        ('{"period": "2006Q1"', '{"period": "2006Q1"'),
        ('{"quarter": "2006Q1"}', '{"quarter": "2006Q1"}'),
    ],
)
def test_a_value_that_is_no_such_object_is_told_its_keys(
    imported: Run, given: str, value: str
) -> None:
    ended = imported(*LODGED, "--result-ref", given)
    wanted = f"“{value}” is not an object such as {PERIOD}, which may have contested_items too"
    assert (ended.code, wanted in " ".join(ended.err.split())) == (2, True)


def test_a_key_there_is_not_is_told_those_there_are(imported: Run) -> None:
    given = '{"period": "2006Q1", "edition": 1, "items": []}'
    ended = imported(*LODGED, "--result-ref", given)
    wanted = f"“items” is not a key it takes, as in {PERIOD}"
    assert (ended.code, wanted in " ".join(ended.err.split())) == (2, True)


def test_a_value_in_an_object_is_told_what_it_should_be(imported: Run) -> None:
    ended = imported(*LODGED, "--result-ref", '{"period": "2006Q1", "edition": "first"}')
    assert (ended.code, "“first” is not a whole number" in ended.err) == (2, True)


def test_one_object_of_a_list_is_told_its_keys(imported: Run) -> None:
    adjusted = ("--as", "S01", "record", "month-end-weights-adjusted", "--yes")
    given = ("--month", "2006-01", "--staff-id", "A01", "--weights", "T1=40")
    ended = imported(*adjusted, *given)
    wanted = '“T1=40” is not an object such as {"task_id": "…", "weight": 10}'
    assert (ended.code, wanted in " ".join(ended.err.split())) == (2, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_that_takes_the_number_of_an_entry_too_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    monkeypatch.setattr(Speech, "language", language)
    said = " ".join(run("record", "reassessment-made", "--help").out.split())
    assert {"en": "Or as JSON:", "zh-Hant": "或以JSON填寫："}[language] in said
