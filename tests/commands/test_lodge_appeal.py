"""An appeal, step by step: who, in which order, with what follows (P1-3.7-e to -m)."""

import pytest

from domain.facts.appeals import (
    AppealOutcomeFedBack,
    AppealRegistered,
    AppealWithdrawn,
    ReassessmentMade,
    ResultAppealLodged,
    ReviewMeetingHeld,
)
from domain.facts.envelope import Fact
from domain.facts.points import ScoreEntryReversed
from domain.refusals.forbidden import NotTheirAppeal
from domain.refusals.recording import AlreadyDone, OutOfTurn, StepMissing, UnknownEntry
from tests.cast import LOG, shown
from tests.commands.appeal_steps import (
    LODGED,
    MEETING,
    MEMBERS,
    ON,
    STEPS,
    after,
    lodge,
    published,
    step,
)
from tests.staging import refusal, stage, take


def test_left_out_the_recorder_appeals_against_the_latest_edition() -> None:
    fact = take(published(), ResultAppealLodged, ON, by="A1", **LODGED).fact
    assert isinstance(fact, ResultAppealLodged)
    assert (fact.appellant, fact.result_ref.edition) == ("A1", 1)


@pytest.mark.parametrize(
    ("by", "appellant", "told"),
    [
        ("A1", "A1", "recorded"),
        ("A2", "A1", "P1-3.7-e"),
        ("S", LOG, "recorded"),
        ("F1", LOG, "P1-3.7-e"),
        ("H1", "A1", "P1-3.7-e"),
    ],
)
def test_everybody_appeals_for_themselves_and_the_head_for_the_department(
    by: str, appellant: str, told: str
) -> None:
    assert lodge(published(), by, appellant=appellant) == told


@pytest.mark.parametrize(
    "ref",
    [{"period": "2006Q2"}, {"period": "2006Q1", "edition": 2}],
    ids=["another quarter", "another edition"],
)
def test_nobody_appeals_against_what_is_not_published(ref: dict[str, object]) -> None:
    fields = {"by": "A1", "grounds": "too low", "result_ref": ref}
    assert isinstance(refusal(published(), ResultAppealLodged, ON, **fields), StepMissing)


@pytest.mark.parametrize("ref", [{}, {"period": "spring"}, "2006Q1"])
def test_a_result_that_does_not_read_is_refused(ref: object) -> None:
    found = refusal(published(), ResultAppealLodged, ON, by="A1", grounds="x", result_ref=ref)
    assert found.clause == "P1-3.7-f"


def test_an_appeal_names_entries_there_are() -> None:
    ref = {"period": "2006Q1", "contested_items": ("nothing",)}
    fields = {"by": "A1", "grounds": "too low", "result_ref": ref}
    assert isinstance(refusal(published(), ResultAppealLodged, ON, **fields), UnknownEntry)


@pytest.mark.parametrize("grounds", [None, "", " "])
def test_an_appeal_gives_its_grounds(grounds: str | None) -> None:
    assert lodge(published(), grounds=grounds) == "P1-3.7-f"


def test_a_late_appeal_is_recorded_and_marked() -> None:
    on_stage = published()
    assert lodge(on_stage, on="2006-04-21") == "recorded"
    entry = take(on_stage, AppealRegistered, "2006-04-21", by="H1", appeal_id="a1")
    assert isinstance(entry.fact, AppealRegistered)
    assert entry.fact.in_time is False


def test_appeals_are_numbered_by_the_year_without_a_gap() -> None:
    on_stage = after("register")
    assert lodge(on_stage, "A2", id="a2") == "recorded"
    gap = {"by": "H1", "appeal_id": "a2", "register_no": "2006-003"}
    assert isinstance(refusal(on_stage, AppealRegistered, ON, **gap), OutOfTurn)
    second = take(on_stage, AppealRegistered, ON, by="H1", appeal_id="a2").fact
    assert isinstance(second, AppealRegistered)
    assert second.register_no == "2006-002"
    again = refusal(on_stage, AppealRegistered, ON, by="H1", appeal_id="a2")
    assert isinstance(again, AlreadyDone)


@pytest.mark.parametrize("name", ["register", "verify", "reassess", "withdraw", "hear"])
def test_an_appeal_nobody_lodged_has_no_step(name: str) -> None:
    kind, fields = STEPS[name]
    given = {"by": "H2", "appeal_id": "a1", "staff_id": "A1", "quarter": "2006Q1", **fields}
    if name != "reassess":
        given = {key: given[key] for key in given.keys() - {"staff_id", "quarter"}}
    more: dict[str, object] = {"in_time": True} if name == "register" else {}
    if name == "reassess":
        more = {"score_before": "1", "score_after": "2"}
    assert isinstance(refusal(published(), kind, ON, **given, **more), UnknownEntry)


@pytest.mark.parametrize(
    ("before", "name", "told"),
    [
        (("register",), "verify", "recorded"),
        (("register",), "convene", "P1-3.7-h"),
        (("register", "verify"), "hear", "P1-3.7-h"),
        (("register", "verify", "convene"), "hear", "recorded"),
        (("register", "verify", "decline"), "hear", "P1-3.7-h"),
        (("register", "verify", "decline"), "feed back", "recorded"),
        (("register", "verify", "convene"), "reassess", "P1-3.7-h"),
        (("register", "verify", "convene", "hear"), "reassess", "recorded"),
        (("register", "verify"), "feed back", "P1-3.7-h"),
        (("register", "verify", "convene", "hear"), "ask again", "P1-3.7-h"),
        (("register", "verify", "convene", "hear", "feed back"), "ask again", "recorded"),
        (("register",), "hear again", "P1-3.7-h"),
        (
            ("register", "verify", "convene", "hear", "feed back", "ask again"),
            "hear again",
            "recorded",
        ),
        (("withdraw",), "verify", "P1-3.7-h"),
        ((), "withdraw", "recorded"),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, tuple) else None,
)
def test_each_step_follows_the_one_before_it(before: tuple[str, ...], name: str, told: str) -> None:
    assert step(after(*before), name) == told


