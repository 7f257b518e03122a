"""Two answers compared: only the lines that differ, and the entries that made the difference.

A1 has marks of 80 in all three exams, so 80; a grooming deduction of 3 makes it 77 (P1-2.10). Read
as characters in the whole test, the 275 typed are a mark of 100 and no longer of 80 (P1-2.6-c).
"""

from fractions import Fraction

import pytest

import replaying
from domain.facts.points import ScoreEntryReversed
from domain.facts.standards import PolicyOptionSet
from domain.history import Asked
from domain.refusals.asking import BadRange, NothingPublished
from domain.values import Quarter
from projections.asking import Asking, quarters_of
from projections.difference import difference
from projections.drift import Drift, Drifted
from rehearsal.quarters_end import appeal, publish
from rehearsal.shorthands import deduct, marks
from rehearsal.stage import Stage, moment_of
from reports.drift_table import drift_told
from reports.terminal import Page
from tests.cast import Q1, shown
from tests.staging import stage, take

EXAMS = {"knowledge": "80", "document": "80", "typing": "80"}
PER_TEST = (("typing.unit", "chars_per_test"),)


def staged(*staff: str) -> Stage:
    """Everybody named at 80, and A1 at 77."""
    on_stage = stage()
    for one in ("A1", *staff):
        marks(on_stage, {"staff_id": one, "quarter": "2006Q1", **EXAMS})
    deduct(on_stage, {"staff_id": "A1", "on": "2006-03-20", "grooming": "3", "id": "g1"})
    return on_stage


def without(*names: str) -> Asking:
    return Asking(asked=Asked(without=frozenset(names)))


def test_only_the_lines_that_differ_are_shown_and_the_entry_left_out() -> None:
    found = replaying.compared(staged().session, "A1", Q1, Asking(), without("g1"))
    (term,) = found.difference.lines
    (entry,) = term.under
    assert (term.line.term, *map(shown, term.amounts)) == ("grooming", "-3", "0")
    assert (entry.line.clause, entry.after) == ("P1-2.3", None)
    assert found.difference.points == 3
    assert [one.fact.id for one in found.left_out] == ["g1"]
    assert found.steps == ()


def test_between_two_moments_the_entries_that_moved_the_score_are_told() -> None:
    on_stage = staged()
    before = on_stage.session.journal.size()
    take(on_stage, ScoreEntryReversed, "2006-03-20", by="F1", target="g1", reason="mistaken")
    deduct(on_stage, {"staff_id": "A2", "on": "2006-03-21", "grooming": "1"})
    then = Asking(known_at=str(before))
    found = replaying.compared(on_stage.session, "A1", Q1, then, Asking())
    assert [type(step.entry.fact) for step in found.steps] == [ScoreEntryReversed]
    assert found.difference.points == 3


def test_two_readings_differ_in_the_lines_they_touch() -> None:
    read = Asking(readings=PER_TEST)
    found = replaying.compared(staged().session, "A1", Q1, Asking(), read)
    (term,) = found.difference.lines
    assert (term.line.term, *map(shown, term.amounts)) == ("typing", "20", "25")
    assert {one.line.clause for one in term.under} == {"P1-2.6-c"}
    assert (found.steps, found.left_out) == ((), ())


def test_an_answer_does_not_differ_from_itself() -> None:
    found = replaying.compared(staged().session, "A1", Q1, Asking(), Asking())
    assert found.difference.points == 0
    assert not found.difference.lines


@pytest.mark.parametrize("asking", [without("g1"), Asking(readings=PER_TEST)])
def test_the_lines_that_differ_add_up_to_the_difference(asking: Asking) -> None:
    found = replaying.compared(staged().session, "A1", Q1, asking, Asking()).difference
    amounts = [one.amounts for one in found.lines]
    assert found.points == sum(((new or 0) - (old or 0) for old, new in amounts), Fraction(0))


def including(*names: str, known_at: int | None = None) -> Asking:
    at = None if known_at is None else str(known_at)
    return Asking(at, Asked(including=frozenset(names)))


def test_an_entry_that_was_reversed_may_be_asked_to_count_all_the_same() -> None:
    on_stage = staged()
    take(on_stage, ScoreEntryReversed, "2006-03-20", by="F1", target="g1", reason="mistaken")
    found = replaying.compared(on_stage.session, "A1", Q1, Asking(), including("g1"))
    assert found.difference.points == -3
    assert [type(one.fact) for one in found.left_out] == [ScoreEntryReversed]


