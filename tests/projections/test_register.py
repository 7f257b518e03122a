"""The registers: numbers without gaps, late registrations, what was decided and why."""

import pytest

import overviews
from domain.entry import Entry
from domain.facts.appeals import (
    AppealRegistered,
    AppealWithdrawn,
    InterferenceAppealLodged,
    ResultAppealLodged,
)
from domain.facts.disqualification import QuarterDisqualified
from domain.facts.envelope import Fact
from domain.facts.points import ScoreEntryReversed
from domain.facts.quarter import ResultAdjusted
from domain.refusals.recording import UnknownPerson
from domain.values import Quarter
from domain.wording import render
from projections.register import Register, Registered
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.cast import LOG, Q1
from tests.rules.readings_of_rework import PLANNED
from tests.staging import stage, take

EXAMS = {"knowledge": "80", "document": "80", "typing": "80"}
APPEAL = {"grounds": "x", "result_ref": {"period": "2006Q1"}}


def published(readings: dict[str, str] | None = None) -> Stage:
    """Let A1 and A2 have 80, published on Monday 2006-04-10."""
    on_stage = stage(readings)
    for staff in ("A1", "A2"):
        marks(on_stage, {"staff_id": staff, "quarter": "2006Q1", **EXAMS})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    return on_stage


def kept(
    on_stage: Stage, quarter: Quarter | None = None, person: str | None = None
) -> dict[str, Register]:
    found = overviews.kept_registers(on_stage.session.ask(), quarter, person)
    return {one.name: one for one in found}


def told(register: Register) -> list[str]:
    return [render(one.message, "en") for one in register.findings]


def lodge(on_stage: Stage, staff: str, on: str, name: str) -> None:
    take(on_stage, ResultAppealLodged, on, by=staff, id=name, **APPEAL)


def register(on_stage: Stage, name: str, on: str) -> Entry[Fact]:
    return take(on_stage, AppealRegistered, on, by="H2", appeal_id=name)


def details(line: Registered) -> list[str]:
    return [render(one, "en") for one in line.details]


def test_without_anything_decided_the_registers_are_empty() -> None:
    registers = kept(published())
    assert list(registers) == ["appeals", "adjustments", "discretion"]
    assert [one.clause for one in registers.values()] == ["P1-3.7-g", "P1-2.12", "P1-3.5-g"]
    assert not any(one.lines or one.findings for one in registers.values())


def test_both_kinds_of_appeal_share_the_numbers_of_a_year() -> None:
    on_stage = published()
    lodge(on_stage, "A1", "2006-04-18", "a1")
    register(on_stage, "a1", "2006-04-18")
    take(on_stage, InterferenceAppealLodged, "2006-05-12", by="A2", id="i1", **PLANNED)
    register(on_stage, "i1", "2006-05-12")
    lines = kept(on_stage)["appeals"].lines
    assert [(one.number, one.whom, str(one.quarter)) for one in lines] == [
        ("2006-001", ("A1",), "2006Q1"),
        ("2006-002", ("A2",), "2006Q2"),
    ]


@pytest.mark.parametrize(
    ("lodged", "registered", "finding"),
    [
        ("2006-04-18", "2006-04-18", []),
        # Tuesday to Wednesday.
        (
            "2006-04-18",
            "2006-04-19",
            ["Appeal 2006-001 was to be registered by 2006-04-18, and was 1 day later"],
        ),
        # Saturday: nobody works before Monday.
        ("2006-04-15", "2006-04-17", []),
        (
            "2006-04-15",
            "2006-04-18",
            ["Appeal 2006-001 was to be registered by 2006-04-17, and was 1 day later"],
        ),
    ],
)
def test_an_appeal_is_registered_on_the_working_day_it_came(
    lodged: str, registered: str, finding: list[str]
) -> None:
    on_stage = published()
    lodge(on_stage, "A1", lodged, "a1")
    register(on_stage, "a1", registered)
    assert told(kept(on_stage)["appeals"]) == finding


def test_an_appeal_that_nobody_registered_is_a_finding_unless_it_was_withdrawn() -> None:
    on_stage = published()
    lodge(on_stage, "A1", "2006-04-18", "a1")
    assert kept(on_stage)["appeals"].lines[0].number is None
    lodge(on_stage, "A2", "2006-04-20", "a2")  # Two days on.
    said = ["Appeal a1 was to be registered by 2006-04-18, 2 days ago, and is not"]
    assert told(kept(on_stage)["appeals"]) == said
    take(on_stage, AppealWithdrawn, "2006-04-20", by="A1", appeal_id="a1")
    assert told(kept(on_stage)["appeals"]) == []


