"""An entry is named alike everywhere: by its place, with or without ``@``, or by its fact's id."""

from collections.abc import Callable

import pytest

from commands.name_entries import names_a_fact
from commands.read_fields import section_name
from domain.entry import Entry
from domain.facts import KINDS
from domain.facts.appeals import ResultAppealLodged
from domain.facts.envelope import ENVELOPE, Fact
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.refusals.recording import UnknownEntry
from domain.wording import catalogue
from projections.asking import Asking
from tests.commands.refusal_cases import deducted
from tests.staging import refusal, stage, take

Called = Callable[[Entry[Fact]], str]
CALLED: tuple[Called, ...] = (
    lambda entry: str(entry.position),
    lambda entry: f"@{entry.position}",
    lambda entry: f"{entry.log}@{entry.position}",
    lambda entry: entry.fact.id,
)
RESULT = {"period": "2006Q1", "edition": 1}


@pytest.mark.parametrize("called", CALLED)
def test_a_field_that_names_a_fact_takes_every_name_of_its_entry(called: Called) -> None:
    on_stage = stage()
    entry = take(on_stage, GroomingDeductionRecorded, **deducted())
    gone = take(on_stage, ScoreEntryReversed, target=called(entry), reason="wrong", by="H1").fact
    assert isinstance(gone, ScoreEntryReversed)
    assert gone.target == entry.fact.id


@pytest.mark.parametrize("called", CALLED)
def test_a_value_within_a_field_takes_them_too(called: Called) -> None:
    on_stage = stage()
    entry = take(on_stage, GroomingDeductionRecorded, **deducted())
    target = {"entry": called(entry), "finding": 1}
    told = refusal(on_stage, ScoreEntryReversed, target=target, reason="wrong")
    assert str(told.values["entry"]).startswith(entry.fact.id)


@pytest.mark.parametrize("called", CALLED)
def test_a_cause_takes_them_too(called: Called) -> None:
    on_stage = stage()
    entry = take(on_stage, GroomingDeductionRecorded, **deducted())
    caused = take(on_stage, GroomingDeductionRecorded, **deducted(), because_of=(called(entry),))
    assert caused.fact.because_of == (entry.fact.id,)


def test_a_number_that_is_the_id_of_a_fact_is_that_fact() -> None:
    on_stage = stage()
    first = take(on_stage, GroomingDeductionRecorded, **deducted())
    called = str(first.position)
    second = take(on_stage, GroomingDeductionRecorded, **deducted(), id=called)
    gone = take(on_stage, ScoreEntryReversed, target=called, reason="wrong", by="H1")
    assert isinstance(gone.fact, ScoreEntryReversed)
    assert gone.fact.target == second.fact.id == called
    assert on_stage.session.journal.find(called, gone.position) == second


@pytest.mark.parametrize("called", ["99999", "@99999", "elsewhere@1"])
def test_a_name_of_no_entry_is_refused(called: str) -> None:
    told = refusal(stage(), ScoreEntryReversed, target=called, reason="wrong")
    assert isinstance(told, UnknownEntry)
    assert told.values["entry"] == called


def test_a_number_in_another_field_is_that_number() -> None:
    marked = {"staff_id": "A1", "mark": "80", "exam_id": "1", "note": "1"}
    fact = take(stage(), KnowledgeExamMarked, **marked).fact
    assert isinstance(fact, KnowledgeExamMarked)
    assert (fact.exam_id, fact.note) == ("1", "1")


@pytest.mark.parametrize("called", CALLED)
def test_a_question_is_known_at_every_name_of_an_entry(called: Called) -> None:
    on_stage = stage()
    entry = take(on_stage, GroomingDeductionRecorded, **deducted())
    take(on_stage, GroomingDeductionRecorded, **deducted())
    asked = on_stage.session.ask(Asking(known_at=called(entry)))
    assert asked.position == entry.position
    assert asked.before(called(entry)) == entry.position - 1


def test_the_fields_that_the_help_says_take_an_entry_are_those_that_name_a_fact() -> None:
    told = {
        (kind, field)
        for kind in KINDS.values()
        for field in kind.model_fields.keys() - ENVELOPE
        if "@1043" in str(catalogue("en").get(f"field.{section_name(kind, field)}", ""))
    }
    assert (ResultAppealLodged, "contested_items") not in told
    assert [one for one in told if not names_a_fact(*one)] == []
