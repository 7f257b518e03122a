"""Ten points for spreading discontent: once for a task, confirmed, in time (P1-3.7-d)."""

from domain.facts.disputes import TaskAssigned, TaskDisagreementLogged, TaskRefusalReported
from domain.facts.points import DiscontentLogConfirmed, DiscontentSpreadLogged
from domain.line import walk
from domain.rules.bearing import bears_on
from tests.builders import Book
from tests.cast import Q1, Q2, shown
from tests.rules.readings_of_disputes import spread
from tests.rules.readings_of_scores import eighty

HEARD = {"hearer_ids": ("A2",), "description": "loud"}


def why(book: Book) -> list[str]:
    """Say why each log costs nothing."""
    return [
        line.message.values["why"].id  # type: ignore[attr-defined]  # a message
        for line in walk(book.score().lines)
        if line.clause == "P1-3.7-d" and "why" in line.message.values
    ]


def test_ten_points_come_off_the_quarter_with_log_and_confirmation() -> None:
    book = spread(eighty({}), "2006-02-12")
    (line,) = [one for one in walk(book.score().lines) if one.clause == "P1-3.7-d"]
    assert shown(line.amount) == "-10"
    kinds = [type(entry.fact) for entry in line.entries]
    assert kinds == [DiscontentSpreadLogged, DiscontentLogConfirmed]


def test_a_log_without_a_disputed_task_costs_nothing_and_says_so() -> None:
    book = eighty({})
    book.write(DiscontentSpreadLogged, by="F1", staff_id="A1", task_id="none", **HEARD)
    assert shown(book.score().score) == "80"
    assert why(book) == ["line.discontent.no_dispute"]


def test_a_refused_task_was_not_obeyed_reluctantly() -> None:
    book = spread(eighty({}), "2006-02-12")
    task = next(e for e in book.entries if isinstance(e.fact, TaskAssigned)).fact.id
    about = {"by": "F1", "task_id": task, "staff_id": "A1", "reported_to": "S"}
    book.write(TaskRefusalReported, **about)
    assert why(book) == ["line.discontent.no_dispute"]


def test_a_log_the_supervisor_did_not_confirm_costs_nothing() -> None:
    book = spread(eighty({}), "2006-02-12", confirmed=False)
    assert why(book) == ["line.discontent.awaits"]
    log = book.entries[-1].fact.id
    book.write(DiscontentLogConfirmed, incident_id=log, confirmed=False, reason="hearsay")
    assert why(book) == ["line.discontent.not_confirmed"]


def test_a_log_confirmed_after_publication_came_too_late() -> None:
    """It counts from its confirmation, and the result was out by then (P1-2.10)."""
    book = spread(eighty({}), "2006-03-28", confirmed=False)
    log = book.entries[-1].fact.id
    book.publish("A1", on="2006-04-10")
    book.write(DiscontentLogConfirmed, "2006-04-11", incident_id=log, confirmed=True, reason="so")
    assert shown(book.score().score) == "80"
    assert why(book) == ["line.recorded_late"]


def test_one_task_costs_once_across_quarters() -> None:
    book = spread(eighty({}), "2006-03-28", "2006-04-03")
    assert shown(book.score("A1", Q1).penalties) == "10"
    assert shown(book.score("A1", Q2).penalties) == "0"


def test_another_task_costs_again() -> None:
    book = spread(eighty({}), "2006-02-12")
    task = book.write(TaskAssigned, "2006-02-13", by="F1", staff_id="A1", text="sweep").fact.id
    book.write(TaskDisagreementLogged, by="F1", task_id=task, author_id="F1", position="yes")
    about = {"by": "F1", "staff_id": "A1", "task_id": task}
    log = book.write(DiscontentSpreadLogged, "2006-02-14", **about, **HEARD).fact.id
    book.write(DiscontentLogConfirmed, incident_id=log, confirmed=True, reason="so")
    assert shown(book.score().penalties) == "20"


def test_what_happened_before_the_regulation_costs_nothing() -> None:
    book = spread(eighty({}), "2003-12-30")
    assert shown(book.score().penalties) == "0"


def test_the_reading_of_prescribed_penalties_leaves_the_ten_points_out() -> None:
    """The formula alone counts, and the ten points stay deductions (P1-0.3/1, P1-4.1-e)."""
    score = spread(eighty({"score.component_set": "formula_only"}), "2006-02-12").score()
    assert (shown(score.score), shown(score.deductions)) == ("80", "10")


def test_a_log_and_its_confirmation_bear_on_the_quarter() -> None:
    book = spread(eighty({}), "2006-02-12")
    for entry in book.entries[-2:]:
        found = bears_on(book.department, entry.fact.id)
        assert [(one.staff_id, one.quarter) for one in found] == [("A1", Q1)]
