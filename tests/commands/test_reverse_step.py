"""A mistyped step of an appeal is taken back before the next one rests on it (P1-2.2-c)."""

import pytest

from domain.entry import Entry
from domain.facts.appeals import AppealRegistered, ExplanationGiven, ExplanationRequested
from domain.facts.envelope import Fact
from domain.facts.points import ScoreEntryReversed
from domain.refusals.appeals import StepRestsOn
from domain.refusals.forbidden import MayNotReverse
from domain.refusals.recording import OutOfTurn
from rehearsal.stage import Stage
from tests.commands.appeal_steps import ON, STEPS, after, lodge, published, step
from tests.staging import outcome, refusal, stage, take

ORDER = ("register", "verify", "convene", "hear", "feed back", "ask again", "hear again")
ASKED = {"by": "A1", "staff_id": "A1", "about": "2006Q1", "text": "why?"}


def last(on_stage: Stage) -> Entry[Fact]:
    journal = on_stage.session.journal
    return journal.at(journal.size())


def taken_back(on_stage: Stage, entry: Entry[Fact], on: str = ON, by: str | None = None) -> str:
    fields = {"target": entry.fact.id, "reason": "mistyped", "by": by or entry.fact.by}
    return outcome(on_stage, ScoreEntryReversed, on, **fields)


@pytest.mark.parametrize("name", [*ORDER, "withdraw", "decline", "reassess"])
def test_a_step_that_nothing_rests_on_is_taken_back_and_taken_again(name: str) -> None:
    before = {
        "withdraw": (),
        "decline": ("register", "verify"),
        "reassess": ("register", "verify", "convene", "hear"),
    }
    names = before.get(name, ORDER[: ORDER.index(name)] if name in ORDER else ())
    on_stage = after(*names, name)
    assert taken_back(on_stage, last(on_stage)) == "recorded"
    assert step(on_stage, name) == "recorded"


@pytest.mark.parametrize("number", range(len(ORDER) - 1))
def test_a_step_that_the_next_one_rests_on_stays(number: int) -> None:
    on_stage = after(*ORDER[: number + 1])
    target = last(on_stage)
    assert step(on_stage, ORDER[number + 1]) == "recorded"
    found = refusal(
        on_stage, ScoreEntryReversed, ON, by=target.fact.by, target=target.fact.id, reason="x"
    )
    assert isinstance(found, StepRestsOn)


def test_steps_are_taken_back_from_the_last_one_on() -> None:
    on_stage = after("register", "verify")
    verified = last(on_stage)
    step(on_stage, "convene")
    assert taken_back(on_stage, verified) == "P1-2.2-c"
    assert taken_back(on_stage, last(on_stage)) == "recorded"
    assert taken_back(on_stage, verified) == "recorded"
    assert step(on_stage, "convene") == "P1-3.7-h"


def test_a_meeting_stays_whose_corrections_were_carried_out() -> None:
    on_stage = after("register", "verify", "convene", "hear", deduct=True)
    met = last(on_stage)
    correction = {"by": "H2", "target": "d", "appeal_id": "a1", "reason": "wrong person"}
    corrected = take(on_stage, ScoreEntryReversed, ON, **correction)
    assert taken_back(on_stage, met) == "P1-2.2-c"
    assert taken_back(on_stage, corrected) != "recorded"  # The quarter is published.


@pytest.mark.parametrize(("by", "told"), [("H3", "recorded"), ("S", "P1-2.2-c")])
def test_another_of_hr_may_take_back_what_hr_did(by: str, told: str) -> None:
    on_stage = after("register")
    assert taken_back(on_stage, last(on_stage), by=by) == told


@pytest.mark.parametrize("name", ["withdraw", "ask again"])
def test_nobody_takes_back_the_appellants_own_step(name: str) -> None:
    names = () if name == "withdraw" else ORDER[:5]
    on_stage = after(*names, name)
    fields = {"by": "H2", "target": last(on_stage).fact.id, "reason": "x"}
    assert isinstance(refusal(on_stage, ScoreEntryReversed, ON, **fields), MayNotReverse)


def test_an_appeal_itself_is_withdrawn_and_not_taken_back() -> None:
    on_stage = after()
    assert taken_back(on_stage, last(on_stage)) == "UnknownEntry"


@pytest.mark.parametrize(("on", "told"), [("2006-04-20", "recorded"), ("2006-04-21", "P1-3.7-e")])
def test_a_withdrawal_is_taken_back_while_one_may_appeal(on: str, told: str) -> None:
    on_stage = after("withdraw")  # Published 04-10: the last day is 04-20.
    assert taken_back(on_stage, last(on_stage), on) == told


