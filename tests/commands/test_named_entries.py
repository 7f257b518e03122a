"""Entries named as every table prints them, @1043: in lists of JSON, and in what a refusal says."""

from domain.facts.appeals import AppealRegistered, ResultAppealLodged
from domain.refusals.recording import UnknownEntry
from rehearsal.stage import Stage
from tests.commands.appeal_steps import ON, published
from tests.staging import refusal, take


def position_of(on_stage: Stage, fact_id: str) -> int:
    entry = on_stage.session.department().history.entry(fact_id)
    assert entry is not None
    return entry.position


def test_an_appeal_contests_an_entry_named_as_people_do_in_a_list_of_json() -> None:
    on_stage = published(deduct=True)
    contested = f"@{position_of(on_stage, 'd')}"
    ref = {"period": "2006Q1", "contested_items": [contested]}
    fields: dict[str, object] = {"by": "A1", "grounds": "too low", "result_ref": ref}
    fact = take(on_stage, ResultAppealLodged, ON, **fields).fact
    assert isinstance(fact, ResultAppealLodged)
    assert fact.result_ref.contested_items == ("d",)


def test_an_entry_that_does_not_fit_is_named_as_people_name_it() -> None:
    on_stage = published(deduct=True)
    found = refusal(on_stage, AppealRegistered, ON, by="H2", appeal_id="d", in_time=True)
    assert isinstance(found, UnknownEntry)
    named = f"{on_stage.session.journal.name}@{position_of(on_stage, 'd')}"
    assert str(found).startswith(f"There is no fitting entry: {named}.")
