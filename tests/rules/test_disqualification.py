"""What cancels a person's quarter, and what lifts that again (P1-3.5-c to -g, P1-2.2-e)."""

import pytest

from domain.entry import Entry
from domain.facts.disqualification import (
    PENALTIES,
    DisciplinaryPenaltyImposed,
    DisciplinaryPenaltyRevoked,
    QuarterDisqualificationLifted,
    QuarterDisqualified,
    SeriousViolationFound,
)
from domain.facts.envelope import Fact
from domain.facts.standards import PolicyOptionSet
from domain.facts.worklog import CheatingReportDismissed, TaskCompletionSpotChecked
from domain.rules.disqualification import grounds
from domain.values import Quarter
from tests.builders import Book
from tests.cast import FEBRUARY, Q1, Q2

BY_DECISION = {"disqualification.automatic": "always_by_decision"}
IN_TASK_CHECKS = {"disqualification.threshold": "three_when_found_in_task_checks"}
FOUR_QUARTERS = {"disqualification.late_discovery_limit": "four_quarters"}


def why(book: Book, staff: str = "A1", quarter: Quarter = Q1) -> list[str]:
    return [ground.name for ground in grounds(book.dossier(staff, quarter))]


def penalise(book: Book, level: str = "warning", staff: str = "A1") -> Entry[Fact]:
    fields = {"level": level, "violation_on": FEBRUARY, "rule_ref": "7"}
    return book.write(DisciplinaryPenaltyImposed, "2006-02-12", staff=staff, **fields)


def decide(book: Book, ground: str, trigger: Entry[Fact] | None = None) -> Entry[Fact]:
    fields = {"quarter": Q1, "ground": ground, "reason": "it was grave"}
    named = {"trigger": trigger.fact.id} if trigger else {}
    return book.write(QuarterDisqualified, staff="A1", **fields, **named)


def lift(book: Book, decision: Entry[Fact]) -> None:
    fields = {"quarter": Q1, "lifts": decision.fact.id, "reason": "unfounded"}
    book.write(QuarterDisqualificationLifted, "2006-05-08", staff="A1", **fields)


def test_an_honest_quarter_has_no_ground() -> None:
    assert why(Book()) == []


@pytest.mark.parametrize(
    ("level", "cancels"),
    # 警告以上, warning included (P1-3.5-d).
    [(level, number >= PENALTIES.index("warning")) for number, level in enumerate(PENALTIES)],
)
def test_a_penalty_of_warning_or_above_cancels_the_quarter(level: str, *, cancels: bool) -> None:
    book = Book()
    penalise(book, level)
    assert why(book) == (["penalty"] if cancels else [])


def test_a_revoked_penalty_cancels_nothing() -> None:
    book = Book()
    revoked = penalise(book).fact.id
    book.write(DisciplinaryPenaltyRevoked, "2006-05-01", penalty_id=revoked, reason="an error")
    assert why(book) == []


def test_one_confirmed_incident_is_enough_and_each_is_a_ground() -> None:
    book = Book()
    book.cheat("2006-01-10")
    assert why(book) == ["cheating"]
    book.cheat("2006-02-10")
    assert why(book) == ["cheating", "cheating"]
    assert why(book, quarter=Q2) == []
    assert why(book, "A2") == []


def test_a_dismissed_report_cancels_nothing() -> None:
    book = Book()
    report = book.cheat(FEBRUARY)
    fields = {"incident_id": report.fact.id, "reason": "a slip of the pen"}
    book.write(CheatingReportDismissed, "2006-05-08", **fields)
    assert why(book) == []


def test_every_ground_that_stands_is_given() -> None:
    book = Book()
    book.cheat(FEBRUARY)
    penalise(book)
    decide(book, "head_finding")
    assert why(book) == ["cheating", "penalty", "head_finding"]


def test_a_serious_violation_needs_a_decision() -> None:
    book = Book()
    fields = {"occurred_on": FEBRUARY, "influence": "bad"}
    found = book.write(SeriousViolationFound, staff="A1", **fields)
    assert why(book) == []
    decide(book, "serious_violation", found)
    assert why(book) == ["serious_violation"]


