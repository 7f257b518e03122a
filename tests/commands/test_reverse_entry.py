"""Who may say that an entry no longer counts, and until when (P1-2.2-c, P1-2.10, P1-3.7-i)."""

import pytest

from domain.entry import Entry
from domain.facts.appeals import (
    AppealRegistered,
    AppealVerified,
    ResultAppealLodged,
    ReviewMeetingDecided,
    ReviewMeetingHeld,
)
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.disqualification import (
    QuarterDisqualificationLifted,
    QuarterDisqualified,
)
from domain.facts.envelope import Fact
from domain.facts.inspections import InspectionConducted
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.facts.standards import PolicyOptionSet
from domain.facts.worklog import CheatingReportDismissed
from domain.refusals.forbidden import OnlyOnAppeal
from domain.refusals.recording import AlreadyReversed, OutOfTurn, UnknownEntry
from rehearsal.quarters_end import publish
from rehearsal.shorthands import cheat, marks
from rehearsal.stage import Stage
from tests.cast import FEBRUARY
from tests.commands.refusal_cases import GROOMING, deducted
from tests.staging import outcome, refusal, stage, take

WHY = {"reason": "it was wrong"}
AFTER = "2006-05-08"


def deducted_from(*staff: str) -> Stage:
    on_stage = stage()
    for one in staff:
        fields = deducted(by="S", id=f"d-{one}", staff_id=one)
        take(on_stage, GroomingDeductionRecorded, **fields)
    return on_stage


def published(on_stage: Stage, *staff: str) -> Stage:
    for one in staff:
        exams = {"knowledge": "80", "document": "80", "typing": "80"}
        marks(on_stage, {"staff_id": one, "quarter": "2006Q1", **exams})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    return on_stage


def appealed(on_stage: Stage, *items: str, outcome: str = "upheld") -> None:
    """Let A1 appeal against some items, and let the meeting decide."""
    ref = {"period": "2006Q1", "contested_items": items}
    fields = {"by": "A1", "id": "a1", "grounds": "it was not me", "result_ref": ref}
    take(on_stage, ResultAppealLodged, "2006-04-18", **fields)
    steps: tuple[tuple[type[Fact], dict[str, object]], ...] = (
        (AppealRegistered, {}),
        (AppealVerified, {"founded": "yes", "report_ref": "r"}),
        (ReviewMeetingDecided, {"convene": True, "reason": "founded"}),
        (
            ReviewMeetingHeld,
            {"member_ids": ("H2", "H3", "M"), "outcome": outcome, "reasons": "as it was"},
        ),
    )
    for kind, more in steps:
        take(on_stage, kind, "2006-04-18", by="H2", appeal_id="a1", **more)


@pytest.mark.parametrize(
    ("by", "told"),
    [("H1", "recorded"), ("S", "recorded"), ("F1", "P1-2.2-c"), ("A1", "P1-2.2-c")],
)
def test_before_publication_hr_and_the_recorder_reverse(by: str, told: str) -> None:
    fields = {"by": by, "target": "d-A1", **WHY}
    assert outcome(deducted_from("A1"), ScoreEntryReversed, "2006-02-12", **fields) == told


@pytest.mark.parametrize("target", ["nothing", "policy"])
def test_only_what_counts_is_reversed(target: str) -> None:
    on_stage = stage()
    option = {"key": "score.floor", "value": "none", "effective_from": "2006-04-01"}
    take(on_stage, PolicyOptionSet, by="H1", id="policy", reason="try", **option)
    found = refusal(on_stage, ScoreEntryReversed, by="H1", target=target, **WHY)
    assert isinstance(found, UnknownEntry)


@pytest.mark.parametrize(
    ("number", "told"), [(0, "P1-2.2-c"), (1, "recorded"), (2, "recorded"), (3, "UnknownEntry")]
)
def test_a_finding_is_named_by_its_number(number: int, told: str) -> None:
    on_stage = stage()
    finding = {"standard_ref": {**GROOMING}, "points": "1"}
    fields = {"duty_foreman_ids": ("F1",), "findings": (finding, finding), "note": "seen"}
    take(on_stage, InspectionConducted, by="I1", id="i", **fields)
    target = {"entry": "i", "finding": number}
    assert outcome(on_stage, ScoreEntryReversed, by="H1", target=target, **WHY) == told