@pytest.mark.parametrize(("on", "told"), [("2006-04-28", "recorded"), ("2006-04-29", "P1-3.7-m")])
def test_feedback_that_was_accepted_by_silence_stays(on: str, told: str) -> None:
    on_stage = after(*ORDER[:5])  # Fed back 04-18: the last day is 04-28.
    assert taken_back(on_stage, last(on_stage), on) == told


def test_the_number_of_a_registration_taken_back_is_given_again() -> None:
    on_stage = published("A3")
    for name, staff in (("a1", "A1"), ("a2", "A2"), ("a3", "A3")):
        assert lodge(on_stage, staff, id=name) == "recorded"
    second = [
        take(on_stage, AppealRegistered, ON, by="H2", appeal_id=name) for name in ("a1", "a2")
    ][1]
    assert taken_back(on_stage, second) == "recorded"
    third = take(on_stage, AppealRegistered, ON, by="H2", appeal_id="a3").fact
    again = take(on_stage, AppealRegistered, ON, by="H2", appeal_id="a2").fact
    numbers = [getattr(one, "register_no", None) for one in (third, again)]
    assert numbers == ["2006-002", "2006-003"]


def test_the_number_left_free_before_others_is_given_first() -> None:
    on_stage = published("A3")
    for name, staff in (("a1", "A1"), ("a2", "A2"), ("a3", "A3")):
        lodge(on_stage, staff, id=name)
    first = take(on_stage, AppealRegistered, ON, by="H2", appeal_id="a1")
    take(on_stage, AppealRegistered, ON, by="H2", appeal_id="a2")
    taken_back(on_stage, first)
    third = take(on_stage, AppealRegistered, ON, by="H2", appeal_id="a3").fact
    again = take(on_stage, AppealRegistered, ON, by="H2", appeal_id="a1").fact
    assert [getattr(one, "register_no", None) for one in (third, again)] == ["2006-001", "2006-003"]


def test_a_request_for_an_explanation_is_answered_once_and_by_somebody_else() -> None:
    on_stage = stage()
    take(on_stage, ExplanationRequested, ON, id="e1", **ASKED)
    answer = {"request_id": "e1", "text": "because"}
    assert outcome(on_stage, ExplanationGiven, ON, by="S", **answer) == "recorded"
    assert outcome(on_stage, ExplanationGiven, ON, by="H1", **answer) == "P1-0.6-f"
    assert outcome(on_stage, ExplanationGiven, ON, by="S", request_id="x", text="x") != "recorded"
    own = {**ASKED, "by": "F1", "staff_id": "F1"}
    take(on_stage, ExplanationRequested, ON, id="e2", **own)
    told = outcome(on_stage, ExplanationGiven, ON, by="F1", request_id="e2", text="x")
    assert told == "P1-0.6-f"


def test_a_request_is_taken_back_by_who_asked_before_it_is_answered() -> None:
    on_stage = stage()
    asked = take(on_stage, ExplanationRequested, ON, id="e1", **ASKED)
    assert taken_back(on_stage, asked, by="H1") == "P1-2.2-c"
    given = take(on_stage, ExplanationGiven, ON, by="S", request_id="e1", text="because")
    assert taken_back(on_stage, asked) == "P1-2.2-c"
    assert taken_back(on_stage, given) == "recorded"
    assert taken_back(on_stage, asked) == "recorded"
    assert outcome(on_stage, ExplanationGiven, ON, by="S", request_id="e1", text="x") != "recorded"


def test_what_came_too_late_is_taken_up_for_a_reason_or_declined_at_once() -> None:
    late = "2006-04-21"
    for admitted in (True, False):
        on_stage = published()
        lodge(on_stage, on=late)
        step(on_stage, "register", late)
        if admitted:
            assert step(on_stage, "verify", late, admitted_because="ill") == "recorded"
            assert step(on_stage, "convene", late) == "recorded"
        else:
            assert step(on_stage, "decline", late) == "recorded"
            assert step(on_stage, "feed back", late) == "recorded"


def test_what_came_in_time_is_not_declined_unverified() -> None:
    on_stage = after("register")
    kind, fields = STEPS["decline"]
    found = refusal(on_stage, kind, ON, by="H2", appeal_id="a1", **fields)
    assert isinstance(found, OutOfTurn)
