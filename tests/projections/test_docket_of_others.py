"""The docket beyond results: interference, explanations, and whom a ruling moved (P1-0.6-f)."""

from datetime import date

import pytest

import overviews
from domain.facts.appeals import (
    AppealRegistered,
    AppealVerified,
    ExplanationGiven,
    ExplanationRequested,
    InterferenceAppealLodged,
)
from domain.values import Quarter
from domain.wording import render
from projections.asking import Asking
from projections.docket import Docketed
from projections.due import Due
from rehearsal.quarters_end import appeal, publish
from rehearsal.shorthands import deduct, marks
from rehearsal.stage import Stage, moment_of
from tests.cast import Q1
from tests.rules.readings_of_rework import PLANNED
from tests.staging import stage, take

ASKED = {"by": "A1", "staff_id": "A1", "about": "2006Q1", "text": "why?"}


def only(on_stage: Stage, known_at: str | None = None) -> Docketed:
    (found,) = overviews.appeals(on_stage.session.ask(Asking(known_at)))
    return found


def due(on_stage: Stage, clause: str, known_at: str | None = None) -> list[tuple[str, str, int]]:
    rows: tuple[Due, ...] = overviews.due_now(on_stage.session.ask(Asking(known_at)))
    return [
        (render(one.duty.what, "en"), str(one.duty.due), one.days_over)
        for one in rows
        if one.duty.clause == clause
    ]


def hindered(on: str) -> Stage:
    on_stage = stage()
    take(on_stage, InterferenceAppealLodged, on, by="A1", id="i1", **PLANNED)
    take(on_stage, AppealRegistered, on, by="H2", appeal_id="i1")
    return on_stage


@pytest.mark.parametrize(
    ("on", "next_step"),
    [("2006-05-12", "verify"), ("2006-05-16", "admit"), ("2006-05-09", "admit")],
)
def test_what_came_outside_its_window_is_taken_up_for_a_reason(on: str, next_step: str) -> None:
    found = only(hindered(on))
    assert (found.interference, found.quarter, found.next_step) == (
        True,
        Quarter(2006, 2),
        next_step,
    )
    assert found.state.last_day == date(2006, 5, 15)


def test_an_interference_appeal_goes_on_like_any_other() -> None:
    on_stage = hindered("2006-05-12")
    fields = {"appeal_id": "i1", "founded": "yes", "report_ref": "r"}
    take(on_stage, AppealVerified, "2006-05-15", by="H2", **fields)
    found = only(on_stage)
    # Ten days from lodging (P1-3.7-h).
    assert (found.state.state, found.next_step, str(found.due)) == (
        "verified",
        "decide",
        "2006-05-22",
    )


@pytest.mark.parametrize(("known_at", "over"), [("2006-04-28", 0), ("2006-04-29", 1)])
def test_an_explanation_is_flagged_ten_days_after_it_was_asked_for(
    known_at: str, over: int
) -> None:
    on_stage = stage()
    take(on_stage, ExplanationRequested, "2006-04-18", id="e1", **ASKED)
    on_stage.pass_to(moment_of("2006-05-10"))
    assert due(on_stage, "P1-0.6-f", known_at) == [("explanation to A1", "2006-04-28", over)]


def test_an_explanation_that_was_given_is_due_no_more() -> None:
    on_stage = stage()
    take(on_stage, ExplanationRequested, "2006-04-18", id="e1", **ASKED)
    take(on_stage, ExplanationGiven, "2006-05-02", by="S", request_id="e1", text="because")
    (asked,) = overviews.docketed(on_stage.session.ask()).asked
    assert asked.given is not None
    assert due(on_stage, "P1-0.6-f") == []


def test_an_overdue_explanation_is_a_finding_of_the_quarter_it_was_asked_for_in() -> None:
    on_stage = stage()
    take(on_stage, ExplanationRequested, "2006-02-10", id="e1", **ASKED)
    on_stage.pass_to(moment_of("2006-02-23"))
    noted = overviews.findings(on_stage.session.ask(Asking("2006-02-23")), Q1)
    said = [render(one.finding.message, "en") for one in noted if one.finding.clause == "P1-0.6-f"]
    assert said == ["The explanation A1 asked for was flagged on 2006-02-20, 3 days ago"]


def ruled() -> Stage:
    """F-64: A1's 58 becomes 81 on appeal, and A4's 64 the third place from below."""
    on_stage = stage()
    marks(on_stage, _marks("A1", 82, 80))
    deduct(on_stage, {"staff_id": "A1", "on": "2006-02-10", "procedure": "23", "id": "d1"})
    for staff, knowledge, others in (
        ("A2", 62, 60),
        ("A3", 66, 60),
        ("A4", 68, 60),
        ("A5", 80, 80),
        ("A6", 84, 80),
    ):
        marks(on_stage, _marks(staff, knowledge, others))
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    dates = {"on": "2006-04-18", "meeting": "2006-05-08", "fed_back": "2006-05-10"}
    about = {"about": ["d1"], "reverse": ["d1"], "outcome": "upheld", "id": "a1"}
    appeal(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **dates, **about})
    on_stage.pass_to(moment_of("2006-06-01"))
    return on_stage


def _marks(staff: str, knowledge: int, others: int) -> dict[str, object]:
    given = {"knowledge": str(knowledge), "document": str(others), "typing": str(others)}
    return {"staff_id": staff, "quarter": "2006Q1", **given}


# Before: A1 58, A2 61, A3 63, A4 64, A5 80, A6 82; after: A2, A3, A4, A5 80, A1 81, A6. The mean of
# F1's team was 408/6 = 68 and is 431/6 = 71.8, both below the 75 of the first level (P1-4.3-f).
MOVED = {
    "A2": "from place 2 to 1 from the bottom",
    "A3": "from place 3 to 2 from the bottom",
    "A4": "from place 4 to 3 from the bottom",
    "A5": "from place 5 to 4 from the bottom",
}


def test_whom_a_ruling_moved_is_on_the_docket_with_a_window_of_their_own() -> None:
    found = only(ruled())
    assert {one.staff_id: render(one.message, "en") for one in found.others} == MOVED
    # Edition 2 of 05-10, and ten days.
    assert {str(one.last_day) for one in found.others} == {"2006-05-20"}


@pytest.mark.parametrize(("known_at", "runs"), [("2006-05-20", True), ("2006-05-21", False)])
def test_their_windows_are_due_as_long_as_they_run(known_at: str, *, runs: bool) -> None:
    rows = overviews.due_now(ruled().session.ask(Asking(known_at)))
    staff = [one.duty.staff for one in rows if one.duty.key == "result_appeal/2006Q1/2"]
    # A1, whose result changed, and those who were moved; not A6.
    assert staff == ([("A1", "A2", "A3", "A4", "A5")] if runs else [])


def test_each_of_them_is_told_with_their_own_rating_and_nobody_else() -> None:
    on_stage = ruled()
    for staff, told in (("A1", 0), ("A4", 1), ("A6", 0)):
        answer = on_stage.session.ask().rating(staff, "2006Q1")
        said = [one for one in answer.findings if one.clause == "P1-3.7-i"]
        assert len(said) == told, staff


def test_before_the_ruling_nobody_is_moved() -> None:
    assert only(ruled(), "2006-05-07").others == ()