def test_an_entry_recorded_later_may_be_asked_to_have_been_known() -> None:
    on_stage = staged()
    before = on_stage.session.journal.size() - 1
    then = Asking(known_at=str(before))
    found = replaying.compared(on_stage.session, "A1", Q1, then, including("g1", known_at=before))
    assert found.difference.points == -3
    assert [one.line.term for one in found.difference.lines] == ["grooming"]


def disputed() -> Stage:
    """Published at 77; the deduction lifted on appeal; then typing read otherwise for Q3."""
    on_stage = staged()
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    dates = {"on": "2006-04-15", "meeting": "2006-04-20", "fed_back": "2006-04-21"}
    about = {"about": ["g1"], "reverse": ["g1"], "outcome": "upheld", "id": "a1"}
    appeal(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **dates, **about})
    on_stage.pass_to(moment_of("2006-06-20"))
    option = {"key": "typing.unit", "value": "chars_per_test", "effective_from": "2006-07-01"}
    take(on_stage, PolicyOptionSet, "2006-06-20", by="H1", reason="decided", **option)
    on_stage.pass_to(moment_of("2006-07-02"))
    return on_stage


def test_the_four_canonical_answers_stand_side_by_side() -> None:
    found = replaying.canonical(disputed().session, "A1", Q1, edition=1)
    answers = {which: shown(one.score.score) for which, one in found.answers.items()}
    assert found.row
    assert shown(found.row.exact) == "77"
    assert found.holds
    assert answers == {
        "published": "77",
        "then_today": "82",  # 77, and typing 100 × 25 % instead of 80 × 25 %
        "now_then": "80",  # without the deduction
        "now_today": "85",
    }


def test_of_several_editions_the_latest_is_taken() -> None:
    found = replaying.canonical(disputed().session, "A1", Q1)
    assert found.row
    assert (found.edition.fact.edition, shown(found.row.exact)) == (2, "80")


def test_what_was_never_published_has_no_canonical_answers() -> None:
    session = staged().session
    with pytest.raises(NothingPublished):
        replaying.canonical(session, "A1", Q1)
    with pytest.raises(NothingPublished):
        replaying.drifting(session, Q1, Asking())


def test_drift_names_the_row_and_the_entry_that_made_it() -> None:
    on_stage = staged("A2")
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    dates = {"on": "2006-04-15", "meeting": "2006-04-20"}
    about = {"about": ["g1"], "reverse": ["g1"], "outcome": "upheld", "id": "a1"}
    assert replaying.drifting(on_stage.session, Q1, Asking()).rows == ()
    appeal(on_stage, {"staff_id": "A1", "quarter": "2006Q1", **dates, **about})
    met = on_stage.session.department().editions(Q1)[-1].position - 1
    found = replaying.drifting(on_stage.session, Q1, Asking(known_at=str(met)))
    ((row,), reasons) = (found.rows, found.reasons)
    assert (row.staff_id, shown(row.published), shown(row.rebuilt)) == ("A1", "77", "80")
    _, steps = reasons["A1"]
    assert [type(step.entry.fact) for step in steps] == [ScoreEntryReversed]


def test_drift_that_no_line_accounts_for_is_said_and_shows_no_empty_table() -> None:
    on_stage = staged("A2")
    publish(on_stage, {"quarter": "2006Q1", "on": "2006-04-10"})
    question = on_stage.session.ask()
    rated = question.rating("A1", "2006Q1")
    row = Drifted("A1", on_stage.session.department().editions(Q1)[-1].fact.rows[0], None)
    found = Drift(Q1, 1, (row,), {"A1": (difference(rated, rated), ())})
    told = drift_told(Page("en"), found, question.footing())
    assert "No line differs since publication" in told
    assert "Before After" not in told


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("2006Q1", ("2006Q1",)),
        ("2006", ("2006Q1", "2006Q2", "2006Q3", "2006Q4")),
        ("2005Q4..2006Q2", ("2005Q4", "2006Q1", "2006Q2")),
        ("2005Q4..2006", ("2005Q4", "2006Q1", "2006Q2", "2006Q3", "2006Q4")),
    ],
)
def test_a_range_is_a_quarter_a_year_or_from_one_to_another(
    text: str, quarters: tuple[str, ...]
) -> None:
    assert quarters_of(text) == tuple(Quarter.parse(one) for one in quarters)


@pytest.mark.parametrize("text", ["", "2006Q5", "2006Q2..2006Q1", "Q1", "1900Q1..2900Q1", "06"])
def test_another_text_is_no_range(text: str) -> None:
    with pytest.raises(BadRange):
        quarters_of(text)
