"""To anyone but supervisor and deputy a form says nothing, however it is asked (P1-2.8-c)."""

import pytest

from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.history import Asked
from domain.refusals.asking import NoEntry
from domain.refusals.forbidden import Confidential
from projections.asking import Asking
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.cast import shown
from tests.staging import stage, take

FORM = {"ratee_id": "A1", "quarter": "2006Q1", "comment": "good"}


def rated(actor: str | None, *, tallied: bool = True) -> Stage:
    """Let three forms about A1 come, of 9, 9 and 4: 3.6 + 3.6 + 0.8; then somebody looks."""
    on_stage = stage()
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    for by, score in (("S", "9"), ("F1", "9"), ("A2", "4")):
        fields = {"id": f"form-{by}", "item_scores": (score,), **FORM}
        take(on_stage, AttitudeFormSubmitted, "2006-03-20", by=by, **fields)
    if tallied:
        take(on_stage, AttitudeResultsTallied, "2006-03-25", ratee_id="A1", quarter="2006Q1")
    on_stage.session.actor = actor
    return on_stage


def attitude(on_stage: Stage, asking: Asking | None = None) -> str:
    return shown(on_stage.session.rating("A1", "2006Q1", asking).score.attitude.score)


@pytest.mark.parametrize("actor", ["A1", "A2", "F1", "H1", "M", None])
def test_before_the_tally_only_supervisor_and_deputy_know_a_score(actor: str | None) -> None:
    on_stage = rated(actor, tallied=False)
    assert attitude(on_stage) == ("8" if actor is None else "-")


@pytest.mark.parametrize("actor", ["S", "D"])
def test_supervisor_and_deputy_see_every_form(actor: str) -> None:
    on_stage = rated(actor, tallied=False)
    assert attitude(on_stage) == "8"
    (line,) = [
        line
        for line in on_stage.session.rating("A1", "2006Q1").lines
        if line.message.id == "line.attitude.score"
    ]
    assert len(line.entries) == 3
    assert line.lines


@pytest.mark.parametrize("actor", ["A1", "H1"])
def test_after_the_tally_attitude_is_one_line_on_the_tally(actor: str) -> None:
    rating = rated(actor).session.rating("A1", "2006Q1")
    (line,) = [line for line in rating.lines if line.message.id == "line.attitude.score"]
    assert shown(line.amount) == "8"
    assert [type(entry.fact) for entry in line.entries] == [AttitudeResultsTallied]
    assert (line.lines, line.adds) == ((), False)
    assert sum(one.amount for one in rating.lines) == rating.score.score


@pytest.mark.parametrize("named", ["form-A2", "position"])
def test_nobody_asks_without_a_form_but_supervisor_and_deputy(named: str) -> None:
    on_stage = rated("H1")
    entry = on_stage.session.journal.find("form-A2", 10**6)
    assert entry is not None
    wanted = str(entry) if named == "position" else named
    asking = Asking(asked=Asked(without=frozenset({wanted})))
    with pytest.raises(Confidential) as caught:
        on_stage.session.department(asking)
    assert caught.value.clause == "P1-2.8-c"
    on_stage.session.actor = "S"
    # Without A2's form two parts are there, and the third is awaited.
    assert attitude(on_stage, asking) == "-"


def test_without_an_entry_there_is_not_is_refused() -> None:
    with pytest.raises(NoEntry):
        rated("S").session.department(Asking(asked=Asked(without=frozenset({"nothing"}))))


@pytest.mark.parametrize("key", ["attitude.member_average", "attitude.missing_part"])
def test_no_other_reading_gives_a_form_away(key: str) -> None:
    other = {
        "attitude.member_average": "self_rating_only",
        "attitude.missing_part": "missing_is_zero",
    }
    asking = Asking(readings=((key, other[key]),))
    assert attitude(rated("H1"), asking) == "8"


def test_the_history_of_somebody_keeps_forms_to_those_who_may_see_them() -> None:
    on_stage = rated("H1")
    seen = [type(told.entry.fact) for told in on_stage.session.history("A1", Asking())]
    assert AttitudeFormSubmitted not in seen
    on_stage.session.actor = "S"
    seen = [type(told.entry.fact) for told in on_stage.session.history("A1", Asking())]
    assert seen.count(AttitudeFormSubmitted) == 3
