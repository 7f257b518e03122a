"""Corrections and late entries: of a log, by its author, by the author's foreman (P1-2.2)."""

import pytest

from domain.facts.attitude import AttitudeFormSubmitted
from domain.facts.points import GroomingDeductionRecorded
from domain.facts.worklog import (
    CaseFollowUpRecorded,
    CaseOpened,
    LateLogEntryConfirmed,
    WorkLogEntryCorrected,
    WorkLogEntryRecorded,
)
from rehearsal.stage import Stage
from tests.commands.refusal_cases import deducted
from tests.staging import outcome, stage, take

LOGGED = {"staff_id": "A1", "by": "A1", "tasks": "rounds", "work_status": "done"}
WHY = {"reason": "was on leave"}


def logged() -> Stage:
    """Let A1 write a log entry and a follow-up, and F1 take points off A1."""
    on_stage = stage()
    take(on_stage, WorkLogEntryRecorded, id="log", **LOGGED)
    take(on_stage, CaseOpened, case_id="c1", level="A")
    follow_up = {"case_id": "c1", "staff_id": "A1", "by": "A1", "action": "called"}
    take(on_stage, CaseFollowUpRecorded, id="follow-up", **follow_up)
    take(on_stage, GroomingDeductionRecorded, **deducted(id="points"))
    return on_stage


@pytest.mark.parametrize(
    ("by", "entry", "told"),
    [
        ("F1", "log", "recorded"),
        ("F1", "follow-up", "recorded"),
        ("F2", "log", "P1-2.2-a"),
        ("F1", "points", "UnknownEntry"),
        ("F1", "nothing", "UnknownEntry"),
        ("S", "log", "P1-2.2-a"),
    ],
)
def test_a_late_entry_is_confirmed_by_the_authors_foreman(by: str, entry: str, told: str) -> None:
    assert outcome(logged(), LateLogEntryConfirmed, by=by, entry_id=entry, **WHY) == told


@pytest.mark.parametrize(
    ("corrects", "by", "told"),
    [
        ("log", "A1", "recorded"),
        ("follow-up", "A1", "recorded"),
        ("correction", "A1", "recorded"),
        ("own", "A1", "UnknownEntry"),
        ("log", "A2", "P1-2.2-c"),
    ],
)
def test_the_author_corrects_what_stands_in_a_log(corrects: str, by: str, told: str) -> None:
    on_stage = logged()
    said = {"new_content": "two rounds", **WHY}
    take(on_stage, WorkLogEntryCorrected, id="correction", by="A1", corrects="log", **said)
    form = {"ratee_id": "A1", "quarter": "2006Q1", "item_scores": ("8",), "comment": "good"}
    take(on_stage, AttitudeFormSubmitted, id="own", by="A1", **form)
    assert outcome(on_stage, WorkLogEntryCorrected, by=by, corrects=corrects, **said) == told