def test_only_an_inspection_has_findings() -> None:
    target = {"entry": "d-A1", "finding": 1}
    found = refusal(deducted_from("A1"), ScoreEntryReversed, by="H1", target=target, **WHY)
    assert isinstance(found, UnknownEntry)


def test_a_finding_of_a_reversed_inspection_is_reversed_already() -> None:
    on_stage = stage()
    finding = {"standard_ref": {**GROOMING}, "points": "1"}
    fields = {"duty_foreman_ids": ("F1",), "findings": (finding,), "note": "seen"}
    take(on_stage, InspectionConducted, by="I1", id="i", **fields)
    take(on_stage, ScoreEntryReversed, by="H1", target="i", **WHY)
    target = {"entry": "i", "finding": 1}
    found = refusal(on_stage, ScoreEntryReversed, by="H1", target=target, **WHY)
    assert isinstance(found, AlreadyReversed)


def test_a_reversal_may_be_reversed_and_the_entry_reversed_again() -> None:
    on_stage = deducted_from("A1")
    take(on_stage, ScoreEntryReversed, by="H1", id="r1", target="d-A1", **WHY)
    take(on_stage, ScoreEntryReversed, by="H1", id="r2", target="r1", **WHY)
    assert outcome(on_stage, ScoreEntryReversed, by="H1", target="d-A1", **WHY) == "recorded"


def test_after_publication_neither_hr_nor_the_recorder_reverses() -> None:
    on_stage = published(deducted_from("A1"), "A1")
    for by in ("H1", "S"):
        found = refusal(on_stage, ScoreEntryReversed, AFTER, by=by, target="d-A1", **WHY)
        assert isinstance(found, OnlyOnAppeal)


def test_the_publication_of_others_closes_nothing_for_somebody_without_a_result() -> None:
    on_stage = published(deducted_from("A1"), "A2")
    fields = {"by": "H1", "target": "d-A1", **WHY}
    assert outcome(on_stage, ScoreEntryReversed, AFTER, **fields) == "recorded"


def other_entries() -> tuple[Stage, dict[str, Entry[Fact]]]:
    """Publish A1's result over a form, an exam and cheating."""
    on_stage = stage()
    form = {"ratee_id": "A1", "quarter": "2006Q1", "item_scores": ("8",), "comment": "good"}
    named = {"form": take(on_stage, AttitudeFormSubmitted, "2006-03-20", **form)}
    take(on_stage, AttitudeResultsTallied, "2006-03-20", ratee_id="A1", quarter="2006Q1")
    cheat(on_stage, {"staff_id": "A1", "on": "2006-03-21", "id": "c1", "by": "H1"})
    published(on_stage, "A1", "F1")
    for entry in on_stage.session.journal.everything(10**6):
        if getattr(entry.fact, "staff_id", None) == "A1" or entry.fact.id == "c1":
            named[entry.fact.kind.split("-")[0]] = entry
        if entry.fact.kind == "cheating-confirmed.v1":
            named["confirmation"] = entry
    return on_stage, named


@pytest.mark.parametrize("which", ["form", "knowledge", "cheating", "confirmation"])
def test_whatever_bears_on_a_published_result_needs_an_appeal(which: str) -> None:
    on_stage, entries = other_entries()
    fields = {"by": "H3", "target": entries[which].fact.id, **WHY}
    assert outcome(on_stage, ScoreEntryReversed, AFTER, **fields) == "P1-2.10"


def test_confirmed_and_published_cheating_is_not_simply_dismissed() -> None:
    on_stage, _ = other_entries()
    fields = {"by": "H3", "incident_id": "c1", **WHY}
    assert outcome(on_stage, CheatingReportDismissed, AFTER, **fields) == "P1-2.10"


