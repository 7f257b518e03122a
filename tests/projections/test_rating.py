"""One person's rating: the score, its lines, its editions, and what the history lacks."""

import pytest

from domain.calendar import PROVISIONAL
from domain.facts.envelope import ERASED
from domain.facts.exams import KnowledgeExamMarked
from domain.facts.points import GroomingDeductionRecorded, PointPenaltyImposed
from domain.line import Finding
from domain.refusals.forbidden import NotAssessed
from domain.refusals.recording import UnknownPerson
from domain.wording import LANGUAGES, render
from projections.rating import as_json, fields, name_of, rating, score_fields
from projections.rating_findings import rating_findings
from tests.builders import Book
from tests.cast import Q1, shown


def findings(book: Book, staff: str = "A1") -> list[str]:
    found = rating(book.department, staff, Q1).findings
    assert all(render(one.message, language) for one in found for language in LANGUAGES)
    assert all(one.entries and one.clause for one in found)
    return [one.message.id for one in found]


def complete(staff: str = "A1") -> Book:
    """Give somebody three marks and three forms, and the tally of them."""
    book = Book()
    book.marks(80, 80, 80, staff)
    raters = ("S", "F1", "A2") if staff == "A1" else ("S", "A1", "A2")
    for rater in raters:
        book.form(rater, 8, ratee=staff)
    book.tally(staff, supervisor_score="8", foreman_score="8", member_average="8", forms_counted=3)
    return book


def test_a_rating_has_the_name_the_rules_and_the_editions() -> None:
    book = complete()
    edition = book.publish()
    found = rating(book.department, "A1", Q1)
    assert (found.staff_id, found.name, shown(found.score.score)) == ("A1", "A1", "88")
    assert [(one.entry, shown(one.score)) for one in found.editions] == [(edition, "0")]
    assert found.lines == found.score.lines
    assert found.rules.day == Q1.first_day


def test_somebody_unknown_and_somebody_without_a_score_are_refused() -> None:
    department = Book().department
    with pytest.raises(UnknownPerson):
        rating(department, "X9", Q1)
    with pytest.raises(NotAssessed):
        rating(department, "S", Q1)


def test_somebody_nobody_engaged_has_no_name() -> None:
    assert name_of(Book().department, "I1") is None


def test_the_fields_are_those_of_the_contract() -> None:
    book = complete()
    answer = fields(book.department, "A1", Q1)
    assert set(answer) == {
        *("knowledge", "document", "typing", "grooming", "procedure", "complaint", "attitude"),
        *("bonus", "penalties", "raw", "adjustment", "score", "disqualified", "deductions"),
        *("status", "edition"),
    }
    assert answer == score_fields(book.score())
    assert [as_json(answer[name]) for name in ("score", "disqualified", "status")] == [
        *("88", False, "open"),
    ]


def test_a_history_that_lacks_nothing_has_no_finding() -> None:
    assert findings(complete()) == []


def test_marks_that_are_awaited_are_findings() -> None:
    assert findings(Book()).count("finding.mark_awaited") == 3


def test_an_exam_outside_its_month_is_a_finding() -> None:
    book = Book()
    book.knowledge(80, "2006-03-10")
    assert "line.exam.out_of_month" in findings(book)


def test_forms_that_are_awaited_untallied_or_missing_are_findings() -> None:
    book = Book()
    assert "line.attitude.none" in findings(book)
    book.form("S", 8)
    assert {"line.attitude.pending", "finding.no_tally"} <= set(findings(book))
    book.close()
    assert "finding.attitude_incomplete" in findings(book)


def test_a_tally_that_says_something_else_is_a_finding() -> None:
    book = complete()
    book.tally(supervisor_score="7", foreman_score="8", member_average="8", forms_counted=3)
    assert findings(book) == ["finding.tally_mismatch"]


def test_a_form_after_the_tally_makes_it_no_mismatch() -> None:
    book = complete()
    book.form("A3", 2, on="2006-03-26")
    assert findings(book) == []


def test_an_erased_form_is_a_finding() -> None:
    book = complete()
    book.form("A3", 8, item_scores=ERASED, comment=ERASED)
    assert "finding.form_erased" in findings(book)


def impose(book: Book, clause: str = "P1-4.7") -> None:
    fields = {"quarter": Q1, "points": "10", "clause_id": clause, "by": "regulation"}
    book.write(PointPenaltyImposed, staff="F1", role="regulation", **fields)


def test_points_that_are_due_and_not_imposed_are_a_finding() -> None:
    book = complete("F1")
    book.inspect(31)
    assert findings(book, "F1") == ["finding.penalty_differs"]
    impose(book)
    assert findings(book, "F1") == []


def test_points_that_are_imposed_and_not_due_are_a_finding() -> None:
    book = complete("F1")
    impose(book)
    found: tuple[Finding, ...] = rating(book.department, "F1", Q1).findings
    assert [one.clause for one in found] == ["P1-4.7"]


def test_an_entry_without_evidence_or_description_is_a_finding() -> None:
    book = complete()
    ref = {"code": "grooming", "version": 1, "item": "G0"}
    book.write(GroomingDeductionRecorded, staff="A1", standard_ref=ref, points="1")
    assert findings(book) == ["finding.no_evidence"]


def test_findings_are_of_the_persons_own_quarter() -> None:
    book = complete()
    book.write(
        KnowledgeExamMarked, "2006-06-10", staff="A1", exam_id="k", for_quarter="2006Q2", mark="1"
    )
    dossier = book.dossier()
    assert rating_findings(dossier, book.score()) == ()


@pytest.mark.parametrize(
    ("calendar", "found"),
    [("chinesecalendar", []), (PROVISIONAL, ["finding.provisional"])],
)
def test_a_deadline_counted_provisionally_is_a_finding(calendar: str, found: list[str]) -> None:
    book = complete()
    due = {"matter": "P1-3.7-e", "due": "2006-04-24", "counted": "ten working days"}
    book.publish(deadlines=({**due, "calendar": calendar},))
    assert findings(book) == found
