"""A disputed task and discontent on record: each step in turn, by a party (P1-3.7-b to -d)."""

import pytest

from domain.facts.disputes import (
    BonusTreatmentDecided,
    BonusTreatmentRequested,
    TaskAppealDecided,
    TaskAppealLodged,
    TaskAssigned,
    TaskDataCollectedBySupervisor,
    TaskDisagreementLogged,
    TaskRefusalReported,
)
from domain.facts.envelope import Fact, StandardRef
from domain.facts.organisation import StaffMemberLeft
from domain.facts.points import DiscontentLogConfirmed, DiscontentSpreadLogged, ScoreEntryReversed
from domain.facts.standards import StandardAdopted
from rehearsal.stage import Stage
from tests.cast import FEBRUARY
from tests.rules.readings_of_disputes import BONUS, disputed
from tests.staging import outcome, stage, take

HEARD = {"by": "F1", "staff_id": "A1", "task_id": "t1", "description": "loud"}
DECISION = {"task_id": "t1", "foreman_upheld": True, "reason": "urgent"}
GRANTED = {"by": "H1", "task_id": "t1", "granted": True, "reason": "hard"}


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        (TaskDisagreementLogged, {"by": "A1", "task_id": "t9", "position": "no"}, "UnknownEntry"),
        (TaskAppealLodged, {"by": "A1", "task_id": "t1", "requested_change": "less"}, "P1-3.7-b"),
        (TaskAppealDecided, DECISION, "P1-3.7-b"),
        (TaskRefusalReported, {"by": "F1", "task_id": "t1", "reported_to": "D"}, "P1-3.7-c"),
        (TaskRefusalReported, {"by": "F1", "task_id": "t1"}, "recorded"),
        (TaskRefusalReported, {"by": "F1", "task_id": "t1", "staff_id": "A2"}, "P1-3.7-c"),
    ],
)
def test_a_dispute_takes_each_step_once_and_in_turn(
    kind: type[Fact], fields: dict[str, object], told: str
) -> None:
    assert outcome(disputed({}), kind, **fields) == told


def test_a_second_log_comes_after_the_decision_alone() -> None:
    log = {"by": "A1", "task_id": "t1", "position": "still no"}
    on_stage = disputed({})
    assert outcome(on_stage, TaskDisagreementLogged, **log) == "recorded"
    assert outcome(on_stage, TaskDisagreementLogged, **log) == "P1-3.7-b"


def test_nothing_about_a_task_happened_before_it_was_assigned_or_appealed() -> None:
    on_stage = disputed({}, appealed=False)
    log = {"by": "A1", "task_id": "t1", "requested_change": "less", "recorded": FEBRUARY}
    assert outcome(on_stage, TaskAppealLodged, "2006-02-09", **log) == "NotYet"
    take(on_stage, TaskAppealLodged, "2006-02-12", **{**log, "recorded": "2006-02-12"})
    early = {**DECISION, "recorded": "2006-02-12"}
    assert outcome(on_stage, TaskAppealDecided, "2006-02-11", **early) == "NotYet"


def requested() -> Stage:
    on_stage = disputed({})
    take(on_stage, BonusTreatmentRequested, "2006-02-21", by="A1", task_id="t1")
    return on_stage


def test_a_request_rests_on_logs_of_the_task_and_is_made_once() -> None:
    ask = {"by": "A1", "task_id": "t1"}
    kind = BonusTreatmentRequested
    assert outcome(disputed({}), kind, "2006-02-21", **ask, log_refs=("t1",)) == "UnknownEntry"
    assert outcome(requested(), kind, "2006-02-21", **ask) == "P1-3.7-b"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"points": "3", "standard_ref": BONUS}, "recorded"),
        ({"standard_ref": BONUS}, "P1-3.7-b"),
        ({"points": "3"}, "P1-3.7-b"),
        ({"points": "3", "standard_ref": {**BONUS, "code": "grooming"}}, "P1-3.7-b"),
        ({"granted": False}, "recorded"),
        ({"granted": False, "points": "3"}, "P1-3.7-b"),
    ],
)
def test_what_hr_grants_is_an_item_of_the_bonus_standard(
    fields: dict[str, object], told: str
) -> None:
    given = {**GRANTED, **fields}
    assert outcome(requested(), BonusTreatmentDecided, "2006-02-22", **given) == told


def test_a_bare_code_is_an_item_of_the_bonus_standard_in_force_on_the_day_of_the_task() -> None:
    on_stage = requested()
    item = {"item_code": "B0", "text_zh": "服從安排", "points": "5", "direction": "award"}
    later = {"standard_code": "bonus", "version": 2, "effective_from": "2006-02-20"}
    take(on_stage, StandardAdopted, "2006-02-20", by="H1", **later, title_zh="加分", items=(item,))
    unknown = {**GRANTED, "points": "3", "standard_ref": "B9"}
    assert outcome(on_stage, BonusTreatmentDecided, "2006-02-22", **unknown) == "P1-2.3"
    given = {**GRANTED, "points": "3", "standard_ref": "B0"}
    fact = take(on_stage, BonusTreatmentDecided, "2006-02-22", **given).fact
    assert isinstance(fact, BonusTreatmentDecided)
    assert fact.standard_ref == StandardRef(code="bonus", version=1, item="B0")


