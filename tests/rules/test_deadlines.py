"""Every deadline and window of the regulation is a duty that somebody has, or says why not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from domain.facts.disputes import (
    BonusTreatmentRequested,
    TaskRefusalReported,
)
from domain.facts.organisation import StaffMemberEngaged
from domain.facts.questions import QuestionSubmitted
from domain.facts.standards import RegulationAdopted
from domain.facts.worklog import LateLogEntryConfirmed
from domain.values import Quarter
from domain.wording import LANGUAGES, catalogue, render
from tests.builders import Book
from tests.cast import Q1, Q2
from tests.rules.deadlines import CARRIED, NOT_A_DUTY
from tests.rules.duty_books import (
    ABOUT,
    all_of,
    disputed,
    late_log,
    named,
    names,
    reported,
)
from tests.rules.readings_of_months import month_of

NOT_THEMSELVES = {"people", "roles", "appeal", "explanation", "order", "carry_out"}
"""Sentences that others are made of; appeals and money are listed apart (test_due, test_pay)."""


def occasions() -> Iterator[tuple[Book, Quarter]]:
    """Histories in which every duty arises once."""
    yield Book(), Q2
    yield disputed(decided=False), Q1
    asked = disputed()
    asked.write(BonusTreatmentRequested, "2006-02-25", **ABOUT, by="A1", log_refs=())
    asked.write(TaskRefusalReported, **ABOUT, by="F1", reported_to="S")
    yield asked, Q1
    yield disputed(), Q1
    yield late_log(), Q1
    book = Book()
    reported(book)
    book.deduct(41)
    book.publish("A1")
    month_of(book)
    said = {"staff_id": "A13", "name": "A13", "position": "customer_assistant", "by": "H1"}
    book.write(StaffMemberEngaged, "2006-01-01", **said)
    question = {
        "bank": "document_writing",
        "author_id": "A1",
        "stem": "s",
        "answer": "a",
        "month": "2006-02",
    }
    book.write(QuestionSubmitted, id="q", by="A1", **question)
    yield book, Q1


def test_each_row_is_carried_by_duties_that_there_are_and_each_duty_carries_one() -> None:
    carrying = {name for duties_of in CARRIED.values() for name in duties_of}
    spoken = {
        message.removeprefix("duty.") for message in catalogue("en") if message.startswith("duty.")
    }
    assert carrying == spoken - NOT_THEMSELVES | {"appeal"}
    assert not CARRIED.keys() & NOT_A_DUTY.keys()


def test_every_duty_arises_from_some_history_and_is_said_in_both_languages() -> None:
    found = [one for book, quarter in occasions() for one in all_of(book, quarter)]
    arisen = {one.what.id.removeprefix("duty.") for one in found}
    by_the_score = {"promotion", "demotion_review", "foreman_demotion"}  # Each has its own test.
    wanted = {name for duties_of in CARRIED.values() for name in duties_of} - {"appeal"}
    assert wanted - by_the_score == arisen
    for one in found:
        assert all(
            render(one.what, language) and render(one.who, language) for language in LANGUAGES
        )
        assert one.basis
        assert one.who.values


def test_no_two_duties_of_a_quarter_have_one_name() -> None:
    for book, quarter in occasions():
        keys = [one.key for one in all_of(book, quarter)]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "quarter", "due"),
    [
        ("self_evaluation", Q1, "2006-03-20"),
        ("self_nomination", Q1, "2006-03-20"),
        ("tally", Q1, "2006-03-31"),
        ("proposal", Q1, "2006-03-31"),
        ("collation", Q1, "2006-03-31"),
        ("audit", Q1, "2006-04-10"),
        ("summary", Q1, "2006-04-10"),
        ("publication", Q1, "2006-04-10"),
        ("half_year_report", Q2, "2006-07-30"),
        ("routine_list", Q1, "2006-01-31"),
        ("checks", Q1, "2006-01-31"),
        ("exam", Q1, "2006-01-31"),
    ],
)
def test_a_day_is_that_of_its_clause(name: str, quarter: Quarter, due: str) -> None:
    assert str(named(Book(), name, quarter).due) == due


def test_a_half_year_ends_with_the_second_quarter_not_with_the_first() -> None:
    assert "half_year_report" not in names(Book(), Q1)


def test_the_months_steps_are_due_in_their_order_and_only_once_a_month_has_begun() -> None:
    steps = [one for one in all_of(Book(), today=date(2006, 2, 1)) if "step" in one.what.values]
    days = {f"{one.about[0]} {one.about[1]}": str(one.due) for one in steps}
    assert {name.split()[0] for name in days} == {"2006-01", "2006-02"}
    # The plan is there on the 1st; talks are held until the 30th (P1-3.5-a), in February the 28th.
    assert (days["2006-02 planned"], days["2006-02 talk"]) == ("2006-02-01", "2006-02-28")
    january = ("self_evaluated", "talk", "leader_evaluation", "confirmed")
    assert [days[f"2006-01 {step}"] for step in january] == [
        "2006-01-30",
        "2006-01-30",
        "2006-01-31",
        "2006-01-31",
    ]


def test_a_late_log_entry_waits_for_the_foreman_and_no_longer_once_he_confirms_it() -> None:
    book = late_log()
    found = named(book, "late_log")
    assert (found.staff, found.due, found.what.values["count"]) == (("F1",), None, 1)
    book.write(LateLogEntryConfirmed, "2006-02-04", entry_id="w", by="F1", reason="seen")
    assert "late_log" not in names(book)


def test_without_the_foremans_say_no_late_entry_waits() -> None:
    book = late_log()
    book.overlay = (("log.late_entry", "any_time_counts"),)
    assert "late_log" not in names(book)


def test_a_window_is_nobodys_fault_and_ends_with_its_last_day() -> None:
    found = named(disputed(), "bonus_request")
    assert (str(found.opens), str(found.due), found.staff) == ("2006-02-20", "2006-02-28", ("A1",))
    assert found.stands(date(2006, 2, 28))
    assert not found.stands(date(2006, 3, 1))
    assert found.days_over(date(2006, 3, 31)) == 0


def test_everybody_with_a_result_may_appeal_for_ten_days() -> None:
    book = Book()
    book.publish("A1", "A2", on="2006-04-10")
    found = named(book, "result_appeal")
    assert (str(found.opens), str(found.due)) == ("2006-04-10", "2006-04-20")
    assert found.staff == ("A1", "A2")


def test_an_interference_appeal_is_open_from_ten_to_five_days_before_completion() -> None:
    book = Book()
    month_of(book)  # Both tasks are planned for 20 February.
    found = named(book, "interference_appeal")
    assert (str(found.opens), str(found.due), found.staff) == ("2006-02-10", "2006-02-15", ("A1",))


def test_where_nobody_works_nothing_is_owed_of_anybody() -> None:
    book = Book(people=False)
    of_persons = {"exam", "self_evaluation", "tally", "routine_list", "questions", "month_step"}
    assert not of_persons & names(book)
    assert "checks" in names(book)


def test_a_list_that_was_due_before_the_regulation_is_not_owed() -> None:
    book = Book()
    assert "routine_list" in names(book, Quarter(2006, 4))
    for number, entry in enumerate(book.entries):
        if isinstance(entry.fact, RegulationAdopted):
            later = entry.fact.model_copy(update={"effective_from": date(2006, 10, 1)})
            book.entries[number] = replace(entry, fact=later)
    assert "routine_list" not in names(book, Quarter(2006, 4))
