"""Whoever took part in what is contested does not hear the appeal (P1-3.7-j)."""

from domain.entry import Entry
from domain.facts.appeals import ResultAppealLodged
from domain.facts.disqualification import QuarterDisqualified, SeriousViolationFound
from domain.facts.envelope import Fact
from domain.facts.exams import ErrorCorrectionExamMarked
from domain.facts.organisation import TeamMembershipChanged
from domain.facts.points import (
    DiscontentLogConfirmed,
    DiscontentSpreadLogged,
    PointPenaltyImposed,
)
from domain.facts.quarter import ResultAdjusted
from domain.rules.appeal_panel import involved
from tests.builders import Book
from tests.cast import FEBRUARY, LOG, Q1

OWN = {"A1", "F1"}
"""The appellant, and the foreman of the appellant's team."""
TEAM = {f"A{number}" for number in range(1, 7)}
"""Who may have rated the appellant by form, where the whole result is contested (P1-2.8-b)."""


def took_part(book: Book, *contested: Entry[Fact], appellant: str = "A1") -> set[str]:
    ref = {"period": Q1, "edition": 1, "contested_items": [one.fact.id for one in contested]}
    by = "S" if appellant == LOG else appellant
    fields = {"appellant": appellant, "result_ref": ref, "grounds": "too low", "id": "a1"}
    appeal = book.write(ResultAppealLodged, "2006-04-18", by=by, **fields)
    return set(involved(book.department, appeal))


def test_the_appellant_and_the_own_foreman_always_took_part() -> None:
    book = Book()
    assert took_part(book, book.deduct(2, by="D")) == {*OWN, "D"}


def test_the_whole_team_may_have_rated_a_whole_result() -> None:
    assert took_part(Book()) == {*OWN, *TEAM}


def test_everybody_who_rated_a_whole_result_took_part() -> None:
    book = Book()
    book.marks(80, 80, 80)  # Document: S and H1; knowledge and typing: S.
    book.deduct(2, by="D")
    book.form("S", 8)
    assert took_part(book) == {*OWN, *TEAM, "S", "H1", "D"}


def test_who_rated_another_quarter_or_another_person_took_no_part_in_a_whole_result() -> None:
    book = Book()
    book.deduct(2, "2005-11-10", by="H3")
    book.deduct(2, staff="A7", by="H2")
    assert took_part(book) == {*OWN, *TEAM}


def test_a_department_appeals_through_its_head_and_has_no_foreman() -> None:
    book = Book()
    assert took_part(book, book.deduct(2, by="D"), appellant=LOG) == {LOG, "S", "D"}


def test_who_recorded_an_item_took_part_and_who_typed_it_in() -> None:
    book = Book()
    item = book.deduct(2, by="D", entered_by="H3")
    assert took_part(book, item) == {*OWN, "D", "H3"}


def test_both_markers_of_a_joint_mark_took_part() -> None:
    book = Book()
    fields = {"exam_id": "d", "for_quarter": Q1, "found_and_corrected": 7, "with": "H2"}
    item = book.write(ErrorCorrectionExamMarked, staff="A1", **fields)
    assert took_part(book, item) == {*OWN, "S", "H2"}


def test_who_reported_found_and_confirmed_cheating_took_part() -> None:
    book = Book()
    report = book.cheat(FEBRUARY, by="H1", discovered_by="H3")
    book.cheat("2006-02-11", by="M")
    assert took_part(book, report) == {*OWN, "H1", "H3", "H2"}


def test_the_adjuster_of_the_quarter_took_part() -> None:
    book = Book()
    fields = {"by": "M", "quarter": Q1, "scope_id": LOG, "delta": "1"}
    book.write(ResultAdjusted, "2006-04-05", external_influence="flood", **fields)
    assert took_part(book, book.deduct(2, by="D")) == {*OWN, "D", "M"}


def test_the_regulation_is_nobody() -> None:
    book = Book()
    fields = {"quarter": Q1, "points": "10", "clause_id": "P1-4.7", "by": "regulation"}
    item = book.write(PointPenaltyImposed, staff="A1", **fields)
    assert took_part(book, item) == OWN


def test_who_found_what_a_contested_penalty_follows_from_took_part() -> None:
    book = Book()
    inspection = book.inspect(31)
    fields = {"quarter": Q1, "points": "10", "clause_id": "P1-4.7", "by": "regulation"}
    because = {"because_of": (inspection.fact.id,)}
    item = book.write(PointPenaltyImposed, staff="F1", **fields, **because)
    assert "I1" in took_part(book, item, appellant="F1")


def test_the_reporter_took_part_where_the_confirmation_is_contested() -> None:
    book = Book()
    book.cheat(FEBRUARY, by="H1")
    assert took_part(book, book.entries[-1]) == {*OWN, "H1", "H2"}


def test_who_found_the_trigger_of_a_contested_disqualification_took_part() -> None:
    book = Book()
    violation = book.write(
        SeriousViolationFound, staff="A1", by="H3", occurred_on=FEBRUARY, influence="grave"
    )
    fields = {"quarter": Q1, "ground": "serious_violation", "reason": "grave", "by": "H1"}
    item = book.write(QuarterDisqualified, staff="A1", trigger=violation.fact.id, **fields)
    assert took_part(book, item) == {*OWN, "H1", "H3"}


def test_every_inspector_took_part() -> None:
    book = Book()
    item = book.inspect(4, by="I1", inspector_ids=("I1", "I2"))
    assert took_part(book, item) == {*OWN, "I1", "I2"}


def test_who_confirmed_a_log_of_discontent_took_part() -> None:
    book = Book()
    fields = {"task_id": "t", "hearer_ids": ("A2",), "description": "loud", "by": "F1"}
    item = book.write(DiscontentSpreadLogged, staff="A1", **fields)
    confirmed = {"incident_id": item.fact.id, "confirmed": True, "reason": "heard it"}
    book.write(DiscontentLogConfirmed, by="S", **confirmed)
    assert took_part(book, item) == {*OWN, "S"}


def test_every_foreman_of_the_quarter_is_the_appellants() -> None:
    book = Book()
    # Led by F2 in January, by F1 from February on.
    for on, team in (("2006-01-02", "T2"), ("2006-02-01", "T1")):
        led = {"team_id": team, "foreman_id": f"F{team[1]}", "from_on": on}
        book.write(TeamMembershipChanged, on, by="H1", staff="A1", **led)
    assert took_part(book, book.deduct(2, by="D")) == {*OWN, "D", "F2"}