def test_hr_decides_once() -> None:
    on_stage = requested()
    given = {**GRANTED, "points": "3", "standard_ref": BONUS}
    take(on_stage, BonusTreatmentDecided, "2006-02-22", **given)
    assert outcome(on_stage, BonusTreatmentDecided, "2006-02-22", **given) == "P1-3.7-b"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "recorded"),
        ({"hearer_ids": ("A99",)}, "UnknownPerson"),
        ({"hearer_ids": ("A1",)}, "P1-3.7-d"),
        ({"task_id": "none"}, "P1-3.7-d"),
        ({"staff_id": "A2", "hearer_ids": ("A3",)}, "P1-3.7-d"),
    ],
)
def test_discontent_is_spread_to_colleagues_over_ones_own_disputed_task(
    fields: dict[str, object], told: str
) -> None:
    given = {**HEARD, "hearer_ids": ("A2",), **fields}
    assert outcome(disputed({}), DiscontentSpreadLogged, **given) == told


def test_discontent_comes_after_the_decision_to_obey() -> None:
    early = {**HEARD, "hearer_ids": ("A2",), "recorded": FEBRUARY}
    assert outcome(disputed({}), DiscontentSpreadLogged, "2006-02-09", **early) == "NotYet"


def test_a_log_of_discontent_is_decided_once_while_it_stands() -> None:
    on_stage = disputed({})
    take(on_stage, DiscontentSpreadLogged, **HEARD, hearer_ids=("A2",), id="d")
    word = {"incident_id": "d", "confirmed": True, "reason": "heard it"}
    early = {**word, "recorded": FEBRUARY}
    kind = DiscontentLogConfirmed
    assert outcome(on_stage, kind, "2006-02-09", **early) == "NotYet"
    take(on_stage, kind, **word)
    assert outcome(on_stage, kind, **word) == "P1-3.7-d"
    assert outcome(on_stage, kind, **{**word, "incident_id": "t1"}) == "UnknownEntry"
    take(on_stage, ScoreEntryReversed, by="H1", target="d", reason="wrong")
    assert outcome(on_stage, kind, **word) == "AlreadyReversed"


def test_without_a_supervisor_in_office_a_refusal_names_whom_it_is_reported_to() -> None:
    on_stage = disputed({}, appealed=False)
    take(on_stage, StaffMemberLeft, by="H1", staff_id="S", reason="resigned")
    report = {"by": "F1", "task_id": "t1"}
    assert outcome(on_stage, TaskRefusalReported, "2006-02-11", **report) == "P1-3.7-c"


@pytest.mark.parametrize("upheld", [None, False], ids=["an appeal is open", "the task is changed"])
def test_nothing_is_refused_while_an_appeal_is_open_or_the_task_is_changed(
    upheld: object,
) -> None:
    on_stage = disputed({}, appealed=False)
    take(on_stage, TaskAppealLodged, by="A1", task_id="t1", requested_change="less")
    if upheld is not None:
        take(on_stage, TaskAppealDecided, **{**DECISION, "foreman_upheld": upheld})
    report = {"by": "F1", "task_id": "t1"}
    assert outcome(on_stage, TaskRefusalReported, **report) == "P1-3.7-c"


def test_a_task_whose_assignment_was_reversed_is_disputed_no_more() -> None:
    on_stage = disputed({}, appealed=False)
    take(on_stage, ScoreEntryReversed, by="F1", target="t1", reason="another's task")
    appeal = {"by": "A1", "staff_id": "A1", "task_id": "t1", "requested_change": "less"}
    assert outcome(on_stage, TaskAppealLodged, **appeal) == "P1-3.7-b"


def test_data_are_collected_after_a_refusal_and_by_the_supervisor() -> None:
    on_stage = disputed({}, appealed=False)
    data = {"task_id": "t1", "data": "half done"}
    assert outcome(on_stage, TaskDataCollectedBySupervisor, **data) == "P1-3.7-c"
    take(on_stage, TaskRefusalReported, by="F1", task_id="t1")
    assert outcome(on_stage, TaskDataCollectedBySupervisor, **data, by="F1") == "P1-3.7-c"
    assert outcome(on_stage, TaskDataCollectedBySupervisor, **data) == "recorded"


def test_a_refused_or_undisputed_task_was_not_obeyed_reluctantly() -> None:
    heard = {**HEARD, "hearer_ids": ("A2",)}
    on_stage = stage()
    take(on_stage, TaskAssigned, by="F1", staff_id="A1", id="t1", text="lift")
    assert outcome(on_stage, DiscontentSpreadLogged, **heard) == "P1-3.7-d"
    take(on_stage, TaskDisagreementLogged, by="F1", task_id="t1", position="yes")
    take(on_stage, TaskRefusalReported, by="F1", task_id="t1")
    assert outcome(on_stage, DiscontentSpreadLogged, **heard) == "P1-3.7-d"


def test_on_the_foremans_word_alone_a_log_needs_no_task() -> None:
    on_stage = stage({"discontent.proof": "foreman_log_suffices"})
    heard = {**HEARD, "hearer_ids": ("A2",)}
    assert outcome(on_stage, DiscontentSpreadLogged, **heard) == "recorded"
