"""What is in force: reversals, what had happened by a day, what is left out, what is veiled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entry import Entry
from domain.facts.envelope import Fact, Reversal
from domain.facts.points import BonusPointsAwarded, Deduction, GroomingDeductionRecorded
from domain.history import Asked, History, reversed_by
from domain.rules.attitude import attitude
from projections.asking import with_consequences
from tests.builders import Book
from tests.cast import moment, shown

PERSON = "person/A1"


def standing(book: Book) -> list[str]:
    return [entry.fact.id for entry in book.department.history.standing(PERSON, Deduction)]


def test_what_nobody_reversed_stands() -> None:
    book = Book()
    entry = book.deduct(1, id="d")
    assert standing(book) == ["d"]
    assert book.department.history.stream(PERSON) == (entry,)


def test_what_was_reversed_is_in_sight_and_out_of_force() -> None:
    book = Book()
    entry = book.deduct(1, id="d")
    reversal = book.reverse(entry)
    assert standing(book) == []
    assert book.department.history.all_of(PERSON, Deduction) == (entry,)
    assert book.department.history.reversed_in(PERSON) == {"d": reversal}


@given(st.integers(0, 6))
def test_each_further_reversal_turns_it_round_again(times: int) -> None:
    book = Book()
    entry = book.deduct(1, id="d")
    for _ in range(times):
        entry = book.reverse(entry)
    assert standing(book) == ([] if times % 2 else ["d"])


@given(st.lists(st.integers(0, 7), max_size=8))
def test_exactly_what_a_standing_reversal_names_is_out_of_force(targets: list[int]) -> None:
    book = Book()
    entries: list[Entry[Fact]] = [book.deduct(1) for _ in range(3)]
    for target in targets:
        gone = reversed_by(entries)
        one = entries[target % len(entries)]
        if one.fact.id not in gone:  # A second reversal is refused (regulation.md, G.1).
            entries.append(book.reverse(one))
    gone = reversed_by(entries)
    standing = [entry.fact for entry in entries if entry.fact.id not in gone]
    named = {fact.reverses for fact in standing if isinstance(fact, Reversal)}
    assert named == set(gone)


def test_what_replaces_a_reversed_entry_stands() -> None:
    book = Book()
    entry = book.deduct(4)
    book.reverse(entry)
    book.deduct(2, id="again", replaces=entry.fact.id)
    assert standing(book) == ["again"]


def test_a_reversed_finding_leaves_its_inspection_in_force() -> None:
    book = Book()
    entry = book.inspect(1, 2)
    reversal = book.reverse(entry, target={"entry": entry.fact.id, "finding": 2})
    history = book.department.history
    assert history.findings_reversed(entry.stream) == {(entry.fact.id, 2)}
    assert entry in history.standing(entry.stream, Fact)
    book.reverse(reversal)
    assert book.department.history.findings_reversed(entry.stream) == frozenset()


@pytest.mark.parametrize(("by", "seen"), [("2006-02-09", 0), ("2006-02-10", 1), ("2006-02-11", 2)])
def test_effective_at_a_day_shows_what_had_happened_by_its_end(by: str, seen: int) -> None:
    book = Book()
    book.deduct(1, "2006-02-10T23:59:00+08:00", recorded="2006-03-01")
    book.deduct(1, "2006-02-11")
    book.asked = Asked(effective_at=moment(by).date())
    assert len(standing(book)) == seen


def test_effective_at_an_early_day_the_people_and_the_regulation_are_there() -> None:
    book = Book()
    book.asked = Asked(effective_at=moment("2003-01-01").date())
    assert book.department.people.known("A1")
    assert book.dossier().rules.reading("score.floor") == "zero"


def test_effective_before_a_reversal_the_entry_stands() -> None:
    book = Book()
    book.reverse(book.deduct(1, id="d"), "2006-05-08")
    book.asked = Asked(effective_at=moment("2006-05-07").date())
    assert standing(book) == ["d"]


def test_without_an_entry_its_reversal_reverses_nothing() -> None:
    book = Book()
    book.reverse(book.deduct(1, id="d"))
    book.deduct(1, id="e")
    book.asked = Asked(without=frozenset({"d"}))
    assert standing(book) == ["e"]


def test_without_a_reversal_the_entry_stands() -> None:
    book = Book()
    reversal = book.reverse(book.deduct(1, id="d"))
    book.asked = Asked(without=frozenset({reversal.fact.id}))
    assert standing(book) == ["d"]


def test_what_follows_from_an_entry_left_out_is_left_out_to_the_end_of_the_chain() -> None:
    book = Book()
    first = book.deduct(1, id="d")
    book.deduct(1, id="e", because_of=("d",))
    book.deduct(1, id="f", because_of=("e", "other"))
    book.deduct(1, id="g")
    assert with_consequences({first.fact.id}, book.entries) == {"d", "e", "f"}


def test_streams_are_read_when_they_are_asked_for_and_remembered() -> None:
    asked: list[list[str]] = []
    book = Book()

    def fetch(names: object, _: object) -> list[Entry[Fact]]:
        asked.append(list(names))  # type: ignore[call-overload]  # a list of names
        return [entry for entry in book.entries if entry.stream in asked[-1]]

    history = History(fetch=fetch, find=lambda _: None)
    history.load(("person/A1", "person/A2", "person/A1"))
    history.load(("person/A1",))
    assert history.stream("person/A2") == ()
    assert asked == [["person/A1", "person/A2"]]
    assert history.streams_read == {"person/A1", "person/A2"}


def test_an_entry_is_found_by_its_id_whether_its_stream_was_read_or_not() -> None:
    book = Book()
    entry = book.deduct(1, id="d")
    history = book.department.history
    assert history.entry("d") == entry
    history.stream(PERSON)
    assert history.entry("d") == entry
    assert history.entry("unheard") is None


def test_a_fact_decided_a_moment_ago_is_seen_by_the_next_decision() -> None:
    book = Book()
    history = book.department.history
    history.stream(PERSON)
    entry = book.deduct(1, kind=BonusPointsAwarded)
    history.add(entry)
    assert history.standing(PERSON, BonusPointsAwarded, GroomingDeductionRecorded) == (entry,)


def veiled(book: Book) -> str:
    """A1's attitude as it is told to anyone but supervisor and deputy."""
    book.asked = Asked(effective_at=book.asked.effective_at, veiled=True)
    return shown(attitude(book.dossier()).score)


