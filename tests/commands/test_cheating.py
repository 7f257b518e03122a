"""Cheating reported, confirmed or dismissed, and disqualification decided (P1-2.2-e, P1-3.5)."""

import pytest

from domain.facts.disqualification import (
    DisciplinaryPenaltyImposed,
    QuarterDisqualificationLifted,
    QuarterDisqualified,
    SeriousViolationFound,
)
from domain.facts.points import ScoreEntryReversed
from domain.facts.worklog import (
    CheatingConfirmed,
    CheatingReportDismissed,
    CheatingReported,
    TaskCompletionSpotChecked,
)
from domain.refusals.forbidden import ReporterConfirms
from domain.refusals.recording import AlreadyReversed, NotYet, UnknownEntry
from rehearsal.stage import Stage
from tests.cast import FEBRUARY
from tests.staging import outcome, refusal, stage, take

CONFIRM = {"incident_id": "r", "person_heard_on": FEBRUARY, "intent_evidence": ("said so",)}
DISMISS = {"incident_id": "r", "reason": "a slip of the pen"}
DECIDE = {"staff_id": "A1", "quarter": "2006Q1", "reason": "grave"}
PENALTY = {"by": "H1", "level": "warning", "violation_on": FEBRUARY, "rule_ref": "7", "note": "x"}


def reported(by: str = "H1", **fields: object) -> Stage:
    on_stage = stage()
    about = {"id": "r", "staff_id": "A1", "description": "seen"}
    take(on_stage, CheatingReported, FEBRUARY, by=by, **{**about, **fields})
    return on_stage


def test_left_out_the_reporter_found_it_that_day() -> None:
    fact = take(stage(), CheatingReported, by="F1", staff_id="A1", description="seen").fact
    assert isinstance(fact, CheatingReported)
    assert (fact.discovered_by, str(fact.committed_on)) == ("F1", FEBRUARY)


def test_nothing_is_found_before_it_is_committed() -> None:
    late = {"staff_id": "A1", "description": "seen", "committed_on": "2006-02-11", "by": "H1"}
    assert isinstance(refusal(stage(), CheatingReported, **late), NotYet)


@pytest.mark.parametrize(
    ("by", "told"),
    [("H2", "recorded"), ("S", "recorded"), ("H1", "P1-2.2-e"), ("F1", "P1-2.2-e")],
)
@pytest.mark.parametrize(
    ("kind", "fields"),
    [(CheatingConfirmed, CONFIRM), (CheatingReportDismissed, DISMISS)],
    ids=["confirmed", "dismissed"],
)
def test_hr_or_the_supervisor_decide_and_never_the_reporter(
    kind: type[CheatingConfirmed], fields: dict[str, object], by: str, told: str
) -> None:
    assert outcome(reported(), kind, by=by, **fields) == told


def test_who_found_it_does_not_confirm_it_either() -> None:
    on_stage = reported(discovered_by="H2")
    assert isinstance(refusal(on_stage, CheatingConfirmed, by="H2", **CONFIRM), ReporterConfirms)


def test_who_is_reported_decides_nothing() -> None:
    on_stage = reported(staff_id="S")
    assert isinstance(refusal(on_stage, CheatingConfirmed, by="S", **CONFIRM), ReporterConfirms)


@pytest.mark.parametrize(
    ("heard", "told"), [("2006-02-10", "recorded"), ("2006-02-11", "P1-2.2-e")]
)
def test_the_person_is_heard_by_the_day_of_the_decision(heard: str, told: str) -> None:
    fields = {**CONFIRM, "person_heard_on": heard, "by": "H2"}
    assert outcome(reported(), CheatingConfirmed, **fields) == told


def test_a_report_is_confirmed_once() -> None:
    on_stage = reported()
    take(on_stage, CheatingConfirmed, by="H2", **CONFIRM)
    assert outcome(on_stage, CheatingConfirmed, by="H3", **CONFIRM) == "P1-2.2-e"


def test_a_confirmation_follows_from_its_report() -> None:
    entry = take(reported(), CheatingConfirmed, by="H2", **CONFIRM)
    assert entry.fact.because_of == ("r",)
    assert entry.stream == "person/A1"


def test_another_confirmation_does_not_confirm_this_report() -> None:
    on_stage = reported()
    take(on_stage, CheatingConfirmed, by="H2", **CONFIRM)
    about = {"id": "r2", "staff_id": "A1", "description": "again", "by": "H1"}
    take(on_stage, CheatingReported, FEBRUARY, **about)
    again = {**CONFIRM, "incident_id": "r2", "by": "H2"}
    assert outcome(on_stage, CheatingConfirmed, **again) == "recorded"


