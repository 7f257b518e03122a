"""To anyone but supervisor and deputy a form says nothing, however it is asked (P1-2.8-c)."""

from datetime import date

import pytest

from commands.record import Draft
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import ERASED
from domain.history import Asked
from domain.refusals.asking import NoEntry
from domain.refusals.forbidden import Confidential
from projections.asking import Asking
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.cast import shown
from tests.projections.answers import everything_told, inside
from tests.staging import stage, take

FORM = {"ratee_id": "A1", "quarter": "2006Q1", "comment": "good"}
OTHERS = ["A1", "A2", "F1", "H1", "M", "I1", "X9"]


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


def secretly_rated(actor: str) -> Stage:
    """Let three forms of 9.1, 8.3 and 4.7 come: 3.64 + 3.32 + 0.94 = 7.9; then somebody looks."""
    on_stage = stage()
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    for by, score in (("S", "9.1"), ("F1", "8.3"), ("A2", "4.7")):
        fields = {"id": f"form-{by}", "item_scores": (score,), **FORM, "comment": f"secret {by}"}
        take(on_stage, AttitudeFormSubmitted, "2006-03-20", by=by, **fields)
    tally = {"ratee_id": "A1", "quarter": "2006Q1", "id": "tally"}
    take(on_stage, AttitudeResultsTallied, "2006-03-25", **tally)
    on_stage.session.actor = actor
    return on_stage


SECRETS = ("9.1", "8.3", "4.7", "3.64", "3.32", "0.94", "secret", "form-")


def askings(on_stage: Stage) -> list[Asking]:
    """Every circumstance that could tell one form from the others."""
    tally = on_stage.positions["tally"]
    known = [Asking(known_at=str(tally - back)) for back in range(4)]
    days = [Asking(asked=Asked(effective_at=date(2006, 3, day))) for day in (19, 20, 25)]
    named = ("form-S", "form-F1", "form-A2", "tally", str(tally - 1))
    without = [Asking(asked=Asked(without=frozenset({one}))) for one in named]
    readings = [
        Asking(readings=(one,))
        for one in (
            ("attitude.member_average", "self_rating_only"),
            ("attitude.missing_part", "missing_is_zero"),
            ("attitude.inclusion", "annual_only"),
            ("attitude.resubmission", "first_counts"),
        )
    ]
    return [Asking(), *known, *days, *without, *readings]


@pytest.mark.parametrize("actor", ["A1", "H1"])
def test_no_output_tells_others_a_form_or_a_part_of_the_tally(actor: str) -> None:
    on_stage = secretly_rated(actor)
    size = on_stage.session.journal.size()
    for asking in askings(on_stage):
        told = everything_told(on_stage, asking)
        assert not [secret for secret in SECRETS if secret in told], asking
    assert on_stage.session.journal.size() == size


@pytest.mark.parametrize("actor", OTHERS)
def test_whoever_asks_the_sum_is_told(actor: str) -> None:
    told = everything_told(secretly_rated(actor))
    assert "7.9" in told
    assert not [secret for secret in SECRETS if secret in told]


@pytest.mark.parametrize("actor", ["A1", "H1"])
def test_nothing_in_an_answer_holds_a_form_or_a_part_shown_or_not(actor: str) -> None:
    session = secretly_rated(actor).session
    question = session.ask()
    answers = (question.rating("A1", "2006Q1"), question.sheet("2006Q1"), question.history("A1"))
    held = list(inside(answers))
    assert not [one for one in held if isinstance(one, AttitudeFormSubmitted)]
    tallies = [one for one in held if isinstance(one, AttitudeResultsTallied)]
    assert tallies
    for tally in tallies:
        parts = (tally.supervisor_score, tally.foreman_score, tally.member_average)
        assert parts == (ERASED, ERASED, ERASED)


@pytest.mark.parametrize("actor", ["S", "D", *OTHERS])
def test_the_sheet_opens_no_form_whoever_asks(actor: str) -> None:
    on_stage = rated(actor, tallied=False)
    size = on_stage.session.journal.size()
    (row,) = [one for one in on_stage.session.sheet("2006Q1") if one.staff_id == "A1"]
    assert shown(row.score.attitude.score) == "-"
    assert on_stage.session.journal.size() == size


@pytest.mark.parametrize("actor", ["S", "D", "A3", "H1"])
def test_looking_at_an_effect_before_it_is_recorded_opens_no_form(actor: str) -> None:
    on_stage = rated(actor, tallied=False)
    session = on_stage.session
    form = Draft(AttitudeFormSubmitted, {**FORM, "by": "A3", "item_scores": ("1",)})
    assert session.changes(session.preview((form,))) == ()


def test_tallying_shows_the_sum_before_it_is_recorded() -> None:
    on_stage = rated("S", tallied=False)
    session = on_stage.session
    fields = {"ratee_id": "A1", "quarter": "2006Q1", "by": "S"}
    (change,) = session.changes(session.preview((Draft(AttitudeResultsTallied, fields),)))
    # 80·0.3 + 80·0.4 + 80·0.3 = 80 without the term, which is 8 with it.
    assert (change.staff_id, shown(change.before), shown(change.after)) == ("A1", "80", "88")


def test_a_tally_whose_parts_were_erased_contradicts_nothing() -> None:
    on_stage = secretly_rated("S")
    on_stage.session.journal.vault.destroy("A1")
    on_stage.session.actor = "H1"
    told = everything_told(on_stage)
    assert "tally differs" not in told
    assert "An attitude form was erased" in told
