"""HR's part of an appeal: who acts on it, each step once, what the second review ends (P1-3.7)."""

import pytest

from domain.facts.appeals import AppealOutcomeFedBack, ReviewMeetingDecided
from domain.facts.disqualification import QuarterDisqualified
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.refusals.forbidden import NotTheAppellant, TookPart
from domain.refusals.recording import AlreadyDone, OutOfTurn
from rehearsal.stage import Stage
from tests.cast import LOG
from tests.commands.appeal_steps import ON, STEPS, after, lodge, published, step
from tests.commands.refusal_cases import deducted
from tests.staging import outcome, refusal, stage, take

HEARD = ("register", "verify", "convene", "hear")
AGAIN = (*HEARD, "feed back", "ask again", "hear again")


def contested_by_hr() -> Stage:
    """Publish over a deduction by H3, which A1 contests."""
    on_stage = stage()
    take(on_stage, GroomingDeductionRecorded, **deducted(by="H3", id="d"))
    published(of=on_stage)
    ref = {"period": "2006Q1", "contested_items": ("d",)}
    assert lodge(on_stage, result_ref=ref) == "recorded"
    return on_stage


@pytest.mark.parametrize("name", ["verify", "convene", "decline", "hear"])
def test_nobody_of_hr_acts_on_an_appeal_against_what_they_recorded(name: str) -> None:
    on_stage = contested_by_hr()
    for before in HEARD[: {"verify": 1, "convene": 2, "decline": 2, "hear": 3}[name]]:
        assert step(on_stage, before) == "recorded"
    kind, fields = STEPS[name]
    given = {**fields, "by": "H3", "appeal_id": "a1"}
    if name == "hear":
        given["member_ids"] = ("H1", "H2", "M")
    assert isinstance(refusal(on_stage, kind, ON, **given), TookPart)
    assert outcome(on_stage, kind, ON, **{**given, "by": "H1"}) == "recorded"


@pytest.mark.parametrize("name", ["verify", "convene", "hear", "feed back", "ask again"])
def test_each_step_is_taken_once(name: str) -> None:
    steps = (*HEARD, "feed back", "ask again")
    on_stage = after(*steps[: steps.index(name) + 1])
    kind, fields = STEPS[name]
    found = refusal(on_stage, kind, ON, **{"by": "H2", "appeal_id": "a1", **fields})
    assert isinstance(found, AlreadyDone)


def test_what_was_convened_is_not_declined_after_all() -> None:
    assert step(after(*HEARD), "decline") == "P1-3.7-h"


@pytest.mark.parametrize("name", ["ask again", "hear again", "withdraw", "hear", "convene"])
def test_the_second_review_is_final(name: str) -> None:
    on_stage = after(*AGAIN)
    assert step(on_stage, name) == "P1-3.7-m"


def test_a_meeting_of_the_second_round_is_the_second_review() -> None:
    on_stage = after(*HEARD, "feed back", "ask again")
    assert step(on_stage, "hear", round=2) == "P1-3.7-m"  # The same members.
    assert step(on_stage, "hear", round=2, member_ids=("F2", "D", "I1")) == "recorded"
    assert step(on_stage, "hear again") == "P1-3.7-m"


def test_the_second_review_too_is_fed_back_and_opens_no_third() -> None:
    on_stage = after(*AGAIN)
    fields = {"by": "H2", "appeal_id": "a1", "text": "upheld"}
    assert take(on_stage, AppealOutcomeFedBack, ON, **fields).fact.deadlines == ()
    assert step(on_stage, "ask again") == "P1-3.7-m"


def test_a_request_after_day_ten_leads_to_no_second_review() -> None:
    on_stage = after(*HEARD, "feed back")  # On 04-18: day 10 is 04-28.
    assert step(on_stage, "ask again", "2006-04-29") == "recorded"
    assert step(on_stage, "hear again", "2006-05-08") == "P1-3.7-m"


def test_a_request_on_day_ten_does() -> None:
    on_stage = after(*HEARD, "feed back")
    assert step(on_stage, "ask again", "2006-04-28") == "recorded"
    assert step(on_stage, "hear again", "2006-05-08") == "recorded"


def test_a_dismissal_without_a_meeting_is_fed_back_within_two_days() -> None:
    on_stage = after("register", "verify")
    fields = {"by": "H2", "appeal_id": "a1", "reason": "nothing new"}
    fact = take(on_stage, ReviewMeetingDecided, "2006-04-19", convene=False, **fields).fact
    # P1-3.7-h/2; to call a meeting starts no such time.
    assert [(one.matter, str(one.due)) for one in fact.deadlines] == [("P1-3.7-l", "2006-04-21")]
    convened = take(after("register", "verify"), ReviewMeetingDecided, ON, convene=True, **fields)
    assert convened.fact.deadlines == ()