def test_nothing_is_fed_back_before_the_meeting_that_was_called() -> None:
    assert step(after("register", "verify", "convene"), "feed back") == "P1-3.7-h"


@pytest.mark.parametrize("name", ["withdraw", "ask again"])
@pytest.mark.parametrize(("by", "told"), [("A1", "recorded"), ("A2", "P1-3.7-e")])
def test_only_who_appealed_goes_on_or_takes_it_back(name: str, by: str, told: str) -> None:
    on_stage = after("register", "verify", "convene", "hear", "feed back")
    assert step(on_stage, name, by=by) == told


def test_the_head_takes_back_the_departments_appeal() -> None:
    on_stage = published()
    lodge(on_stage, "S", appellant=LOG)
    assert step(on_stage, "withdraw", by="S") == "recorded"
    found = refusal(on_stage, AppealWithdrawn, ON, by="D", appeal_id="a1")
    assert isinstance(found, OutOfTurn | NotTheirAppeal)


@pytest.mark.parametrize(
    ("members", "told"),
    [
        pytest.param(("H2", "H3", "M"), "recorded", id="three"),
        pytest.param(("H2", "H3"), "P1-3.7-j", id="two"),
        pytest.param(("H2", "H3", "H3"), "P1-3.7-j", id="one of them twice"),
        pytest.param(("H2", "H3", "F1"), "P1-3.7-j", id="the appellant's foreman"),
        pytest.param(("H2", "H3", "A1"), "P1-3.7-j", id="the appellant"),
        pytest.param(("H2", "H3", "F2"), "recorded", id="another foreman"),
        pytest.param(("H2", "H3", "X9"), "UnknownPerson", id="nobody known"),
        pytest.param((), "P1-3.7-i", id="nobody"),
    ],
)
def test_three_who_took_no_part_hear_an_appeal(members: tuple[str, ...], told: str) -> None:
    on_stage = after("register", "verify", "convene")
    assert step(on_stage, "hear", member_ids=members) == told


def test_others_hear_an_appeal_again() -> None:
    on_stage = after("register", "verify", "convene", "hear", "feed back", "ask again")
    assert step(on_stage, "hear again", member_ids=MEMBERS) != "recorded"


def test_a_meeting_starts_two_days_and_feedback_ten() -> None:
    on_stage = after("register", "verify", "convene")
    met = take(on_stage, ReviewMeetingHeld, "2006-05-08", by="H2", appeal_id="a1", **MEETING)
    fields = {"by": "H2", "appeal_id": "a1", "text": "upheld"}
    fed = take(on_stage, AppealOutcomeFedBack, "2006-05-10", **fields)
    last = [str(entry.fact.deadlines[0].due) for entry in (met, fed)]
    assert last == ["2006-05-10", "2006-05-20"]
    assert getattr(fed.fact, "to", None) == "A1"


def test_a_reassessment_has_the_contested_score_and_the_corrected_one() -> None:
    on_stage = after("register", "verify", "convene", "hear", deduct=True)
    reversal = {"by": "H1", "target": "d", "appeal_id": "a1", "reason": "wrong person"}
    corrected = take(on_stage, ScoreEntryReversed, ON, **reversal)
    fields = {"by": "H2", "appeal_id": "a1", "corrections": (corrected.fact.id,)}
    fact = take(on_stage, ReassessmentMade, ON, **fields).fact
    assert isinstance(fact, ReassessmentMade)
    # 80 − 2 as published, 80 without the two points.
    assert (fact.staff_id, shown(fact.score_before), shown(fact.score_after)) == ("A1", "78", "80")


def test_a_reassessment_names_corrections_there_are() -> None:
    on_stage = after("register", "verify", "convene", "hear")
    missing = {"entry": "nothing", "finding": 1}
    for named in ("nothing", missing):
        assert step(on_stage, "reassess", corrections=(named,)) == "UnknownEntry"


def test_a_reassessment_of_a_department_names_whose_it_is() -> None:
    on_stage = published()
    lodge(on_stage, "S", appellant=LOG)
    for name in ("register", "verify", "convene", "hear"):
        assert step(on_stage, name) == "recorded"
    fields = {"by": "H2", "appeal_id": "a1", "corrections": (), "staff_id": "A2"}
    fact = take(on_stage, ReassessmentMade, ON, **fields).fact
    assert isinstance(fact, ReassessmentMade)
    assert shown(fact.score_before) == "80"


def test_a_dismissed_appeal_is_not_assessed_again() -> None:
    on_stage = after("register", "verify", "convene")
    assert step(on_stage, "hear", outcome="dismissed") == "recorded"
    assert step(on_stage, "reassess") != "recorded"


@pytest.mark.parametrize("kind", [AppealRegistered, AppealOutcomeFedBack])
def test_a_step_of_an_appeal_that_is_not_there_names_the_appeal(kind: type[Fact]) -> None:
    refused = refusal(stage(), kind, by="H1", appeal_id="nowhere")
    assert type(refused) is UnknownEntry
