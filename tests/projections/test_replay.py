"""A quarter replayed: each entry with the scores before and after it (design section 5).

A1 has marks of 80 in all three exams: 80 × 50 % + 80 × 25 % + 80 × 25 % = 80 (P1-2.10).
"""

from fractions import Fraction

import pytest

import replaying
from domain.facts.attitude import AttitudeFormSubmitted, AttitudeResultsTallied
from domain.facts.points import GroomingDeductionRecorded, ScoreEntryReversed
from domain.facts.worklog import WorkLogEntryRecorded
from domain.history import Asked
from projections.asking import Asking
from projections.replay import Step, same
from rehearsal.shorthands import attitude, deduct, inspect, marks
from rehearsal.stage import Stage
from tests.cast import Q1, shown
from tests.staging import stage, take

A1 = {"staff_id": "A1", "quarter": "2006Q1"}
EXAMS = {"knowledge": "80", "document": "80", "typing": "80"}


def staged(actor: str | None = "S") -> Stage:
    on_stage = stage()
    marks(on_stage, {**A1, **EXAMS})
    on_stage.session.actor = actor
    return on_stage


def replayed(
    on_stage: Stage, person: str | None = "A1", asking: Asking | None = None
) -> list[Step]:
    found = replaying.steps(on_stage.session.ask(asking), Q1, person=person)
    return [step for step in found if step.moved]


def scores(steps: list[Step]) -> list[str]:
    """What there was of the score after each step."""
    return [shown(one.so_far[1]) for step in steps for one in step.moved]


def test_every_mark_and_deduction_moves_the_score_when_it_comes() -> None:
    on_stage = staged()
    deduct(on_stage, {"staff_id": "A1", "on": "2006-03-20", "grooming": "3"})
    steps = replayed(on_stage)
    kinds = [type(step.entry.fact).__name__ for step in steps]
    # Everybody is engaged and the regulation adopted first; of two raters the first gives no mark.
    assert kinds[-5:] == [
        "DocumentWritingMarked",
        "DocumentWritingMarked",
        "KnowledgeExamMarked",
        "TypingTestTaken",
        "GroomingDeductionRecorded",
    ]
    assert scores(steps)[-5:] == ["0", "20", "60", "80", "77"]
    assert steps[0].moved[0].before is None


def test_a_reversal_is_a_moment_at_which_the_score_changed() -> None:
    on_stage = staged()
    on = "2006-03-20"
    deduct(on_stage, {"staff_id": "A1", "on": on, "grooming": "3", "id": "g1"})
    take(on_stage, ScoreEntryReversed, on, by="F1", target="g1", reason="somebody else")
    last = replayed(on_stage)[-1]
    (moved,) = last.moved
    assert isinstance(last.entry.fact, ScoreEntryReversed)
    assert [shown(one) for one in moved.so_far] == ["77", "80"]


def test_an_entry_moves_everybody_it_bears_on_and_nobody_else() -> None:
    on_stage = staged()
    marks(on_stage, {**A1, "staff_id": "F1", **EXAMS})
    inspect(on_stage, {"on": "2006-03-20", "points": "31", "duty": "F1"})
    last = [step for step in replayed(on_stage, None) if step.moved][-1]
    # 31 is more than 30: ten points off the foreman on duty (P1-2.9-e), nothing for A1.
    (moved,) = last.moved
    assert moved.staff_id == "F1"
    assert [shown(one) for one in moved.so_far] == ["80", "70"]


def test_what_no_score_reads_moves_nobody() -> None:
    on_stage = staged()
    size = on_stage.session.journal.size()
    fields = {"staff_id": "A1", "tasks": "巡查", "work_status": "正常"}
    take(on_stage, WorkLogEntryRecorded, "2006-03-21", by="A1", **fields)
    take(on_stage, GroomingDeductionRecorded, "2006-03-21", by="F1", **grooming("A2"))
    steps = replaying.steps(on_stage.session.ask(), Q1, after=size, person="A1")
    assert [(type(step.entry.fact), step.moved) for step in steps] == [
        (GroomingDeductionRecorded, ())
    ]


def grooming(staff: str) -> dict[str, object]:
    return {
        "staff_id": staff,
        "points": "2",
        "standard_ref": {"code": "grooming", "version": 1, "item": "G0"},
    }


@pytest.mark.parametrize("actor", ["A1", "H1", "S"])
def test_a_form_is_no_step_and_only_the_tally_moves(actor: str) -> None:
    on_stage = staged(actor)
    size = on_stage.session.journal.size()
    attitude(on_stage, {**A1, "supervisor": "9", "foreman": "9", "members": ["9"]})
    told = list(replaying.steps(on_stage.session.ask(), Q1, after=size, person="A1"))
    assert not [step for step in told if isinstance(step.entry.fact, AttitudeFormSubmitted)]
    moving = [step for step in told if step.moved]
    assert [type(step.entry.fact) for step in moving] == [AttitudeResultsTallied]
    assert scores(moving) == ["89"]


def test_where_nobody_looks_every_form_is_a_step() -> None:
    on_stage = staged(None)
    attitude(on_stage, {**A1, "supervisor": "9", "foreman": "9", "members": ["4"]})
    assert [type(step.entry.fact) for step in replayed(on_stage)][-3:] == [
        AttitudeFormSubmitted
    ] * 3


def busy() -> Stage:
    """A quarter with something of everything."""
    on_stage = staged("H1")
    marks(on_stage, {"staff_id": "F1", "quarter": "2006Q1", **EXAMS})
    inspect(on_stage, {"on": "2006-03-02", "points": "20", "duty": "F1"})
    deduct(on_stage, {"staff_id": "A1", "on": "2006-03-05", "grooming": "3", "id": "g1"})
    attitude(on_stage, {**A1, "supervisor": "9", "foreman": "8", "members": ["7", "6"]})
    inspect(on_stage, {"on": "2006-03-31", "points": "11", "duty": "F1"})
    take(on_stage, ScoreEntryReversed, "2006-03-31", by="F1", target="g1", reason="mistaken")
    return on_stage


@pytest.mark.parametrize("without", [(), ("g1",)], ids=["all", "without one"])
def test_after_each_step_the_rating_is_the_one_known_at_that_entry(
    without: tuple[str, ...],
) -> None:
    session = busy().session
    asked = Asked(without=frozenset(without))
    compared = 0
    for step in replaying.steps(session.ask(Asking(asked=asked)), Q1):
        at = step.entry.position
        # What is not recorded yet cannot be left out.
        left_out = frozenset(one for one in without if session.journal.find(one, at))
        asking = Asking(known_at=str(at), asked=Asked(without=left_out))
        for one in step.moved:
            assert same(one.after, session.rating(one.staff_id, "2006Q1", asking)), step.entry
            compared += 1
    assert compared > 10


def test_the_steps_between_two_moments_add_up_to_the_difference() -> None:
    on_stage = busy()
    steps = list(replaying.steps(on_stage.session.ask(), Q1, person="F1", after=40))
    told = [one.so_far for step in steps for one in step.moved]
    gained = sum(((after or 0) - (before or 0) for before, after in told), Fraction(0))
    # 80 from the exams, −10 once the month's inspections came to 31 (P1-2.9-e).
    assert gained == 70
