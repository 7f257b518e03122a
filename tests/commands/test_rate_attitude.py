"""Attitude forms and their tally: who rates whom, when, and what is tallied (P1-2.8)."""

from fractions import Fraction

import pytest

from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from tests.cast import Q1
from tests.staging import outcome, refusal, stage, take

FORM = {"ratee_id": "A1", "quarter": "2006Q1", "item_scores": ("8",), "comment": "good"}
ON = "2006-03-20"


@pytest.mark.parametrize(
    ("by", "capacity"),
    [("S", "supervisor"), ("F1", "foreman"), ("A2", "member"), ("A1", "self")],
)
def test_who_fills_a_form_in_decides_the_capacity(by: str, capacity: str) -> None:
    fact = take(stage(), AttitudeFormSubmitted, ON, by=by, **FORM).fact
    assert isinstance(fact, AttitudeFormSubmitted)
    assert fact.rater_capacity == capacity


@pytest.mark.parametrize(
    ("by", "more", "told"),
    [
        pytest.param("F2", {}, "recorded", id="the other team's foreman"),
        pytest.param("A7", {}, "recorded", id="a member of the other team"),
        pytest.param("A2", {"rater_capacity": "foreman"}, "P1-2.8-a", id="a member as foreman"),
        pytest.param("A2", {"rater_capacity": "self"}, "P1-2.8-a", id="somebody as the ratee"),
        pytest.param("A1", {"rater_capacity": "member"}, "P1-2.8-a", id="oneself as a member"),
        pytest.param("F1", {"rater_capacity": "supervisor"}, "P1-2.8-a", id="no supervisor"),
        pytest.param("H1", {}, "P1-2.8-b", id="HR"),
        pytest.param("D", {}, "P1-2.8-b", id="the deputy"),
        pytest.param("F2", {"ratee_id": "F1"}, "recorded", id="a foreman about the other foreman"),
        pytest.param("A3", {"ratee_id": "F1"}, "recorded", id="a member about the foreman"),
        pytest.param("S", {"ratee_id": "D"}, "P1-2.8-a", id="about somebody without a score"),
    ],
)
def test_supervisor_foremen_and_assistants_rate_their_colleagues(
    by: str, more: dict[str, str], told: str
) -> None:
    assert outcome(stage(), AttitudeFormSubmitted, ON, **{**FORM, "by": by, **more}) == told


def test_a_foreman_is_no_member_of_the_team() -> None:
    fields = {**FORM, "by": "F1", "rater_capacity": "member"}
    assert outcome(stage(), AttitudeFormSubmitted, ON, **fields) == "P1-2.8-a"


@pytest.mark.parametrize("by", ["F1", "S", "H1", "I1"])
def test_even_where_the_whole_department_rates_members_are_assistants(by: str) -> None:
    on_stage = stage({"attitude.peer_scope": "whole_department"})
    fields = {**FORM, "by": by, "rater_capacity": "member"}
    assert outcome(on_stage, AttitudeFormSubmitted, ON, **fields) != "recorded"


def test_read_so_the_whole_department_rates() -> None:
    on_stage = stage({"attitude.peer_scope": "whole_department"})
    assert outcome(on_stage, AttitudeFormSubmitted, ON, by="A7", **FORM) == "recorded"


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (("0",), "recorded"),
        (("10", "9.5"), "recorded"),
        (("10.1",), "P1-2.8-b"),
        (("-0.1",), "P1-2.8-b"),
        (("9.55",), "P1-2.8-b"),
        ((), "P1-2.8-b"),
    ],
)
def test_items_are_of_zero_to_ten_with_one_place(items: tuple[str, ...], told: str) -> None:
    fields = {**FORM, "item_scores": items, "by": "A2"}
    assert outcome(stage(), AttitudeFormSubmitted, ON, **fields) == told


@pytest.mark.parametrize("comment", [None, "", "  "])
def test_a_form_needs_a_comment(comment: str | None) -> None:
    fields = {**FORM, "comment": comment, "by": "A2"}
    assert outcome(stage(), AttitudeFormSubmitted, ON, **fields) == "P1-2.8-b"


@pytest.mark.parametrize(
    ("on", "note", "told"),
    [
        ("2006-03-31", None, "recorded"),
        ("2006-04-01", None, "P1-2.8-a"),
        ("2006-04-01", "was on leave", "recorded"),
    ],
)
def test_a_form_after_the_quarter_needs_a_reason(on: str, note: str | None, told: str) -> None:
    fields = {**FORM, "by": "A2", "note": note}
    assert outcome(stage(), AttitudeFormSubmitted, on, **fields) == told


def test_a_form_that_comes_in_late_needs_a_reason_whatever_day_it_bears() -> None:
    fields = {**FORM, "by": "A2", "recorded": "2006-04-05"}
    assert outcome(stage(), AttitudeFormSubmitted, "2006-03-30", **fields) == "P1-2.8-a"


def test_after_publication_no_form_is_taken() -> None:
    on_stage = stage()
    exams = {"knowledge": "80", "document": "80", "typing": "80"}
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **exams})
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    fields = {**FORM, "by": "A2", "note": "was on leave"}
    assert outcome(on_stage, AttitudeFormSubmitted, "2006-04-11", **fields) == "P1-2.10"


def test_a_tally_takes_the_means_of_the_forms() -> None:
    on_stage = stage()
    scores = (("S", "9"), ("A2", "8"), ("A3", "7"), ("A4", "7"), ("A7", "0"), ("A1", "10"))
    for by, score in scores:  # A7 is of another team, A1 is the person rated: neither counts.
        take(on_stage, AttitudeFormSubmitted, ON, **{**FORM, "by": by, "item_scores": (score,)})
    fact = take(on_stage, AttitudeResultsTallied, ON, ratee_id="A1", quarter=Q1).fact
    assert isinstance(fact, AttitudeResultsTallied)
    assert fact.supervisor_score == 9
    assert fact.foreman_score is None
    assert fact.member_average == Fraction(22, 3)
    assert fact.forms_counted == 4


def test_a_tally_of_forms_that_do_not_count_says_so() -> None:
    on_stage = stage()
    take(on_stage, AttitudeFormSubmitted, ON, **{**FORM, "by": "A7"})
    fact = take(on_stage, AttitudeResultsTallied, ON, ratee_id="A1", quarter=Q1).fact
    assert isinstance(fact, AttitudeResultsTallied)
    assert (fact.forms_counted, fact.member_average) == (0, None)


def test_with_no_form_there_is_nothing_to_tally() -> None:
    found = refusal(stage(), AttitudeResultsTallied, ON, ratee_id="A1", quarter="2006Q1")
    assert found.clause == "P1-2.8-c"


def test_a_tally_needs_its_person_and_its_quarter() -> None:
    assert outcome(stage(), AttitudeResultsTallied, ON, ratee_id="A1") == "P1-2.8-c"