def test_a_dismissed_report_is_confirmed_no_more() -> None:
    on_stage = reported()
    take(on_stage, CheatingReportDismissed, by="H2", **DISMISS)
    assert isinstance(refusal(on_stage, CheatingConfirmed, by="H3", **CONFIRM), AlreadyReversed)


def test_what_is_no_report_is_not_confirmed() -> None:
    on_stage = reported()
    check = {"id": "c", "staff_id": "A1", "outcome": "completed"}
    take(on_stage, TaskCompletionSpotChecked, **check)
    fields = {**CONFIRM, "incident_id": "c", "by": "H2"}
    assert isinstance(refusal(on_stage, CheatingConfirmed, **fields), UnknownEntry)


@pytest.mark.parametrize(
    ("by", "ground", "told"),
    [
        ("H1", "penalty", "recorded"),
        ("S", "penalty", "P1-3.5-c"),
        ("H1", "serious_violation", "UnknownEntry"),
        ("S", "head_finding", "recorded"),
        ("D", "head_finding", "P1-3.5-g"),
        ("H1", "head_finding", "P1-3.5-g"),
    ],
)
def test_each_ground_is_somebodys_and_rests_on_a_fact_of_its_kind(
    by: str, ground: str, told: str
) -> None:
    on_stage = stage()
    take(on_stage, DisciplinaryPenaltyImposed, id="p", staff_id="A1", **PENALTY)
    fields = {**DECIDE, "ground": ground, "by": by, "trigger": "p"}
    assert outcome(on_stage, QuarterDisqualified, **fields) == told


@pytest.mark.parametrize("trigger", [None, "nothing"])
def test_a_ground_of_hr_needs_its_fact(trigger: str | None) -> None:
    fields = {**DECIDE, "ground": "penalty", "by": "H1", "trigger": trigger}
    assert isinstance(refusal(stage(), QuarterDisqualified, **fields), UnknownEntry)


def test_a_fact_about_somebody_else_is_no_ground() -> None:
    on_stage = stage()
    found = {"by": "H1", "id": "v", "staff_id": "A2", "occurred_on": FEBRUARY, "influence": "bad"}
    take(on_stage, SeriousViolationFound, note="seen", **found)
    fields = {**DECIDE, "ground": "serious_violation", "by": "H1", "trigger": "v"}
    assert outcome(on_stage, QuarterDisqualified, **fields) != "recorded"


def test_a_violation_cancels_the_quarter_it_happened_in() -> None:
    on_stage = stage()
    found = {"by": "H1", "id": "v", "staff_id": "A1", "occurred_on": FEBRUARY, "influence": "bad"}
    take(on_stage, SeriousViolationFound, note="seen", **found)
    fields = {**DECIDE, "ground": "serious_violation", "by": "H1", "trigger": "v"}
    earlier = {**fields, "quarter": "2005Q4"}
    assert outcome(on_stage, QuarterDisqualified, **earlier) != "recorded"


def test_no_penalty_comes_before_its_violation() -> None:
    fields = {**PENALTY, "staff_id": "A1", "violation_on": "2006-02-11"}
    assert isinstance(refusal(stage(), DisciplinaryPenaltyImposed, **fields), NotYet)


def decided() -> Stage:
    on_stage = stage()
    take(on_stage, QuarterDisqualified, id="q", ground="head_finding", **DECIDE)
    return on_stage


LIFT = {"staff_id": "A1", "quarter": "2006Q1", "lifts": "q", "reason": "unfounded"}


@pytest.mark.parametrize(
    ("by", "told"), [("H1", "recorded"), ("S", "P1-2.2-e"), ("F1", "P1-2.2-e")]
)
def test_hr_lifts_a_disqualification(by: str, told: str) -> None:
    assert outcome(decided(), QuarterDisqualificationLifted, by=by, **LIFT) == told


def test_a_disqualification_is_lifted_once_and_nothing_else_is() -> None:
    on_stage = decided()
    take(on_stage, QuarterDisqualificationLifted, by="H1", **LIFT)
    again = refusal(on_stage, QuarterDisqualificationLifted, by="H1", **LIFT)
    assert isinstance(again, AlreadyReversed)
    take(on_stage, DisciplinaryPenaltyImposed, id="p", staff_id="A1", **PENALTY)
    other = {**LIFT, "lifts": "p", "by": "H1"}
    assert isinstance(refusal(on_stage, QuarterDisqualificationLifted, **other), UnknownEntry)


def test_a_disqualification_is_lifted_and_not_reversed() -> None:
    fields = {"by": "H1", "target": "q", "reason": "unfounded"}
    assert isinstance(refusal(decided(), ScoreEntryReversed, **fields), UnknownEntry)
