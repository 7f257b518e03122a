"""Every opening of an attitude form is on record, before the form is shown (P1-2.8-c, B.3.3)."""

from datetime import date, timedelta

import pytest

from domain.entry import Entry
from domain.facts.attitude import AttitudeFormSubmitted, ConfidentialFormOpened
from domain.facts.envelope import Fact
from domain.facts.points import GroomingDeductionRecorded
from domain.history import Asked
from domain.line import walk
from domain.refusals.forbidden import RoleLacking
from overviews import judged_on
from projections.asking import Asking
from rehearsal.stage import Stage, moment_of
from tests.cast import shown
from tests.commands.refusal_cases import deducted
from tests.projections.answers import TOLD
from tests.rules.readings_of_forms import appealed, published
from tests.staging import refusal, stage, take

FORM = {"ratee_id": "A1", "quarter": "2006Q1", "comment": "secret"}
FORMS = ["form-S", "form-F1", "form-A2"]


def rated(actor: str | None) -> Stage:
    """Let three forms about A1 come, of 9, 9 and 4, which nobody tallies; then somebody looks."""
    on_stage = stage()
    for by, score in (("S", "9"), ("F1", "9"), ("A2", "4")):
        fields = {"id": f"form-{by}", "item_scores": (score,), **FORM}
        take(on_stage, AttitudeFormSubmitted, "2006-03-20", by=by, **fields)
    on_stage.session.actor = actor
    return on_stage


def opened(on_stage: Stage) -> list[ConfidentialFormOpened]:
    journal = on_stage.session.journal
    facts = (entry.fact for entry in journal.everything(journal.size()))
    return [fact for fact in facts if isinstance(fact, ConfidentialFormOpened)]


@pytest.mark.parametrize("actor", ["S", "D"])
@pytest.mark.parametrize("question", ["rating", "history"])
def test_each_form_that_is_shown_is_opened_once_by_whom_and_what_for(
    actor: str, question: str
) -> None:
    on_stage = rated(actor)
    told = TOLD[question](on_stage.session.ask())
    facts = opened(on_stage)
    assert [fact.form_id for fact in facts] == FORMS
    assert {(fact.viewer_id, fact.by, str(fact.role)) for fact in facts} == {
        (actor, "regulation", "regulation")
    }
    assert all("A1" in fact.purpose for fact in facts)
    size = on_stage.session.journal.size()
    assert f"Attitude forms opened: 3, each on record (P1-2.8-c), customer-service@{size - 2}" in (
        told
    )
    assert f'"customer-service@{size}"' in told


def test_a_rehearsal_stands_where_it_stood_after_a_form_was_opened() -> None:
    on_stage = rated("S")
    on_stage.pass_to(moment_of("2006-06-01"))
    on_stage.session.ask().rating("A1", "2006Q1")
    assert len(opened(on_stage)) == 3
    assert judged_on(on_stage.session.ask()) == date(2006, 3, 20)


def test_the_viewer_says_what_for() -> None:
    on_stage = rated("D")
    on_stage.session.ask().rating("A1", "2006Q1", "to tally the quarter")
    assert {fact.purpose for fact in opened(on_stage)} == {"to tally the quarter"}


@pytest.mark.parametrize("actor", ["A1", "F1", "H1", "M", "I1", None])
@pytest.mark.parametrize("question", TOLD)
def test_who_sees_no_form_opens_none(actor: str | None, question: str) -> None:
    on_stage = rated(actor)
    assert "each on record" not in TOLD[question](on_stage.session.ask())
    assert opened(on_stage) == []


def test_supervisor_and_deputy_read_what_a_form_says_in_the_history() -> None:
    assert "4, secret" in TOLD["history"](rated("S").session.ask())


def test_where_there_is_no_form_nothing_is_opened() -> None:
    on_stage = rated("S")
    on_stage.session.rating("A3", "2006Q1")
    assert opened(on_stage) == []


def test_a_form_left_out_by_name_is_opened_too() -> None:
    on_stage = rated("S")
    asking = Asking(asked=Asked(without=frozenset({"form-A2"})))
    on_stage.session.rating("A1", "2006Q1", asking)
    assert {fact.form_id for fact in opened(on_stage)} == set(FORMS)


def test_an_answer_rests_on_the_log_as_it_was_asked_and_not_on_its_openings() -> None:
    on_stage = rated("S")
    size = on_stage.session.journal.size()
    question = on_stage.session.ask()
    question.rating("A1", "2006Q1")
    assert on_stage.session.journal.size() == size + 3
    assert question.footing().data["known_at"] == size
    known = Asking(known_at=str(size))
    again = on_stage.session.rating("A1", "2006Q1", known)
    assert shown(again.score.attitude.score) == "8"


def test_opening_forms_disturbs_nobody_who_is_recording() -> None:
    on_stage = rated("S")
    session = on_stage.session
    state, position = session.state(), session.journal.size()
    stored = take(on_stage, GroomingDeductionRecorded, "2006-03-21", **deducted())
    session.rating("A1", "2006Q1")
    assert not [name for name in state.history.streams_read if name.startswith("openings/")]
    session.rating("A1", "2006Q1")
    later: Entry[Fact] = take(on_stage, GroomingDeductionRecorded, "2006-03-22", **deducted())
    assert later.position == stored.position + 7
    assert position < stored.position


@pytest.mark.parametrize("question", ["rating", "history"])
def test_what_cannot_be_put_on_record_is_not_shown(question: str) -> None:
    on_stage = rated("S")
    on_stage.now -= timedelta(hours=1)  # The clock stands behind: the ledger takes nothing in.
    told = TOLD[question](on_stage.session.ask())
    assert "Attitude forms are not shown: that they were opened could not be recorded" in told
    assert "secret" not in told
    assert opened(on_stage) == []
    assert shown(on_stage.session.rating("A1", "2006Q1").score.attitude.score) == "-"


@pytest.mark.parametrize("by", ["S", "D", "H1", "A1"])
def test_nobody_says_that_a_form_was_opened(by: str) -> None:
    fields = {"by": by, "form_id": "form-S", "viewer_id": "D", "purpose": "to blame"}
    assert isinstance(refusal(rated(None), ConfidentialFormOpened, **fields), RoleLacking)


def test_hr_opens_forms_under_an_appeal_without_names_and_each_on_record() -> None:
    on_stage = appealed(published({}))
    on_stage.session.actor = "H2"
    rating = on_stage.session.rating("A1", "2006Q1")
    shown_to_hr = [line for line in walk(rating.lines) if line.message.id.startswith("line.att")]
    assert not any(
        isinstance(entry.fact, AttitudeFormSubmitted)
        for line in shown_to_hr
        for entry in line.entries
    )
    assert {(fact.viewer_id, fact.appeal_id, fact.de_identified) for fact in opened(on_stage)} == {
        ("H2", "a1", True)
    }
    assert len(opened(on_stage)) == 3


@pytest.mark.parametrize(
    "asking",
    [
        Asking(readings=(("attitude.hr_access", "full_hr_access"),)),
        Asking(readings=(("attitude.member_average", "self_rating_only"),)),
        Asking(rules_as_on=date(2006, 1, 1)),
    ],
)
def test_no_hypothetical_question_opens_a_form_to_hr(asking: Asking) -> None:
    on_stage = appealed(published({}))
    on_stage.session.actor = "H2"
    on_stage.session.rating("A1", "2006Q1", asking)
    assert opened(on_stage) == []
