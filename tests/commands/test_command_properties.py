"""Whatever is asked for: wrong roles record nothing, and any process gives the same answers.

Who may record what is the table of regulation.md, B.2 and B.3, as ``test_authority.py`` has it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.entry import Entry
from domain.facts import NAMES
from domain.facts.envelope import Fact
from domain.refusals import Refusal
from ledger.sqlite import SQLiteLedger
from rehearsal.stage import Stage
from reports.quarter_table import as_data
from tests.cast import Q1
from tests.commands.test_authority import MATRIX, PEOPLE, SELF
from tests.staging import stage, take

CODES = {by: code for code, (by, _) in PEOPLE.items()}
OTHERS = {"H1": "HR", "H3": "HR", "F2": "FO", "A2": "CA", "A7": "CA", "I2": "ST"}
EVERYBODY = {**CODES, **OTHERS}
ABOUT = st.sampled_from(["A1", "A2", "A7", "F1"])
DAYS = st.dates(Q1.first_day, Q1.last_day).map(str)
POINTS = st.decimals("0.5", 20, places=1).map(str)
OWN_DAYS = {
    "DocumentWritingMarked": "2006-01-10",
    "KnowledgeExamMarked": "2006-02-10",
    "TypingTestTaken": "2006-03-10",
    "AssessmentPeriodClosed": "2006-04-03",
    "ResultAdjusted": "2006-04-05",
}
OF_THE_FOREMAN = {"GroomingDeductionRecorded"}
"""Kinds that a foreman records about the own team alone."""


def _point(code: str, item: str) -> Callable[[Any, str], dict[str, object]]:
    ref = {"code": code, "version": 1, "item": item}
    return lambda draw, about: {"staff_id": about, "standard_ref": ref, "points": draw(POINTS)}


def _inspection(draw: Callable[[Any], Any], _: str) -> dict[str, object]:
    ref = {"code": "procedure", "version": 1, "item": "P0"}
    found = tuple({"standard_ref": ref, "points": points} for points in draw(st.lists(POINTS)))
    kinds = {"inspection_kind": draw(st.sampled_from(["special_team", "mystery_customer"]))}
    return {**kinds, "duty_foreman_ids": ("F1",), "findings": found[:2]}


FIELDS: dict[str, Callable[[Any, str], dict[str, object]]] = {
    "GroomingDeductionRecorded": _point("grooming", "G0"),
    "BonusPointsAwarded": _point("bonus", "B0"),
    "KnowledgeExamMarked": lambda draw, about: {
        "staff_id": about,
        "for_quarter": Q1,
        "mark": draw(st.decimals(0, 100, places=1).map(str)),
    },
    "TypingTestTaken": lambda draw, about: {
        "staff_id": about,
        "for_quarter": Q1,
        "wrong_chars": draw(st.integers(0, 9)),
        "gross_chars": draw(st.integers(0, 600)),
    },
    "DocumentWritingMarked": lambda draw, about: {
        "staff_id": about,
        "for_quarter": Q1,
        "faulty_sentences": draw(st.integers(0, 9)),
    },
    "AttitudeFormSubmitted": lambda draw, about: {
        "ratee_id": about,
        "quarter": Q1,
        "comment": "as seen",
        "item_scores": (draw(st.decimals(0, 10, places=1).map(str)),),
    },
    "AttitudeResultsTallied": lambda _, about: {"ratee_id": about, "quarter": Q1},
    "WorkLogEntryRecorded": lambda _, about: {
        "staff_id": about,
        "tasks": "rounds",
        "work_status": "done",
    },
    "InspectionConducted": _inspection,
    "ResultAdjusted": lambda draw, _: {
        "quarter": Q1,
        "scope": "department",
        "external_influence": "flood",
        "delta": draw(st.integers(-5, 5).map(str)),
        "reason": "the flood",
    },
    "AssessmentPeriodClosed": lambda *_: {"period": Q1},
}


@st.composite
def requests(draw: Callable[[Any], Any]) -> list[tuple[str, str, str, dict[str, object]]]:
    """Draw requests by anybody about anybody: kind, day, who, and what else it says."""
    kinds = st.sampled_from(sorted(FIELDS))
    drawn = []
    for kind in draw(st.lists(kinds, min_size=3, max_size=12)):
        may = sorted(by for by, code in EVERYBODY.items() if code in MATRIX[kind].split())
        by = draw(st.sampled_from(sorted(EVERYBODY)) | st.sampled_from(may or ["A1"]))
        about = draw(st.just(by) | ABOUT) if kind in SELF else draw(ABOUT)
        on = OWN_DAYS.get(kind) or draw(DAYS)
        drawn.append((kind, on, by, FIELDS[kind](draw, about)))
    return sorted(drawn, key=lambda one: one[1])


def carried_out(
    on_stage: Stage, wanted: list[tuple[str, str, str, dict[str, object]]]
) -> list[Entry[Fact]]:
    """Ask for everything; give what was recorded."""
    recorded = []
    for kind, on, by, fields in wanted:
        try:
            recorded.append(take(on_stage, NAMES[kind], on, by=by, **fields))
        except Refusal:
            continue
    return recorded


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(requests())
def test_nothing_is_recorded_by_a_role_the_matrix_does_not_name(
    wanted: list[tuple[str, str, str, dict[str, object]]],
) -> None:
    for entry in carried_out(stage(), wanted):
        kind, by = type(entry.fact).__name__, entry.fact.by
        subject = str(getattr(entry.fact, entry.fact.declaration.subject or "by"))
        if kind in SELF and subject == by:
            assert EVERYBODY[by] in {"CA", "FO", "SU"}
            continue
        assert EVERYBODY[by] in MATRIX[kind].split()
        assert subject != by or entry.fact.declaration.subject is None
        if kind in OF_THE_FOREMAN and EVERYBODY[by] == "FO":
            assert (by, subject) in {("F1", "A1"), ("F1", "A2"), ("F2", "A7")}


def sheet_here(on_stage: Stage) -> object:
    """Give the quarter sheet as this process works it out."""
    question = on_stage.session.ask()
    data = as_data(Q1, question.sheet("2006Q1"), question.footing())
    return json.loads(json.dumps(data))["rows"]


def sheet_elsewhere(on_stage: Stage, seed: int) -> object:
    """Give it as another process does, which reads the file and hashes otherwise."""
    ledger = on_stage.session.ledger
    assert isinstance(ledger, SQLiteLedger)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "copy.db"
        with ledger._database.reading() as connection:  # noqa: SLF001 - a copy is made for a test
            file.write_bytes(connection.serialize())
        program = Path(sys.executable).with_name("kaozheng")
        done = subprocess.run(  # noqa: S603 - this program
            [program, "--ledger", f"sqlite:///{file}", "sheet", "2006Q1", "--json"],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["rows"]


@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(requests(), st.integers(1, 1000))
def test_what_was_accepted_gives_the_same_answers_in_another_process(
    wanted: list[tuple[str, str, str, dict[str, object]]], seed: int
) -> None:
    on_stage = stage()
    carried_out(on_stage, wanted)
    assert sheet_elsewhere(on_stage, seed) == sheet_here(on_stage)
