"""What the history of a quarter lacks or contradicts, beside the ratings (D and G)."""

from datetime import date
from fractions import Fraction

import pytest

from domain.facts.assessment import PerformanceTalkHeld
from domain.facts.grades import EliminationDecided
from domain.facts.organisation import StaffMemberLeft
from domain.facts.quarter import SelfEvaluationSubmitted
from domain.facts.questions import QuestionSubmitted
from domain.line import Finding
from domain.wording import LANGUAGES, render
from overviews import findings
from projections.department_findings import department_findings
from projections.noted import Noted
from tests.builders import Book
from tests.cast import Q1
from tests.projections.test_docket import lodged, published
from tests.staging import take

TODAY = date(2006, 4, 20)


def noted(book: Book) -> tuple[Noted, ...]:
    return department_findings(book.department, Q1, TODAY, ())


def only(book: Book, message: str) -> Noted:
    (found,) = [one for one in noted(book) if one.finding.message.id == f"finding.{message}"]
    return found


def ids(book: Book) -> set[str]:
    return {one.finding.message.id for one in noted(book)}


def test_every_overdue_duty_is_a_finding_hr_included() -> None:
    overdue = [one for one in noted(Book()) if one.finding.message.id == "finding.overdue"]
    late = {str(one.finding.message.values["what"].id) for one in overdue}  # type: ignore[attr-defined]  # a message
    assert {"duty.checks", "duty.collation", "duty.audit", "duty.publication"} <= late
    assert "duty.half_year_report" not in late
    assert "duty.self_nomination" not in late  # A right that has lapsed is nobody's fault.


def test_a_rating_of_a_quarter_to_come_lacks_nothing_yet() -> None:
    book = Book()
    before = department_findings(book.department, Q1, date(2005, 12, 31), ())
    on_its_first_day = department_findings(book.department, Q1, date(2006, 1, 1), ())
    assert [one for one in before if one.staff_id] == []
    assert "A1" in {one.staff_id for one in on_its_first_day}


def test_every_finding_has_a_clause_and_entries_and_is_said_in_both_languages() -> None:
    for one in noted(Book()):
        found: Finding = one.finding
        assert found.clause.startswith("P1-")
        assert found.entries
        assert all(render(found.message, language) for language in LANGUAGES)


def test_an_overdue_duty_concerns_those_whom_it_still_waits_for_and_nobody_else() -> None:
    book = Book()
    said = {"staff_id": "A1", "by": "A1", "quarter": Q1, "claimed_score": "0"}
    book.write(SelfEvaluationSubmitted, "2006-03-18", **said)
    (found,) = [
        one
        for one in noted(book)
        if one.finding.message.id == "finding.overdue"
        and "self_evaluation" in str(one.finding.message.values["what"])
    ]
    waiting = [staff for staff in ("A1", "A2", "F1", "H1") if found.concerns(staff)]
    assert waiting == ["A2", "F1"]


def test_a_fact_recorded_after_the_publication_is_a_finding_of_its_person() -> None:
    book = Book()
    book.marks(60, 60, 60)
    book.publish("A1", on="2006-04-10")
    late = book.deduct(3, "2006-03-30", recorded="2006-04-12")
    found = only_late(book)
    assert (found.staff_id, found.finding.entries[0]) == ("A1", late)


def only_late(book: Book) -> Noted:
    (found,) = [one for one in noted(book) if one.finding.message.id == "line.without_effect"]
    return found


@pytest.mark.parametrize(("claimed", "found"), [("60", False), ("61", True)])
def test_a_claimed_score_that_the_facts_do_not_give_is_shown(claimed: str, *, found: bool) -> None:
    book = Book()
    book.marks(60, 60, 60)  # Half of 60, a quarter of 60, a quarter of 60 are 60 (P1-2.10).
    book.form("S", 0)
    book.tally()
    book.close()
    said = {"staff_id": "A1", "by": "A1", "quarter": Q1, "claimed_score": claimed}
    book.write(SelfEvaluationSubmitted, "2006-03-18", **said)
    assert ("finding.claimed" in ids(book)) == found


def test_few_peers_give_a_form_away_and_few_assistants_make_places_say_little() -> None:
    book = Book()
    assert not {"finding.few_peers", "finding.few_assistants"} & ids(book)
    for number in (4, 5, 6):
        gone = {"staff_id": f"A{number}", "reason": "resigned", "by": "H1"}
        book.write(StaffMemberLeft, "2006-03-01", **gone)
    found = only(book, "few_peers")
    # A1, A2, A3 are left in T1: two peers each, fewer than three (P1-2.8-c/2).
    assert (found.finding.message.values["team"], found.finding.message.values["peers"]) == (
        "T1",
        2,
    )
    for number in range(7, 11):
        gone = {"staff_id": f"A{number}", "reason": "resigned", "by": "H1"}
        book.write(StaffMemberLeft, "2006-03-01", **gone)
    # A1, A2, A3, A11, A12: five, fewer than six (P1-4.1-d/4).
    assert only(book, "few_assistants").finding.message.values["count"] == 5


def test_a_dismissal_whose_ground_is_gone_is_shown() -> None:
    book = Book()
    entry = book.deduct(41)
    decided = {"staff_id": "A1", "ground": "quarter_deductions", "outcome": "dismissal"}
    book.write(EliminationDecided, "2006-03-01", by="M", reason="41 points", **decided)
    assert "finding.groundless" not in ids(book)
    book.reverse(entry)
    assert only(book, "groundless").finding.clause == "P1-3.7-i"


def test_a_talk_outside_its_window_is_a_finding_of_the_month() -> None:
    book = Book()
    about = {"staff_id": "A1", "month": "2006-02", "assessor_id": "S"}
    book.write(PerformanceTalkHeld, "2006-02-19", duration=15, **about)
    found = [one for one in noted(book) if one.finding.message.id == "month.talk_out"]
    assert [(one.staff_id, one.finding.clause) for one in found] == [("A1", "P1-3.5-a")]


def test_a_question_that_came_after_its_month_is_a_finding_of_its_author() -> None:
    book = Book()
    asked = {"bank": "document_writing", "author_id": "A1", "stem": "s", "answer": "a"}
    late = {"month": "2006-02", "recorded": "2006-03-02"}
    book.write(QuestionSubmitted, "2006-02-27", id="q", by="A1", **asked, **late)
    (found,) = [one for one in noted(book) if one.finding.message.id == "finding.question.late"]
    assert found.staff_id == "A1"


def test_an_appeal_after_its_last_day_and_a_step_after_its_own_are_findings() -> None:
    on_stage = lodged()
    assert not appeals_found(on_stage.session.ask())
    take(
        on_stage,
        SelfEvaluationSubmitted,
        "2006-04-29",
        by="A2",
        staff_id="A2",
        quarter="2006Q2",
        claimed_score=str(Fraction(80)),
    )
    # Lodged on 18 April: flagged from the 28th on (P1-3.7-h); it is the 29th.
    assert appeals_found(on_stage.session.ask()) == {"finding.appeal_overdue"}


def appeals_found(question: object) -> set[str]:
    found = findings(question, Q1)  # type: ignore[arg-type]  # a question
    return {one.finding.message.id for one in found if "appeal" in one.finding.message.id}


def test_a_published_quarter_without_appeals_has_none_of_them() -> None:
    assert not appeals_found(published().session.ask())
