"""Ten questions or more a month in each bank; who owes them; what counts (P1-2.5-a, P1-2.7-a)."""

import pytest

from domain.facts.organisation import StaffMemberEngaged, StaffMemberLeft
from domain.rules.question_quota import owing
from domain.values import Month
from tests.question_bank import JANUARY, QuestionBook


@pytest.mark.parametrize(
    ("given", "met"), [(0, False), (1, False), (9, False), (10, True), (11, True)]
)
def test_ten_or_more_adopted_questions_are_enough(given: int, met: bool) -> None:  # noqa: FBT001 - an expected value
    book = QuestionBook()
    book.adopted(given)
    found = book.quota()
    assert (found.count, found.met, found.clause) == (given, met, "P1-2.5-a")


def test_what_is_void_rejected_or_pending_does_not_count() -> None:
    book = QuestionBook()
    book.adopted(8)
    first, again, pending, rejected = (book.submit(one) for one in ("甲題", "甲題", "乙題", "丙題"))
    book.confirm(first)
    book.reject(rejected)
    assert book.stand(first, again, pending, rejected) == "adopted void pending rejected"
    found = book.quota()
    assert (len(found.submitted), found.count, found.met) == (12, 9, False)


def test_ten_in_one_bank_are_none_in_the_other() -> None:
    book = QuestionBook()
    book.adopted(10, bank="property_knowledge")
    assert (book.quota().count, book.quota().met) == (0, False)
    other = book.quota("property_knowledge")
    assert (other.count, other.met, other.clause) == (10, True, "P1-2.7-a")


def test_everybody_owes_their_own_ten_and_every_month_anew() -> None:
    book = QuestionBook()
    book.adopted(10)
    assert not book.quota(by="A2").met
    assert not book.quota(month=Month(2006, 2)).met


def test_a_confirmation_after_the_month_counts_for_the_month_of_submission() -> None:
    book = QuestionBook()
    one = book.submit("甲題", on="2006-01-31")
    book.confirm(one, on="2006-02-01")
    assert book.quota().count == 1
    assert book.quota(month=Month(2006, 2)).count == 0


def test_foremen_and_assistants_owe_questions_and_nobody_else() -> None:
    staff = owing(QuestionBook().department, JANUARY)
    assert set(staff) == {"F1", "F2", *(f"A{number}" for number in range(1, 13))}


@pytest.mark.parametrize(("engaged", "february"), [("2006-01-31", True), ("2006-03-01", False)])
def test_a_newcomer_owes_questions_from_the_month_of_engagement(
    engaged: str,
    february: bool,  # noqa: FBT001 - an expected value
) -> None:
    book = QuestionBook()
    post = {"position": "customer_assistant", "team_id": "T1", "name": "x", "by": "H1"}
    book.write(StaffMemberEngaged, engaged, staff_id="A13", **post)
    assert ("A13" in owing(book.department, Month(2006, 2))) == february


def test_who_left_before_the_month_owes_none() -> None:
    book = QuestionBook()
    book.write(StaffMemberLeft, "2006-01-31", by="H1", staff_id="A1", reason="resigned")
    assert "A1" in owing(book.department, JANUARY)
    assert "A1" not in owing(book.department, Month(2006, 2))
