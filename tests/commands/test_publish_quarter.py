"""Closed, audited, summed up, adjusted, published: in that order, each once (P1-2.12, P1-2.13)."""

from fractions import Fraction

import pytest

from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.envelope import Fact
from domain.facts.points import BonusPointsAwarded
from domain.facts.quarter import (
    DataCredibilityAudited,
    QuarterResultsPublished,
    QuarterResultsSummarised,
    ResultAdjusted,
)
from domain.facts.standards import AssessmentPeriodClosed
from domain.values import Quarter
from rehearsal.shorthands import cheat, marks
from rehearsal.stage import Stage
from tests.cast import LOG, Q1, shown
from tests.commands.refusal_cases import deducted
from tests.staging import outcome, refusal, stage, take

AUDIT = {"by": "H1", "quarter": "2006Q1", "report_ref": "r"}
ADJUST = {"by": "M", "quarter": "2006Q1", "delta": "2", "external_influence": "a typhoon"}
STEPS: dict[str, tuple[type[Fact], dict[str, object]]] = {
    "close": (AssessmentPeriodClosed, {"by": "H1", "period": "2006Q1"}),
    "audit": (DataCredibilityAudited, dict(AUDIT)),
    "sum up": (QuarterResultsSummarised, {"quarter": "2006Q1"}),
    "adjust": (ResultAdjusted, dict(ADJUST)),
    "publish": (QuarterResultsPublished, {"quarter": "2006Q1"}),
}
ON = "2006-04-10"


def step(on_stage: Stage, name: str, on: str = ON, **more: object) -> str:
    kind, fields = STEPS[name]
    return outcome(on_stage, kind, on, **{**fields, **more})


def after(*names: str, staff: tuple[str, ...] = ("A1",)) -> Stage:
    """Mark some persons, and take these steps."""
    on_stage = stage()
    for one in staff:
        exams = {"knowledge": "81", "document": "80", "typing": "80"}
        marks(on_stage, {"staff_id": one, "quarter": "2006Q1", **exams})
    for name in names:
        assert step(on_stage, name) == "recorded", name
    return on_stage