def test_a_number_that_was_taken_back_and_not_given_again_is_a_gap() -> None:
    on_stage = published()
    for staff, name in (("A1", "a1"), ("A2", "a2")):
        lodge(on_stage, staff, "2006-04-18", name)
    first = register(on_stage, "a1", "2006-04-18")
    register(on_stage, "a2", "2006-04-18")
    mistyped = {"by": "H2", "target": first.fact.id, "reason": "mistyped"}
    take(on_stage, ScoreEntryReversed, "2006-04-18", **mistyped)
    gap = ["Number 2006-001 of the register of appeals is given to nobody"]
    assert told(kept(on_stage)["appeals"]) == gap
    register(on_stage, "a1", "2006-04-18")
    assert told(kept(on_stage)["appeals"]) == []


def adjusted(on_stage: Stage, on: str = "2006-04-11", delta: str = "5") -> Entry[Fact]:
    fields = {"by": "M", "quarter": "2006Q1", "scope_id": LOG, "delta": delta}
    return take(on_stage, ResultAdjusted, on, external_influence="flood", **fields)


def test_an_adjustment_shows_raw_and_adjusted_rows_and_whom_it_carried_over_a_line() -> None:
    on_stage = published({"regulation.timing": "any_time"})
    adjusted(on_stage)
    (line,) = kept(on_stage)["adjustments"].lines
    assert (line.number, line.by, line.reason) == ("2006-001", "M", "flood")
    assert line.whom == ("A1", "A2")
    # 80 becomes 85: grade 1 asks for 85 and more (P1-4.1-a), grade 2 for 80 (P1-4.1-b); the team
    # of F1 has the mean 85 instead of 80, the third level instead of the second (P1-4.3).
    assert details(line) == [
        "A1: 80 → 85",
        "A2: 80 → 85",
        "A1 meets more of the standard of grade 1",
        "A2 meets more of the standard of grade 1",
        "Foreman F1: level 2 → 3",
    ]


def test_an_adjustment_taken_back_keeps_its_line_and_its_number() -> None:
    on_stage = stage({"regulation.timing": "any_time"})
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **EXAMS})
    first = adjusted(on_stage, "2006-04-03")
    gone = {"by": "H2", "target": first.fact.id, "reason": "wrong quarter"}
    back = take(on_stage, ScoreEntryReversed, "2006-04-03", **gone)
    adjusted(on_stage, "2006-04-04", delta="-1")
    lines = kept(on_stage)["adjustments"].lines
    assert [(one.number, one.taken_back) for one in lines] == [
        ("2006-001", back),
        ("2006-002", None),
    ]
    assert details(lines[0]) == []


def test_what_was_left_to_somebody_is_listed_with_the_reason_and_what_was_not_is_not() -> None:
    on_stage = stage()
    found = {"staff_id": "A1", "quarter": "2006Q1", "reason": "sold the keys", "by": "S"}
    take(on_stage, QuarterDisqualified, ground="head_finding", **found)
    lines = kept(on_stage)["discretion"].lines
    assert [(one.clause, one.reason, one.whom, one.by) for one in lines] == [
        ("P1-3.5-g", "sold the keys", ("A1",), "S")
    ]


def test_what_was_put_on_record_later_is_a_finding() -> None:
    on_stage = stage()
    found = {"staff_id": "A1", "quarter": "2006Q1", "reason": "sold the keys", "by": "S"}
    late = {"recorded": "2006-02-14", "ground": "head_finding"}
    take(on_stage, QuarterDisqualified, "2006-02-10", **late, **found)
    (said,) = told(kept(on_stage)["discretion"])
    assert said.endswith("of 2006-02-10 was put on record 4 days later")


def test_a_quarter_or_a_person_leaves_the_numbers_as_they_are() -> None:
    on_stage = published({"regulation.timing": "any_time"})
    adjusted(on_stage)
    lodge(on_stage, "A1", "2006-04-18", "a1")
    lodge(on_stage, "A2", "2006-04-18", "a2")
    for name in ("a1", "a2"):
        register(on_stage, name, "2006-04-18")
    of_two = kept(on_stage, person="A2")
    assert [one.number for one in of_two["appeals"].lines] == ["2006-002"]
    assert [one.number for one in of_two["adjustments"].lines] == ["2006-001"]
    assert [one.number for one in kept(on_stage, Q1)["appeals"].lines] == ["2006-001", "2006-002"]
    assert not kept(on_stage, Q1.following)["appeals"].lines


def test_the_findings_are_those_of_the_lines_that_are_shown() -> None:
    on_stage = published()
    lodge(on_stage, "A1", "2006-04-18", "a1")
    lodge(on_stage, "A2", "2006-04-19", "a2")
    for name in ("a1", "a2"):
        register(on_stage, name, "2006-04-19")
    late = ["Appeal 2006-001 was to be registered by 2006-04-18, and was 1 day later"]
    assert told(kept(on_stage, person="A1")["appeals"]) == late
    assert told(kept(on_stage, person="A2")["appeals"]) == []


def test_nobody_unknown_has_a_register() -> None:
    with pytest.raises(UnknownPerson):
        kept(published(), person="X9")