def test_a_finding_that_names_somebody_published_needs_an_appeal_too() -> None:
    on_stage = stage()
    finding = {"standard_ref": {**GROOMING}, "points": "4", "staff_id": "A1"}
    fields = {"duty_foreman_ids": ("F1",), "findings": (finding,), "note": "seen"}
    take(on_stage, InspectionConducted, by="I1", id="i", **fields)
    published(on_stage, "A1")  # F1 has no marks, so no published result.
    found = outcome(on_stage, ScoreEntryReversed, AFTER, by="H1", target="i", **WHY)
    assert found == "P1-2.10"


@pytest.mark.parametrize(
    ("by", "target", "told"),
    [
        pytest.param("H1", "d-A1", "recorded", id="HR, what was contested"),
        pytest.param("H1", "d-A2", "P1-3.7-i", id="HR, something else"),
        pytest.param("A1", "d-A1", "P1-3.7-i", id="the appellant"),
        pytest.param("S", "d-A1", "P1-3.7-i", id="the recorder"),
    ],
)
def test_on_an_upheld_appeal_hr_reverses_what_was_contested(
    by: str, target: str, told: str
) -> None:
    on_stage = published(deducted_from("A1", "A2"), "A1", "A2")
    appealed(on_stage, "d-A1")
    fields = {"by": by, "target": target, "appeal_id": "a1", **WHY}
    assert outcome(on_stage, ScoreEntryReversed, AFTER, **fields) == told


@pytest.mark.parametrize(("target", "told"), [("d-A1", "recorded"), ("d-A2", "P1-3.7-i")])
def test_an_appeal_against_the_whole_result_reaches_all_that_is_the_appellants(
    target: str, told: str
) -> None:
    on_stage = published(deducted_from("A1", "A2"), "A1", "A2")
    appealed(on_stage)
    fields = {"by": "H1", "target": target, "appeal_id": "a1", **WHY}
    assert outcome(on_stage, ScoreEntryReversed, AFTER, **fields) == told


def test_a_reversal_on_appeal_follows_from_the_appeal() -> None:
    on_stage = published(deducted_from("A1"), "A1")
    appealed(on_stage, "d-A1", outcome="partly_upheld")
    fields = {"by": "H1", "target": "d-A1", "appeal_id": "a1", **WHY}
    assert take(on_stage, ScoreEntryReversed, AFTER, **fields).fact.because_of == ("a1",)


def test_a_dismissed_appeal_reverses_nothing() -> None:
    on_stage = published(deducted_from("A1"), "A1")
    appealed(on_stage, "d-A1", outcome="dismissed")
    fields = {"by": "H1", "target": "d-A1", "appeal_id": "a1", **WHY}
    assert isinstance(refusal(on_stage, ScoreEntryReversed, AFTER, **fields), OutOfTurn)


def test_an_appeal_nobody_lodged_reverses_nothing() -> None:
    fields = {"by": "H1", "target": "d-A1", "appeal_id": "a9", "because_of": (), **WHY}
    found = refusal(deducted_from("A1"), ScoreEntryReversed, FEBRUARY, **fields)
    assert isinstance(found, UnknownEntry)


LIFT = {"staff_id": "A1", "quarter": "2006Q1", "lifts": "q", "appeal_id": "a1", **WHY}


def lifted(by: str, **more: object) -> str:
    on_stage = stage()
    fields = {"staff_id": "A1", "quarter": "2006Q1", "reason": "grave", "ground": "head_finding"}
    take(on_stage, QuarterDisqualified, id="q", **fields)
    published(on_stage, "A1")
    appealed(on_stage, "q")
    return outcome(on_stage, QuarterDisqualificationLifted, AFTER, by=by, **{**LIFT, **more})


def test_an_upheld_appeal_lifts_a_disqualification() -> None:
    assert lifted("H1") == "recorded"


@pytest.mark.parametrize(("by", "staff"), [("A3", "A1"), ("A1", "A2")])
def test_on_an_upheld_appeal_only_hr_lifts(by: str, staff: str) -> None:
    assert lifted(by, staff_id=staff) != "recorded"