def rated() -> Book:
    """Let forms of 9, 9 and 4 come on three days: 3.6 + 3.6 + 0.8 = 8."""
    book = Book()
    for day, (rater, score) in enumerate((("S", 9), ("F1", 9), ("A2", 4)), start=20):
        book.form(rater, score, on=f"2006-03-{day}")
    return book


def test_veiled_forms_count_once_they_are_tallied() -> None:
    book = rated()
    assert veiled(book) == "-"
    book.tally()
    assert veiled(book) == "8"
    book.form("A3", 10, on="2006-03-26")
    assert veiled(book) == "8"
    book.tally(on="2006-03-27")
    assert veiled(book) == "8.6"  # (4 + 10)/2 = 7: 7.2 + 1.4


def test_veiled_a_reversed_form_counts_until_the_next_tally() -> None:
    book = rated()
    other = book.form("A3", 10, on="2006-03-24")
    book.tally()
    book.reverse(other, "2006-03-28", by="S")
    assert veiled(book) == "8.6"


def test_veiled_no_day_gives_a_single_form_away() -> None:
    book = rated()
    book.form("A3", 10, on="2006-03-23")
    book.tally()
    told = []
    for day in range(20, 25):
        book.asked = Asked(effective_at=moment(f"2006-03-{day}").date())
        told.append(veiled(book))
    # On 03-22 three forms were there, on 03-23 a fourth: the difference is the form of A3.
    assert len(set(told) - {"-"}) == 1
