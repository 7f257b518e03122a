"""A department's clock, its editions, and one person's quarter."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.clock import zone_of
from domain.facts.organisation import StaffMemberEngaged
from domain.facts.points import GroomingDeductionRecorded
from domain.facts.standards import PolicyOptionSet, RegulationAdopted
from domain.refusals.regulation import NoRegulationInForce
from domain.regulation.shipped import shipped_edition
from tests.builders import Book
from tests.cast import FOUNDED, Q1, opening


@pytest.mark.parametrize(
    ("text", "hours"), [("+08:00", 8), ("-05:30", -5.5), ("+00:00", 0), ("Z", 0)]
)
def test_an_offset_is_read_as_it_is_written(text: str, hours: float) -> None:
    assert zone_of(text).utcoffset(None) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "8", "+8", "+25:00", "Asia/Shanghai"])
def test_what_is_no_offset_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        zone_of(text)


def test_a_day_is_the_departments() -> None:
    department = Book().department
    assert department.day(datetime(2006, 3, 31, 16, tzinfo=UTC)) == date(2006, 4, 1)
    assert department.day(datetime(2006, 3, 31, 15, 59, tzinfo=UTC)) == date(2006, 3, 31)


def test_before_it_is_opened_a_department_is_eight_hours_ahead() -> None:
    book = Book(people=False)
    book.entries.clear()
    assert book.department.zone.utcoffset(None) == timedelta(hours=8)


def test_a_department_may_keep_another_clock() -> None:
    book = Book(people=False)
    opened = opening()[0]
    fact = opened.fact.model_copy(update={"utc_offset": "+09:30"})
    book.entries[0] = type(opened)(
        opened.log, opened.position, opened.recorded_at, opened.stream, fact
    )
    assert book.department.zone.utcoffset(None) == timedelta(hours=9, minutes=30)


def test_a_quarter_is_closed_by_hr_or_by_the_persons_own_publication() -> None:
    book = Book()
    assert (book.dossier().closed, book.department.closed(Q1)) == (False, None)
    book.publish("A2")
    assert [book.dossier(staff).closed for staff in ("A1", "A2")] == [False, True]
    closing = book.close()
    assert book.dossier().closed
    assert book.department.closed(Q1) == closing


def test_the_editions_of_a_quarter_come_in_their_order() -> None:
    book = Book()
    editions = (book.publish(), book.publish(edition=2))
    assert book.department.editions(Q1) == editions
    assert book.dossier().published == editions


def test_people_and_regulation_are_read_anew_after_their_streams_grew() -> None:
    book = Book()
    department = book.department
    known, rules = department.people, department.regulation
    department.forget("person/A1")
    assert (department.people, department.regulation) == (known, rules)
    fields = {"staff": "A13", "name": "A13", "position": "foreman", "by": "H1"}
    department.history.add(book.write(StaffMemberEngaged, **fields))
    assert not department.people.known("A13")
    department.forget("organisation")
    department.forget("regulation")
    assert department.people.known("A13")
    assert department.regulation is not rules


def test_a_persons_facts_may_be_asked_for_by_a_condition() -> None:
    book = Book()
    entry = book.deduct(1)
    book.deduct(2)
    small = book.dossier().standing(GroomingDeductionRecorded, where=lambda fact: fact.points == 1)
    assert small == (entry,)


def test_before_the_first_edition_no_regulation_is_in_force() -> None:
    regulation = Book().department.regulation
    assert regulation.first_day == FOUNDED
    with pytest.raises(NoRegulationInForce):
        regulation.on(FOUNDED - timedelta(days=1))


def test_the_edition_adopted_last_for_a_day_is_in_force_on_it() -> None:
    book = Book()
    edition = shipped_edition("p1")
    fields = {"edition": edition, "fingerprint": edition.fingerprint}
    amended = book.write(
        RegulationAdopted, "2006-01-10", by="H1", effective_from="2006-04-01", **fields
    )
    on = book.department.regulation.on
    assert on(date(2006, 3, 31)).adoption != amended
    assert on(date(2006, 4, 1)).adoption == amended


def option(book: Book, value: str, since: str) -> None:
    fields = {"key": "score.floor", "value": value, "effective_from": since, "reason": "better"}
    book.write(PolicyOptionSet, "2006-01-10", by="H1", **fields)


def test_a_reading_holds_from_its_day_until_the_next() -> None:
    book = Book()
    option(book, "zero", "2006-07-01")
    option(book, "none", "2006-04-01")
    read = [book.department.regulation.on(date(2006, month, 1)) for month in (3, 4, 7)]
    assert [rules.reading("score.floor") for rules in read] == ["zero", "none", "zero"]
    assert [len(rules.basis("score.floor")) for rules in read] == [1, 2, 2]


def test_what_is_asked_hypothetically_comes_before_what_is_in_force() -> None:
    book = Book()
    option(book, "zero", "2006-01-01")
    book.overlay = (("score.floor", "none"),)
    rules = book.dossier().rules
    assert (rules.reading("score.floor"), len(rules.basis("score.floor"))) == ("none", 1)


def test_a_department_that_knows_no_regulation_has_none_on_any_day() -> None:
    book = Book(people=False)
    book.entries.clear()
    assert book.department.regulation.first_day == date.max
