"""`record KIND --help` says in both languages what goes into a field, and what it may be."""

import click
import pytest

from cli_record import choices_of, record
from cli_speech import Speech
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