def test_who_dismissed_without_a_meeting_does_not_hear_it_again() -> None:
    on_stage = after("register", "verify", "decline", "feed back", "ask again")
    assert step(on_stage, "hear again", member_ids=("H2", "H3", "M")) == "P1-3.7-m"
    assert step(on_stage, "hear again") == "recorded"


def test_feedback_dated_back_does_not_shorten_the_ten_days() -> None:
    on_stage = after(*HEARD)
    fields = {"by": "H2", "appeal_id": "a1", "text": "upheld", "recorded": "2006-04-27"}
    fact = take(on_stage, AppealOutcomeFedBack, "2006-04-18", **fields).fact
    assert [str(one.due) for one in fact.deadlines] == ["2006-05-07"]


@pytest.mark.parametrize(
    ("anchor", "due"),
    [("from_meeting_completion", "2006-04-28"), ("from_day_2_deadline", "2006-04-30")],
)
def test_the_feedback_stores_the_last_day_as_it_is_read(anchor: str, due: str) -> None:
    on_stage = published(of=stage({"appeal.second_window_anchor": anchor}))
    lodge(on_stage)
    for name in HEARD:
        assert step(on_stage, name) == "recorded"  # The meeting is held on 04-18.
    fields = {"by": "H2", "appeal_id": "a1", "text": "upheld"}
    fact = take(on_stage, AppealOutcomeFedBack, "2006-04-20", **fields).fact
    assert [str(one.due) for one in fact.deadlines] == [due]


def test_the_outcome_is_told_to_nobody_but_the_appellant() -> None:
    on_stage = after(*HEARD)
    fields = {"by": "H2", "appeal_id": "a1", "text": "upheld", "to": "A2"}
    assert isinstance(refusal(on_stage, AppealOutcomeFedBack, ON, **fields), NotTheAppellant)


def test_nobody_but_the_appellant_is_assessed_anew() -> None:
    assert step(after(*HEARD), "reassess", staff_id="A2") == "P1-3.7-i"


@pytest.mark.parametrize(
    ("staff", "told"), [("A2", "recorded"), (None, "P1-3.7-i"), ("X9", "UnknownPerson")]
)
def test_a_departments_appeal_says_whose_quarter_is_assessed(staff: str | None, told: str) -> None:
    on_stage = published()
    lodge(on_stage, "S", appellant=LOG)
    for name in HEARD:
        step(on_stage, name)
    assert step(on_stage, "reassess", staff_id=staff) == told


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("upheld", "dismissed", "P1-3.7-i"),
        ("dismissed", "partly_upheld", "recorded"),
    ],
)
def test_the_last_meeting_decides_what_may_be_reversed(first: str, second: str, told: str) -> None:
    on_stage = after("register", "verify", "convene", deduct=True)
    step(on_stage, "hear", outcome=first)
    for name in ("feed back", "ask again"):
        step(on_stage, name)
    step(on_stage, "hear again", outcome=second)
    fields = {"by": "H1", "target": "d", "appeal_id": "a1", "reason": "wrong person"}
    assert outcome(on_stage, ScoreEntryReversed, ON, **fields) == told


def test_an_appeal_taken_back_reverses_nothing_more() -> None:
    on_stage = after(*HEARD, "withdraw", deduct=True)
    fields = {"by": "H1", "target": "d", "appeal_id": "a1", "reason": "wrong person"}
    assert isinstance(refusal(on_stage, ScoreEntryReversed, ON, **fields), OutOfTurn)


@pytest.mark.parametrize(
    ("readings", "members", "told"),
    [
        ({}, ("H2", "H3", "S"), "P1-3.7-j"),
        ({"appeal.meeting_composition": "hr_only"}, ("H2", "F1"), "P1-3.7-j"),
        ({"appeal.meeting_composition": "hr_only"}, ("H2",), "recorded"),
    ],
    ids=["the supervisor is heard only", "nobody involved under hr_only", "one of HR"],
)
def test_who_sits_in_the_meeting(
    readings: dict[str, str], members: tuple[str, ...], told: str
) -> None:
    on_stage = published(of=stage(readings))
    lodge(on_stage)
    for name in ("register", "verify", "convene"):
        step(on_stage, name)
    assert step(on_stage, "hear", member_ids=members) == told


def test_under_hr_only_whoever_of_hr_took_part_does_not_sit() -> None:
    on_stage = stage({"appeal.meeting_composition": "hr_only"})
    fields = {"staff_id": "A1", "quarter": "2006Q1", "ground": "head_finding", "reason": "grave"}
    take(on_stage, QuarterDisqualified, by="S", id="q", **fields)
    take(on_stage, GroomingDeductionRecorded, **deducted(by="H3", id="d"))
    published(of=on_stage)
    lodge(on_stage, result_ref={"period": "2006Q1", "contested_items": ("d", "q")})
    for name in ("register", "verify", "convene"):
        step(on_stage, name)
    assert step(on_stage, "hear", member_ids=("H1", "H3")) == "P1-3.7-j"
    assert step(on_stage, "hear", member_ids=("H1", "H2")) == "recorded"