@pytest.mark.parametrize(
    ("before", "name", "told"),
    [
        ((), "audit", "recorded"),
        ((), "sum up", "P1-0.4-a"),
        (("close",), "sum up", "P1-2.1-c"),
        (("close", "audit"), "sum up", "recorded"),
        (("close", "audit"), "publish", "P1-2.13"),
        (("close", "audit"), "adjust", "P1-2.12"),
        (("close", "audit", "sum up"), "adjust", "recorded"),
        (("close", "audit", "sum up"), "publish", "recorded"),
        (("close", "audit", "sum up", "adjust"), "publish", "recorded"),
        (("close", "audit", "sum up", "publish"), "adjust", "P1-2.12"),
        (("close", "audit", "sum up", "publish", "sum up"), "adjust", "recorded"),
        (("close", "audit", "sum up", "publish"), "publish", "P1-2.13"),
        (("close",), "close", "P1-0.4-a"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_each_step_has_its_place(before: tuple[str, ...], name: str, told: str) -> None:
    assert step(after(*before), name) == told


@pytest.mark.parametrize("name", ["close", "audit", "publish"])
@pytest.mark.parametrize(("on", "early"), [("2006-03-31", True), ("2006-04-01", False)])
def test_nothing_is_done_before_the_quarter_is_over(name: str, on: str, *, early: bool) -> None:
    on_stage = stage()
    if name == "publish":
        for one in ("close", "audit", "sum up"):
            assert step(on_stage, one, "2006-04-01") == "recorded"
    fields = {**STEPS[name][1], "recorded": "2006-04-01"}
    told = outcome(on_stage, STEPS[name][0], on, **fields)
    assert (told == "recorded") == (not early)


def test_other_periods_are_closed_without_a_step() -> None:
    assert step(stage(), "close", period="2006-03") == "recorded"


def test_data_that_are_not_credible_are_not_summed_up_until_they_are() -> None:
    on_stage = after("close")
    assert step(on_stage, "audit", outcome="not_credible") == "recorded"
    assert step(on_stage, "sum up") == "P1-2.1-c"
    assert step(on_stage, "audit") == "recorded"
    assert step(on_stage, "sum up") == "recorded"


def rate(on_stage: Stage, by: str = "S", on: str = "2006-03-20", **more: object) -> None:
    form = {"ratee_id": "A1", "quarter": "2006Q1", "item_scores": ("8",), "comment": "good"}
    take(on_stage, AttitudeFormSubmitted, on, by=by, **form, **more)


def test_forms_are_tallied_before_the_summary_and_before_publication() -> None:
    on_stage = stage()
    rate(on_stage)
    for name in ("close", "audit"):
        step(on_stage, name)
    assert step(on_stage, "sum up") == "P1-2.8-c"
    take(on_stage, AttitudeResultsTallied, ON, ratee_id="A1", quarter="2006Q1")
    assert step(on_stage, "sum up") == "recorded"
    rate(on_stage, "A2", ON, note="was on leave")
    assert step(on_stage, "publish") == "P1-2.8-c"


@pytest.mark.parametrize("name", ["sum up", "publish"])
@pytest.mark.parametrize("quarter", [None, "2006Q5"])
def test_a_summary_and_a_publication_name_their_quarter(name: str, quarter: str | None) -> None:
    found = refusal(stage(), STEPS[name][0], ON, quarter=quarter)
    assert found.clause is not None


def test_the_rows_are_the_programs_whatever_is_given() -> None:
    on_stage = after("close", "audit", "sum up")
    row = {"staff_id": "A1", "raw": "100", "adjustment": "0", "score": "100", "exact": "100"}
    made_up = ({**row, "disqualified": False},)
    fact = take(on_stage, QuarterResultsPublished, ON, quarter="2006Q1", rows=made_up).fact
    assert isinstance(fact, QuarterResultsPublished)
    # 0.5·81 + 0.25·80 + 0.25·80
    assert [shown(one.exact) for one in fact.rows] == ["80.5"]


def publication(on_stage: Stage) -> QuarterResultsPublished:
    fact = take(on_stage, QuarterResultsPublished, ON, quarter="2006Q1").fact
    assert isinstance(fact, QuarterResultsPublished)
    return fact


def test_a_publication_has_a_row_for_everybody_with_a_score_and_the_appeal_window() -> None:
    on_stage = after("close", staff=("A1", "A3"))
    cheat(on_stage, {"staff_id": "A2", "on": "2006-03-15", "id": "c"})
    for name in ("audit", "sum up", "adjust"):
        step(on_stage, name)
    fact = publication(on_stage)
    rows = {row.staff_id: (shown(row.exact), row.disqualified) for row in fact.rows}
    # 80.5 + 2; a cancelled quarter stays zero.
    assert rows == {"A1": ("82.5", False), "A3": ("82.5", False), "A2": ("0", True)}
    assert [str(one.due) for one in fact.deadlines] == ["2006-04-20"]
    assert fact.regulation == on_stage.session.department().regulation.adopted[0].fact.fingerprint


def test_a_score_without_end_is_published_exactly_and_rounded_beside() -> None:
    on_stage = stage()
    exams = {"knowledge": "81", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    form = {"ratee_id": "A1", "quarter": "2006Q1", "comment": "good"}
    for by in ("S", "F1", "A2"):
        items = ("2", "1", "1")
        take(on_stage, AttitudeFormSubmitted, "2006-03-20", by=by, item_scores=items, **form)
    take(on_stage, AttitudeResultsTallied, "2006-03-21", ratee_id="A1", quarter="2006Q1")
    for name in ("close", "audit", "sum up"):
        step(on_stage, name)
    (row,) = publication(on_stage).rows
    assert row.exact == Fraction(161, 2) + Fraction(4, 3)  # 81.8333…
    assert str(row.score) == "81.8333"


def bonus(on_stage: Stage, **more: object) -> str:
    ref = {"code": "bonus", "version": 1, "item": "B0"}
    fields = deducted(by="S", standard_ref=ref, **more)
    return outcome(on_stage, BonusPointsAwarded, "2006-03-30", recorded=ON, **fields)


def test_a_new_edition_needs_a_change_and_a_new_summary_and_lists_what_changed() -> None:
    on_stage = after("close", "audit", "sum up", "publish", staff=("A1", "A2"))
    cheat(on_stage, {"staff_id": "A1", "on": "2006-03-15", "id": "c"})
    assert step(on_stage, "publish", "2006-04-20") == "P1-2.13"
    assert step(on_stage, "sum up", "2006-04-20") == "recorded"
    fact = publication_of_edition_two(on_stage)
    (change,) = fact.changes_since_previous
    assert (change.staff_id, shown(change.before), shown(change.after)) == ("A1", "80.5", "0")
    assert "c" in change.because


def publication_of_edition_two(on_stage: Stage) -> QuarterResultsPublished:
    fact = take(on_stage, QuarterResultsPublished, "2006-04-20", quarter="2006Q1").fact
    assert isinstance(fact, QuarterResultsPublished)
    assert (fact.edition, len(on_stage.session.department().editions(Q1))) == (2, 2)
    return fact


def test_who_gets_a_result_later_is_listed_as_new() -> None:
    on_stage = after("close", "audit", "sum up", "publish")
    exams = {"knowledge": "81", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A2", "quarter": "2006Q1", **exams})
    step(on_stage, "sum up", "2006-04-20")
    (change,) = publication_of_edition_two(on_stage).changes_since_previous
    assert (change.before, shown(change.after)) == (None, "80.5")


def test_an_edition_out_of_its_number_is_refused() -> None:
    on_stage = after("close", "audit", "sum up", "publish")
    assert step(on_stage, "publish", edition=1) == "P1-2.13"


def test_a_first_edition_out_of_its_number_is_refused_too() -> None:
    assert step(after("close", "audit", "sum up"), "publish", edition=2) == "P1-2.13"


@pytest.mark.parametrize(
    ("on_paper", "due"), [({}, "2006-05-05"), ({"written_on": "2006-04-10"}, "2006-04-20")]
)
def test_a_publication_dated_back_does_not_shorten_the_window_of_appeal(
    on_paper: dict[str, str], due: str
) -> None:
    fields = {"quarter": "2006Q1", "recorded": "2006-04-25", **on_paper}
    on_stage = after("close", "audit", "sum up")
    fact = take(on_stage, QuarterResultsPublished, "2006-04-01", **fields).fact
    assert [str(one.due) for one in fact.deadlines] == [due]  # Not 04-11, ten days after 04-01.


def test_a_publication_stores_the_window_as_it_is_read() -> None:
    on_stage = stage({"appeal.window_anchor": "last_day_of_quarter"})
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", "knowledge": "81"})
    for name in ("close", "audit", "sum up"):
        step(on_stage, name)  # Ten days after 03-31 are 04-10 (F-76).
    assert [str(one.due) for one in publication(on_stage).deadlines] == ["2006-04-10"]


@pytest.mark.parametrize("missing", ["evidence", "external_influence"])
def test_an_adjustment_needs_its_influence_and_its_evidence(missing: str) -> None:
    on_stage = after("close", "audit", "sum up")
    given = {"evidence": (), "external_influence": None}[missing]
    fields = {**ADJUST, missing: given}
    assert outcome(on_stage, ResultAdjusted, ON, **fields) == "P1-2.12"


def test_an_adjustment_of_the_department_names_this_one() -> None:
    on_stage = after("close", "audit", "sum up")
    fact = take(on_stage, ResultAdjusted, ON, **ADJUST).fact
    assert isinstance(fact, ResultAdjusted)
    assert (fact.scope, fact.scope_id) == ("department", LOG)
    assert fact.quarter == Quarter(2006, 1)


def test_bonus_points_after_publication_have_no_effect_on_the_edition() -> None:
    on_stage = after("close", "audit", "sum up", "publish")
    assert bonus(on_stage, points="5") == "recorded"
    assert step(on_stage, "sum up", "2006-04-20") == "recorded"
    assert step(on_stage, "publish", "2006-04-20") == "P1-2.13"
