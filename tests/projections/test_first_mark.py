"""The second rater does not see the first mark before recording his own (P1-2.5-f, B.3.4)."""

import pytest

from commands.record import Draft
from domain.facts.exams import DocumentWritingMarked
from domain.facts.points import ScoreEntryReversed
from domain.history import Asked
from projections.asking import Asking
from rehearsal.quarters_end import publish
from rehearsal.shorthands import marks
from rehearsal.stage import Stage
from tests.cast import shown
from tests.projections.answers import everything_told, inside
from tests.staging import stage, take

ALONE = ("docexam.one_rater_missing", "single_mark_counts")
COUNTED = {ALONE[0]: ALONE[1]}
ON = "2006-01-10"


def marked(actor: str | None, *by: str, readings: dict[str, str] | None = None) -> Stage:
    """Let the other exams be marked with 80, and raters miss 3 terms: 100 - 3·3 = 91."""
    on_stage = stage(readings)
    for rater in by:
        mark(on_stage, rater)
    marks(on_stage, {"staff_id": "A1", "quarter": "2006Q1", "knowledge": "80", "typing": "80"})
    on_stage.session.actor = actor
    return on_stage


def mark(on_stage: Stage, rater: str, faults: int = 3) -> str:
    fields = {"staff_id": "A1", "missing_terms": faults, "by": rater, "id": f"mark-{rater}"}
    return take(on_stage, DocumentWritingMarked, ON, **fields).fact.id


def document(on_stage: Stage, asking: Asking | None = None) -> str:
    return shown(on_stage.session.rating("A1", "2006Q1", asking).score.marks["document"].value)


def askings(on_stage: Stage) -> list[Asking]:
    """Every circumstance that could open one mark alone."""
    size = on_stage.session.journal.size()
    known = [Asking(known_at=str(size - back), readings=(ALONE,)) for back in range(3)]
    without = Asking(
        asked=Asked(without=frozenset({"nothing-of-it", "mark-H1"})), readings=(ALONE,)
    )
    return [Asking(), Asking(readings=(ALONE,)), *known, without]


@pytest.mark.parametrize(("first", "second"), [("S", "H1"), ("S", "H2"), ("H1", "S")])
def test_no_output_and_no_hypothesis_tells_the_second_rater_the_first_mark(
    first: str, second: str
) -> None:
    on_stage = marked(second, first)
    for asking in askings(on_stage):
        told = everything_told(on_stage, asking)
        assert "91" not in told.replace("@91", "").replace("@191", "")
        assert not [part for part in ("22.75", "45.5") if part in told]
    assert document(on_stage, Asking(readings=(ALONE,))) == "-"


@pytest.mark.parametrize("actor", ["A1", "F1", "M", "D", None])
def test_a_hypothesis_opens_it_to_nobody_else_either(actor: str | None) -> None:
    on_stage = marked(actor, "S")
    told = document(on_stage, Asking(readings=(ALONE,)))
    assert told == ("91" if actor is None else "-")  # Nobody is looking at a rehearsal.


def test_whoever_gave_a_mark_sees_it() -> None:
    assert document(marked("S", "S"), Asking(readings=(ALONE,))) == "91"


def test_the_second_rater_sees_it_once_both_are_recorded_then_and_before() -> None:
    on_stage = marked("H1", "S")
    before = on_stage.session.journal.size()
    mark(on_stage, "H1", 1)
    # The mean of 91 and 97.
    assert document(on_stage) == "94"
    assert document(on_stage, Asking(known_at=str(before), readings=(ALONE,))) == "91"


def test_the_answer_says_whose_mark_is_awaited() -> None:
    told = everything_told(marked("H1", "S"))
    assert "shown once both have marked; awaited: HR" in told
    assert "P1-2.5-f" in told


def test_looking_at_the_effect_of_the_own_mark_does_not_tell_the_first() -> None:
    on_stage = marked("H1", "S")
    session = on_stage.session
    fields = {"staff_id": "A1", "by": "H1", "happened_on": ON, "missing_terms": 0}
    for kept in (fields, {**fields, "missing_terms": 30}):
        decided = session.preview((Draft(DocumentWritingMarked, {**kept, "note": "in time"}),))
        assert session.changes(decided) == ()


def test_where_one_mark_counts_alone_only_the_other_rater_waits() -> None:
    for actor, told in (("S", "91"), ("A1", "91"), ("F1", "91"), ("H1", "-"), ("H2", "-")):
        assert document(marked(actor, "S", readings=COUNTED)) == told


def test_what_is_published_is_hidden_from_nobody() -> None:
    on_stage = marked(None, "S", readings=COUNTED)
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    on_stage.session.actor = "H1"
    assert document(on_stage) == "91"


def test_after_a_reversal_the_next_rater_waits_again() -> None:
    on_stage = marked(None, "S", "H1")
    take(on_stage, ScoreEntryReversed, by="H1", target="mark-H1", reason="another's script")
    on_stage.session.actor = "H2"
    assert document(on_stage, Asking(readings=(ALONE,))) == "-"


def test_no_line_of_the_answer_holds_the_mark() -> None:
    rating = marked("H1", "S").session.rating("A1", "2006Q1", Asking(readings=(ALONE,)))
    assert 91 not in [
        one for one in inside(rating.lines) if not isinstance(one, DocumentWritingMarked)
    ]