def test_a_decision_is_of_the_quarter_it_names() -> None:
    book = Book()
    decide(book, "head_finding")
    assert (why(book), why(book, quarter=Q2)) == (["head_finding"], [])


def test_a_lifted_decision_cancels_nothing() -> None:
    book = Book()
    lift(book, decide(book, "head_finding"))
    assert why(book) == []


def test_lifting_the_notice_of_a_penalty_lifts_its_ground_and_no_other() -> None:
    book = Book()
    book.cheat(FEBRUARY)
    lift(book, decide(book, "penalty", penalise(book)))
    assert why(book) == ["cheating"]


def test_by_decision_alone_a_ground_needs_its_notice() -> None:
    book = Book(BY_DECISION)
    first = book.cheat("2006-01-10")
    book.cheat("2006-02-10")
    decide(book, "cheating", first)
    (ground,) = grounds(book.dossier())
    assert first in ground.entries


def test_found_in_task_checks_the_third_incident_cancels() -> None:
    book = Book(IN_TASK_CHECKS)
    for number, on in enumerate(("2006-01-10", "2006-01-11", "2006-01-12")):
        assert why(book) == []
        fields = {"staff": "A1", "outcome": "suspected_cheating"}
        # The report names its check, or the check is of that person and that day.
        check = book.write(TaskCompletionSpotChecked, on, **fields)
        book.cheat(on, because_of=(check.fact.id,) if number else ())
    assert why(book) == ["cheating"] * 3


@pytest.mark.parametrize(
    "check",
    [
        pytest.param({"staff": "A2", "outcome": "suspected_cheating"}, id="of somebody else"),
        pytest.param({"staff": "A1", "outcome": "completed"}, id="that found nothing"),
    ],
)
def test_a_task_check_of_something_else_leaves_one_incident_enough(check: dict[str, str]) -> None:
    book = Book(IN_TASK_CHECKS)
    book.write(TaskCompletionSpotChecked, FEBRUARY, **check)
    book.cheat(FEBRUARY)
    assert why(book) == ["cheating"]


def test_an_incident_found_otherwise_cancels_beside_two_found_in_task_checks() -> None:
    book = Book(IN_TASK_CHECKS)
    fields = {"staff": "A1", "outcome": "suspected_cheating"}
    for on in ("2006-01-10", "2006-01-11"):
        book.write(TaskCompletionSpotChecked, on, **fields)
        book.cheat(on)
    book.cheat("2006-03-01")
    (ground,) = grounds(book.dossier())
    assert ground.message.values["on"] == book.entries[-2].fact.happened_on


@pytest.mark.parametrize(
    ("found", "reached"),
    [("2007-01-10", True), ("2007-03-31", True), ("2007-04-01", False)],
)
def test_four_quarters_back_is_within_reach_and_five_is_not(found: str, *, reached: bool) -> None:
    book = Book(FOUR_QUARTERS)
    book.cheat("2006-03-31", found=found)
    assert bool(why(book)) == reached


def read_from_april(key: str, value: str) -> Book:
    book = Book()
    option = {"key": key, "value": value, "effective_from": "2006-04-01", "reason": "stricter"}
    book.write(PolicyOptionSet, "2006-03-01", by="H1", **option)
    return book


def test_one_incident_cancels_one_quarter_though_the_reading_changed_between() -> None:
    book = read_from_april("disqualification.quarter_attribution", "quarter_of_discovery")
    book.cheat("2006-02-10", found="2006-04-20")
    # Conduct is read as on its day (0.6.6): by the quarter of the falsified data.
    assert [why(book, quarter=one) for one in (Q1, Q2)] == [["cheating"], []]


def test_one_penalty_cancels_one_quarter_though_the_reading_changed_between() -> None:
    book = read_from_april("disqualification.ground1_date", "quarter_of_decision")
    fields = {"staff": "A1", "by": "H1", "level": "warning", "rule_ref": "7"}
    book.write(DisciplinaryPenaltyImposed, "2006-04-20", violation_on="2006-02-10", **fields)
    assert [why(book, quarter=one) for one in (Q1, Q2)] == [["penalty"], []]


def test_cheating_from_before_the_regulation_cancels_nothing() -> None:
    book = Book()
    book.report("2003-12-31", found="2006-02-10")
    assert why(book) == []
