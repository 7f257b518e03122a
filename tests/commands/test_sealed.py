"""What is confidential is stored sealed; that it was erased is nobody's to record (design 6)."""

from fractions import Fraction

import pytest

from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import ERASED, Fact
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CaseOpened,
    WorkLogEntryCorrected,
    WorkLogEntryRecorded,
)
from domain.refusals.recording import FieldMissing
from tests.staging import refusal, stage, take

SAID = {"item_scores": ("8",), "comment": "good"}


@pytest.mark.parametrize("field", ["item_scores", "comment"])
def test_nobody_records_what_is_erased(field: str) -> None:
    fields = {"ratee_id": "A1", "quarter": "2006Q1", "by": "A2", **SAID, field: {}}
    found = refusal(stage(), AttitudeFormSubmitted, "2006-03-20", **fields)
    assert isinstance(found, FieldMissing)


STORED_SECRETS: dict[type[Fact], dict[str, str]] = {
    CaseOpened: {"case_id": "c1", "level": "A", "complainant_ref": "secret"},
    CaseFollowUpRecorded: {"case_id": "c1", "staff_id": "A1", "action": "secret"},
    WorkLogEntryRecorded: {
        "staff_id": "A1",
        "tasks": "rounds",
        "work_status": "done",
        "id": "log",
        "complaint_handling": "secret",
    },
    WorkLogEntryCorrected: {"corrects": "log", "new_content": "secret", "reason": "forgot"},
}


def test_complaints_texts_and_parts_are_sealed_where_they_are_stored() -> None:
    on_stage = stage()
    form = {"ratee_id": "A1", "quarter": "2006Q1", "item_scores": ("8.3",), "comment": "secret"}
    take(on_stage, AttitudeFormSubmitted, "2006-03-20", by="S", **form)
    tally = {"ratee_id": "A1", "quarter": "2006Q1", "id": "tally"}
    take(on_stage, AttitudeResultsTallied, "2006-03-25", **tally)
    for kind, fields in STORED_SECRETS.items():
        take(on_stage, kind, "2006-03-26", by="A1", **fields)
    journal = on_stage.session.journal
    states = (stored.state.decode() for stored in journal.recorder.select())
    held = [state for state in states if "regulation-adopted" not in state]
    assert not [state for state in held if "secret" in state or "8.3" in state]
    entry = journal.find("tally", 10**6)
    assert entry is not None
    assert isinstance(entry.fact, AttitudeResultsTallied)
    assert entry.fact.supervisor_score == Fraction(83, 10)


def test_a_complainant_is_erased_without_erasing_an_assistant() -> None:
    on_stage = stage()
    opened = take(on_stage, CaseOpened, by="A1", **{**STORED_SECRETS[CaseOpened], "case_id": "A1"})
    journal = on_stage.session.journal
    journal.vault.destroy("case/A1")
    read = journal.find(opened.fact.id, 10**6)
    assert read is not None
    assert getattr(read.fact, "complainant_ref", None) == ERASED
    engaged = on_stage.session.department().people.engaged("A1")
    assert engaged is not None
    assert engaged.fact.name == "A1"
